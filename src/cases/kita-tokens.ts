import { createHash, randomBytes } from 'node:crypto';
import { sql, type EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { addDays, zonedDay } from '../calendar/zone.ts';
import { asActor, withActor, type Actor, type Person } from '../persistence/actor.ts';
import { KitaToken } from '../persistence/entities/kita-token.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError } from './errors.ts';
import { USUAL_LIMITS } from './limits.ts';
import { countAttempt } from './rate-limit.ts';
import { textLineSchema } from './registration-fields.ts';
import { requirePermission } from './require.ts';

type Door = Pick<CasesDependencies, 'orm' | 'clock' | 'limits'>;

/** Secrets get lost: no token lasts longer than this many days. */
const LONGEST_DAYS = 366;
const MOST_AT_ONCE = 10;

/** A token as people see it; days are `YYYY-MM-DD` in Germany. */
export interface TokenLine {
  readonly id: string;
  readonly name: string;
  /** What the token begins with, to recognise it by. */
  readonly prefix: string;
  readonly createdAt: number;
  readonly expiresOn: string;
  readonly lastUsedOn: string | null;
  readonly revokedAt: number | null;
  /** Opens something today. */
  readonly isValid: boolean;
  /** Whoever made it, and may know the secret, no longer leads this Kita. */
  readonly authorLeft: boolean;
}

export const tokenSchema = z.strictObject({
  name: textLineSchema(80),
  expiresOn: z.iso.date('not_within_a_year'),
});
export type NewToken = z.output<typeof tokenSchema>;

/** The tokens of a Kita's own software, valid ones first, the newest of them on top. */
export async function listTokens(deps: Door, kita: Person): Promise<readonly TokenLine[]> {
  requirePermission(kita, 'kita.tokens');
  const today = zonedDay(deps.clock());
  const { rows, leaders } = await withActor(deps.orm.em, kita, async (em) => ({
    rows: await em.find(
      KitaToken,
      { kitaId: kita.ref },
      { orderBy: { createdAt: 'desc', id: 'asc' } },
    ),
    leaders: await asActor(em, [LEADERS, kita], () => leadersOf(em, kita.ref)),
  }));
  return rows
    .map((row) => toLine(row, { today, leaders }))
    .toSorted((a, b) => Number(b.isValid) - Number(a.isValid));
}

/** Who of its provider's people leads a Kita is not the Kita's to read; whether a token's author still does, is. */
const LEADERS: Actor = { kind: 'service', ref: 'token authors' };

/** The accounts that may make tokens of a Kita. A demonstration's head has none. */
async function leadersOf(em: EntityManager, kitaId: string): Promise<ReadonlySet<string>> {
  const rows = await em.execute<{ account: string }[]>(sql`
    select m.account_id::text as account from membership m join kita k on k.id = ${kitaId}
    where m.ended_at is null
      and ((m.kind = 'kita' and m.kita_id = k.id and m.role = 'head') or (m.kind = 'provider' and m.provider = k.provider))`);
  return new Set(['kita', ...rows.map(({ account }) => account)]);
}

/**
 * Makes a token. Its secret is told once and stored as a digest only. Throws `input.invalid`, `token.too_many`,
 * `idempotency.key_reused`.
 *
 * @param id chosen by the client, so that a repeated click makes no second one
 * @returns the secret; null: this click had made it before
 */
export async function createToken(
  deps: Door,
  kita: Person,
  { id, name, expiresOn }: NewToken & { readonly id: string },
): Promise<{ readonly token: TokenLine; readonly secret: string | null }> {
  requirePermission(kita, 'kita.tokens');
  const now = deps.clock();
  const today = zonedDay(now);
  const mine = { today, leaders: new Set([authorOf(kita)]) };
  return withActor(deps.orm.em, kita, async (em) => {
    // One Kita makes one token at a time, or two at once would both find room.
    await em.execute(sql`select pg_advisory_xact_lock(hashtext(${`kita-token/${kita.ref}`}))`);
    const known = await em.findOne(KitaToken, { id });
    if (known !== null) {
      if (known.name !== name || known.expiresOn !== expiresOn)
        throw new DoorError('idempotency.key_reused');
      return { token: toLine(known, mine), secret: null };
    }
    if (expiresOn < today || expiresOn > addDays(today, LONGEST_DAYS))
      throw new DoorError('input.invalid', [{ field: 'expiresOn', problem: 'not_within_a_year' }]);
    const valid = { kitaId: kita.ref, revokedAt: null, expiresOn: { $gte: today } };
    if ((await em.count(KitaToken, valid)) >= MOST_AT_ONCE) throw new DoorError('token.too_many');
    const prefix = `kita_${randomBytes(4).toString('hex')}`;
    const secret = `${prefix}_${randomBytes(32).toString('base64url')}`;
    const row = em.create(KitaToken, {
      id,
      kitaId: kita.ref,
      name,
      prefix,
      secretHash: digest(secret),
      createdAt: new Date(now),
      createdBy: authorOf(kita),
      expiresOn,
    });
    await em.flush();
    return { token: toLine(row, mine), secret };
  });
}

/** From now on it opens nothing; again changes nothing. Throws `case.not_found`. */
export async function revokeToken(deps: Door, kita: Person, id: string): Promise<void> {
  requirePermission(kita, 'kita.tokens');
  await withActor(deps.orm.em, kita, async (em) => {
    const own = { id, kitaId: kita.ref };
    if ((await em.count(KitaToken, own)) === 0) throw new DoorError('case.not_found');
    await em.nativeUpdate(
      KitaToken,
      { ...own, revokedAt: null },
      { revokedAt: new Date(deps.clock()), revokedBy: authorOf(kita) },
    );
  });
}

/**
 * Who comes with a token: its Kita's software. Throws `token.unknown` for what is unknown, expired or revoked, and
 * `rate.limited`.
 *
 * @param from where the request comes from, for the limit of guesses
 */
export async function openWithToken(
  deps: Door,
  { secret, from }: { readonly secret: string; readonly from: string },
): Promise<Person> {
  const today = zonedDay(deps.clock());
  const { tokenRequests, guessesPerAddress } = deps.limits ?? USUAL_LIMITS;
  const found = await withActor(deps.orm.em, { kind: 'service', ref: 'door' }, async (em) => {
    const row = await em.findOne(KitaToken, { secretHash: digest(secret) });
    if (row === null || !isValidOn(row, today)) return null;
    if (row.lastUsedOn !== today) row.lastUsedOn = today;
    return { id: row.id, kitaId: row.kitaId };
  });
  if (found === null) {
    await countAttempt(deps, `token-address/${from}`, guessesPerAddress, 'rate.limited');
    throw new DoorError('token.unknown');
  }
  await countAttempt(deps, `token/${found.id}`, tokenRequests, 'rate.limited', 1);
  return { kind: 'kita', ref: found.kitaId, role: 'software', account: found.id };
}

/** The secret has 256 random bits: nothing slower than one digest is needed to keep it. */
const digest = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

const isValidOn = ({ revokedAt, expiresOn }: KitaToken, today: string): boolean =>
  revokedAt == null && expiresOn >= today;

const authorOf = (person: Person): string =>
  person.kind === 'kita' && person.account !== undefined ? person.account : 'kita';

const toLine = (
  row: KitaToken,
  { today, leaders }: { readonly today: string; readonly leaders: ReadonlySet<string> },
): TokenLine => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  createdAt: row.createdAt.getTime(),
  expiresOn: row.expiresOn,
  lastUsedOn: row.lastUsedOn ?? null,
  revokedAt: row.revokedAt?.getTime() ?? null,
  isValid: isValidOn(row, today),
  authorLeft: !leaders.has(row.createdBy),
});
