import type { Texts } from '../catalogue.ts';

/** The page that shows every notice. */
export const previews: Texts['previews'] = {
  title: 'All messages',
  intro:
    'This is how the portal writes to families, with invented details. Each message is there as an e-mail (text and HTML) and as a letter, in German and in English.',
  digest:
    'On working days, day-care centres and the youth office get an e-mail in the morning if there is something for them.',
  signIn: 'This message is an e-mail only, because its link works for a short time and only once.',
  contents: 'Messages',
  html: 'E-mail in HTML',
  letter: 'Letter (PDF)',
  languages: { de: 'German', en: 'English' },
  allLetters: { de: 'All letters in German (PDF)', en: 'All letters in English (PDF)' },
};
