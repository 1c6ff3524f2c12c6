import {
  acceptedOffer,
  bookedSlot,
  liveDrafts,
  missingConsents,
  openOffers,
  type CaseState,
  type Wish,
} from '../../domain/case.ts';
import { effectivePhase } from '../../domain/phase.ts';
import type { Round } from '../../domain/round.ts';

/**
 * Where a child stands as one Kita may know it: its own wish, its own offer and slots, and no more of the others than
 * that the child is settled. Ordered by how much the Kita is needed.
 */
export const STANDINGS = [
  'accepted',
  'missed',
  'contractDue',
  'toReview',
  'prepared',
  'toOffer',
  'consentMissing',
  'withOffice',
  'offered',
  'released',
  'slotsProposed',
  'booked',
  'waiting',
  'contract',
  'declined',
  'failed',
  'elsewhere',
  'withdrawn',
  'ended',
] as const;
export type Standing = (typeof STANDINGS)[number];

/** What a Kita can be asked to do for a child in this standing; everything else waits for others or is over. */
export const NEEDS_KITA: readonly Standing[] = [
  'accepted',
  'missed',
  'contractDue',
  'toReview',
  'prepared',
  'toOffer',
];

/** In these a Kita no longer needs to reach the family. */
export const OVER: readonly Standing[] = ['declined', 'failed', 'elsewhere', 'withdrawn', 'ended'];

/**
 * @param state the case as row-level security shows it to the Kita: of wishes, drafts, offers and slots its own only.
 */
export function kitaStanding(
  state: CaseState,
  wish: Pick<Wish, 'status' | 'reviewedAt'>,
  round: Round,
  at: number,
): Standing {
  if (state.end?.reason === 'withdrawn') return 'withdrawn';
  if (state.end !== null && state.end.reason !== 'contract') return 'ended';
  if (wish.status === 'ended') return 'elsewhere';
  if (wish.status === 'declined')
    return state.offers.at(-1)?.status === 'failed' ? 'failed' : 'declined';
  const phase = effectivePhase(state, round.dates, at);
  if (phase === 'ended') return acceptedOffer(state) === undefined ? 'elsewhere' : 'contract';
  if (acceptedOffer(state) !== undefined) return towardsContract(state, phase === 'contract', at);
  if (openOffers(state).length > 0) return 'offered';
  const draft = liveDrafts(state)[0];
  if (draft !== undefined) return draft.status === 'released' ? 'released' : 'prepared';
  if (phase === 'offers') return 'toOffer';
  return phase === 'review' && wish.reviewedAt === null ? 'toReview' : 'waiting';
}

function towardsContract(state: CaseState, isDue: boolean, at: number): Standing {
  if (isDue) return missingConsents(state).length > 0 ? 'consentMissing' : 'contractDue';
  if (bookedSlot(state) !== undefined) return 'booked';
  if (state.slots.some(({ status, startsAt }) => status === 'proposed' && startsAt > at))
    return 'slotsProposed';
  if (state.noShows === 0) return 'accepted';
  return state.noShows > 1 && state.round.rules.secondNoShow === 'office' ? 'withOffice' : 'missed';
}
