import {
  acceptedOffer,
  bookedSlot,
  openOffers,
  type CaseState,
  type Wish,
} from '../../domain/case.ts';
import type { Command, PersonAction } from '../../domain/commands.ts';
import { decide } from '../../domain/decide.ts';
import { effectivePhase } from '../../domain/phase.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { Round } from '../../domain/round.ts';

/**
 * Where a child stands as one Kita may know it: its own wish, its own offer and slots, and no more of the others than
 * that the child is settled. Ordered by how much the Kita is needed.
 */
export const STANDINGS = [
  'accepted',
  'contractDue',
  'toReview',
  'toOffer',
  'offered',
  'slotsProposed',
  'booked',
  'waiting',
  'contract',
  'declined',
  'elsewhere',
  'withdrawn',
] as const;
export type Standing = (typeof STANDINGS)[number];

/** What a Kita can be asked to do for a child in this standing; everything else waits for others or is over. */
export const NEEDS_KITA: readonly Standing[] = ['accepted', 'contractDue', 'toReview', 'toOffer'];

/**
 * @param state the case as row-level security shows it to the Kita: of wishes, offers and slots its own only.
 */
export function kitaStanding(
  state: CaseState,
  wish: Pick<Wish, 'status' | 'reviewedAt'>,
  round: Round,
  at: number,
): Standing {
  if (state.end?.reason === 'withdrawn') return 'withdrawn';
  if (wish.status === 'ended') return 'elsewhere';
  if (wish.status === 'declined') return 'declined';
  const phase = effectivePhase(state, round.dates, at);
  if (phase === 'ended') return acceptedOffer(state) === undefined ? 'elsewhere' : 'contract';
  if (acceptedOffer(state) !== undefined) {
    if (phase === 'contract') return 'contractDue';
    if (bookedSlot(state) !== undefined) return 'booked';
    return state.slots.some((slot) => slot.status === 'proposed') ? 'slotsProposed' : 'accepted';
  }
  if (openOffers(state).length > 0) return 'offered';
  if (phase === 'offers') return 'toOffer';
  return phase === 'review' && wish.reviewedAt === null ? 'toReview' : 'waiting';
}

const KITA_ACTIONS = [
  'markReviewed',
  'makeOffer',
  'revokeOffer',
  'proposeSlots',
  'concludeContract',
] as const satisfies readonly PersonAction[];
export type KitaAction = (typeof KITA_ACTIONS)[number];

/** What would become of each action now: `yes`, or the code it would be refused with. */
export type KitaPossibilities = Readonly<Record<KitaAction, 'yes' | RefusalCode>>;

/**
 * Asks the rules themselves, so that a page offers exactly what would be carried out. What other Kitas and families do
 * meanwhile can still change the answer.
 *
 * @param placesId the pool the child fits; undefined: the Kita has none, or none is free.
 */
export function kitaPossibilities(
  state: CaseState,
  wishId: string,
  placesId: string | undefined,
  round: Round,
  at: number,
): KitaPossibilities {
  const offerId = acceptedOffer(state)?.id ?? '';
  const slot = { id: '', startsAt: at + 1, endsAt: at + 2 };
  const ask = (command: Command): 'yes' | RefusalCode => {
    const decision = decide(state, command, at, round);
    return decision.kind === 'step' ? 'yes' : decision.code;
  };
  const offering = ask({ kind: 'makeOffer', offerId: '', wishId, placesId: placesId ?? '' });
  return {
    markReviewed: ask({ kind: 'markReviewed', wishId }),
    makeOffer: offering === 'yes' && placesId === undefined ? 'offer.no_place' : offering,
    revokeOffer: ask({ kind: 'revokeOffer', offerId: openOffers(state)[0]?.id ?? '' }),
    proposeSlots: ask({ kind: 'proposeSlots', offerId, slots: [slot] }),
    concludeContract: ask({
      kind: 'concludeContract',
      offerId,
      contractId: '',
      startsOn: '',
      hours: 0,
    }),
  };
}
