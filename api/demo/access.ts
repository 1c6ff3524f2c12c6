import type { AccessTable } from '../access.ts';

/** Who may open and post to the pages of a demonstration. */
export const DEMO_ACCESS = {
  'GET /demo': 'public',
  'POST /demo/cases/:id/forward': { family: 'family.case', office: 'cases.read' },
  'POST /demo/familie': 'public',
  'POST /demo/jugendamt': 'public',
  'POST /demo/kita': 'public',
  'GET /demo/nachrichten': 'public',
  'GET /demo/nachrichten/:language{de|en}/:kind/brief': 'public',
  'GET /demo/nachrichten/:language{de|en}/:kind/html': 'public',
  'GET /demo/nachrichten/:language{de|en}/briefe': 'public',
  'GET /demo/nachrichten/uebersicht/:to{kita|office}': 'public',
} as const satisfies AccessTable;
