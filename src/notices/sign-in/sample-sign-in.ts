import { zonedInstant } from '../../calendar/zone.ts';
import type { SignInFacts } from './sign-in-facts.ts';

const PORTAL = 'https://portal.example.org';
const TOKEN = 'kYq3vT7mZ0aXc9LrB2sWn5dHj8uEf4pGi6oKt1yRb0Q';

/** Invented mails that let somebody in, one of each kind, for the page that shows every notice. */
export const sampleSignIns = (language: SignInFacts['language']): readonly SignInFacts[] => [
  {
    kind: 'familyLink',
    language,
    recipient: { name: '', email: 'kim.beispiel@example.org' },
    openUrl: `${PORTAL}/oeffnen/link/${TOKEN}`,
    until: zonedInstant('2027-01-12T15:00'),
    invited: null,
  },
  {
    kind: 'passwordLink',
    language,
    recipient: { name: '', email: 'leitung@example.org' },
    openUrl: `${PORTAL}/konto/passwort/${TOKEN}`,
    until: zonedInstant('2027-01-12T15:00'),
    invited: null,
  },
  {
    kind: 'invitation',
    language,
    recipient: { name: 'Robin Muster', email: 'leitung@example.org' },
    openUrl: `${PORTAL}/konto/einladung/${TOKEN}`,
    until: zonedInstant('2027-01-19T14:00'),
    invited: { role: 'head', workplace: 'Kita Sonnenschein', anew: false },
  },
];
