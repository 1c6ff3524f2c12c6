import { acceptedOffer, type CaseState } from '../domain/case.ts';
import type { Phase } from '../domain/phase.ts';
import { nextTimer } from '../domain/timers.ts';
import { whoseTurn, type Turn } from '../domain/turn.ts';
import type { Evidence, Finding } from './reasons.ts';

const DAY_MS = 86_400_000;

/**
 * A family is called silent a day before its time is up (or half of it, where that is less), after the last reminder:
 * once an offer has lapsed, a telephone call comes too late. Kitas and the office are silent when their instant has passed.
 */
export const CALL_BEFORE_MS: Readonly<Record<string, number>> = { family: DAY_MS };

/** How long is silence where the rules name no instant. In `offers` there is none: there, a place is what is
 * missing; in `appointment` the rules name one always. */
export const PATIENCE_MS: Readonly<Partial<Record<Phase, number>>> = {
  review: 14 * DAY_MS,
  chosen: 7 * DAY_MS,
  contract: 14 * DAY_MS,
};
/** The same for the office, in whatever phase: it is the last whom a family can wait for. */
const OFFICE_PATIENCE: Readonly<Record<string, number>> = { office: 14 * DAY_MS };

type Judged = Pick<Finding, 'reason' | 'since' | 'evidence'>;

/**
 * What of a case can be told from its row and its own clock alone: a timer that did not act, and who is silent.
 *
 * @param lateMs how long after its due instant a timer must have acted.
 */
export function judgeCase(state: CaseState, at: number, lateMs: number): readonly Judged[] {
  const timer = nextTimer(state);
  if (timer !== undefined && at >= timer.dueAt) {
    // The case is to act, so nobody else is silent; it may take its slack and its jitter.
    if (at < timer.dueAt + lateMs) return [];
    const evidence = { action: timer.command.kind, dueAt: timer.dueAt };
    return [{ reason: 'timer.overdue', since: timer.dueAt, evidence }];
  }
  return silence(state, whoseTurn(state, at), at);
}

function silence(state: CaseState, turn: Turn, at: number): readonly Judged[] {
  const { waitingFor, since, dueAt, phase } = turn;
  if (waitingFor === 'nobody') return [];
  const patience = PATIENCE_MS[phase] ?? OFFICE_PATIENCE[waitingFor];
  const until = dueAt ?? (patience === undefined ? Infinity : since + patience);
  const callBefore = Math.min(CALL_BEFORE_MS[waitingFor] ?? 0, (until - since) / 2);
  if (at < until - callBefore) return [];
  const evidence: Evidence = { phase, dueAt };
  if (waitingFor !== 'kita') return [{ reason: `${waitingFor}.silent`, since, evidence }];
  const kitaIds = waitedFor(state, phase);
  // A wish for childminding alone, or one that every Kita has reviewed: nobody's silence.
  if (phase === 'review' && kitaIds.length === 0) return [];
  return [{ reason: 'kita.silent', since, evidence: { ...evidence, kitaIds } }];
}

/** The Kita that is to act: the chosen one, or those that have not reviewed. */
function waitedFor(state: CaseState, phase: Phase): readonly string[] {
  const chosen = acceptedOffer(state);
  if (chosen !== undefined) return [chosen].flatMap(({ kitaId }) => kitaId ?? []);
  return state.wishes
    .filter(({ status }) => status === 'open')
    .filter(({ reviewedAt }) => phase !== 'review' || reviewedAt === null)
    .flatMap(({ kitaId }) => kitaId ?? []);
}
