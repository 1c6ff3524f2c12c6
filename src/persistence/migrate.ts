import { openDatabase } from './orm.ts';

/** Brings the schema to the newest shape; safe to run again, and while another process does the same. */
export async function migrate(ownerUrl: string): Promise<void> {
  const orm = openDatabase({ url: ownerUrl, role: 'owner', poolSize: 2 });
  try {
    await orm.migrator.up();
  } finally {
    await orm.close();
  }
}
