import type { EntityManager } from '@mikro-orm/postgresql';
import { zonedDay } from '../calendar/zone.ts';
import { accountNames } from '../persistence/account-names.ts';
import { accountOf, withActor, type Actor, type Person } from '../persistence/actor.ts';
import { CaseRead, READ_DOORS, type ReadDoor } from '../persistence/entities/case-read.ts';
import { Kita } from '../persistence/entities/places.ts';
import type { CasesDependencies } from './dependencies.ts';
import { requirePermission } from './require.ts';
import type { Role } from './policy.ts';

export { READ_DOORS, type ReadDoor };

const READ_LOG: Actor = { kind: 'service', ref: 'read-log' };

/** How many lines the office is shown, and how many days a family. */
const LINES = 200;

type Deps = Pick<CasesDependencies, 'orm' | 'clock'>;

/**
 * Reads one case and leaves the line of it: what was read is handed out only after its line is committed. A family
 * leaves none, nor does what is not there or cannot be seen.
 */
export async function readLogged<T>(
  deps: Deps,
  person: Person,
  looked: { readonly applicationId: string; readonly door: ReadDoor },
  read: (em: EntityManager) => Promise<T>,
): Promise<T> {
  const found = await withActor(deps.orm.em, person, read);
  if (found !== null) await logRead(deps, person, looked);
  return found;
}

/** The line alone, for what was read otherwise. */
export async function logRead(
  { orm, clock }: Deps,
  person: Person,
  { applicationId, door }: { readonly applicationId: string; readonly door: ReadDoor },
): Promise<void> {
  if (person.kind === 'family') return;
  const kitaId = person.kind === 'kita' ? person.ref : null;
  // By the way of the application, which may have been erased meanwhile.
  await withActor(orm.em, READ_LOG, (em) =>
    em.execute(
      `insert into case_read (application_id, read_at, kita_id, account_id, role, door)
       select id, ?, ?, ?, ?, ? from application where id = ?`,
      [new Date(clock()), kitaId, accountOf(person), person.role, door, applicationId],
    ),
  );
}

/** Who of the staff read a case, as its inspection shows. */
export interface ReadLine {
  readonly at: number;
  /** null: the youth office. */
  readonly kita: string | null;
  /** By name, or the id of an account that is gone; null in a demonstration. */
  readonly account: string | null;
  readonly role: Exclude<Role, 'guardian'>;
  readonly door: ReadDoor;
}

/** The newest reads of a case, for those who inspect. */
export async function readReads(
  deps: Pick<CasesDependencies, 'orm'>,
  office: Person,
  applicationId: string,
): Promise<readonly ReadLine[]> {
  requirePermission(office, 'readLog.read');
  return withActor(deps.orm.em, office, async (em) => {
    const rows = await em.find(
      CaseRead,
      { applicationId },
      { orderBy: { readAt: 'desc', id: 'asc' }, limit: LINES },
    );
    const names = await kitaNames(em, rows);
    const people = await accountNames(em);
    return rows.map(({ readAt, kitaId, accountId, role, door }) => ({
      at: readAt.getTime(),
      kita: kitaId == null ? null : (names.get(kitaId) ?? kitaId),
      account: accountId == null ? null : (people.get(accountId) ?? accountId),
      role: `${kitaId == null ? 'office' : 'kita'}.${role}` as ReadLine['role'],
      door,
    }));
  });
}

/** That a body looked into the case on a day, which is what Art. 15 GDPR owes the family; not who of its people. */
export interface ReadDay {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** null: the youth office. */
  readonly kita: string | null;
}

/** Under the family's own rights, the newest day first. */
export async function readDays(
  deps: Pick<CasesDependencies, 'orm'>,
  family: Person,
): Promise<readonly ReadDay[]> {
  requirePermission(family, 'family.case');
  const [rows, names] = await withActor(deps.orm.em, family, async (em) => {
    const reads = await em.find(
      CaseRead,
      { applicationId: family.ref },
      { orderBy: { readAt: 'desc' } },
    );
    return [reads, await kitaNames(em, reads)] as const;
  });
  const days = new Map(
    rows.map(({ readAt, kitaId }) => {
      const day = zonedDay(readAt.getTime());
      const kita = kitaId == null ? null : (names.get(kitaId) ?? kitaId);
      return [`${day} ${kita ?? ''}`, { day, kita }] as const;
    }),
  );
  return [...days.values()].slice(0, LINES);
}

async function kitaNames(
  em: EntityManager,
  rows: readonly CaseRead[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(rows.flatMap(({ kitaId }) => kitaId ?? []))];
  const kitas = await em.find(Kita, { id: { $in: ids } }, { fields: ['name'] });
  return new Map(kitas.map(({ id, name }) => [id, name]));
}
