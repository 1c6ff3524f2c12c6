import type { Permission } from '../src/cases/policy.ts';
import type { Person } from '../src/persistence/actor.ts';
import { ACCOUNT_ACCESS } from './account/access.ts';
import { DEMO_ACCESS } from './demo/access.ts';
import { KITA_ACCESS } from './kita/access.ts';
import { OFFICE_ACCESS } from './office/access.ts';
import { PARENTS_ACCESS } from './parents/access.ts';
import { API_ACCESS } from './v1/access.ts';

/**
 * Who may use a route: anyone, or the kinds of person named, each with the permission it needs; of several, one is
 * enough, and the action itself asks for the right one.
 */
export type Access =
  | 'public'
  | Readonly<Partial<Record<Person['kind'], Permission | readonly Permission[]>>>;

/** By method and path as registered in Hono. */
export type AccessTable = Readonly<
  Record<`${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`, Access>
>;

const OWN_ACCESS = {
  'GET /assets/api-docs.js': 'public',
  'GET /assets/kern/*': 'public',
  'GET /assets/portal.css': 'public',
  'GET /assets/swagger-ui/:file{swagger-ui(-bundle\\.js|\\.css)}': 'public',
  'GET /health/live': 'public',
  'GET /health/ready': 'public',
  'GET /sprache': 'public',
} as const satisfies AccessTable;

/** One table for each part of the portal; no route may stand in two. */
export const ACCESS_TABLES: readonly AccessTable[] = [
  OWN_ACCESS,
  ACCOUNT_ACCESS,
  PARENTS_ACCESS,
  KITA_ACCESS,
  OFFICE_ACCESS,
  API_ACCESS,
  DEMO_ACCESS,
];

const ACCESS = new Map<string, Access>(ACCESS_TABLES.flatMap((table) => Object.entries(table)));

/** @returns undefined for a route that no table names: nobody may use it. */
export const accessTo = (route: { readonly method: string; readonly path: string }) =>
  ACCESS.get(`${route.method} ${route.path}`);
