import { sql, type EntityManager } from '@mikro-orm/postgresql';
import { inTime } from '../../in-time.ts';
import { HELD } from '../../notices/attempts.ts';
import { withActor, type Actor } from '../../persistence/actor.ts';
import { migrationNames } from '../../persistence/orm.ts';
import { roundYears } from '../../persistence/rounds.ts';
import { describeFault } from '../../temporal/fault-interceptor.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { readSystemState } from './system-state.ts';

const WITHIN_MS = 2000;
const HEALTH: Actor = { kind: 'service', ref: 'health' };

/** Whether the portal can take a registration, and what of the rest is not as it should be. */
export interface Readiness {
  readonly isReady: boolean;
  /** `away`, `old` (not migrated) and `read_only` keep registrations out; so does a missing round. */
  readonly database: 'ok' | 'away' | 'old' | 'read_only';
  readonly round: 'ok' | 'missing' | 'unknown';
  /** Needed to go on with cases, not to register. */
  readonly worker: Health;
  readonly temporal: Health;
  readonly mail: Health;
}
export type Health = 'ok' | 'degraded' | 'unknown';

const NOTHING_KNOWN: Readiness = {
  isReady: false,
  database: 'away',
  round: 'unknown',
  worker: 'unknown',
  temporal: 'unknown',
  mail: 'unknown',
};

/** Answers within two seconds and never throws. */
export async function readReadiness(
  deps: Pick<CasesDependencies, 'orm' | 'client' | 'clock' | 'logger'>,
): Promise<Readiness> {
  const found = look(deps).catch((error: unknown) => {
    deps.logger.warn(describeFault(error), 'not ready');
    return NOTHING_KNOWN;
  });
  return (await inTime(found, WITHIN_MS)) ?? NOTHING_KNOWN;
}

async function look(deps: Pick<CasesDependencies, 'orm' | 'client' | 'clock'>): Promise<Readiness> {
  // Beside each other: an absent Temporal must not use up the database's time.
  const asked = readSystemState(deps).catch(() => undefined);
  const { database, round, mail } = await withActor(deps.orm.em, HEALTH, (em) =>
    lookAtDatabase(em),
  );
  // Awaited in any case: whoever closes the database next must not find a question still under way.
  const system = await asked;
  if (database === 'old') return { ...NOTHING_KNOWN, database };
  return {
    isReady: database === 'ok' && round === 'ok',
    database,
    round,
    worker: system?.worker?.alive === true ? 'ok' : 'degraded',
    temporal: system?.temporal === true ? 'ok' : 'degraded',
    mail,
  };
}

async function lookAtDatabase(
  em: EntityManager,
): Promise<Pick<Readiness, 'database' | 'round' | 'mail'>> {
  if (!(await isMigrated(em))) return { database: 'old', round: 'unknown', mail: 'unknown' };
  const [state] = await em.execute<{ readOnly: boolean }[]>(
    `select current_setting('transaction_read_only') = 'on' as "readOnly"`,
  );
  const round = (await roundYears(em)).length > 0 ? 'ok' : 'missing';
  const mail = await mailHealth(em);
  if (state?.readOnly === true) return { database: 'read_only', round, mail };
  await proveWrite(em);
  return { database: 'ok', round, mail };
}

async function isMigrated(em: EntityManager): Promise<boolean> {
  const [known] = await em.execute<{ found: boolean }[]>(
    `select to_regclass('migration') is not null as found`,
  );
  if (known?.found !== true) return false;
  const done = await em.execute<{ name: string }[]>('select name from migration');
  const names = new Set(done.map((row) => row.name));
  return migrationNames.every((name) => names.has(name));
}

/** One row a day, which the rate limit clears away: a full disk or a missing grant shows here. */
async function proveWrite(em: EntityManager): Promise<void> {
  await em.execute(sql`
    insert into rate_limit (key, window_starts_at, count)
    values ('health', date_trunc('day', clock_timestamp()), 1)
    on conflict (key, window_starts_at) do update set count = 1`);
}

/** Degraded: mails lie overdue, or the mail server itself, not one mailbox nor the portal, turns them away. */
async function mailHealth(em: EntityManager): Promise<Health> {
  const [row] = await em.execute<{ stuck: boolean }[]>(`
    select exists (
      select from notice
      where channel = 'mail' and (
        status = 'pending' and next_attempt_at < clock_timestamp() - interval '5 minutes'
        or status = 'refused' and last_error not like 'smtp.5%' and last_error <> '${HELD}')) as stuck`);
  return row?.stuck === true ? 'degraded' : 'ok';
}
