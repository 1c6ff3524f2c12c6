import { lastRefusal } from './last-refusal.ts';

/** Everything that was written to anybody. */
export const outbox = {
  title: 'Postausgang',
  headline: (refused: number) => {
    if (refused === 0) return 'Alle E-Mails kommen an';
    return refused === 1 ? 'Eine E-Mail kommt nicht an' : `${refused} E-Mails kommen nicht an`;
  },
  intro:
    'Hier steht, was das Portal geschrieben hat, das Neueste zuerst. Eine nicht angenommene E-Mail können Sie an eine andere Adresse schicken oder als Brief drucken.',
  filter: 'Nachrichten auswählen',
  all: 'Alle',
  option: (status: string, count: number) => `${status} (${count})`,
  button: 'Anzeigen',
  none: 'Keine Nachricht passt dazu.',
  more: 'Ältere anzeigen',
  notice: 'Nachricht',
  recipient: 'An',
  subject: 'Gehört zu',
  channel: 'Weg',
  written: 'Geschrieben',
  status: 'Stand',
  waitingList: 'Warteliste',
  staff: 'Tagesübersicht',
  attempts: (attempts: number, code: string | null) =>
    `${attempts === 1 ? '1 Versuch' : `${attempts} Versuche`}${lastRefusal(code)}`,
  givenUp: 'wird nicht mehr versucht',
  done: 'Ist veranlasst. Unten sehen Sie, was daraus wird.',
  one: {
    title: 'Nachricht',
    back: 'Zum Postausgang',
    otherAddress: 'An eine andere Adresse schicken',
    otherAddressText:
      'Künftig gehen alle Nachrichten an diese Person dorthin. Fragen Sie die Familie vorher, zum Beispiel am Telefon.',
    email: 'Neue E-Mail-Adresse',
    sendThere: 'Adresse ändern und senden',
    asLetter: 'Als Brief schicken',
    asLetterText:
      'Diese eine Nachricht wird ein Brief, den Sie unter „Briefe“ drucken. Spätere Nachrichten gehen wieder als E-Mail.',
    makeLetter: 'Brief daraus machen',
    again: 'Noch einmal versuchen',
    againText: 'Wenn die Störung vorbei ist, etwa ein volles Postfach. Die Adresse bleibt.',
    againTextStaff:
      'Die Adresse einer Kita ändern Sie unter „Kitas und Freigabe“. Danach können Sie es hier noch einmal versuchen.',
    tryAgain: 'Noch einmal senden',
  },
};
