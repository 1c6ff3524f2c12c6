import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EmbeddedPostgres } from '../../src/embedded/postgres.ts';
import { withActor } from '../../src/persistence/actor.ts';
import { migrate } from '../../src/persistence/migrate.ts';
import { openDatabase } from '../../src/persistence/orm.ts';
import { PERSONAL_TABLES } from '../../src/persistence/personal-tables.ts';
import { projectRoot } from '../../src/project-root.ts';
import { startOwnPostgres, type OwnService } from '../support/services.ts';

const PASSWORD = 'of-this-test-only';

describe('the logins of the containers', () => {
  let postgres: OwnService<EmbeddedPostgres>;
  let urlOf: (login: string) => string;
  beforeAll(async () => {
    postgres = await startOwnPostgres();
    const { url } = postgres.current();
    urlOf = (login) => {
      const theirs = new URL(url);
      theirs.username = login;
      theirs.password = PASSWORD;
      theirs.pathname = '/kita';
      return theirs.toString();
    };
    const superuser = openDatabase({ url, role: 'owner', poolSize: 1 });
    const em = superuser.em.fork();
    for (const statement of statements('scripts/containers/postgres-1-roles.sql'))
      await em.execute(statement);
    for (const login of ['kita_owner', 'kita_portal', 'kita_erasing', 'temporal'])
      await em.execute(`alter role ${login} password '${PASSWORD}'`);
    await superuser.close();
  });
  afterAll(() => postgres.stop());

  it('let the owner migrate, twice', async () => {
    await migrate(urlOf('kita_owner'));
    await expect(migrate(urlOf('kita_owner'))).resolves.toBeUndefined();
  });

  it('let the programs work, but neither delete nor own', async () => {
    const orm = openDatabase({ url: urlOf('kita_portal'), role: 'kita_app', poolSize: 1 });
    const asService = (statement: string) =>
      withActor(orm.em, { kind: 'service', ref: 'test' }, (em) => em.execute(statement));
    await expect(asService('insert into round (year) values (2027)')).resolves.toBeDefined();
    expect(await asService('select year from round')).toEqual([{ year: 2027 }]);
    await expect(asService('delete from application')).rejects.toThrow('permission denied');
    await expect(asService('alter table wish disable row level security')).rejects.toThrow(
      'must be owner',
    );
    await orm.close();
  });

  it('let the eraser delete a case, and change nothing of it', async () => {
    const orm = openDatabase({ url: urlOf('kita_erasing'), role: 'kita_eraser', poolSize: 1 });
    const asEraser = (statement: string) =>
      withActor(orm.em, { kind: 'service', ref: 'test' }, (em) => em.execute(statement));
    for (const { table } of PERSONAL_TABLES)
      await expect(asEraser(`delete from ${table}`)).resolves.toBeDefined();
    await expect(asEraser(`update application set street = ''`)).rejects.toThrow(
      'permission denied',
    );
    await expect(asEraser('delete from round')).rejects.toThrow('permission denied');
    await orm.close();
  });
});

function statements(path: string): readonly string[] {
  return readFileSync(join(projectRoot, path), 'utf8')
    .replaceAll(/^--.*$/gmu, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
