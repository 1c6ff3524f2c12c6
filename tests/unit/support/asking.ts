import {
  CONTRACT_FAILURES,
  type PersonAction,
  type PersonCommand,
} from '../../../src/domain/commands.ts';
import { ACTION_PHASES } from '../../../src/domain/phase.ts';
import type { StepKind } from '../../../src/domain/steps.ts';
import { terms } from './living-case.ts';
import { DAY, HOUR } from './season.ts';

export const ACTIONS = Object.keys(ACTION_PHASES) as PersonAction[];

/** Every kind of step there is, for tests that must have tried them all. */
const STEPS: Record<StepKind, true> = {
  wishesChanged: true,
  dataChanged: true,
  withdrawn: true,
  movedAway: true,
  endUndone: true,
  wishReviewed: true,
  visitConfirmed: true,
  offerPrepared: true,
  offerReleased: true,
  draftDropped: true,
  offerSent: true,
  offerMade: true,
  offerExtended: true,
  offerRevoked: true,
  offerAccepted: true,
  offerRevived: true,
  offerDeclined: true,
  consented: true,
  slotsProposed: true,
  slotBooked: true,
  appointmentCancelled: true,
  appointmentMissed: true,
  contractConcluded: true,
  contractCorrected: true,
  contractFailed: true,
  carriedOver: true,
  closedWithoutPlace: true,
  enrolmentClosed: true,
  offerReminded: true,
  offerLapsed: true,
  overdueTold: true,
  allocationTold: true,
  endReminded: true,
  roundNoted: true,
  caseClosed: true,
};
export const EVERY_STEP = Object.keys(STEPS);

/** Numbers from which a command is made; the last possible first one names what nobody knows. */
export type Picks = readonly [number, number];
export const LAST_PICK = 60;

/** What whoever asks can see of a case. Ids in the order in which they came up. */
export interface Sight {
  readonly now: number;
  readonly year: number;
  readonly wishes: readonly { readonly id: string; readonly kitaId: string | null }[];
  readonly drafts: readonly string[];
  readonly offers: readonly string[];
  /** The decision days of the offers, in their order. */
  readonly dues: readonly number[];
  readonly slots: readonly string[];
  readonly booked: string | undefined;
}

const ALL_WISHES = ['kita-a', 'kita-b', 'kita-c', 'kita-d', 'kita-e', null];

/** A command of a kind, about something the case has: the newest is the likeliest to matter. @param id of what it makes */
export function commandOf(
  kind: PersonAction,
  sight: Sight,
  id: string,
  [first, second]: Picks,
): PersonCommand {
  const { now } = sight;
  const one = (ids: readonly string[]): string =>
    first === LAST_PICK ? 'unknown' : (ids.at(-1 - (first % Math.max(1, ids.length))) ?? 'none');
  const wishId = one(sight.wishes.map((wish) => wish.id));
  const offerId = one(sight.offers);
  const appointment = (first % 8 === 7 ? undefined : sight.booked) ?? one(sight.slots);
  switch (kind) {
    case 'changeWishes': {
      const wished = ALL_WISHES.filter((_, index) => ((first + second * 61) >> index) % 2 === 1);
      const wishes = wished.map((kitaId, index) => ({
        id: `${id}-${index}`,
        kitaId,
        rank: index + 1,
      }));
      return { kind, wishes };
    }
    case 'changeData':
      return {
        kind,
        fields: (['contact', 'hours', 'wishedStart'] as const).slice(
          first % 4 === 3 ? 1 : 0,
          second % 4,
        ),
        ...(second % 5 === 0 ? { custody: first % 2 === 0 ? 'shared' : 'sole' } : {}),
        ...(second % 7 === 0
          ? {
              allocation: { usuallyAt: now + (first - 9) * DAY, latestAt: now + (first + 5) * DAY },
            }
          : {}),
      };
    case 'withdraw':
    case 'moveAway':
    case 'undoWithdraw':
    case 'closeWithoutPlace':
      return { kind };
    case 'markReviewed':
    case 'confirmVisit':
      return { kind, wishId };
    case 'prepareOffer':
    case 'makeOffer': {
      const forKita = sight.wishes.find((wish) => wish.id === wishId)?.kitaId !== null;
      const childminderId = forKita === (second % 9 !== 8) ? null : 'minder';
      const placesId = `places-${second % 2}`;
      return { kind, offerId: id, wishId, placesId, ...(childminderId && { childminderId }) };
    }
    case 'releaseOffer':
      return { kind, offerId: one(sight.drafts) };
    case 'revokeOffer':
      return { kind, offerId: second % 3 === 0 ? one(sight.drafts) : offerId };
    case 'acceptOffer':
    case 'reviveOffer':
      return { kind, offerId, guardian: [null, 1, 2][second % 3] ?? null };
    case 'declineOffer':
      return { kind, offerId };
    case 'extendDeadline': {
      const dueAt = sight.dues.at(-1 - (first % Math.max(1, sight.dues.length))) ?? now;
      return { kind, offerId, dueAt: dueAt + ((second % 12) - 1) * DAY };
    }
    case 'guardianConsent':
      return { kind, guardian: 1 + (second % 2) };
    case 'proposeSlots': {
      const startsAt = now + ((second % 12) - 1) * 12 * HOUR;
      const slots = [0, 1].map((index) => ({
        id: `${id}-${index}`,
        startsAt: startsAt + index * DAY,
        endsAt: startsAt + index * DAY + HOUR,
      }));
      return { kind, offerId, slots: second % 13 === 12 ? [] : slots };
    }
    case 'bookSlot':
      return { kind, slotId: one(sight.slots) };
    case 'recordNoShow':
      return { kind, slotId: appointment };
    case 'cancelAppointment':
      return { kind, slotId: appointment, by: second % 2 === 0 ? 'family' : 'kita' };
    case 'concludeContract':
      return { kind, offerId, contractId: id, ...terms };
    case 'correctContract':
      return { kind, contractId: 'contract', ...terms, hours: 25 };
    case 'contractFailed':
      return { kind, offerId, reason: CONTRACT_FAILURES[second % 3] ?? 'otherReason' };
    case 'carryOver':
      return { kind, year: sight.year + (first % 3), newApplicationId: id };
  }
}
