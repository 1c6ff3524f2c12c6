import { germanDates as dates } from '../../calendar/format.ts';
import type { OpenOffer, SiblingFacts } from '../../notices/notice-facts.ts';
import { bulleted, oneLine, section } from '../notice-marks.ts';
import type { NoticeWriters } from '../notice-texts.ts';
import { days, hours, kitaLines, openOffers, returned, wishName } from './notice-parts.ts';

/** An offer, from its making to its end. */
export const offerNotices: NoticeWriters<
  | 'offer'
  | 'offerExtended'
  | 'offerReminder'
  | 'offerLapsed'
  | 'offerRevoked'
  | 'offerDeclined'
  | 'acceptance'
> = {
  offer: ({ childFirstName: child, details }) => ({
    subject: details.isOpen
      ? `Angebot für ${child}: ${details.kita.name}, Antwort bis ${dates.endDay(details.dueAt)}`
      : `Angebot für ${child}: ${details.kita.name}`,
    paragraphs: details.isOpen
      ? [
          details.kita.isChildminding === true
            ? `gute Nachricht: In der Kindertagespflege gibt es einen Platz für ${child}.`
            : `gute Nachricht: Eine Kita hat einen Platz für ${child}.`,
          `${kitaLines(details.kita)}\nBetreuungsumfang: ${hours(details.hours)}\nAntwort bis: ${dates.fullEnd(details.dueAt)}`,
          siblingsOfOffer(child, details.siblings),
          ...offerChoices(details),
        ]
      : [
          `für ${child} gab es dieses Angebot:`,
          `${kitaLines(details.kita)}\nBetreuungsumfang: ${hours(details.hours)}`,
          'Dieses Angebot ist inzwischen nicht mehr offen. Wie es steht, sehen Sie in Ihrer Anmeldung.',
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
        'Ihre Anmeldung bleibt bestehen, auch dieser Wunsch. Sie können ein neues Angebot bekommen, wenn noch ein Platz frei ist.',
        openOffers(details.openOffers),
      ),
    ],
  }),

  offerRevoked: ({ childFirstName: child, details }) => ({
    subject: `Das Angebot für ${child} ist zurückgenommen: ${details.kita.name}`,
    paragraphs: [
      `leider ist dieses Angebot für ${child} zurückgenommen:`,
      kitaLines(details.kita),
      details.reason === null
        ? 'Ein Grund ist nicht genannt. Fragen Sie bitte bei der Kita oder bei uns nach.'
        : `Als Grund ist genannt:\n„${oneLine(details.reason)}“`,
      section(
        'So geht es weiter',
        `Ihre Anmeldung bleibt bestehen, auch dieser Wunsch.${details.openOffers.length === 0 ? ' Sie müssen nichts tun.' : ''} Haben Sie Fragen zu dem Grund? Dann melden Sie sich bitte bei der Kita oder bei uns.`,
        openOffers(details.openOffers),
      ),
    ],
  }),

  offerDeclined: ({ childFirstName: child, details }) => ({
    subject: `Sie haben das Angebot für ${child} abgelehnt: ${details.kita.name}`,
    paragraphs: [
      `Sie haben dieses Angebot für ${child} abgelehnt:`,
      kitaLines(details.kita),
      'Den Platz bekommt ein anderes Kind. Dieser Wunsch ist damit beendet.',
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
};

function offerChoices({ kita, dueAt }: OpenOffer): readonly string[] {
  return [
    'Bitte öffnen Sie Ihre Anmeldung und antworten Sie bis dahin. Sie haben die Wahl:',
    bulleted([
      `Sie nehmen an: Der Platz ist für Ihr Kind reserviert. ${kita.isChildminding === true ? 'Die Tagespflegeperson meldet sich bei Ihnen.' : 'Die Kita schlägt Ihnen Termine für den Betreuungsvertrag vor.'} Andere offene Angebote geben Sie damit zurück, und Ihre übrigen Wünsche enden.`,
      'Sie lehnen ab: Ein anderes Kind bekommt den Platz. Ihre übrigen Wünsche bleiben bestehen.',
      `Sie antworten nicht: Das Angebot verfällt am ${dates.fullEnd(dueAt)}. Wir erinnern Sie vorher.`,
    ]),
    'Auch andere Kitas, die Sie gewünscht haben, können Ihnen noch ein Angebot machen. Ob das geschieht, wissen wir heute nicht.',
  ];
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
