import { germanDates as dates } from '../../calendar/format.ts';
import type { EndReason } from '../../domain/case.ts';
import { oneLine, section } from '../notice-marks.ts';
import type { NoticeWriters } from '../notice-texts.ts';
import { kitaLines, lastWholeDay, openOffers, returned, wishList } from './notice-parts.ts';

/** How a case ends, or goes on after all; and what the law promises on the way. */
export const endNotices: NoticeWriters<
  | 'withdrawal'
  | 'movedAway'
  | 'carriedOver'
  | 'withoutPlace'
  | 'endReminder'
  | 'endUndone'
  | 'allocation'
> = {
  withdrawal: ({ caseNumber, childFirstName: child, details }) => ({
    subject: `Die Anmeldung für ${child} ist zurückgezogen (${caseNumber})`,
    paragraphs: [
      `Sie haben die Anmeldung für ${child} zurückgezogen: am ${dates.fullInstant(details.withdrawnAt)}. Alle Wünsche sind damit beendet.`,
      returned('Diesen Platz', 'Diese Plätze', details.returned),
      details.appointment === null
        ? ''
        : `Dieser Termin entfällt:\n${dates.span(details.appointment.startsAt, details.appointment.endsAt)}, ${details.appointment.kita.name}\nBitte löschen Sie ihn auch in Ihrem Kalender.`,
      `War das ein Versehen, oder haben Sie es sich anders überlegt? Dann nehmen Sie das Ende bitte bis zum ${lastWholeDay(details.closesAt)} in Ihrer Anmeldung zurück, oder melden Sie sich bei uns. Danach schließen wir die Anmeldung ab.${details.returned.length === 0 ? '' : ' Ob ein zurückgegebener Platz dann noch frei ist, können wir nicht versprechen.'}`,
      'Sie können Ihr Kind auch jederzeit neu anmelden.',
    ],
  }),

  movedAway: ({ caseNumber, childFirstName: child, details }) => ({
    subject: `Umzug: Die Anmeldung für ${child} endet (${caseNumber})`,
    paragraphs: [
      `Sie ziehen in das Gebiet eines anderen Jugendamts. Deshalb endet die Anmeldung für ${child} bei uns.`,
      returned('Diesen Platz', 'Diese Plätze', details.returned),
      'Bitte melden Sie Ihr Kind jetzt bei dem Jugendamt Ihres neuen Wohnorts an.',
      `War das ein Versehen, oder ziehen Sie doch nicht um? Dann können Sie das Ende bis zum ${lastWholeDay(details.closesAt)} in Ihrer Anmeldung zurücknehmen. Danach schließen wir die Anmeldung ab.`,
    ],
  }),

  carriedOver: ({ childFirstName: child, details }) => ({
    subject: `Die Anmeldung für ${child} geht weiter: ${dates.kindergartenYear(details.year)}`,
    paragraphs: [
      `für ${child} hat sich in dieser Anmelderunde leider kein Platz gefunden. Wir haben die Anmeldung deshalb in die Runde für das Kindergartenjahr ${dates.kindergartenYear(details.year)} übernommen.`,
      `Die neue Vorgangsnummer ist ${details.caseNumber}. Der Zugangscode bleibt derselbe. Ihre Wünsche gelten weiter. Sie können sie ändern, solange die neue Runde das zulässt.`,
      'Möchten Sie das nicht? Dann ziehen Sie die neue Anmeldung bitte zurück, oder melden Sie sich bei uns.',
    ],
  }),

  withoutPlace: ({ caseNumber, childFirstName: child, details }) => ({
    subject: `Für ${child} hat sich kein Platz gefunden (${caseNumber})`,
    paragraphs: [
      `leider hat sich für ${child} in dieser Anmelderunde kein Platz gefunden. Wir beenden die Anmeldung in dieser Runde.`,
      details.reason === null
        ? ''
        : `Das Kreisjugendamt schreibt dazu:\n„${oneLine(details.reason)}“`,
      section(
        'Das können Sie tun',
        `Suchen Sie weiter einen Platz? Dann nehmen Sie das Ende bis zum ${lastWholeDay(details.closesAt)} in Ihrer Anmeldung zurück, oder melden Sie sich bei uns. Danach schließen wir die Anmeldung ab.`,
        'Der Anspruch Ihres Kindes auf einen Platz bleibt davon unberührt (§ 24 SGB VIII). Wir beraten Sie gern, auch zur Kindertagespflege.',
      ),
    ],
  }),

  endReminder: ({ caseNumber, childFirstName: child, details }) => ({
    subject: `Die Anmeldung für ${child} wird bald abgeschlossen (${caseNumber})`,
    paragraphs: [
      `wir erinnern Sie: Am ${lastWholeDay(details.closesAt)} schließen wir die Anmeldung für ${child} ab. ${ENDS[details.reason]}`,
      details.reason === 'carriedOver'
        ? ''
        : 'Ist das so nicht richtig? Dann nehmen Sie das Ende bitte vorher in Ihrer Anmeldung zurück, oder melden Sie sich bei uns.',
      'Ist alles richtig? Dann müssen Sie nichts tun.',
    ],
  }),

  endUndone: ({ caseNumber, childFirstName: child, details }) => ({
    subject: `Die Anmeldung für ${child} geht weiter (${caseNumber})`,
    paragraphs: [
      `das Ende der Anmeldung für ${child} ist zurückgenommen. Sie gilt weiter, mit demselben Tag des Eingangs.`,
      details.wishes.length === 0
        ? ''
        : `Diese Wünsche sind wieder offen, der wichtigste zuerst:\n${wishList(details.wishes)}`,
      'Angebote, die Sie zurückgegeben haben, gelten nicht mehr. Die Kitas können neue machen, wenn sie noch einen Platz haben.',
    ],
  }),

  allocation: ({ childFirstName: child, details }) => ({
    subject: `Stand der Platzvergabe für ${child}`,
    paragraphs: [
      `in ${details.weeks} Wochen, am ${dates.plainDay(details.wishedStartOn)}, soll die Betreuung für ${child} beginnen. Nach § 5 Absatz 3 KiBiz teilen wir Ihnen mit, wie es steht.`,
      details.kita === null
        ? 'Leider ist Ihrem Kind noch kein Platz zugewiesen. Das Kreisjugendamt sucht weiter und meldet sich bei Ihnen. Sie können uns auch anrufen.'
        : `Ihrem Kind ist dieser Platz zugewiesen. Einen Betreuungsvertrag gibt es noch nicht.\n\n${kitaLines(details.kita)}`,
      openOffers(details.openOffers),
    ],
  }),
};

const ENDS: Readonly<Record<EndReason, string>> = {
  contract: 'Der Betreuungsvertrag ist geschlossen.',
  withdrawn: 'Sie hatten die Anmeldung zurückgezogen.',
  movedAway: 'Sie hatten uns mitgeteilt, dass Sie umziehen.',
  carriedOver: 'Die Anmeldung geht in der nächsten Runde unter einer neuen Nummer weiter.',
  withoutPlace: 'In dieser Anmelderunde hat sich kein Platz gefunden.',
};
