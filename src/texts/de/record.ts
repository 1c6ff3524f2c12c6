import type { SlotStatus } from '../../domain/case.ts';
import type { PersonAction, TimedAction } from '../../domain/commands.ts';
import type { NoticeKind } from '../../domain/notices.ts';
import type { RoundDateName } from '../../domain/round.ts';
import type { StepKind } from '../../domain/steps.ts';
import type { WaitingListNoticeKind } from '../../domain/waiting-list.ts';
import type { WaitingFor } from '../../domain/turn.ts';
import type { Actor } from '../../persistence/actor.ts';
import type { NoticeStatus } from '../../persistence/entities/record.ts';

/** Names for what a record is made of, as the youth office and the Kitas read them. */

/** What happened. */
export const steps = {
  registered: 'Anmeldung eingegangen',
  wishesChanged: 'Wünsche geändert',
  withdrawn: 'Anmeldung zurückgezogen',
  wishReviewed: 'Anmeldung geprüft',
  offerMade: 'Angebot gemacht',
  offerRevoked: 'Angebot zurückgenommen',
  offerAccepted: 'Angebot angenommen',
  offerDeclined: 'Angebot abgelehnt',
  slotsProposed: 'Termine vorgeschlagen',
  slotBooked: 'Termin gebucht',
  contractConcluded: 'Betreuungsvertrag geschlossen',
  enrolmentClosed: 'Anmeldefrist beendet',
  offerReminded: 'An das Angebot erinnert',
  offerLapsed: 'Angebot verfallen, Platz wieder frei',
  roundNoted: 'Geänderte Daten der Runde übernommen',
  caseClosed: 'Vorgang abgeschlossen',
} satisfies Record<StepKind | 'registered', string>;

/** What a person asked for. */
export const actions = {
  register: 'Kind anmelden',
  changeWishes: 'Wünsche ändern',
  withdraw: 'Anmeldung zurückziehen',
  markReviewed: 'Als geprüft vermerken',
  makeOffer: 'Angebot machen',
  revokeOffer: 'Angebot zurücknehmen',
  acceptOffer: 'Angebot annehmen',
  declineOffer: 'Angebot ablehnen',
  proposeSlots: 'Termine vorschlagen',
  bookSlot: 'Termin buchen',
  concludeContract: 'Vertrag abschließen',
} satisfies Record<PersonAction | 'register', string>;

/** What a case does by itself. */
export const timedActions = {
  closeEnrolment: 'Die Anmeldefrist endet',
  remindOfOffer: 'Die Familie wird an das Angebot erinnert',
  lapseOffer: 'Das Angebot verfällt und der Platz wird frei',
  closeCase: 'Der Vorgang wird abgeschlossen',
} satisfies Record<TimedAction, string>;

/** Whose turn it is. */
export const waitingFor = {
  family: 'Familie',
  kita: 'Kita',
  nobody: 'niemand',
} satisfies Record<WaitingFor, string>;

/** Who did something. */
export const actors = {
  family: 'Familie',
  kita: 'Kita',
  office: 'Kreisjugendamt',
  case: 'von selbst',
  service: 'das Portal',
} satisfies Record<Actor['kind'], string>;

export const noticeKinds = {
  receipt: 'Eingangsbeleg',
  wishesChanged: 'Wünsche geändert',
  offer: 'Vertragsangebot',
  offerReminder: 'Erinnerung an das Angebot',
  offerLapsed: 'Angebot verfallen',
  offerRevoked: 'Angebot zurückgenommen',
  offerDeclined: 'Angebot abgelehnt',
  acceptance: 'Angebot angenommen',
  slots: 'Terminvorschläge',
  appointment: 'Termin gebucht',
  contract: 'Vertrag geschlossen',
  withdrawal: 'Anmeldung zurückgezogen',
  roundMoved: 'Geänderte Daten der Runde',
  waitingListInvitation: 'Einladung zur Anmeldung (Warteliste)',
  waitingListReminder: 'Erinnerung an die Anmeldung (Warteliste)',
} satisfies Record<NoticeKind | WaitingListNoticeKind, string>;

export const noticeStatuses = {
  pending: 'wird gesendet',
  sent: 'gesendet',
  refused: 'nicht angenommen',
  obsolete: 'überholt, nicht mehr gesendet',
  to_print: 'zu drucken',
  printed: 'gedruckt',
} satisfies Record<NoticeStatus, string>;

export const channels = { mail: 'E-Mail', letter: 'Brief' };

export const slotStatuses = {
  proposed: 'Vorgeschlagen',
  booked: 'Gebucht',
  released: 'Nicht mehr gültig',
} satisfies Record<SlotStatus, string>;

export const ageGroups = { u3: 'U3', o3: 'Ü3' };

/** The dates of a round; decision days are numbered. */
export const roundDates = {
  opensAt: 'Beginn der Anmeldung',
  deadlineAt: 'Ende der Anmeldefrist',
  editFreezeAt: 'Wünsche ändern bis',
  reviewEndsAt: 'Kitas prüfen bis',
  offersFromAt: 'Angebote ab',
  endsAt: 'Ende der Runde',
  decisionDay: (index: number) => `${index + 1}. Entscheidungstag`,
} satisfies Record<Exclude<RoundDateName, `decisionDays.${number}`>, string> & {
  readonly decisionDay: (index: number) => string;
};
