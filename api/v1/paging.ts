import type { Context } from 'hono';
import { z } from 'zod';
import { DoorError } from '../../src/cases/errors.ts';

/** What every list that grows can be asked for. */
export const pageQuery = z.strictObject({
  after: z
    .string()
    .regex(/^[\w-]{1,200}$/u)
    .optional()
    .describe('Opaque, from `next` of the page before.'),
  limit: z.coerce.number().int().min(1).max(100).default(50).describe('At most 100.'),
});

export const nextSchema = z
  .string()
  .nullable()
  .describe('The next page, as an address on this server; null: this is the last one.');

/** The address of the next page. @param cursor names the last thing of this one; null: there is no next */
export function nextPage(c: Context, cursor: string | null): string | null {
  if (cursor === null) return null;
  const query = new URLSearchParams(c.req.query());
  query.set('after', Buffer.from(cursor).toString('base64url'));
  const next = `${c.req.path}?${query.toString()}`;
  c.header('Link', `<${next}>; rel="next"`);
  return next;
}

/** What a cursor of ours names. Throws `input.invalid` for any other. */
export function cursorIn(after: string | undefined, shape: RegExp): string | undefined {
  if (after === undefined) return undefined;
  const cursor = Buffer.from(after, 'base64url').toString();
  if (!shape.test(cursor))
    throw new DoorError('input.invalid', [{ field: 'after', problem: 'invalid' }]);
  return cursor;
}

export const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
export const ID_CURSOR = new RegExp(`^${UUID}$`, 'u');
export const INSTANT_CURSOR = new RegExp(String.raw`^\d{15}\.${UUID}$`, 'u');

/** Sorts by an instant in UTC milliseconds, the earliest first. */
export const instantKey = (at: number, id: string): string =>
  `${String(at).padStart(15, '0')}.${id}`;

/** The newest first: their instants count down. */
export const newestKey = (at: number, id: string): string => instantKey(LAST_INSTANT - at, id);
const LAST_INSTANT = 999_999_999_999_999;

/**
 * One page of what is read at once, such as the notices of one case.
 *
 * @param keyOf sorts as text and names one thing; the cursor is made of it
 */
export function pageOf<T>(
  all: readonly T[],
  keyOf: (one: T) => string,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): { readonly page: readonly T[]; readonly cursor: string | null } {
  const sorted = all
    .map((one) => ({ one, key: keyOf(one) }))
    .filter(({ key }) => after === undefined || key > after)
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const page = sorted.slice(0, limit);
  const last = page.at(-1);
  return {
    page: page.map(({ one }) => one),
    cursor: last === undefined || sorted.length === page.length ? null : last.key,
  };
}
