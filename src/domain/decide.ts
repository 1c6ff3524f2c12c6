import {
  acceptedOffer,
  bookedSlot,
  isEnrolmentClosedFor,
  openOffers,
  type CaseState,
  type Offer,
} from './case.ts';
import type {
  Command,
  PersonAction,
  PersonActions,
  PersonCommand,
  TimedCommand,
  WishedPlace,
} from './commands.ts';
import { ACTION_PHASES, effectivePhase, isPossibleIn } from './phase.ts';
import type { RefusalCode } from './refusals.ts';
import { decisionDueAt, postponed, type Round } from './round.ts';
import { refuse, type Decision, type Step } from './steps.ts';

/**
 * The rules of a case: what a command leads to, or why it is refused. Pure.
 *
 * @param at the instant the command is judged at: for a person's, when the door received it; for a timed one, when it
 *   was due.
 * @param round the round as it stood when the command was received; newer dates arm timers only.
 */
export function decide(state: CaseState, command: Command, at: number, round: Round): Decision {
  if (command.kind === 'noteRound') {
    return command.round.revision > state.round.revision && state.end?.closed !== true
      ? stepTo({ kind: 'roundNoted', at, round: command.round, announced: state.end === null })
      : refuse('timer.obsolete');
  }
  return isPersonal(command)
    ? decidePersonal(state, command, at, round)
    : decideTimed(state, command, at);
}

function isPersonal(command: PersonCommand | TimedCommand): command is PersonCommand {
  return command.kind in ACTION_PHASES;
}

function decidePersonal(
  state: CaseState,
  command: PersonCommand,
  at: number,
  round: Round,
): Decision {
  const phase = effectivePhase(state, round.dates, at);
  if (!isPossibleIn(command.kind, phase))
    return refuse(reasonAgainst(command.kind, state, at, round));
  switch (command.kind) {
    case 'changeWishes':
      return changeWishes(state, command, at, round);
    case 'withdraw':
      return stepTo({ kind: 'withdrawn', at, closesAt: at + round.rules.endGraceMs });
    case 'markReviewed':
      return markReviewed(state, command, at);
    case 'makeOffer':
      return makeOffer(state, command, at, round);
    case 'revokeOffer':
      return settleOffer(state, command.offerId, () =>
        stepTo({ kind: 'offerRevoked', at, offerId: command.offerId }),
      );
    case 'acceptOffer':
      return settleOffer(state, command.offerId, (offer) =>
        at < offer.dueAt
          ? stepTo({ kind: 'offerAccepted', at, offerId: offer.id })
          : refuse('offer.lapsed'),
      );
    case 'declineOffer':
      return settleOffer(state, command.offerId, () =>
        stepTo({ kind: 'offerDeclined', at, offerId: command.offerId }),
      );
    case 'proposeSlots':
      return proposeSlots(state, command, at);
    case 'bookSlot':
      return bookSlot(state, command, at);
    case 'concludeContract':
      return concludeContract(state, command, at, round);
  }
}

/** Why an action is not possible in the case's phase: "not now" is true, but little help where a better reason is known. */
function reasonAgainst(
  action: PersonAction,
  state: CaseState,
  at: number,
  round: Round,
): RefusalCode {
  if (state.end?.closed === true) return 'case.closed';
  switch (action) {
    case 'changeWishes':
      return openOffers(state).length > 0 && at < round.dates.editFreezeAt
        ? 'wish.has_offer'
        : 'case.not_now';
    case 'makeOffer':
    case 'acceptOffer':
    case 'declineOffer':
    case 'revokeOffer':
      if (acceptedOffer(state) !== undefined) return 'offer.already_accepted';
      return action === 'makeOffer' && state.phase === 'registered'
        ? 'round.no_offers_yet'
        : 'case.not_now';
    default:
      return 'case.not_now';
  }
}

function changeWishes(
  state: CaseState,
  wished: PersonActions['changeWishes'],
  at: number,
  round: Round,
): Decision {
  const wishes = underKnownIds(state, wished.wishes);
  if (at >= round.dates.editFreezeAt) return refuse('round.edit_freeze');
  if (wishes.length === 0) return refuse('wishes.none');
  const kitas = wishes.flatMap((wish) => (wish.kitaId === null ? [] : [wish.kitaId]));
  const { maxKitas, maxChildminding } = round.rules;
  if (maxKitas !== null && kitas.length > maxKitas) return refuse('wishes.too_many_kitas');
  if (wishes.length - kitas.length > Math.min(maxChildminding, 1))
    return refuse('wishes.too_many_childminders');
  if (new Set(kitas).size < kitas.length) return refuse('wishes.same_kita_twice');
  return stepTo({ kind: 'wishesChanged', at, wishes });
}

/** A wish for the same Kita keeps its id, and with it what the Kita has done about it, whichever tab asks for it. */
function underKnownIds(state: CaseState, wishes: readonly WishedPlace[]): readonly WishedPlace[] {
  const known = new Map(state.wishes.map((wish) => [wish.kitaId, wish.id]));
  return wishes.map((wish) => ({ ...wish, id: known.get(wish.kitaId) ?? wish.id }));
}

function markReviewed(
  state: CaseState,
  { wishId }: PersonActions['markReviewed'],
  at: number,
): Decision {
  const wish = state.wishes.find((candidate) => candidate.id === wishId);
  if (wish === undefined || wish.status === 'removed') return refuse('wish.unknown');
  if (wish.reviewedAt !== null) return refuse('wish.already_reviewed');
  return stepTo({ kind: 'wishReviewed', at, wishId });
}

function makeOffer(
  state: CaseState,
  { offerId, wishId, placesId }: PersonActions['makeOffer'],
  at: number,
  round: Round,
): Decision {
  // An open offer alone keeps a case in this phase when the first day of offers is moved: new ones wait for it.
  if (at < round.dates.offersFromAt) return refuse('round.no_offers_yet');
  const wish = state.wishes.find((candidate) => candidate.id === wishId);
  if (wish === undefined || wish.kitaId === null) return refuse('wish.unknown');
  if (wish.status !== 'open') return refuse('wish.not_open');
  if (state.offers.some((offer) => offer.wishId === wishId && offer.status === 'open'))
    return refuse('offer.already_made');
  const day = decisionDueAt(round, at);
  if (day === undefined) return refuse('round.no_decision_day');
  // The day may have been postponed since: no offer lapses before the others of its day.
  const dueAt =
    state.round.revision > round.revision ? postponed(day, round.dates, state.round.dates) : day;
  return stepTo({ kind: 'offerMade', at, offerId, wishId, kitaId: wish.kitaId, placesId, dueAt });
}

function settleOffer(
  state: CaseState,
  offerId: string,
  then: (offer: Offer) => Decision,
): Decision {
  const offer = state.offers.find((candidate) => candidate.id === offerId);
  if (offer === undefined) return refuse('offer.unknown');
  if (offer.status === 'lapsed') return refuse('offer.lapsed');
  if (offer.status !== 'open') return refuse('offer.not_open');
  return then(offer);
}

function proposeSlots(
  state: CaseState,
  { offerId, slots }: PersonActions['proposeSlots'],
  at: number,
): Decision {
  const offer = acceptedOffer(state);
  if (offer?.id !== offerId) return refuse('offer.unknown');
  if (slots.length === 0) return refuse('slot.none');
  if (slots.some((slot) => slot.startsAt <= at || slot.endsAt <= slot.startsAt))
    return refuse('slot.in_past');
  if (bookedSlot(state) !== undefined) return refuse('slot.already_booked');
  return stepTo({ kind: 'slotsProposed', at, offerId: offer.id, kitaId: offer.kitaId, slots });
}

function bookSlot(state: CaseState, { slotId }: PersonActions['bookSlot'], at: number): Decision {
  const slot = state.slots.find((candidate) => candidate.id === slotId);
  if (slot === undefined || slot.status === 'released') return refuse('slot.unknown');
  if (bookedSlot(state) !== undefined) return refuse('slot.already_booked');
  if (slot.startsAt <= at) return refuse('slot.in_past');
  return stepTo({ kind: 'slotBooked', at, slotId });
}

function concludeContract(
  state: CaseState,
  { offerId, contractId }: PersonActions['concludeContract'],
  at: number,
  round: Round,
): Decision {
  const offer = acceptedOffer(state);
  if (offer?.id !== offerId) return refuse('offer.unknown');
  if (bookedSlot(state) === undefined) return refuse('contract.no_appointment');
  return stepTo({
    kind: 'contractConcluded',
    at,
    contractId,
    offerId,
    closesAt: at + round.rules.endGraceMs,
  });
}

/** A timed step is obsolete when what it was armed for is no longer so: nothing happens then. */
function decideTimed(state: CaseState, command: TimedCommand, at: number): Decision {
  switch (command.kind) {
    case 'closeEnrolment':
      return state.phase === 'registered' &&
        state.round.dates.deadlineAt === command.deadlineAt &&
        !isEnrolmentClosedFor(state, command.deadlineAt)
        ? stepTo({ kind: 'enrolmentClosed', at, deadlineAt: command.deadlineAt })
        : refuse('timer.obsolete');
    case 'remindOfOffer': {
      const offer = state.offers.find((candidate) => candidate.id === command.offerId);
      return offer?.status === 'open' && !offer.reminded.includes(command.daysBefore)
        ? stepTo({ kind: 'offerReminded', at, offerId: offer.id, daysBefore: command.daysBefore })
        : refuse('timer.obsolete');
    }
    case 'lapseOffer': {
      const offer = state.offers.find((candidate) => candidate.id === command.offerId);
      return offer?.status === 'open' && at >= offer.dueAt
        ? stepTo({ kind: 'offerLapsed', at, offerId: offer.id })
        : refuse('timer.obsolete');
    }
    case 'closeCase':
      return state.end !== null && !state.end.closed && at >= state.end.closesAt
        ? stepTo({ kind: 'caseClosed', at })
        : refuse('timer.obsolete');
  }
}

const stepTo = (step: Step): Decision => ({ kind: 'step', step });
