import { germanDates as dates } from '../../calendar/format.ts';
import type { Answer, Cases, KitaDigest, OfficeDigest } from '../../notices/digest/digest-facts.ts';
import { bulleted, section } from '../notice-marks.ts';
import type { NoticeText } from '../notice-texts.ts';
import { watch } from './watch.ts';

interface Frame {
  readonly recipient: { readonly name: string };
  readonly openUrl: string;
  readonly day: string;
}

/** So many case numbers a list names; how many there are stands above it. */
const NAMED_AT_MOST = 20;

/** The day's digest for a Kita. Mails to staff name case numbers, nobody. */
export const kitaDigestText = (content: KitaDigest, frame: Frame): NoticeText =>
  framed(frame, [
    list('Anmeldungen zu prüfen', content.toReview),
    ...(['accepted', 'declined', 'lapsed', 'returned'] as const).map((answer) =>
      list(ANSWERS[answer], content.answered[answer]),
    ),
    list(
      'Vorbereitete Angebote, die noch nicht freigegeben sind',
      content.prepared,
      'Sie gehen erst hinaus, wenn Sie sie freigeben.',
    ),
    list(
      'Familien, für die kein Termin mehr frei ist',
      content.noSlotLeft,
      'Ihre Vorschläge sind vorbei oder an andere Familien vergeben. Bitte schlagen Sie neue vor.',
    ),
    content.appointments.length === 0
      ? ''
      : section(
          `Termine heute und in den nächsten zwei Tagen: ${content.appointments.length}`,
          bulleted(
            content.appointments.map(
              ({ caseNumber, startsAt, endsAt }) =>
                `${dates.span(startsAt, endsAt)}: Vorgang ${caseNumber}`,
            ),
          ),
        ),
    list('Überfällig: Bitte schlagen Sie Termine vor', content.overdue.slots),
    list('Überfällig: Bitte tragen Sie den Vertrag ein', content.overdue.contract),
  ]);

/** The day's digest for the youth office. */
export const officeDigestText = (content: OfficeDigest, frame: Frame): NoticeText =>
  framed(frame, [
    content.findings.length === 0
      ? ''
      : section(
          'Stillstand',
          bulleted(
            content.findings.map(({ reason, count }) => `${watch.reasons[reason]}: ${count}`),
          ),
        ),
    list('Vorgänge, in denen das Jugendamt dran ist', content.waiting),
    list('Neu überfällig: Die Kita hat keine Termine vorgeschlagen', content.overdue.slots),
    list('Neu überfällig: Die Kita hat keinen Vertrag eingetragen', content.overdue.contract),
    content.refusedMails === 0
      ? ''
      : section(
          `E-Mails, die nicht ankommen: ${content.refusedMails}`,
          'Bitte prüfen Sie die Adressen, oder rufen Sie an.',
        ),
    content.lettersToPrint === 0 ? '' : `# Briefe zu drucken: ${content.lettersToPrint}`,
  ]);

const ANSWERS: Readonly<Record<Answer, string>> = {
  accepted: 'Angenommene Angebote seit der letzten Übersicht',
  declined: 'Abgelehnte Angebote seit der letzten Übersicht',
  lapsed: 'Verfallene Angebote seit der letzten Übersicht',
  returned: 'Zurückgegebene Angebote seit der letzten Übersicht',
};

const framed = ({ recipient, openUrl, day }: Frame, sections: readonly string[]): NoticeText => ({
  subject: `Kita-Portal: Ihre Übersicht für den ${dates.plainDay(day)}`,
  paragraphs: [
    `Guten Tag ${recipient.name},`,
    'das liegt heute im Kita-Portal für Sie vor:',
    ...sections,
    `Alles Weitere sehen Sie nach der Anmeldung im Portal:\n${openUrl}`,
    'Mit freundlichen Grüßen\nKreis Soest, Kreisjugendamt',
    'Diese E-Mail hat das Kita-Portal automatisch verschickt. Sie kommt an Arbeitstagen, wenn etwas vorliegt.',
  ],
});

function list(heading: string, cases: Cases, text = ''): string {
  if (cases.length === 0) return '';
  const named = cases.slice(0, NAMED_AT_MOST).map((caseNumber) => `Vorgang ${caseNumber}`);
  const rest = cases.length - named.length;
  return section(
    `${heading}: ${cases.length}`,
    text,
    bulleted(rest === 0 ? named : [...named, `und ${rest} weitere`]),
  );
}
