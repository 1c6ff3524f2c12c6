import { sql } from '@mikro-orm/postgresql';
import { withActor, type Family } from '../persistence/actor.ts';
import { Application } from '../persistence/entities/application.ts';
import { hashClaimCode, isClaimCode, toCaseNumber } from './claim-code.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError } from './errors.ts';

const WINDOW_MINUTES = 15;
/** Attempts in a window, per case number and per address they come from. */
const ATTEMPTS = { case: 10, address: 60 } as const;
/** Longer than any case number: what is cut off belonged to none. */
const LONGEST_NUMBER = 20;

/**
 * Opens a case with case number and claim code. An unknown number and a wrong code are one answer, `claim.unknown`,
 * and take the same time. The code tells which guardian it is.
 *
 * @param from where the attempt comes from; only a digest-free key of the rate limit, forgotten after its window.
 */
export async function openCase(
  deps: CasesDependencies,
  {
    caseNumber,
    claimCode,
    from,
  }: { readonly caseNumber: string; readonly claimCode: string; readonly from: string },
): Promise<Family> {
  const number = toCaseNumber(caseNumber);
  // The address first: once it is turned away, it can lock no family out and fill no table.
  await countAttempt(deps, `address/${from}`, ATTEMPTS.address);
  await countAttempt(deps, `case/${number.slice(0, LONGEST_NUMBER)}`, ATTEMPTS.case);
  const application = await withActor(deps.orm.em, { kind: 'service', ref: 'door' }, (em) =>
    em.findOne(Application, { caseNumber: number }, { populate: ['guardians'] }),
  );
  const guardians = application?.guardians.getItems() ?? [];
  const matches = await Promise.all(
    GUARDIANS.map(async (position) => {
      const guardian = guardians.find((candidate) => candidate.position === position);
      return isClaimCode(claimCode, guardian?.claimCodeHash ?? (await decoy()));
    }),
  );
  const guardian = GUARDIANS.find(
    (position, index) =>
      matches[index] === true && guardians.some((candidate) => candidate.position === position),
  );
  if (application === null || guardian === undefined) throw new DoorError('claim.unknown');
  return { kind: 'family', ref: application.id, guardian };
}

const GUARDIANS = [1, 2] as const;

let decoyHash: Promise<string> | undefined;
const decoy = (): Promise<string> => (decoyHash ??= hashClaimCode('decoy'));

/** Counts an attempt in its window of 15 minutes. Throws `claim.too_many_attempts` beyond the limit. */
export async function countAttempt(
  deps: Pick<CasesDependencies, 'orm'>,
  key: string,
  limit: number,
): Promise<void> {
  const count = await withActor(deps.orm.em, { kind: 'service', ref: 'door' }, async (em) => {
    await em.execute(
      sql`delete from rate_limit where window_starts_at < clock_timestamp() - interval '1 day'`,
    );
    const [row] = await em.execute<{ count: number }[]>(sql`
      insert into rate_limit (key, window_starts_at, count)
      values (${key}, date_bin(make_interval(mins => ${WINDOW_MINUTES}), clock_timestamp(), timestamptz '2020-01-01'), 1)
      on conflict (key, window_starts_at) do update set count = rate_limit.count + 1
      returning count`);
    return row?.count ?? 0;
  });
  if (count > limit) throw new DoorError('claim.too_many_attempts');
}
