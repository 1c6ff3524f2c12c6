import { germanDates as dates } from '../../calendar/format.ts';
import type { ContractFailure } from '../../domain/commands.ts';
import type { KitaFacts, Span } from '../../notices/notice-facts.ts';
import { bulleted, oneLine, section } from '../notice-marks.ts';
import type { NoticeWriters } from '../notice-texts.ts';
import { hours, kitaLines, lastWholeDay, wishName } from './notice-parts.ts';

/** Between the accepted offer and the contract. */
export const contractNotices: NoticeWriters<
  | 'consent'
  | 'slots'
  | 'appointment'
  | 'appointmentCancelled'
  | 'appointmentMissed'
  | 'contract'
  | 'contractCorrected'
  | 'contractFailed'
> = {
  slots: ({ childFirstName: child, details }) => {
    const one = details.slots.length === 1;
    return {
      subject: `${one ? 'Termin' : 'Termine'} für den Betreuungsvertrag für ${child}: ${details.kita.name}`,
      paragraphs: [
        details.isOpen
          ? `die Kita schlägt Ihnen ${one ? 'einen Termin' : 'Termine'} für den Betreuungsvertrag für ${child} vor.`
          : `die Kita hat Ihnen ${one ? 'einen Termin' : 'Termine'} für den Betreuungsvertrag für ${child} vorgeschlagen.`,
        kitaLines(details.kita),
        bulleted(details.slots.map(({ startsAt, endsAt }) => dates.span(startsAt, endsAt))),
        ...(details.isOpen
          ? [
              `Bitte öffnen Sie Ihre Anmeldung und ${one ? 'vereinbaren Sie den Termin' : 'wählen Sie einen Termin'}. Warten Sie nicht zu lange: Die Kita bietet ihre Termine auch anderen Familien an.`,
              `${one ? 'Passt er nicht?' : 'Passt keiner?'} Dann rufen Sie bitte die Kita an. Sie kann Ihnen andere Termine vorschlagen.`,
            ]
          : [
              details.allTaken
                ? `Inzwischen ${one ? 'ist dieser Termin an eine andere Familie' : 'sind diese Termine an andere Familien'} vergeben. Die Kita schlägt Ihnen neue vor. Der Platz bleibt für Ihr Kind reserviert.`
                : 'Diese Auswahl gilt nicht mehr. Wie es steht, sehen Sie in Ihrer Anmeldung.',
            ]),
      ],
    };
  },

  appointment: ({ channel, childFirstName: child, details }) => ({
    subject: `Termin für den Betreuungsvertrag für ${child}: ${dates.fullInstant(details.startsAt)}`,
    paragraphs: [
      `Ihr Termin für den Betreuungsvertrag für ${child} steht fest:`,
      `${dates.span(details.startsAt, details.endsAt)}\n${kitaLines(details.kita)}`,
      channel === 'mail' ? 'Im Anhang finden Sie den Termin für Ihren Kalender.' : '',
      `Welche Unterlagen Sie mitbringen sollen, sagt Ihnen die Kita. Können Sie nicht kommen? Bis ${dates.fullInstant(details.cancelUntil)} können Sie den Termin in Ihrer Anmeldung verlegen oder absagen. Danach rufen Sie bitte die Kita an.`,
    ],
  }),

  contract: ({ childFirstName: child, details }) => ({
    subject: `Der Betreuungsvertrag für ${child} ist geschlossen: ${details.kita.name}`,
    paragraphs: [
      `der Betreuungsvertrag für ${child} ist geschlossen. Der Platz ist damit fest vereinbart. Wir wünschen einen guten Start.`,
      kitaLines(details.kita),
      'Im Portal müssen Sie nichts mehr tun. Alles Weitere besprechen Sie mit der Kita, zum Beispiel die Eingewöhnung.',
      'Vor dem ersten Tag braucht die Kita den Nachweis über den Masernschutz. Es genügt, dass Sie ihn vorzeigen. Eine Kopie müssen Sie nicht abgeben.',
      'Fragen zu den Elternbeiträgen beantwortet das Kreisjugendamt.',
      `Stimmt etwas nicht? Dann melden Sie sich bitte bis zum ${lastWholeDay(details.closesAt)} bei uns. Danach schließen wir die Anmeldung ab.`,
    ],
  }),

  consent: ({ childFirstName: child, details }) => ({
    subject: `Zustimmung zum Platz für ${child}: ${details.kita.name}`,
    paragraphs: [
      `zu diesem Platz für ${child} liegt eine Zustimmung vor:`,
      kitaLines(details.kita),
      details.isComplete
        ? 'Damit haben beide Elternteile zugestimmt. Der Betreuungsvertrag kann geschlossen werden.'
        : 'Es fehlt noch die Zustimmung des anderen Elternteils. Er stimmt in der Anmeldung zu oder unterschreibt bei der Kita.',
    ],
  }),

  appointmentCancelled: ({ childFirstName: child, details }) => ({
    subject: `Der Termin für den Betreuungsvertrag für ${child} fällt aus: ${dates.fullInstant(details.startsAt)}`,
    paragraphs: [
      details.by === 'family'
        ? `Sie haben diesen Termin für ${child} abgesagt:`
        : `leider hat die Kita diesen Termin für ${child} abgesagt:`,
      appointment(details),
      details.by === 'kita' && details.reason !== null
        ? `Die Kita nennt diesen Grund:\n„${oneLine(details.reason)}“`
        : '',
      'Bitte löschen Sie ihn auch in Ihrem Kalender. Der Platz bleibt für Ihr Kind reserviert.',
      section('So geht es weiter', nextAppointment(details.proposals)),
    ],
  }),

  appointmentMissed: ({ childFirstName: child, details }) => ({
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

  contractCorrected: ({ childFirstName: child, details }) => ({
    subject: `Der Betreuungsvertrag für ${child} ist berichtigt: ${details.kita.name}`,
    paragraphs: [
      `die Angaben zum Betreuungsvertrag für ${child} sind berichtigt. Jetzt gilt:`,
      `${kitaLines(details.kita)}\nBeginn: ${dates.plainDay(details.startsOn)}\nBetreuungsumfang: ${hours(details.hours)}`,
      'Der Vertrag selbst bleibt bestehen. Stimmt etwas nicht? Dann melden Sie sich bitte gleich bei der Kita oder bei uns.',
    ],
  }),

  contractFailed: ({ childFirstName: child, details }) => ({
    subject: `Kein Betreuungsvertrag für ${child}: ${details.kita.name}`,
    paragraphs: [
      `der Betreuungsvertrag für ${child} kommt nicht zustande:`,
      kitaLines(details.kita),
      FAILURES[details.reason],
      details.note === null ? '' : `Die Kita schreibt dazu:\n„${oneLine(details.note)}“`,
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
