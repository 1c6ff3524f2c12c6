import { germanDates as dates } from '../../calendar/format.ts';
import type { DataField } from '../../domain/commands.ts';
import type { RoundDateName } from '../../domain/round.ts';
import type { ChangedDate, FactsOf } from '../../notices/notice-facts.ts';
import { bulleted, section } from '../notice-marks.ts';
import type { NoticeWriters } from '../notice-texts.ts';
import { days, hours, openOffers, wishList } from './notice-parts.ts';

/** The registration itself, and the round it is in. */
export const registrationNotices: NoticeWriters<
  'receipt' | 'wishesChanged' | 'dataChanged' | 'roundMoved'
> = {
  receipt: ({ caseNumber, childFirstName: child, details }) => ({
    subject: `Eingangsbeleg: Anmeldung für ${child} (${caseNumber})`,
    paragraphs: [
      `Ihre Anmeldung für ${child} ist bei uns eingegangen: ${received(details)} Vielen Dank.`,
      details.claimCode === null
        ? `Vorgangsnummer: ${caseNumber}`
        : `Vorgangsnummer: ${caseNumber}\nZugangscode: ${details.claimCode}`,
      details.claimCode === null
        ? 'Den Zugangscode haben Sie schon bekommen. Finden Sie ihn nicht? Dann melden Sie sich bitte bei uns.'
        : 'Mit Vorgangsnummer und Zugangscode öffnen Sie Ihre Anmeldung. Bewahren Sie beides gut auf. Geben Sie den Zugangscode nicht weiter.',
      section(
        'Das ist keine Zusage',
        'Diese Nachricht bestätigt nur den Eingang. Sie ist keine Zusage für einen Platz. Über die Plätze entscheiden die Kitas und ihre Träger.',
        details.late
          ? `Die Anmeldefrist endete am ${dates.fullEnd(details.dates.deadlineAt)}. Ihre Anmeldung kam danach. Wir berücksichtigen sie, aber erst nach den Anmeldungen, die rechtzeitig da waren.`
          : 'Ihre Anmeldung ist rechtzeitig eingegangen. Alle rechtzeitigen Anmeldungen werden gleich behandelt. Wer früher da war, hat keinen Vorteil.',
      ),
      section(
        'Ihre Angaben',
        `Ihre Wünsche, der wichtigste zuerst:\n${wishList(details.wishes)}`,
        `Betreuungsumfang: ${hours(details.hours)}\nGewünschter Beginn: ${dates.plainDay(details.wishedStartOn)}`,
      ),
      section('So geht es weiter', nextSteps(details)),
      details.wishes.includes(null)
        ? 'Zur Kindertagespflege: Das Kreisjugendamt hilft Ihnen bei der Suche nach einer Tagespflegeperson.'
        : '',
      section('Wann Sie spätestens von uns hören', allocationNotice(details)),
      section(
        'Elternbeiträge',
        'Für die Betreuung zahlen Eltern in der Regel Elternbeiträge (§ 90 SGB VIII, § 51 KiBiz). Wie hoch sie sind, steht in der Satzung des Kreises Soest. Es kommt vor allem auf Ihr Einkommen und auf den Betreuungsumfang an.',
        'Beitragsfrei sind Kinder, die bis zum 30. September vier Jahre alt werden: vom 1. August desselben Jahres an bis zur Einschulung (§ 50 KiBiz). Bekommen Sie Wohngeld, Kinderzuschlag oder Leistungen zum Lebensunterhalt? Dann werden Ihnen die Beiträge auf Antrag erlassen.',
        'Die Satzung und Auskunft zu Ihrem Beitrag bekommen Sie beim Kreisjugendamt.',
      ),
    ],
  }),

  wishesChanged: ({ caseNumber, childFirstName: child, details }) => ({
    subject: `Ihre Wünsche für ${child} sind geändert (${caseNumber})`,
    paragraphs: [
      `Sie haben Ihre Wünsche für ${child} geändert. Jetzt gilt, der wichtigste Wunsch zuerst:`,
      wishList(details.wishes),
      `Ihre Anmeldung gilt weiter als eingegangen am ${dates.fullInstant(details.receivedAt)}. Kitas, die nicht mehr in der Liste stehen, sehen Ihre Anmeldung nicht mehr.`,
      `Sie können Ihre Wünsche bis ${dates.fullEnd(details.editFreezeAt)} noch einmal ändern. Auch diese Nachricht ist keine Zusage für einen Platz.`,
      'Haben Sie nichts geändert? Dann melden Sie sich bitte gleich bei uns.',
    ],
  }),

  dataChanged: ({ caseNumber, childFirstName: child, details }) => ({
    subject: `Ihre Angaben für ${child} sind geändert (${caseNumber})`,
    paragraphs: [
      `In der Anmeldung für ${child} ist geändert:`,
      bulleted(details.fields.map((field) => DATA_FIELDS[field])),
      'Was dort jetzt steht, sehen Sie in Ihrer Anmeldung. Am Tag des Eingangs ändert sich nichts.',
      'Haben Sie nichts geändert? Dann melden Sie sich bitte gleich bei uns.',
    ],
  }),

  roundMoved: ({ childFirstName: child, details }) => ({
    subject: `Neue Fristen: Anmeldung für ${child} (${dates.kindergartenYear(details.year)})`,
    paragraphs: [
      `für das Kindergartenjahr ${dates.kindergartenYear(details.year)} haben sich Fristen geändert:`,
      details.changes.map(changedDate).join('\n\n'),
      details.hasPlace
        ? `An dem Platz, den Sie für ${child} angenommen haben, ändert das nichts.`
        : `Die Anmeldung für ${child} bleibt bestehen.${details.openOffers.length === 0 ? ' Sie müssen nichts tun.' : ''}`,
      details.nowInTime
        ? 'Ihre Anmeldung kam nach der alten Frist. Mit der neuen Frist ist sie rechtzeitig eingegangen.'
        : '',
      openOffers(details.openOffers),
    ],
  }),
};

function nextSteps({
  dates: round,
  answerDays,
  receivedAt,
}: FactsOf<'receipt'>['details']): string {
  const offers = `Wir schreiben Ihnen, sobald ein Angebot für Sie da ist. Sie haben dann mindestens ${days(answerDays)} Zeit für Ihre Antwort.`;
  return bulleted([
    ...(receivedAt < round.editFreezeAt
      ? [`Bis ${dates.fullEnd(round.editFreezeAt)}: Sie können Ihre Wünsche noch ändern.`]
      : []),
    ...(receivedAt < round.reviewEndsAt
      ? [`Bis ${dates.fullEnd(round.reviewEndsAt)}: Die Kitas prüfen die Anmeldungen.`]
      : []),
    receivedAt < round.offersFromAt
      ? `Ab ${dates.fullStart(round.offersFromAt)}: Die Kitas machen Angebote. ${offers}`
      : `Die Kitas machen schon Angebote. ${offers}`,
    'Wenn Sie ein Angebot annehmen: Sie vereinbaren mit der Kita einen Termin und schließen dort den Betreuungsvertrag.',
  ]);
}

function allocationNotice({ allocationNotice: by }: FactsOf<'receipt'>['details']): string {
  return by === null
    ? 'Sie haben Ihr Kind weniger als sechs Monate vor dem gewünschten Beginn angemeldet. Das Gesetz nennt dafür keine feste Frist (§ 5 KiBiz). Wir melden uns, sobald wir Ihnen etwas sagen können.'
    : `Solange Sie keinen Betreuungsvertrag haben, gilt: Das Jugendamt teilt Ihnen mit, welcher Betreuungsplatz Ihrem Kind zugewiesen wird. In der Regel geschieht das acht Wochen vor dem gewünschten Beginn, also bis zum ${dates.plainDay(by.usuallyBy)}. Spätestens geschieht es sechs Wochen vorher, also bis zum ${dates.plainDay(by.latestBy)}. So steht es in § 5 Absatz 3 KiBiz.`;
}

const DATA_FIELDS: Readonly<Record<DataField, string>> = {
  childName: 'der Name des Kindes',
  birthDate: 'das Geburtsdatum',
  guardian: 'Ihr Name',
  secondGuardian: 'der zweite Elternteil',
  address: 'die Anschrift',
  ownAddress: 'Ihre eigene Anschrift',
  contact: 'E-Mail-Adresse oder Telefonnummer',
  language: 'die Sprache unserer Nachrichten',
  custody: 'das Sorgerecht',
  hours: 'der Betreuungsumfang',
  wishedStart: 'der gewünschte Beginn',
};

const DATE_NAMES: Readonly<Record<Exclude<RoundDateName, `decisionDays.${number}`>, string>> = {
  opensAt: 'Die Anmeldung beginnt',
  deadlineAt: 'Die Anmeldefrist endet',
  editFreezeAt: 'Wünsche können Sie ändern bis',
  reviewEndsAt: 'Die Kitas prüfen die Anmeldungen bis',
  offersFromAt: 'Die Kitas machen Angebote ab',
  endsAt: 'Die Anmelderunde endet',
};

function changedDate({ name, from, to, kitas }: ChangedDate): string {
  const begins = name === 'opensAt' || name === 'offersFromAt';
  const day = begins ? dates.fullStart : dates.fullEnd;
  const label = labelOf(name, kitas);
  return `${label}\nbisher: ${day(from)}\nneu: ${day(to)}`;
}

function labelOf(name: RoundDateName, kitas: ChangedDate['kitas']): string {
  if (kitas !== null) return `Der erste Tag für Angebote von ${kitas.join(', ')}`;
  return isDecisionDay(name) ? 'Angebote können Sie beantworten bis' : DATE_NAMES[name];
}

function isDecisionDay(name: RoundDateName): name is `decisionDays.${number}` {
  return name.startsWith('decisionDays.');
}

function received({ receivedAt, enteredAt }: FactsOf<'receipt'>['details']): string {
  return enteredAt === null
    ? `am ${dates.fullInstant(receivedAt)}.`
    : `auf Papier am ${dates.fullDay(receivedAt)}. Ins Portal eingetragen haben wir sie am ${dates.fullDay(enteredAt)}; es gilt der Tag auf dem Papier.`;
}
