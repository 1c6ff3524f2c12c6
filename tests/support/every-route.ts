import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import type { AppEnv } from '../../api/environment.ts';
import { mustBeAsDescribed } from './described-answers.ts';
import { ORIGIN } from './visitor.ts';

/** A route as it is registered. */
export interface Route {
  readonly method: string;
  readonly path: string;
}

export function routesOf(app: Hono<AppEnv>): readonly Route[] {
  const routes = app.routes.filter(({ method }) => method !== 'ALL');
  return [...new Map(routes.map((route) => [`${route.method} ${route.path}`, route])).values()];
}

/** An address of a route: what is not given by the parameter's name is a guessed id, or the first of a choice. */
export function addressOf({ path }: Route, given: Readonly<Record<string, string>>): string {
  return path
    .replaceAll(
      /:(\w+)(?:\{((?:[^{}]|\{[^}]*\})*)\})?/gu,
      (_match, name: string, choice?: string) => given[name] ?? guessed(choice),
    )
    .replace('*', 'kern.min.css');
}

function guessed(choice: string | undefined): string {
  if (choice === undefined) return randomUUID();
  return choice === '[0-9]{4}' ? '2199' : (choice.split('|')[0] ?? '');
}

export interface Asked {
  readonly cookie?: string | undefined;
  /** Of a Kita's software, instead. */
  readonly token?: string | undefined;
  /** Of a form; a JSON route has a body of its own. */
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: object;
}

/** Asks a route as a page's form or a program would. */
export async function ask(
  app: Hono<AppEnv>,
  { method }: Route,
  address: string,
  { cookie, token, form = {}, json = {} }: Asked,
): Promise<Answer> {
  const headers = new Headers({ Origin: ORIGIN });
  if (cookie !== undefined) headers.set('Cookie', cookie);
  if (token !== undefined) headers.set('Authorization', `Bearer ${token}`);
  const init: RequestInit = { method, headers };
  if (method !== 'GET') {
    const isJson = address.startsWith('/api/');
    headers.set('Content-Type', isJson ? 'application/json' : 'application/x-www-form-urlencoded');
    if (isJson) headers.set('Idempotency-Key', randomUUID());
    // Of no revision there is: whoever may not see a thing must not learn that it has another one.
    if (isJson) headers.set('If-Match', '"seen"');
    init.body = isJson
      ? JSON.stringify(json)
      : new URLSearchParams({ clientKey: randomUUID(), ...form }).toString();
  }
  const response = await app.request(address, init);
  const body = await response.text();
  const { status, headers: sent } = response;
  const type = sent.get('Content-Type') ?? '';
  await mustBeAsDescribed(app, { method, path: address, status, type, body });
  return { status, headers: sent, location: sent.get('Location') ?? '', body };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly location: string;
  readonly body: string;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu;

/** All that an answer tells, but the ids and the year that were asked for. */
export const toldBy = ({ status, location, body }: Answer): string =>
  `${status} ${location}\n${body}`.replaceAll(UUID, '*').replaceAll(/%2F2\d{3}/gu, '%2F*');

/** What a JSON route would carry out, were it allowed to: by the last part of its path. */
export const commandBodies = (ids: {
  readonly id: string;
  readonly offerId: string;
  readonly wishId: string;
  readonly slotId: string;
  readonly kitaId: string;
  readonly year: number;
}): Readonly<Record<string, object>> => {
  const { id, offerId, wishId, slotId, kitaId, year } = ids;
  const [startsAt, endsAt] = [`${year}-03-01T09:00:00Z`, `${year}-03-01T10:00:00Z`];
  return {
    'change-wishes': { kitaIds: [kitaId], childminding: false },
    'change-data': { hours: 45 },
    'accept-offer': { offerId },
    'decline-offer': { offerId },
    'revive-offer': { offerId },
    'guardian-consent': { guardian: 1 },
    'book-slot': { slotId },
    'cancel-appointment': { slotId, note: 'Nein' },
    'mark-reviewed': { wishId },
    'confirm-visit': { wishId },
    'make-offer': { wishId },
    'prepare-offer': { wishId },
    'release-offer': { offerId },
    'revoke-offer': { offerId, note: 'Nein' },
    'propose-slots': { offerId, slots: [{ startsAt, endsAt }] },
    // For several children at once.
    offers: { action: 'makeOffer', applicationIds: [id] },
    slots: { applicationIds: [id], slots: [{ startsAt, endsAt }] },
    'record-no-show': { slotId },
    'conclude-contract': { offerId },
    'correct-contract': { offerId, startsOn: `${year}-08-01`, hours: 35 },
    'contract-failed': { offerId, reason: 'otherReason', note: 'Nein' },
  };
};
