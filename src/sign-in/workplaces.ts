import { sql, type EntityManager } from '@mikro-orm/postgresql';
import type { KitaRole, OfficeRole, Person } from '../persistence/actor.ts';

/** Where an account may act: one Kita, or the youth office. */
export interface Workplace {
  /** The Kita's id, or `office`. */
  readonly key: string;
  /** The Kita's name; null for the youth office. */
  readonly kita: string | null;
  readonly person: Exclude<Person, { kind: 'family' }>;
}

interface Row {
  readonly kind: 'kita' | 'provider' | 'office';
  readonly role: KitaRole | OfficeRole;
  readonly kita_id: string | null;
  readonly kita_name: string | null;
}

/** Who is more in the same Kita comes first. */
const STRENGTH = ['head', 'provider', 'staff'];

/** What an account's memberships allow at this moment: the office first, then Kitas by name. */
export async function workplacesOf(
  em: EntityManager,
  account: string,
): Promise<readonly Workplace[]> {
  const rows = await em.execute<Row[]>(sql`
    select m.kind, m.role, k.id as kita_id, k.name as kita_name
    from membership m
    left join kita k on (m.kind = 'kita' and k.id = m.kita_id) or (m.kind = 'provider' and k.provider = m.provider)
    where m.account_id = ${account} and m.ended_at is null and (m.kind = 'office' or k.id is not null)
    order by m.kind = 'office' desc, k.name, k.id`);
  const strongestFirst = rows.toSorted(
    (a, b) => STRENGTH.indexOf(a.role) - STRENGTH.indexOf(b.role),
  );
  const keys = new Set(rows.map(keyOf));
  return [...keys].flatMap((key) => {
    const row = strongestFirst.find((candidate) => keyOf(candidate) === key);
    return row === undefined
      ? []
      : [{ key, kita: row.kita_name, person: personOf(row, account) } satisfies Workplace];
  });
}

const keyOf = ({ kita_id }: Row): string => kita_id ?? 'office';

function personOf({ role, kita_id }: Row, account: string): Workplace['person'] {
  return kita_id === null
    ? { kind: 'office', ref: account, role: role as OfficeRole }
    : { kind: 'kita', ref: kita_id, role: role as KitaRole, account };
}
