import { germanDates as dates } from '../../calendar/format.ts';
import type { ContractFailure } from '../../domain/commands.ts';
import type { FactsOf, KitaFacts, Span } from '../../notices/notice-facts.ts';
import { bulleted, hours, kitaLines, section, wishName, type NoticeText } from './notice-parts.ts';

/** Between the accepted offer and the contract. */
export const contractNotices = {
  consent: ({ childFirstName: child, details }: FactsOf<'consent'>): NoticeText => ({
    subject: `Zustimmung zum Platz für ${child}: ${details.kita.name}`,
    paragraphs: [
      `zu diesem Platz für ${child} liegt eine Zustimmung vor:`,
      kitaLines(details.kita),
      details.isComplete
        ? 'Damit haben beide Elternteile zugestimmt. Der Betreuungsvertrag kann geschlossen werden.'
        : 'Es fehlt noch die Zustimmung des anderen Elternteils. Er stimmt in der Anmeldung zu oder unterschreibt bei der Kita.',
    ],
  }),

  appointmentCancelled: ({
    childFirstName: child,
    details,
  }: FactsOf<'appointmentCancelled'>): NoticeText => ({
    subject: `Der Termin für den Betreuungsvertrag für ${child} fällt aus: ${dates.fullInstant(details.startsAt)}`,
    paragraphs: [
      details.by === 'family'
        ? `Sie haben diesen Termin für ${child} abgesagt:`
        : `leider hat die Kita diesen Termin für ${child} abgesagt:`,
      appointment(details),
      details.by === 'kita' && details.reason !== null
        ? `Die Kita nennt diesen Grund:\n„${details.reason}“`
        : '',
      'Bitte löschen Sie ihn auch in Ihrem Kalender. Der Platz bleibt für Ihr Kind reserviert.',
      section('So geht es weiter', nextAppointment(details.proposals)),
    ],
  }),

  appointmentMissed: ({
    childFirstName: child,
    details,
  }: FactsOf<'appointmentMissed'>): NoticeText => ({
    subject: `Sie waren nicht beim Termin für ${child}: ${details.kita.name}`,
    paragraphs: [
      `die Kita hat vermerkt, dass Sie nicht zu diesem Termin für ${child} gekommen sind:`,
      appointment(details),
      section(
        'So geht es weiter',
        details.givesBack
          ? 'Es war der zweite Termin. Deshalb ist der Platz wieder frei. Ihre Anmeldung bleibt bestehen, und Ihre übrigen Wünsche sind wieder offen.'
          : afterMissing(details.proposals),
        details.givesBack ? '' : 'Der Platz bleibt vorerst für Ihr Kind reserviert.',
      ),
      'Stimmt das nicht, oder ist etwas dazwischengekommen? Dann melden Sie sich bitte gleich bei der Kita oder bei uns.',
    ],
  }),

  contractCorrected: ({
    childFirstName: child,
    details,
  }: FactsOf<'contractCorrected'>): NoticeText => ({
    subject: `Der Betreuungsvertrag für ${child} ist berichtigt: ${details.kita.name}`,
    paragraphs: [
      `die Angaben zum Betreuungsvertrag für ${child} sind berichtigt. Jetzt gilt:`,
      `${kitaLines(details.kita)}\nBeginn: ${dates.plainDay(details.startsOn)}\nBetreuungsumfang: ${hours(details.hours)}`,
      'Der Vertrag selbst bleibt bestehen. Stimmt etwas nicht? Dann melden Sie sich bitte gleich bei der Kita oder bei uns.',
    ],
  }),

  contractFailed: ({ childFirstName: child, details }: FactsOf<'contractFailed'>): NoticeText => ({
    subject: `Kein Betreuungsvertrag für ${child}: ${details.kita.name}`,
    paragraphs: [
      `der Betreuungsvertrag für ${child} kommt nicht zustande:`,
      kitaLines(details.kita),
      FAILURES[details.reason],
      details.note === null ? '' : `Die Kita schreibt dazu:\n„${details.note}“`,
      section(
        'So geht es weiter',
        'Der Platz ist wieder frei. Ihre Anmeldung bleibt bestehen, mit demselben Tag des Eingangs.',
        details.openWishes.length === 0
          ? 'Sie haben jetzt keinen offenen Wunsch mehr. Suchen Sie weiter einen Platz? Dann melden Sie sich bitte bei uns.'
          : `Diese Wünsche sind wieder offen:\n${bulleted(details.openWishes.map(wishName))}`,
      ),
      'Stimmt das nicht? Dann melden Sie sich bitte gleich bei uns.',
    ],
  }),
};

const FAILURES: Readonly<Record<ContractFailure, string>> = {
  familyDeclined: 'Die Kita hat vermerkt, dass Sie den Vertrag nicht schließen möchten.',
  kitaDeclined: 'Die Kita kann den Vertrag nicht schließen.',
  otherReason: '',
};

const appointment = ({ kita, startsAt, endsAt }: Span & { readonly kita: KitaFacts }): string =>
  `${dates.span(startsAt, endsAt)}\n${kitaLines(kita)}`;

/** After a second time, where the round says so, the youth office decides what follows. */
const afterMissing = (proposals: readonly Span[]): string =>
  proposals.length === 0
    ? 'Die Kita oder das Kreisjugendamt schreibt Ihnen, wie es weitergeht.'
    : nextAppointment(proposals);

function nextAppointment(proposals: readonly Span[]): string {
  if (proposals.length === 0)
    return 'Die Kita schlägt Ihnen neue Termine vor. Wir schreiben Ihnen dann.';
  const lines = proposals.map(({ startsAt, endsAt }) => dates.span(startsAt, endsAt));
  return `Sie können in Ihrer Anmeldung einen anderen Termin wählen:\n${bulleted(lines)}`;
}
