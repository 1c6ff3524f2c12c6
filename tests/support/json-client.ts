import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import type { AppEnv } from '../../api/environment.ts';
import type { Person } from '../../src/persistence/actor.ts';
import type { TestKita } from './portal.ts';
import { cookieOf } from './sessions.ts';
import { openApp, ORIGIN, Visitor } from './visitor.ts';
import type { TestPortal } from './portal.ts';

export interface JsonAnswer {
  readonly status: number;
  readonly headers: Headers;
  // A test looks into whatever came.
  readonly body: Record<string, unknown>;
}

/** A program that speaks the JSON interface, with a session of its own. */
export class JsonClient {
  readonly visitor: Visitor;

  constructor(app: Hono<AppEnv>) {
    this.visitor = new Visitor(app);
  }

  get(path: string): Promise<JsonAnswer> {
    return this.send('GET', path);
  }

  /** Writes under a key, a new one unless given; `null` sends none. */
  post(path: string, body: unknown, key: string | null = randomUUID()): Promise<JsonAnswer> {
    return this.send('POST', path, body, { 'Idempotency-Key': key });
  }

  /** Edits what stands at an address, as it was seen just now. */
  async edit(
    method: 'PUT' | 'POST',
    path: string,
    body: unknown,
    { seenAt = path, key = randomUUID() }: { readonly seenAt?: string; readonly key?: string } = {},
  ): Promise<JsonAnswer> {
    const seen = await this.get(seenAt);
    const headers = { 'If-Match': seen.headers.get('ETag') ?? '""', 'Idempotency-Key': key };
    return this.send(method, path, body, headers);
  }

  /** What the office searches for, as addresses carry it. */
  async sealed(text: string): Promise<string> {
    return String((await this.post('/office/searches', { text }, null)).body['search']);
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string | null>> = {},
  ): Promise<JsonAnswer> {
    const own = method === 'GET' ? {} : { 'Idempotency-Key': randomUUID() };
    const sent = Object.entries({ ...own, ...headers }).filter(([, value]) => value !== null);
    const visit = await this.visitor.request(`/api/v1${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(Object.fromEntries(sent) as Record<string, string>),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const type = visit.headers.get('Content-Type') ?? '';
    return {
      status: visit.status,
      headers: visit.headers,
      body: type.includes('json') ? (JSON.parse(visit.body) as Record<string, unknown>) : {},
    };
  }
}

/** The application with the demonstration's entry, which is how staff get in. */
export const openDemoApp = (
  portal: TestPortal,
  wanted: Parameters<typeof openApp>[1] = {},
): Hono<AppEnv> => openApp(portal, { demo: true, production: false, ...wanted });

export async function asKita(visitor: Visitor, kita: TestKita): Promise<Visitor> {
  await visitor.post('/demo/kita', { kitaId: kita.id }, { Origin: ORIGIN });
  return visitor;
}

export async function asOffice(visitor: Visitor): Promise<Visitor> {
  await visitor.post('/demo/jugendamt', {}, { Origin: ORIGIN });
  return visitor;
}

export async function asFamily(visitor: Visitor, applicationId: string): Promise<Visitor> {
  await visitor.post('/demo/familie', { applicationId }, { Origin: ORIGIN });
  return visitor;
}

/** Signed in as somebody the demonstration has no button for. */
export async function asPerson(
  visitor: Visitor,
  portal: TestPortal,
  person: Person,
): Promise<Visitor> {
  visitor.cookie = await cookieOf(portal, person);
  return visitor;
}
