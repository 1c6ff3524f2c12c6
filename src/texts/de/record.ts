import type { SlotStatus } from '../../domain/case.ts';
import type { PersonAction, TimedAction } from '../../domain/commands.ts';
import type { NoticeKind } from '../../domain/notices.ts';
import type { RoundDateName } from '../../domain/round.ts';
import type { StepKind } from '../../domain/steps.ts';
import type { WaitingListNoticeKind } from '../../domain/waiting-list.ts';
import type { WaitingFor } from '../../domain/turn.ts';
import type { Actor } from '../../persistence/actor.ts';
import type {
  NoticeStatus,
  SignInNoticeKind,
  StaffNoticeKind,
} from '../../persistence/entities/record.ts';

/** Names for what a record is made of, as the youth office and the Kitas read them. */

/** What happened. */
export const steps = {
  registered: 'Anmeldung eingegangen',
  wishesChanged: 'Wünsche geändert',
  withdrawn: 'Anmeldung zurückgezogen',
  dataChanged: 'Angaben geändert',
  movedAway: 'Umzug in ein anderes Jugendamt',
  endUndone: 'Ende zurückgenommen',
  wishReviewed: 'Anmeldung geprüft',
  visitConfirmed: 'Besuch in der Kita bestätigt',
  offerPrepared: 'Angebot vorbereitet',
  offerReleased: 'Angebot freigegeben',
  draftDropped: 'Vorbereitetes Angebot verworfen',
  offerSent: 'Angebot verschickt',
  offerMade: 'Angebot gemacht',
  offerRevoked: 'Angebot zurückgenommen',
  offerAccepted: 'Angebot angenommen',
  offerDeclined: 'Angebot abgelehnt',
  offerExtended: 'Antwortfrist verlängert',
  offerRevived: 'Verfallenes Angebot doch angenommen',
  consented: 'Zustimmung eines Elternteils',
  slotsProposed: 'Termine vorgeschlagen',
  slotBooked: 'Termin gebucht',
  appointmentCancelled: 'Termin abgesagt',
  appointmentMissed: 'Termin nicht wahrgenommen',
  contractConcluded: 'Betreuungsvertrag geschlossen',
  contractCorrected: 'Betreuungsvertrag berichtigt',
  contractFailed: 'Kein Betreuungsvertrag zustande gekommen',
  carriedOver: 'In die nächste Runde übernommen',
  closedWithoutPlace: 'Ohne Platz beendet',
  enrolmentClosed: 'Anmeldefrist beendet',
  offerReminded: 'An das Angebot erinnert',
  offerLapsed: 'Angebot verfallen, Platz wieder frei',
  overdueTold: 'Überfälliges dem Kreisjugendamt gemeldet',
  allocationTold: 'Stand der Platzvergabe mitgeteilt',
  endReminded: 'An das Ende erinnert',
  roundNoted: 'Geänderte Daten der Runde übernommen',
  caseClosed: 'Vorgang abgeschlossen',
} satisfies Record<StepKind | 'registered', string>;

/** What a person asked for. */
export const actions = {
  register: 'Kind anmelden',
  changeWishes: 'Wünsche ändern',
  changeData: 'Angaben ändern',
  moveAway: 'Umzug melden',
  withdraw: 'Anmeldung zurückziehen',
  undoWithdraw: 'Ende zurücknehmen',
  markReviewed: 'Als geprüft vermerken',
  confirmVisit: 'Besuch bestätigen',
  prepareOffer: 'Angebot vorbereiten',
  releaseOffer: 'Angebot freigeben',
  makeOffer: 'Angebot machen',
  revokeOffer: 'Angebot zurücknehmen',
  acceptOffer: 'Angebot annehmen',
  declineOffer: 'Angebot ablehnen',
  reviveOffer: 'Verfallenes Angebot annehmen',
  guardianConsent: 'Zustimmen',
  proposeSlots: 'Termine vorschlagen',
  bookSlot: 'Termin buchen',
  cancelAppointment: 'Termin absagen',
  recordNoShow: 'Versäumten Termin vermerken',
  concludeContract: 'Vertrag abschließen',
  correctContract: 'Vertrag berichtigen',
  contractFailed: 'Kein Vertrag',
  carryOver: 'In die nächste Runde übernehmen',
  closeWithoutPlace: 'Ohne Platz beenden',
  extendDeadline: 'Antwortfrist verlängern',
} satisfies Record<PersonAction | 'register', string>;

/** What a case does by itself. */
export const timedActions = {
  closeEnrolment: 'Die Anmeldefrist endet',
  sendOffer: 'Das freigegebene Angebot geht hinaus',
  remindOfOffer: 'Die Familie wird an das Angebot erinnert',
  lapseOffer: 'Das Angebot verfällt und der Platz wird frei',
  tellOverdue: 'Das Überfällige wird dem Kreisjugendamt gemeldet',
  tellAllocation: 'Der Familie wird der Stand der Platzvergabe mitgeteilt',
  remindOfEnd: 'Die Familie wird an das Ende erinnert',
  closeCase: 'Der Vorgang wird abgeschlossen',
} satisfies Record<TimedAction, string>;

/** Whose turn it is. */
export const waitingFor = {
  family: 'Familie',
  kita: 'Kita',
  office: 'Kreisjugendamt',
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
  dataChanged: 'Angaben geändert',
  offerExtended: 'Antwortfrist verlängert',
  consent: 'Zustimmung eines Elternteils',
  appointmentCancelled: 'Termin abgesagt',
  appointmentMissed: 'Termin versäumt',
  contractCorrected: 'Vertrag berichtigt',
  contractFailed: 'Kein Vertrag',
  movedAway: 'Umzug',
  carriedOver: 'In die nächste Runde übernommen',
  withoutPlace: 'Ohne Platz beendet',
  endReminder: 'Erinnerung an das Ende',
  endUndone: 'Ende zurückgenommen',
  allocation: 'Stand der Platzvergabe',
  erasureAnnounced: 'Löschung angekündigt',
  erasureReminder: 'Erinnerung an die Löschung',
  erasureTakenBack: 'Löschung zurückgenommen',
  waitingListInvitation: 'Einladung zur Anmeldung (Warteliste)',
  waitingListReminder: 'Erinnerung an die Anmeldung (Warteliste)',
  digest: 'Tagesübersicht',
  familyLink: 'Link zu den Anmeldungen',
  passwordLink: 'Link für ein neues Passwort',
  invitation: 'Einladung zum Portal',
} satisfies Record<NoticeKind | WaitingListNoticeKind | StaffNoticeKind | SignInNoticeKind, string>;

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
  taken: 'An eine andere Familie vergeben',
  booked: 'Gebucht',
  released: 'Nicht mehr gültig',
  cancelled: 'Abgesagt',
  missed: 'Nicht wahrgenommen',
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
