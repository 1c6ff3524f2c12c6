import { signInErrors } from './sign-in.ts';
import type { DoorErrorCode } from '../../cases/errors.ts';
import type { RefusalCode } from '../../domain/refusals.ts';

/** Why a request was not carried out, said to whoever asked. One sentence, sometimes with what to do instead. */
export const refusals = {
  'case.not_now': 'Das ist im Moment nicht möglich, weil die Anmeldung gerade anders steht.',
  'case.ended':
    'Diese Anmeldung ist beendet. Geändert werden kann nur noch, wie wir Sie erreichen.',
  'case.closed': 'Diese Anmeldung ist abgeschlossen. Es kann nichts mehr daran geändert werden.',
  'case.has_offer':
    'Für dieses Kind liegt ein Angebot vor, oder eines ist vorbereitet. Das muss zuerst erledigt sein.',
  'end.not_undoable': 'Dieses Ende kann nicht zurückgenommen werden.',
  'data.unchanged': 'Sie haben nichts geändert.',
  'case.registered_twice':
    'Dieses Kind ist für dieses Kindergartenjahr noch einmal angemeldet. Zwei gleiche Anmeldungen sind nicht möglich.',
  'round.edit_freeze': 'Wünsche konnten nur bis zum Ende der Änderungsfrist geändert werden.',
  'round.no_offers_yet': 'Angebote sind in dieser Anmelderunde noch nicht möglich.',
  'round.no_decision_day':
    'In dieser Anmelderunde bleibt nicht mehr genug Zeit für ein weiteres Angebot.',
  'round.offers_in_windows':
    'In dieser Runde gehen Angebote gemeinsam hinaus. Bitte bereiten Sie das Angebot vor und geben Sie es frei.',
  'round.no_carry_over': 'In dieser Runde werden Anmeldungen nicht übernommen.',
  'round.not_later': 'Eine Anmeldung kann nur in eine spätere Runde übernommen werden.',
  'wishes.too_many_kitas': 'Es wurden mehr Kitas gewünscht, als in dieser Runde möglich sind.',
  'wishes.too_many_childminders': 'Kindertagespflege kann nur einmal gewünscht werden.',
  'wishes.none': 'Bitte nennen Sie mindestens einen Wunsch.',
  'wishes.same_kita_twice': 'Eine Kita kann nur einmal gewünscht werden.',
  'wish.unknown': 'Dieser Wunsch gehört nicht mehr zur Anmeldung.',
  'wish.not_open': 'Dieser Wunsch ist schon erledigt.',
  'wish.has_offer': 'Zu dieser Anmeldung liegt ein Angebot vor. Bitte beantworten Sie es zuerst.',
  'wish.already_reviewed': 'Dieser Wunsch ist bereits geprüft.',
  'wish.already_visited': 'Der Besuch ist schon bestätigt.',
  'wish.paused':
    'Die Familie hat schon ein offenes Angebot. In dieser Runde ruhen ihre anderen Wünsche so lange.',
  'offer.unknown': 'Dieses Angebot gibt es bei dieser Anmeldung nicht.',
  'offer.not_open': 'Dieses Angebot ist nicht mehr offen.',
  'offer.lapsed': 'Die Frist für dieses Angebot ist abgelaufen.',
  'offer.not_lapsed': 'Dieses Angebot ist nicht abgelaufen.',
  'offer.not_later': 'Die neue Frist muss nach der bisherigen liegen.',
  'offer.already_prepared': 'Für diesen Wunsch ist schon ein Angebot vorbereitet.',
  'offer.already_released': 'Dieses Angebot ist schon freigegeben.',
  'offer.already_made': 'Zu diesem Wunsch liegt schon ein Angebot vor.',
  'offer.already_accepted': 'Es ist schon ein Angebot angenommen.',
  'offer.no_place': 'In dieser Altersgruppe und mit diesem Umfang ist kein Platz mehr frei.',
  'slot.unknown': 'Dieser Termin steht nicht mehr zur Wahl.',
  'slot.none': 'Bitte nennen Sie mindestens einen Termin.',
  'slot.in_past': 'Ein Termin muss in der Zukunft liegen und nach seinem Beginn enden.',
  'slot.taken': 'Dieser Termin ist gerade an eine andere Familie vergeben worden.',
  'slot.already_booked': 'Es ist schon ein Termin vereinbart.',
  'slot.not_booked': 'Dieser Termin ist nicht gebucht.',
  'slot.too_late':
    'Dafür ist es zu spät: Der Termin steht kurz bevor. Bitte rufen Sie die Kita an.',
  'consent.not_needed': 'Eine zweite Zustimmung ist hier nicht nötig.',
  'consent.already_given': 'Diese Zustimmung liegt schon vor.',
  'contract.consent_missing': 'Es fehlt noch die Zustimmung eines Elternteils.',
  'contract.none': 'Zu dieser Anmeldung gibt es keinen Vertrag.',
  'contract.no_appointment': 'Vor dem Vertrag muss ein Termin vereinbart sein.',
  'contract.exists': 'Für dieses Kind gibt es in diesem Kindergartenjahr schon einen Vertrag.',
  'timer.obsolete': 'Das hat sich inzwischen erledigt.',
  'command.unknown': 'Diese Aktion kennt das Portal nicht.',
  'command.impossible':
    'Das Portal kann diese Eingabe nicht ausführen. Es hat sich nichts geändert. Bitte melden Sie sich beim Kreisjugendamt.',
} satisfies Record<RefusalCode, string>;

/** Why a door turned something away; nothing has changed then. */
export const doorErrors = {
  'case.not_found': 'Diese Seite gibt es nicht, oder sie ist nicht für Sie bestimmt.',
  'action.forbidden': 'Dafür haben Sie keine Berechtigung.',
  'idempotency.key_reused':
    'Dieses Formular wurde schon mit anderen Angaben abgeschickt. Bitte öffnen Sie es neu.',
  'input.invalid': 'Bitte prüfen Sie Ihre Angaben.',
  'round.none_open': 'Zurzeit ist keine Anmeldung möglich.',
  'registration.duplicate':
    'Dieses Kind ist für dieses Kindergartenjahr schon angemeldet. Sie brauchen es nicht noch einmal anzumelden. Die Vorgangsnummer steht auf Ihrem Eingangsbeleg; damit öffnen Sie die Anmeldung. Finden Sie den Beleg nicht? Dann helfen wir Ihnen: kitaportal@kreis-soest.de, Telefon 02921/302065.',
  'registration.too_many_from_network':
    'Aus Ihrem Netz kamen gerade sehr viele Anmeldungen. Ihre ist noch nicht eingegangen. Bitte warten Sie eine Viertelstunde und schicken Sie sie dann noch einmal ab. Eilt es? Dann rufen Sie uns an: Telefon 02921/302065. Sie können Ihr Kind auch in Ihrer Wunsch-Kita anmelden.',
  'round.out_of_order':
    'So wären die Daten der Anmelderunde nicht mehr in der richtigen Reihenfolge.',
  'round.same_instant': 'Dieses Datum steht schon auf diesem Tag.',
  'round.enrolments_overlap':
    'So würden sich die Anmeldefristen von zwei Kindergartenjahren überschneiden.',
  'round.exists': 'Für dieses Kindergartenjahr gibt es schon eine Runde mit anderen Angaben.',
  'claim.unknown':
    'Vorgangsnummer und Zugangscode passen nicht zusammen. Bitte prüfen Sie beides auf Ihrem Eingangsbeleg.',
  'claim.too_many_attempts':
    'Das waren zu viele Versuche. Bitte warten Sie eine Viertelstunde und versuchen Sie es dann noch einmal.',
  'revision.stale':
    'Inzwischen hat sich hier etwas geändert. Bitte sehen Sie sich den neuen Stand an und versuchen Sie es dann noch einmal.',
  'token.unknown': 'Dieser Schlüssel ist unbekannt, abgelaufen oder widerrufen.',
  'token.too_many':
    'Ihre Kita hat schon so viele gültige Schlüssel, wie möglich sind. Bitte widerrufen Sie zuerst einen.',
  'rate.limited': 'Das waren zu viele Anfragen. Bitte warten Sie eine Minute.',
  'idempotency.in_progress':
    'Dieselbe Anfrage wird gerade schon bearbeitet. Bitte warten Sie einen Augenblick.',
  ...signInErrors,
  'offer.no_place': 'In dieser Altersgruppe und mit diesem Umfang ist kein Platz mehr frei.',
  'slot.all_taken':
    'Zu diesen Zeiten haben schon andere Familien einen Termin in der Kita. Bitte nennen Sie eine andere Zeit.',
  'erasure.case_open':
    'Diese Anmeldung läuft noch. Sie muss zuerst zurückgezogen werden oder enden, damit gegebene Plätze frei werden.',
  'waiting_list.registered': 'Dieses Kind ist inzwischen angemeldet.',
  'erasure.not_open':
    'Für diese Anmeldung ist keine Löschung angekündigt, oder sie hat schon begonnen.',
  'temporal.unavailable':
    'Das geht im Moment nicht. Bitte versuchen Sie es in einigen Minuten noch einmal.',
  'database.unavailable':
    'Das Portal ist im Moment gestört. Bitte versuchen Sie es in einigen Minuten noch einmal.',
} satisfies Record<DoorErrorCode, string>;
