import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openDatabase } from '../../src/persistence/orm.ts';
import { openTemporal } from '../../src/temporal/connection.ts';
import { startTestPortal, type TestPortal } from '../support/portal.ts';
import { openApp, Visitor, type Visit } from '../support/visitor.ts';

/** Nobody listens on the discard port. */
const NOWHERE = '127.0.0.1:9';

describe('health', () => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      worker: false,
      loops: false,
    });
  });
  afterAll(() => portal.stop());

  const look = (path: string, wanted: Parameters<typeof openApp>[1] = {}): Promise<Visit> =>
    new Visitor(openApp(portal, wanted)).get(path);

  it('is ready when a registration can be taken, and tells what else is missing', async () => {
    const visit = await look('/health/ready');
    expect(visit.status).toBe(200);
    expect(JSON.parse(visit.body)).toEqual({
      status: 'ready',
      checks: { database: 'ok', round: 'ok', worker: 'degraded', temporal: 'ok', mail: 'ok' },
    });
  });

  it('is ready without Temporal', async () => {
    const client = openTemporal({ address: NOWHERE, namespace: 'none' });
    const visit = await look('/health/ready', { client });
    expect(visit.status).toBe(200);
    expect(JSON.parse(visit.body)).toMatchObject({ checks: { temporal: 'degraded' } });
    // Not closed: the client's own retries outlive their deadline by moments and throw on a closed channel.
  });

  it('is not ready without the database', async () => {
    const orm = openDatabase({ url: `postgres://nobody@${NOWHERE}/none`, role: 'kita_app' });
    const visit = await look('/health/ready', { orm });
    expect(visit.status).toBe(503);
    expect(JSON.parse(visit.body)).toMatchObject({
      status: 'not ready',
      checks: { database: 'away' },
    });
    expect((await look('/health/live', { orm })).status).toBe(200);
    await orm.close();
  });

  it('does not wait for a database that accepts and says nothing', async () => {
    let hungUp = 0;
    const silent = createServer((socket) => socket.on('close', () => (hungUp += 1)));
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const orm = openDatabase({ url: `postgres://nobody@127.0.0.1:${port}/none`, role: 'kita_app' });
    const visit = await look('/health/ready', { orm });
    expect(visit.status).toBe(503);
    // Sooner than the pool itself, which hangs up when it has waited long enough.
    expect(hungUp).toBe(0);
    silent.close();
  });

  it('is not ready with a database nobody migrated', async () => {
    const orm = openDatabase({ url: inject('postgresUrl'), role: 'owner' });
    const visit = await look('/health/ready', { orm });
    expect(visit.status).toBe(503);
    expect(JSON.parse(visit.body)).toMatchObject({ checks: { database: 'old' } });
    await orm.close();
  });

  it('is not ready with a database that only reads', async () => {
    const name = new URL(portal.databaseUrl).pathname.slice(1);
    const owner = portal.owner.em.fork();
    await owner.execute(`alter database ${name} set default_transaction_read_only = on`);
    const orm = openDatabase({ url: portal.databaseUrl, role: 'kita_app' });
    const visit = await look('/health/ready', { orm });
    expect(visit.status).toBe(503);
    expect(JSON.parse(visit.body)).toMatchObject({ checks: { database: 'read_only' } });
    await owner.execute(`alter database ${name} reset default_transaction_read_only`);
    await orm.close();
  });

  it('notices mails that lie about', async () => {
    const registered = await portal.register();
    const em = portal.owner.em.fork();
    const delay = (interval: string, status: string, error: string | null): Promise<unknown> =>
      em.execute(
        `update notice set status = ?, last_error = ?, next_attempt_at = clock_timestamp() + ?::interval where application_id = ?`,
        [status, error, interval, registered.id],
      );
    const mail = async (): Promise<unknown> =>
      (JSON.parse((await look('/health/ready')).body) as { checks: { mail: string } }).checks.mail;
    await delay('-6 minutes', 'pending', null);
    expect(await mail()).toBe('degraded');
    await delay('1 minute', 'refused', 'smtp.connection');
    expect(await mail()).toBe('degraded');
    await delay('1 minute', 'refused', 'smtp.550');
    expect(await mail()).toBe('ok');
    await delay('1 minute', 'pending', null);
    expect(await mail()).toBe('ok');
  });

  it('is not ready without a round', async () => {
    const em = portal.owner.em.fork();
    await em.execute(
      'delete from notice; delete from case_event; delete from case_command; delete from wish; delete from guardian; delete from application; delete from places',
    );
    await em.execute('delete from round_revision');
    const visit = await look('/health/ready');
    expect(visit.status).toBe(503);
    expect(JSON.parse(visit.body)).toMatchObject({ checks: { database: 'ok', round: 'missing' } });
  });
});
