import { germanDates as dates } from '../../calendar/format.ts';
import type { ErasureReason } from '../../domain/erasure.ts';
import type { NoticeWriters } from '../notice-texts.ts';

const why: Readonly<Record<ErasureReason, string>> = {
  request: 'Sie haben uns darum gebeten (Artikel 17 DSGVO).',
  retention: 'Die Anmelderunde ist lange vorbei. Wir dürfen die Daten nicht länger aufbewahren.',
  mistake: 'Die Anmeldung ist versehentlich entstanden.',
};

const whatGoes =
  'Gelöscht wird alles, was zu dieser Anmeldung gespeichert ist: Ihre Angaben, die Wünsche, die Angebote und alle Nachrichten. Das lässt sich danach nicht rückgängig machen. Ein geschlossener Betreuungsvertrag gilt weiter; ihn hat die Kita.';

const copyFirst =
  'Möchten Sie die Daten behalten? Dann öffnen Sie bis dahin Ihre Anmeldung. Unter „Meine Daten“ können Sie eine Kopie herunterladen.';

/** What a family is told when its data is to be deleted. */
export const erasureNotices: NoticeWriters<
  'erasureAnnounced' | 'erasureReminder' | 'erasureTakenBack'
> = {
  erasureAnnounced: ({ caseNumber, childFirstName: child, details }) => ({
    subject: `Wir löschen die Daten zur Anmeldung für ${child} (${caseNumber})`,
    paragraphs: [
      `wir löschen die Daten zur Anmeldung für ${child}, frühestens am ${dates.fullInstant(details.dueAt)}.`,
      `Der Grund: ${why[details.reason]}`,
      whatGoes,
      copyFirst,
      'Sind Sie damit nicht einverstanden, oder haben Sie es sich anders überlegt? Dann nehmen Sie die Löschung bis dahin unter „Meine Daten“ zurück, oder melden Sie sich bei uns.',
    ],
  }),
  erasureReminder: ({ caseNumber, childFirstName: child, details }) => ({
    subject: `Erinnerung: Am ${dates.fullDay(details.dueAt)} löschen wir die Daten zur Anmeldung für ${child} (${caseNumber})`,
    paragraphs: [
      `am ${dates.fullDay(details.requestedAt)} haben wir Ihnen geschrieben, dass wir die Daten zur Anmeldung für ${child} löschen. Das geschieht nun frühestens am ${dates.fullInstant(details.dueAt)}.`,
      `Der Grund: ${why[details.reason]}`,
      whatGoes,
      copyFirst,
      'Sind Sie damit nicht einverstanden? Dann nehmen Sie die Löschung bis dahin unter „Meine Daten“ zurück, oder melden Sie sich bei uns.',
    ],
  }),
  erasureTakenBack: ({ caseNumber, childFirstName: child }) => ({
    subject: `Die Daten zur Anmeldung für ${child} bleiben (${caseNumber})`,
    paragraphs: [
      `die angekündigte Löschung ist zurückgenommen. Die Daten zur Anmeldung für ${child} bleiben gespeichert.`,
      'War die Anmeldung schon zurückgezogen, dann bleibt sie das.',
    ],
  }),
};
