import type { PersonActions, PersonCommand } from '../../../src/domain/commands.ts';
import { written, type CaseCard } from './case-card.ts';
import { DAY } from './season.ts';

/** What persons ask of a card between the choice and the contract. */

type ContractCommand = Extract<
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

export function askOfContract(card: CaseCard, command: ContractCommand): string {
  const phases = {
    guardianConsent: ['chosen', 'appointment', 'contract'],
    proposeSlots: ['chosen', 'appointment'],
    bookSlot: ['appointment'],
    cancelAppointment: ['appointment'],
    recordNoShow: ['contract'],
    concludeContract: ['chosen', 'appointment', 'contract'],
    correctContract: ['ended'],
    contractFailed: ['chosen', 'appointment', 'contract', 'ended'],
  }[command.kind];
  if (!phases.includes(card.phase)) return 'case.not_now';
  switch (command.kind) {
    case 'guardianConsent':
      if (!card.both) return 'consent.not_needed';
      if (card.signed.has(command.guardian)) return 'consent.already_given';
      card.signed.add(command.guardian);
      return written(card, 'consent');
    case 'proposeSlots':
      return propose(card, command);
    case 'bookSlot':
      return book(card, command.slotId);
    case 'cancelAppointment':
      return callOff(card, command);
    case 'recordNoShow':
      return miss(card, command.slotId);
    case 'concludeContract':
      return sign(card, command.offerId);
    case 'correctContract':
      return card.over === 'signed' ? written(card, 'contractCorrected') : 'contract.none';
    case 'contractFailed':
      if (card.taken()?.id !== command.offerId) return 'offer.unknown';
      breakOff(card, command.reason === 'familyDeclined');
      return written(card, `contractFailed ${command.offerId}`);
  }
}

function propose(card: CaseCard, { offerId, slots }: PersonActions['proposeSlots']): string {
  const taken = card.taken();
  if (taken?.id !== offerId || taken.wish.kita === null) return 'offer.unknown';
  if (slots.length === 0) return 'slot.none';
  if (slots.some((slot) => slot.startsAt <= card.now)) return 'slot.in_past';
  if (card.meeting()) return 'slot.already_booked';
  card.dropSlots('offered');
  for (const { id, startsAt, endsAt } of slots)
    card.slots.push({ id, begins: startsAt, ends: endsAt, state: 'offered' });
  card.enter('inviting');
  return written(card, `slots ${offerId}`);
}

function book(card: CaseCard, id: string): string {
  const slot = card.slots.find((known) => known.id === id);
  if (slot?.state !== 'offered' && slot?.state !== 'agreed') return 'slot.unknown';
  if (slot.state === 'agreed') return 'slot.already_booked';
  if (slot.begins <= card.now) return 'slot.in_past';
  const meeting = card.meeting();
  if (meeting) {
    if (meeting.begins - card.now < DAY) return 'slot.too_late';
    meeting.state = 'offered';
  }
  slot.state = 'agreed';
  card.noted.clear();
  return written(card, `appointment ${id}`);
}

function callOff(card: CaseCard, { slotId, by }: PersonActions['cancelAppointment']): string {
  const meeting = card.meeting();
  if (meeting?.id !== slotId) return 'slot.not_booked';
  if (by === 'family' && meeting.begins - card.now < DAY) return 'slot.too_late';
  meeting.state = 'called off';
  chooseAgain(card);
  return written(card, `appointmentCancelled ${slotId}`);
}

function miss(card: CaseCard, slotId: string): string {
  const meeting = card.meeting();
  if (meeting?.id !== slotId) return 'slot.not_booked';
  meeting.state = 'missed';
  card.missed += 1;
  chooseAgain(card);
  if (card.missed > 1 && card.rules.secondMiss === 'offers') breakOff(card, true);
  if (card.missed > 1) {
    card.dropSlots('offered');
    card.enter('chosen');
  }
  return written(card, `appointmentMissed ${slotId}`);
}

/** From the proposals that are left; without any, it is for the Kita to make others. */
function chooseAgain(card: CaseCard): void {
  card.noted.clear();
  if (card.slots.some(({ state, begins }) => state === 'offered' && begins > card.now)) return;
  card.dropSlots('offered');
  card.enter('chosen');
}

function sign(card: CaseCard, offerId: string): string {
  const taken = card.taken();
  if (taken?.id !== offerId) return 'offer.unknown';
  if (taken.wish.kita !== null && !card.meeting()) return 'contract.no_appointment';
  if (card.missingSignatures().length > 0) return 'contract.consent_missing';
  card.dropSlots('offered');
  card.end('signed');
  return written(card, `contract ${offerId}`);
}

/** The place is given back. Was it for the family, its wish is settled too. */
function breakOff(card: CaseCard, byFamily: boolean): void {
  const taken = card.taken();
  if (!taken) return;
  card.settle(taken, 'broken');
  if (byFamily) taken.wish.state = 'declined';
  card.dropSlots('offered', 'agreed');
  card.startOver();
}
