import {
  acceptedOffer,
  liveDrafts,
  liveWishes,
  openOffers,
  UNDOABLE_ENDS,
  type CaseState,
} from './case.ts';
import type {
  Command,
  DataField,
  PersonAction,
  PersonActions,
  PersonCommand,
  WishedPlace,
} from './commands.ts';
import { decideContract } from './decide-contract.ts';
import { decideOffer, isRevivable } from './decide-offer.ts';
import { decideTimed } from './decide-timed.ts';
import { ACTION_PHASES, effectivePhase, isPossibleIn } from './phase.ts';
import type { RefusalCode } from './refusals.ts';
import { changedDates } from './round-moves.ts';
import type { Round, RoundDates } from './round.ts';
import { refuse, stepTo, type Decision } from './steps.ts';

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
      ? stepTo({
          kind: 'roundNoted',
          at,
          round: command.round,
          announced: state.end === null && concerns(state, command.round.dates),
        })
      : refuse('timer.obsolete');
  }
  return isPersonal(command)
    ? decidePersonal(state, command, at, round)
    : decideTimed(state, command, at);
}

/** A Kita's own first day of offers is news for those who wish for it; every other date is for all. */
function concerns(state: CaseState, dates: RoundDates): boolean {
  const wished = new Set(liveWishes(state).map(({ kitaId }) => kitaId));
  return changedDates(state.round.dates, dates).some(
    ({ kitaIds }) => kitaIds === null || kitaIds.some((id) => wished.has(id)),
  );
}

function isPersonal(command: Exclude<Command, { kind: 'noteRound' }>): command is PersonCommand {
  return command.kind in ACTION_PHASES;
}

function decidePersonal(
  state: CaseState,
  command: PersonCommand,
  at: number,
  round: Round,
): Decision {
  const phase = effectivePhase(state, round.dates, at);
  if (state.end?.closed === true || !isPossibleIn(command.kind, phase))
    return refuse(reasonAgainst(command.kind, state, at, round));
  switch (command.kind) {
    case 'changeWishes':
      return changeWishes(state, command, at, round);
    case 'changeData':
      return changeData(state, command, at, round);
    case 'moveAway':
      return stepTo({ kind: 'movedAway', at, closesAt: graceEnd(command, at, round) });
    case 'withdraw':
      return stepTo({ kind: 'withdrawn', at, closesAt: graceEnd(command, at, round) });
    case 'undoWithdraw':
      return undoEnd(state, at);
    case 'markReviewed':
      return markReviewed(state, command, at);
    case 'confirmVisit':
      return confirmVisit(state, command, at);
    case 'carryOver':
      return carryOver(state, command, at, round);
    case 'closeWithoutPlace':
      return withoutOffers(state, at, round, () =>
        stepTo({ kind: 'closedWithoutPlace', at, closesAt: at + round.rules.endGraceMs }),
      );
    case 'prepareOffer':
    case 'releaseOffer':
    case 'makeOffer':
    case 'revokeOffer':
    case 'acceptOffer':
    case 'declineOffer':
    case 'reviveOffer':
    case 'extendDeadline':
      return decideOffer(state, command, at, round);
    case 'guardianConsent':
    case 'proposeSlots':
    case 'bookSlot':
    case 'cancelAppointment':
    case 'recordNoShow':
    case 'concludeContract':
    case 'correctContract':
    case 'contractFailed':
      return decideContract(state, command, at, round);
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
    case 'prepareOffer':
    case 'releaseOffer':
    case 'acceptOffer':
    case 'declineOffer':
    case 'reviveOffer':
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

/** How letters and mails reach a family. Whose place it is, and which, is settled with the end. */
const REACHES: readonly DataField[] = ['guardian', 'address', 'ownAddress', 'contact', 'language'];

/** Hours and start decide which place fits: they change like wishes do. Everything else can be corrected at any time. */
function changeData(
  state: CaseState,
  { fields, guardian, custody, allocation }: PersonActions['changeData'],
  at: number,
  round: Round,
): Decision {
  // The later round's case has its own data by now.
  if (state.end?.reason === 'carriedOver') return refuse('case.closed');
  const isOfReach = fields.every((field) => REACHES.includes(field));
  if (state.phase === 'ended' && !(isOfReach && custody === undefined && allocation === undefined))
    return refuse('case.ended');
  if (fields.length === 0) return refuse('data.unchanged');
  const changesNeed = fields.includes('hours') || fields.includes('wishedStart');
  if (changesNeed && at >= round.dates.editFreezeAt) return refuse('round.edit_freeze');
  if (changesNeed && openOffers(state).length > 0) return refuse('wish.has_offer');
  if (changesNeed && acceptedOffer(state) !== undefined) return refuse('offer.already_accepted');
  return stepTo({
    kind: 'dataChanged',
    at,
    fields,
    ...(guardian === undefined ? {} : { guardian }),
    ...(custody === undefined ? {} : { custody }),
    ...(allocation === undefined ? {} : { allocation }),
  });
}

/** A family can take its end back for as long after it was typed as after it was clicked. */
const graceEnd = ({ typedAt }: PersonActions['withdraw'], at: number, { rules }: Round): number =>
  Math.max(at, typedAt ?? at) + rules.endGraceMs;

function undoEnd(state: CaseState, at: number): Decision {
  const { end } = state;
  if (end === null || !UNDOABLE_ENDS.includes(end.reason)) return refuse('end.not_undoable');
  return at < end.closesAt ? stepTo({ kind: 'endUndone', at }) : refuse('case.closed');
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

function confirmVisit(
  state: CaseState,
  { wishId }: PersonActions['confirmVisit'],
  at: number,
): Decision {
  const wish = state.wishes.find((candidate) => candidate.id === wishId);
  if (wish === undefined || wish.status === 'removed') return refuse('wish.unknown');
  if (wish.visitedAt !== null) return refuse('wish.already_visited');
  return stepTo({ kind: 'visitConfirmed', at, wishId });
}

function carryOver(
  state: CaseState,
  { year, newApplicationId }: PersonActions['carryOver'],
  at: number,
  round: Round,
): Decision {
  if (!round.rules.carryOver) return refuse('round.no_carry_over');
  if (year <= round.year) return refuse('round.not_later');
  return withoutOffers(state, at, round, () =>
    stepTo({
      kind: 'carriedOver',
      at,
      year,
      newApplicationId,
      closesAt: at + round.rules.endGraceMs,
    }),
  );
}

/** Nobody ends a case over a family's head while it has an offer to answer or to revive, or one is about to go out. */
function withoutOffers(
  state: CaseState,
  at: number,
  { rules }: Round,
  then: () => Decision,
): Decision {
  const pending = openOffers(state).length + liveDrafts(state).length;
  const revivable = state.offers.some((offer) => isRevivable(state, offer, rules, at));
  return pending > 0 || revivable ? refuse('case.has_offer') : then();
}
