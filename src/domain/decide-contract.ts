import { acceptedOffer, bookedSlot, missingConsents, type CaseState } from './case.ts';
import type { PersonActions, PersonCommand } from './commands.ts';
import type { Round } from './round.ts';
import { refuse, stepTo, type Decision } from './steps.ts';

export type ContractCommand = Extract<
  PersonCommand,
  {
    kind:
      | 'guardianConsent'
      | 'proposeSlots'
      | 'bookSlot'
      | 'cancelAppointment'
      | 'recordNoShow'
      | 'concludeContract'
      | 'correctContract'
      | 'contractFailed';
  }
>;

/** From the accepted offer to the contract: what can be asked, in a phase in which it can be asked. */
export function decideContract(
  state: CaseState,
  command: ContractCommand,
  at: number,
  round: Round,
): Decision {
  switch (command.kind) {
    case 'guardianConsent':
      return consent(state, command, at);
    case 'proposeSlots':
      return proposeSlots(state, command, at);
    case 'bookSlot':
      return bookSlot(state, command, at, round);
    case 'cancelAppointment':
      return cancelAppointment(state, command, at, round);
    case 'recordNoShow':
      return recordNoShow(state, command, at, round);
    case 'concludeContract':
      return concludeContract(state, command, at, round);
    case 'correctContract':
      return correctContract(state, command, at);
    case 'contractFailed':
      return acceptedOffer(state)?.id === command.offerId
        ? stepTo({ kind: 'contractFailed', at, offerId: command.offerId, reason: command.reason })
        : refuse('offer.unknown');
  }
}

function consent(
  state: CaseState,
  { guardian }: PersonActions['guardianConsent'],
  at: number,
): Decision {
  if (state.custody !== 'shared') return refuse('consent.not_needed');
  if (!missingConsents(state).includes(guardian)) return refuse('consent.already_given');
  return stepTo({ kind: 'consented', at, guardian });
}

function proposeSlots(
  state: CaseState,
  { offerId, slots }: PersonActions['proposeSlots'],
  at: number,
): Decision {
  const offer = acceptedOffer(state);
  if (offer?.id !== offerId || offer.kitaId === null) return refuse('offer.unknown');
  if (slots.length === 0) return refuse('slot.none');
  if (slots.some((slot) => slot.startsAt <= at || slot.endsAt <= slot.startsAt))
    return refuse('slot.in_past');
  if (bookedSlot(state) !== undefined) return refuse('slot.already_booked');
  return stepTo({ kind: 'slotsProposed', at, offerId: offer.id, kitaId: offer.kitaId, slots });
}

/** Books a proposed slot; a family that has booked already moves its appointment, while there is time. */
function bookSlot(
  state: CaseState,
  { slotId, typedAt }: PersonActions['bookSlot'],
  at: number,
  round: Round,
): Decision {
  const slot = state.slots.find((candidate) => candidate.id === slotId);
  if (slot?.status === 'taken') return refuse('slot.taken');
  if (slot === undefined || (slot.status !== 'proposed' && slot.status !== 'booked'))
    return refuse('slot.unknown');
  if (slot.status === 'booked') return refuse('slot.already_booked');
  if (slot.startsAt <= Math.max(at, typedAt ?? at)) return refuse('slot.in_past');
  const booked = bookedSlot(state);
  if (booked !== undefined && at > booked.startsAt - round.rules.cancelUntilMs)
    return refuse('slot.too_late');
  return stepTo({ kind: 'slotBooked', at, slotId });
}

/** A family cancels in good time; a Kita until the appointment begins. */
function cancelAppointment(
  state: CaseState,
  { slotId, by }: PersonActions['cancelAppointment'],
  at: number,
  round: Round,
): Decision {
  const booked = bookedSlot(state);
  if (booked?.id !== slotId) return refuse('slot.not_booked');
  if (by === 'family' && at > booked.startsAt - round.rules.cancelUntilMs)
    return refuse('slot.too_late');
  return stepTo({ kind: 'appointmentCancelled', at, slotId, by });
}

function recordNoShow(
  state: CaseState,
  { slotId }: PersonActions['recordNoShow'],
  at: number,
  round: Round,
): Decision {
  if (bookedSlot(state)?.id !== slotId) return refuse('slot.not_booked');
  const givesBack = state.noShows > 0 && round.rules.secondNoShow === 'offers';
  return stepTo({ kind: 'appointmentMissed', at, slotId, givesBack });
}

/** A childminder and the family conclude theirs directly; with a Kita there is an appointment first. */
function concludeContract(
  state: CaseState,
  { offerId, contractId, startsOn, hours }: PersonActions['concludeContract'],
  at: number,
  round: Round,
): Decision {
  const offer = acceptedOffer(state);
  if (offer?.id !== offerId) return refuse('offer.unknown');
  if (offer.kitaId !== null && bookedSlot(state) === undefined)
    return refuse('contract.no_appointment');
  if (missingConsents(state).length > 0) return refuse('contract.consent_missing');
  const closesAt = at + round.rules.endGraceMs;
  return stepTo({ kind: 'contractConcluded', at, contractId, offerId, startsOn, hours, closesAt });
}

function correctContract(
  state: CaseState,
  { contractId, startsOn, hours }: PersonActions['correctContract'],
  at: number,
): Decision {
  if (state.end?.reason !== 'contract') return refuse('contract.none');
  return stepTo({ kind: 'contractCorrected', at, contractId, startsOn, hours });
}
