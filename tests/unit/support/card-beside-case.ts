import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { missingConsents, openOffers, type CaseState } from '../../../src/domain/case.ts';
import type { PersonCommand } from '../../../src/domain/commands.ts';
import { noticeFor } from '../../../src/domain/notices.ts';
import { effectivePhase } from '../../../src/domain/phase.ts';
import { promisedPlacesDelta } from '../../../src/domain/places.ts';
import type { Round } from '../../../src/domain/round.ts';
import type { Decision } from '../../../src/domain/steps.ts';
import { nextTimer } from '../../../src/domain/timers.ts';
import { ask } from './card-asks.ts';
import { catchUp } from './card-days.ts';
import type { CardDates, CaseCard } from './case-card.ts';
import type { LivingCase } from './living-case.ts';

/** The portal's case beside the clerk's card. */
export interface Portal {
  readonly theCase: LivingCase;
  round: Round;
  /** Promised places as PostgreSQL would count them. */
  readonly counters: Map<string, number>;
  /** What the family was written, and the office told. */
  readonly letters: string[];
  readonly notes: string[];
}

/** Phases and steps of any sequence, so that one that never gets anywhere is noticed. */
export const reached = new Set<string>();

export const cardDates = ({ dates }: Round): CardDates => ({
  deadline: dates.deadlineAt,
  freeze: dates.editFreezeAt,
  offersFrom: dates.offersFromAt,
  days: [...dates.decisionDays],
  own: new Map(
    dates.overrides.flatMap(({ kitaIds, offersFromAt }) => kitaIds.map((id) => [id, offersFromAt])),
  ),
});

export function change(portal: Portal, work: () => void): void {
  const before = portal.theCase.state;
  work();
  for (const [pool, delta] of promisedPlacesDelta(before, portal.theCase.state))
    portal.counters.set(pool, (portal.counters.get(pool) ?? 0) + delta);
}

function wakeUp(portal: Portal, now: number): void {
  const { theCase } = portal;
  for (let timer = nextTimer(theCase.state); timer !== undefined && timer.dueAt <= now;) {
    const { command, dueAt } = timer;
    const decision = theCase.ask(command, dueAt);
    expect(decision).toMatchObject({ kind: 'step' });
    record(portal, decision);
    timer = nextTimer(theCase.state);
  }
}

export function record({ letters, notes }: Portal, decision: Decision): void {
  if (decision.kind === 'refusal') return;
  const { step } = decision;
  if (step.kind === 'overdueTold') notes.push(`${step.what} ${step.at}`);
  const notice = noticeFor(step);
  if (!notice) return;
  const { kind, subject } = notice;
  letters.push(
    [kind, subject.offerId, subject.slotId, subject.daysBefore, subject.weeks]
      .filter(Boolean)
      .join(' '),
  );
}

const STATES = { hoping: 'open', declined: 'declined', over: 'ended', struck: 'removed' } as const;

export function expectSame(
  card: CaseCard,
  { theCase: { state }, counters, letters, notes }: Portal,
): void {
  const phase = effectivePhase(state, state.round.dates, card.now);
  reached.add(phase);
  const portal = {
    ...seen(state),
    phase,
    letters: letters.toSorted(),
    notes,
    places: unfold(counters),
  };
  const clerk = {
    phase: card.phase,
    wishes: card.wishes.map((wish) => [
      wish.kita,
      wish.rank,
      STATES[wish.state],
      wish.reviewed,
      wish.visited,
    ]),
    dues: card.out().map((offer) => offer.due),
    booked: card.meeting()?.id,
    proposed: card.slots.flatMap((slot) => (slot.state === 'offered' ? [slot.id] : [])),
    consentsMissing: card.missingSignatures(),
    places: card.blocked,
    letters: card.letters.toSorted(),
    notes: card.notes,
    closed: card.filed,
  };
  if (!isDeepStrictEqual(portal, clerk)) expect(portal).toEqual(clerk);
}

const seen = (state: CaseState) => ({
  wishes: state.wishes.map((w) => [
    w.kitaId,
    w.rank,
    w.status,
    w.reviewedAt !== null,
    w.visitedAt !== null,
  ]),
  dues: openOffers(state).map((offer) => offer.dueAt),
  booked: state.slots.find((slot) => slot.status === 'booked')?.id,
  proposed: state.slots.flatMap((slot) => (slot.status === 'proposed' ? [slot.id] : [])),
  consentsMissing: [...missingConsents(state)],
  closed: state.end?.closed === true,
});

const unfold = (counters: ReadonlyMap<string, number>): readonly string[] =>
  [...counters].flatMap(([pool, count]) => Array<string>(count).fill(pool)).toSorted();

export function askBoth(card: CaseCard, portal: Portal, command: PersonCommand): void {
  const told = ask(card, command);
  change(portal, () => {
    const decision = portal.theCase.ask(command, card.now);
    expect(decision.kind === 'step' ? 'done' : decision.code).toBe(told);
    record(portal, decision);
  });
  expectSame(card, portal);
}

export function passBoth(card: CaseCard, portal: Portal): void {
  catchUp(card);
  change(portal, () => {
    wakeUp(portal, card.now);
  });
  expectSame(card, portal);
}
