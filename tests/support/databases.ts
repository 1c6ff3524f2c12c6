import { migrate } from '../../src/persistence/migrate.ts';
import { openDatabase } from '../../src/persistence/orm.ts';

const TEMPLATE = 'kita_template';

/** Migrates a database once, of which every other is a copy. */
export async function makeTemplate(adminUrl: string): Promise<void> {
  await execute(adminUrl, `create database ${TEMPLATE}`);
  await migrate(named(adminUrl, TEMPLATE));
}

/** A migrated database of its own; resolves with its URL. */
export async function copyTemplate(adminUrl: string, name: string): Promise<string> {
  await execute(adminUrl, `create database ${name} template ${TEMPLATE}`);
  return named(adminUrl, name);
}

/** The same on a server without the template. */
export async function migratedDatabase(adminUrl: string, name: string): Promise<string> {
  await execute(adminUrl, `create database ${name}`);
  const url = named(adminUrl, name);
  await migrate(url);
  return url;
}

async function execute(adminUrl: string, statement: string): Promise<void> {
  const admin = openDatabase({ url: adminUrl, role: 'owner', poolSize: 1 });
  await admin.em.fork().execute(statement);
  await admin.close();
}

function named(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.toString();
}
