import { zonedInstant } from '../../calendar/zone.ts';
import type { DigestFacts } from './digest-facts.ts';

const DAY = '2027-01-12';

/** Invented digests, for the page that shows every notice. */
export const SAMPLE_DIGESTS: readonly DigestFacts[] = [
  {
    to: 'kita',
    day: DAY,
    recipient: { name: 'Kita Sonnenschein', email: 'kita@example.org' },
    openUrl: 'https://portal.example.org/kita',
    content: {
      toReview: ['7K4M-2QXD', '9XPT-44HW'],
      answered: {
        accepted: ['C3WR-8LNE'],
        declined: ['M7TA-5KQU'],
        lapsed: ['P2VX-6HDF'],
        returned: ['R9GB-3ZYJ'],
      },
      prepared: ['W4NE-7TCM'],
      noSlotLeft: ['Z2QK-8FYB'],
      appointments: [
        {
          caseNumber: 'C3WR-8LNE',
          startsAt: zonedInstant(`${DAY}T14:00`),
          endsAt: zonedInstant(`${DAY}T15:00`),
        },
      ],
      overdue: { slots: ['X6PL-2RAK'], contract: ['Y8DH-9WVG'] },
    },
  },
  {
    to: 'office',
    day: DAY,
    recipient: { name: 'Kreisjugendamt', email: 'jugendamt@example.org' },
    openUrl: 'https://portal.example.org/office',
    content: {
      findings: [
        { reason: 'office.silent', count: 1 },
        { reason: 'kita.silent', count: 4 },
      ],
      waiting: ['7K4M-2QXD'],
      overdue: { slots: ['X6PL-2RAK'], contract: ['Y8DH-9WVG'] },
      refusedMails: 2,
      lettersToPrint: 5,
    },
  },
];
