import { sql } from '@mikro-orm/postgresql';
import { openDatabase } from './orm.ts';

/** Any number, as long as nothing else in the database takes a lock under it. */
const MIGRATION_LOCK = 20_261_123;

/** Brings the schema to the newest shape; safe to run again, and while another process does the same. */
export async function migrate(ownerUrl: string): Promise<void> {
  const orm = openDatabase({ url: ownerUrl, role: 'owner', poolSize: 2 });
  try {
    await orm.em.fork().transactional(async (em) => {
      await em.execute(sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
      await orm.migrator.up();
    });
  } finally {
    await orm.close();
  }
}
