import { sql, type EntityManager } from '@mikro-orm/postgresql';

/** The names behind accounts that the actor of the unit of work may know, by the account's id. */
export async function accountNames(em: EntityManager): Promise<ReadonlyMap<string, string>> {
  const rows = await em.execute<{ id: string; name: string }[]>(
    sql`select account_id::text as id, name from account_people()`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
