import { sql } from '@mikro-orm/postgresql';
import { isWorkingDay } from '../../calendar/working-days.ts';
import { zonedDay, zonedInstant } from '../../calendar/zone.ts';
import type { CasesDependencies } from '../../cases/dependencies.ts';
import { withActor } from '../../persistence/actor.ts';

/** In Germany. Missed until noon, a digest is left out: the next one tells it. */
const FROM = '07:00';
const UNTIL = '12:00';

/**
 * Writes the digests of a working day in its morning: one to each Kita with an address and one to the youth office, once
 * a day however many processes do this. What they say is read when they are sent; with nothing to say they are not.
 *
 * @returns how many were written.
 */
export async function writeDigests({
  orm,
  clock,
  officeEmail,
}: Pick<CasesDependencies, 'orm' | 'clock'> & {
  readonly officeEmail: string | undefined;
}): Promise<number> {
  const now = clock();
  const day = zonedDay(now);
  const isMorning = now >= zonedInstant(`${day}T${FROM}`) && now < zonedInstant(`${day}T${UNTIL}`);
  if (!isMorning || !isWorkingDay(day)) return 0;
  const at = new Date(now);
  return withActor(orm.em, { kind: 'service', ref: 'digest' }, async (em) => {
    const rows = await em.execute<object[]>(sql`
      with recipient as (
        select id from kita where contact_email is not null
        union all select null where ${officeEmail !== undefined})
      insert into notice (id, kita_id, digest_day, kind, channel, language, subject, status, created_at, next_attempt_at)
      select gen_random_uuid(), id, ${day}, 'digest', 'mail', 'de', '{}', 'pending', ${at}, ${at} from recipient
      on conflict do nothing
      returning 1`);
    return rows.length;
  });
}
