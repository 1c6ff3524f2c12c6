import { germanDates as dates } from '../../calendar/format.ts';
import type { DataField } from '../../domain/commands.ts';
import type { NoticeKind } from '../../domain/notices.ts';
import type { RoundDateName } from '../../domain/round.ts';
import type {
  CaseNoticeFacts,
  ChangedDate,
  FactsOf,
  KitaFacts,
  NoticeFacts,
  SiblingFacts,
} from '../../notices/notice-facts.ts';
import { common } from './common.ts';
import { contractNotices } from './notices-contract.ts';
import { endNotices } from './notices-ends.ts';
import {
  bulleted,
  days,
  hours,
  kitaLines,
  lastWholeDay,
  numbered,
  openOffers,
  returned,
  section,
  wishName,
  type NoticeText,
} from './notice-parts.ts';
import { erasureNotices } from './erasure-notices.ts';

/** The mails and letters to a family, in plain German. What only sometimes applies is an empty paragraph otherwise. */
export const notices: { readonly [Kind in NoticeKind]: (facts: FactsOf<Kind>) => NoticeText } = {
  ...contractNotices,
  ...endNotices,

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
        `Ihre Wünsche, der wichtigste zuerst:\n${numbered(details.wishes)}`,
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
      numbered(details.wishes),
      `Ihre Anmeldung gilt weiter als eingegangen am ${dates.fullInstant(details.receivedAt)}. Kitas, die nicht mehr in der Liste stehen, sehen Ihre Anmeldung nicht mehr.`,
      `Sie können Ihre Wünsche bis ${dates.fullEnd(details.editFreezeAt)} noch einmal ändern. Auch diese Nachricht ist keine Zusage für einen Platz.`,
      'Haben Sie nichts geändert? Dann melden Sie sich bitte gleich bei uns.',
    ],
  }),

  offer: ({ childFirstName: child, details }) => ({
    subject: details.isOpen
      ? `Angebot für ${child}: ${details.kita.name}, Antwort bis ${dates.endDay(details.dueAt)}`
      : `Angebot für ${child}: ${details.kita.name}`,
    paragraphs: details.isOpen
      ? [
          `gute Nachricht: Eine Kita hat einen Platz für ${child}.`,
          `${kitaLines(details.kita)}\nBetreuungsumfang: ${hours(details.hours)}\nAntwort bis: ${dates.fullEnd(details.dueAt)}`,
          siblingsOfOffer(child, details.siblings),
          ...offerChoices(details.dueAt),
        ]
      : [
          `eine Kita hat einen Platz für ${child} angeboten:`,
          `${kitaLines(details.kita)}\nBetreuungsumfang: ${hours(details.hours)}`,
          'Dieses Angebot ist inzwischen nicht mehr offen. Wie es steht, sehen Sie in Ihrer Anmeldung.',
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

  offerExtended: ({ childFirstName: child, details }) => ({
    subject: `Mehr Zeit für das Angebot für ${child}: ${details.kita.name}`,
    paragraphs: [
      `Sie haben mehr Zeit für Ihre Antwort auf dieses Angebot für ${child}:`,
      `${kitaLines(details.kita)}\nBetreuungsumfang: ${hours(details.hours)}`,
      details.isOpen
        ? `Bitte antworten Sie bis ${dates.fullEnd(details.dueAt)}. Ohne Ihre Antwort verfällt das Angebot dann.`
        : 'Dieses Angebot ist inzwischen nicht mehr offen. Wie es steht, sehen Sie in Ihrer Anmeldung.',
    ],
  }),

  offerReminder: ({ childFirstName: child, details }) => ({
    subject: `Erinnerung: noch ${days(details.daysLeft)} für das Angebot für ${child} (${details.kita.name})`,
    paragraphs: [
      `für ${child} ist noch ein Angebot offen. Sie haben noch ${days(details.daysLeft)} Zeit für Ihre Antwort.`,
      `${kitaLines(details.kita)}\nBetreuungsumfang: ${hours(details.hours)}\nAntwort bis: ${dates.fullEnd(details.dueAt)}`,
      'Bitte öffnen Sie Ihre Anmeldung und nehmen Sie das Angebot an, oder lehnen Sie es ab. Ohne Ihre Antwort verfällt es. Dann bekommt ein anderes Kind den Platz.',
    ],
  }),

  offerLapsed: ({ childFirstName: child, details }) => ({
    subject: `Das Angebot für ${child} ist verfallen: ${details.kita.name}`,
    paragraphs: [
      `bis ${dates.fullEnd(details.dueAt)} kam keine Antwort von Ihnen. Deshalb ist dieses Angebot für ${child} verfallen:`,
      kitaLines(details.kita),
      'Der Platz ist jetzt für andere Kinder frei.',
      section(
        'So geht es weiter',
        `Möchten Sie den Platz noch? Bis ${dates.fullInstant(details.revivableUntil)} können Sie das Angebot in Ihrer Anmeldung noch annehmen, wenn dann noch ein Platz frei ist.`,
        'Ihre Anmeldung bleibt bestehen, auch der Wunsch für diese Kita. Sie kann Ihnen ein neues Angebot machen, wenn sie noch einen Platz hat.',
        openOffers(details.openOffers),
      ),
    ],
  }),

  offerRevoked: ({ childFirstName: child, details }) => ({
    subject: `Das Angebot für ${child} ist zurückgenommen: ${details.kita.name}`,
    paragraphs: [
      `leider hat die Kita ihr Angebot für ${child} zurückgenommen:`,
      kitaLines(details.kita),
      details.reason === null
        ? 'Einen Grund hat die Kita nicht genannt. Fragen Sie bitte dort oder bei uns nach.'
        : `Die Kita nennt diesen Grund:\n„${details.reason}“`,
      section(
        'So geht es weiter',
        `Ihre Anmeldung bleibt bestehen, auch der Wunsch für diese Kita.${details.openOffers.length === 0 ? ' Sie müssen nichts tun.' : ''} Haben Sie Fragen zu dem Grund? Dann melden Sie sich bitte bei der Kita oder bei uns.`,
        openOffers(details.openOffers),
      ),
    ],
  }),

  offerDeclined: ({ childFirstName: child, details }) => ({
    subject: `Sie haben das Angebot für ${child} abgelehnt: ${details.kita.name}`,
    paragraphs: [
      `Sie haben dieses Angebot für ${child} abgelehnt:`,
      kitaLines(details.kita),
      'Den Platz bekommt ein anderes Kind. Ihr Wunsch für diese Kita ist damit beendet.',
      section(
        'So geht es weiter',
        details.openWishes.length === 0
          ? 'Sie haben jetzt keinen offenen Wunsch mehr. Suchen Sie weiter einen Platz? Dann melden Sie sich bitte bei uns.'
          : `Diese Wünsche bleiben bestehen:\n${bulleted(details.openWishes.map(wishName))}`,
        openOffers(details.openOffers),
        'War das ein Versehen? Dann melden Sie sich bitte gleich bei der Kita oder bei uns.',
      ),
    ],
  }),

  acceptance: ({ childFirstName: child, details }) => ({
    subject: `Sie haben den Platz für ${child} angenommen: ${details.kita.name}`,
    paragraphs: [
      `Sie haben dieses Angebot angenommen. Der Platz ist jetzt für ${child} reserviert.`,
      `${kitaLines(details.kita)}\nBetreuungsumfang: ${hours(details.hours)}`,
      section(
        'So geht es weiter',
        details.isChildminding
          ? 'Die Tagespflegeperson meldet sich bei Ihnen. Den Betreuungsvertrag schließen Sie direkt mit ihr. Erst mit dem Vertrag ist der Platz fest vereinbart.'
          : '1. Die Kita schlägt Ihnen Termine für den Betreuungsvertrag vor. Wir schreiben Ihnen dann.\n2. Sie wählen einen Termin aus.\n3. Sie schließen in der Kita den Betreuungsvertrag. Erst mit dem Vertrag ist der Platz fest vereinbart.',
      ),
      details.consentMissing
        ? 'Sie haben angegeben, dass Sie das Sorgerecht teilen und getrennt wohnen. Deshalb muss auch der andere Elternteil zustimmen, bevor der Vertrag geschlossen wird. Wir haben ihm geschrieben. Er stimmt in der Anmeldung zu oder unterschreibt bei der Kita.'
        : '',
      returned('Dieses Angebot', 'Diese Angebote', details.returned),
      details.endsOtherWishes ? 'Ihre übrigen Wünsche sind beendet.' : '',
    ],
  }),

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
          : ['Diese Auswahl gilt nicht mehr. Wie es steht, sehen Sie in Ihrer Anmeldung.']),
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
      `Stimmt etwas nicht? Dann melden Sie sich bitte bis zum ${lastWholeDay(details.closesAt)} bei uns. Danach schließen wir den Vorgang ab.`,
    ],
  }),

  withdrawal: ({ caseNumber, childFirstName: child, details }) => ({
    subject: `Die Anmeldung für ${child} ist zurückgezogen (${caseNumber})`,
    paragraphs: [
      `Sie haben die Anmeldung für ${child} zurückgezogen: am ${dates.fullInstant(details.withdrawnAt)}. Alle Wünsche sind damit beendet.`,
      returned('Diesen Platz', 'Diese Plätze', details.returned),
      details.appointment === null
        ? ''
        : `Dieser Termin entfällt:\n${dates.span(details.appointment.startsAt, details.appointment.endsAt)}, ${details.appointment.kita.name}\nBitte löschen Sie ihn auch in Ihrem Kalender.`,
      `War das ein Versehen, oder haben Sie es sich anders überlegt? Dann melden Sie sich bitte bis zum ${lastWholeDay(details.closesAt)} bei uns. Danach schließen wir den Vorgang ab.${details.returned.length === 0 ? '' : ' Ob ein zurückgegebener Platz dann noch frei ist, können wir nicht versprechen.'}`,
      'Sie können Ihr Kind auch jederzeit neu anmelden.',
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

  ...erasureNotices,
};

/** What stands above and below every text. */
export const noticeFrame = {
  greeting: ({ recipient }: NoticeFacts) => `Guten Tag ${recipient.name},`,
  ending: (facts: NoticeFacts): readonly string[] => [
    ...('caseNumber' in facts ? howToOpen(facts) : []),
    `Haben Sie Fragen, oder können Sie die Seite nicht öffnen? Wir helfen Ihnen gern:\nE-Mail: ${common.help.email}\nTelefon: ${common.help.phone}`,
    'Mit freundlichen Grüßen\nKreis Soest, Kreisjugendamt',
    facts.channel === 'mail'
      ? 'Diese E-Mail hat das Kita-Portal automatisch verschickt. Ihre Antwort darauf liest das Kreisjugendamt.'
      : '',
  ],
};

const howToOpen = ({ kind, caseNumber, openUrl }: CaseNoticeFacts): readonly string[] => [
  `So öffnen Sie Ihre Anmeldung:\n${openUrl}`,
  kind === 'receipt'
    ? 'Sie brauchen dafür die Vorgangsnummer und den Zugangscode.'
    : `Sie brauchen dafür Ihre Vorgangsnummer ${caseNumber} und Ihren Zugangscode. Der Zugangscode steht auf Ihrem Eingangsbeleg.`,
];

/** The entry for a calendar that goes with an appointment. */
export const calendarEntry = {
  fileName: 'termin.ics',
  summary: ({ name }: KitaFacts) => `Betreuungsvertrag: ${name}`,
  description: (caseNumber: string) =>
    `Termin für den Betreuungsvertrag. Vorgangsnummer ${caseNumber}. Fragen: ${common.help.phone}`,
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

function received({ receivedAt, enteredAt }: FactsOf<'receipt'>['details']): string {
  return enteredAt === null
    ? `am ${dates.fullInstant(receivedAt)}.`
    : `auf Papier am ${dates.fullDay(receivedAt)}. Ins Portal eingetragen haben wir sie am ${dates.fullDay(enteredAt)}; es gilt der Tag auf dem Papier.`;
}

function siblingsOfOffer(child: string, siblings: SiblingFacts | null): string {
  if (siblings === null) return '';
  const named = siblings.firstNames.map((name) => (name === '' ? 'ein weiteres Kind' : name));
  const others = named.join(' und ');
  const wish = siblings.onlyTogether
    ? 'Sie wünschen sich Plätze nur gemeinsam.'
    : 'Sie wünschen sich Plätze möglichst gemeinsam.';
  return `Sie haben auch ${others} angemeldet. ${wish} Dieses Angebot gilt nur für ${child}. Ob es auch für ${others} ein Angebot gibt, entscheidet die Kita gesondert. Fragen Sie dort bitte nach, bevor Sie antworten.`;
}

function allocationNotice({ allocationNotice: by }: FactsOf<'receipt'>['details']): string {
  return by === null
    ? 'Sie haben Ihr Kind weniger als sechs Monate vor dem gewünschten Beginn angemeldet. Das Gesetz nennt dafür keine feste Frist (§ 5 KiBiz). Wir melden uns, sobald wir Ihnen etwas sagen können.'
    : `Solange Sie keinen Betreuungsvertrag haben, gilt: Das Jugendamt teilt Ihnen mit, welcher Betreuungsplatz Ihrem Kind zugewiesen wird. In der Regel geschieht das acht Wochen vor dem gewünschten Beginn, also bis zum ${dates.plainDay(by.usuallyBy)}. Spätestens geschieht es sechs Wochen vorher, also bis zum ${dates.plainDay(by.latestBy)}. So steht es in § 5 Absatz 3 KiBiz.`;
}

function offerChoices(dueAt: number): readonly string[] {
  return [
    'Bitte öffnen Sie Ihre Anmeldung und antworten Sie bis dahin. Sie haben die Wahl:',
    bulleted([
      'Sie nehmen an: Der Platz ist für Ihr Kind reserviert. Die Kita schlägt Ihnen Termine für den Betreuungsvertrag vor. Andere offene Angebote geben Sie damit zurück, und Ihre übrigen Wünsche enden.',
      'Sie lehnen ab: Ein anderes Kind bekommt den Platz. Ihre übrigen Wünsche bleiben bestehen.',
      `Sie antworten nicht: Das Angebot verfällt am ${dates.fullEnd(dueAt)}. Wir erinnern Sie vorher.`,
    ]),
    'Auch andere Kitas, die Sie gewünscht haben, können Ihnen noch ein Angebot machen. Ob das geschieht, wissen wir heute nicht.',
  ];
}

const DATA_FIELDS: Readonly<Record<DataField, string>> = {
  childName: 'der Name des Kindes',
  birthDate: 'das Geburtsdatum',
  guardian: 'Ihr Name',
  secondGuardian: 'der zweite Elternteil',
  address: 'die Anschrift',
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

function changedDate({ name, from, to }: ChangedDate): string {
  const begins = name === 'opensAt' || name === 'offersFromAt';
  const day = begins ? dates.fullStart : dates.fullEnd;
  const label = isDecisionDay(name) ? 'Angebote können Sie beantworten bis' : DATE_NAMES[name];
  return `${label}\nbisher: ${day(from)}\nneu: ${day(to)}`;
}

function isDecisionDay(name: RoundDateName): name is `decisionDays.${number}` {
  return name.startsWith('decisionDays.');
}
