import type { Texts } from '../catalogue.ts';

export const readLog: Texts['readLog'] = {
  title: 'Who has read this case',
  hint: 'Every time a Kita or the youth office opens the case, a line is kept. It is erased with the case.',
  none: 'Nobody yet.',
  when: 'When',
  who: 'Who',
  what: 'What',
  office: 'Youth office',
  account: (id) => `Account ${id}`,
  roles: {
    'kita.staff': 'Kita staff',
    'kita.head': 'Head of the Kita',
    'kita.provider': 'Provider',
    'kita.software': 'Software of the Kita',
    'office.caseworker': 'Caseworker',
    'office.head': 'Head of office',
    'office.auditor': 'Auditor',
  },
  doors: {
    applicant: 'Application at the Kita',
    case: 'Case',
    actions: 'Forms for the case',
    wish: 'Forms for a wish',
    mediation: 'Placement with a childminder',
    letter: 'Letter',
    diagnosis: 'Technical history',
  },
  family: {
    title: 'Who has looked at your application',
    text: 'The portal keeps a line when a Kita or the youth office opens your application. Which person it was is shown only to the head and the auditors of the youth office.',
    none: 'Nobody has opened your application yet.',
    day: 'Day',
    body: 'Who',
  },
};
