import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { acceptOffer, withdraw } from '../../src/cases/family.ts';
import { sendNow } from '../../src/cases/sender.ts';
import { startWaitingCases } from '../../src/cases/starter.ts';
import { openTemporal } from '../../src/temporal/connection.ts';
import { openDatabase } from '../../src/persistence/orm.ts';
import { WatchFinding } from '../../src/persistence/entities/watch.ts';
import { REASONS } from '../../src/watch/reasons.ts';
import { startWatch } from '../../src/watch/watch.ts';
import { asKita, asOffice, JsonClient, openDemoApp } from '../support/json-client.ts';
import { Line } from '../support/line.ts';
import { refusal, startMailServer } from '../support/mail-server.ts';
import { openPostOffice } from '../support/post-office.ts';
import { DAY, eventually, startTestPortal, type TestPortal } from '../support/portal.ts';
import { tellStory, type Story } from '../support/story.ts';
import { Visitor } from '../support/visitor.ts';
import { openWatching, type Watching } from '../support/watching.ts';

const PORTAL = 'portal';

/** Every reason of the watch, provoked on real parts: there after two looks, and gone when mended. */
describe('the watch', () => {
  let portal: TestPortal;
  let watching: Watching;
  /** A case whose workflow fails at every task. */
  let broken: Story;
  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      loops: false,
    });
    watching = openWatching(portal);
    broken = await tellStory(portal, 'registered');
    await portal.untilAtRest(broken.id);
    // No door sends this: a fact without its message, at which the handler throws. Temporal says so after a while, and
    // until then every question to the case waits: the first tests are those that ask no case, for want of a worker.
    await portal.workflow(broken.id).signal('markReviewed');
    await watching.heart(false);
  });
  afterAll(async () => {
    await watching.stop();
    await portal.stop();
  });

  const everFound = (subject: string): Promise<readonly WatchFinding[]> =>
    portal.owner.em.fork().find(WatchFinding, { subject });
  const timesTold = async (id: string, signal: string): Promise<number> =>
    (await portal.history(id)).filter(
      (event) => event.workflowExecutionSignaledEventAttributes?.signalName === signal,
    ).length;

  it('a notice that was refused', async () => {
    const server = await startMailServer();
    const post = openPostOffice(portal, server);
    await post.clear();
    const told = await tellStory(portal, 'registered', { email: 'gone@example.org' });
    server.behave({ takes: () => refusal(550, 'no such user gone@example.org') });
    await post.deliver();
    await watching.look(2);
    const [refused] = await watching.open(told.id);
    expect(refused).toMatchObject({
      reason: 'notice.refused',
      evidence: { error: 'smtp.550', count: 1, attempts: 1 },
    });
    server.reset();
    await post.makeDue();
    await post.deliver();
    await watching.look();
    expect(await watching.reasons(told.id)).toEqual([]);
    await server.stop();
    expect((await told.withdraw()).kind).toBe('done');
  });

  it('the database away: told from memory, and written down once it is back', async () => {
    const url = new URL(portal.databaseUrl);
    const { line, port } = await lineTo(url.host);
    url.port = String(port);
    const orm = openDatabase({ url: url.toString(), role: 'kita_app', poolSize: 4 });
    const { watch } = openWatching(portal, { orm });
    const office = await asOffice(
      new Visitor(openDemoApp(portal, { orm, watch, clock: () => Date.now() })),
    );
    await watch.look();
    expect((await office.get('/office/stillstand')).status).toBe(200);
    const cutAt = Date.now();
    line.cut();
    line.break();
    await expect(watch.look()).rejects.toThrow(/timeout|terminated/u);
    const since = watch.databaseAwaySince();
    expect(since).toBeGreaterThanOrEqual(cutAt);
    const page = await office.get('/office/stillstand');
    expect(page.status).toBe(503);
    expect(page.body).toMatch(/Seit .* antwortet die Datenbank nicht/u);

    line.break();
    line.mend();
    await eventually(
      () => watch.look().catch(() => false),
      (looked) => looked,
    );
    expect(watch.databaseAwaySince()).toBeNull();
    const written = await portal.owner.em
      .fork()
      .find(WatchFinding, { reason: 'database.away', since: new Date(Number(since)) });
    expect(written).toHaveLength(1);
    expect(written[0]?.endedAt).not.toBeNull();
    await orm.close();
    line.close();
  });

  it('of two processes one looks at a time, and the other when that one has gone', async () => {
    const orm = openDatabase({ url: portal.databaseUrl, role: 'kita_app', poolSize: 4 });
    const watchEveryMs = 300;
    const tries: boolean[] = [];
    const loops = [
      openWatching(portal, { watchEveryMs }),
      openWatching(portal, { orm, watchEveryMs }),
    ].map(({ watch, deps }) => {
      const look = async (): Promise<boolean> => {
        const looked = await watch.look();
        tries.push(looked);
        return looked;
      };
      return startWatch({ ...watch, look }, deps);
    });
    const before = await watching.rounds();
    await eventually(watching.rounds, (rounds) => rounds >= before + 3);
    await loops[0]?.stop();
    const then = await watching.rounds();
    await eventually(watching.rounds, (rounds) => rounds >= then + 2);
    await loops[1]?.stop();
    expect(tries.filter(Boolean)).toHaveLength((await watching.rounds()) - before);
    expect(tries).toContain(false);
    await orm.close();
  });

  it('shows the office what stands still, and when nobody looks', async () => {
    const told = await tellStory(portal, 'registered');
    await portal.untilAtRest(told.id);
    await watching.sql(
      `update notice set status = 'refused', last_error = 'smtp.550' where application_id = ?`,
      [told.id],
    );
    await watching.look();
    const app = openDemoApp(portal);
    const office = await asOffice(new Visitor(app));
    const page = await office.get('/office/stillstand?grund=notice.refused');
    expect(page.body).toContain(`/office/faelle/${told.id}`);
    expect(page.body).toContain('smtp.550');
    expect(page.body).not.toContain('Niemand sieht nach');

    const client = new JsonClient(app);
    await asOffice(client.visitor);
    const fresh = await client.get('/office/watch?reason=notice.refused');
    expect(fresh.body).toMatchObject({
      isLate: false,
      counts: { 'notice.refused': 1 },
      findings: [{ reason: 'notice.refused', case: { applicationId: told.id } }],
    });
    expect((await client.get('/office/watch?reason=other')).status).toBe(422);

    await watching.sql(`update watch_round set looked_at = looked_at - interval '121 seconds'`);
    expect((await office.get('/office/stillstand')).body).toContain('Niemand sieht nach');
    expect((await client.get('/office/watch')).body).toMatchObject({ isLate: true });

    const [kita] = portal.kitas;
    if (kita === undefined) throw new Error('no Kita');
    const stranger = new JsonClient(app);
    await asKita(stranger.visitor, kita);
    expect((await stranger.get('/office/watch')).status).toBe(403);
  });

  it('no worker', async () => {
    await watching.look(2);
    const [none] = await watching.open(PORTAL);
    expect(none).toMatchObject({ reason: 'worker.none' });
    expect(none?.since.getTime()).toBe(none?.evidence['lastSeenAt']);
    await watching.heart(true);
    await watching.look();
    expect(await watching.reasons(PORTAL)).toEqual([]);
  });

  it('a family that lets its offer run out, then a Kita that proposes no appointment', async () => {
    const told = await tellStory(portal, 'offerOpen');
    await watching.look(2);
    expect(await watching.reasons(told.id)).toEqual([]);
    const { dueAt, madeAt } = await told.offerOf();
    const untilLastDay = dueAt - (await portal.now(told.id)) - DAY / 2;
    await portal.forward(told.id, untilLastDay);
    await watching.look(2);
    const [family] = await watching.open(told.id);
    expect(family).toMatchObject({ reason: 'family.silent', evidence: { phase: 'offers', dueAt } });
    expect(family?.since.getTime()).toBe(madeAt);

    expect((await told.accept()).kind).toBe('done');
    await watching.look();
    expect(await watching.reasons(told.id)).toEqual([]);
    await told.days(8);
    await watching.look(2);
    const [kita] = await watching.open(told.id);
    expect(kita).toMatchObject({
      reason: 'kita.silent',
      evidence: { phase: 'chosen', kitaIds: [told.kita.id] },
    });
    expect((await told.propose()).kind).toBe('done');
    await watching.look();
    expect(await watching.reasons(told.id)).toEqual([]);
    expect((await told.withdraw()).kind).toBe('done');
  });

  it('the office, which a family waits for that wishes for childminding only', async () => {
    const { id, family } = await portal.register({ kitas: [], childminding: true });
    await startWaitingCases(portal.deps);
    await portal.forward(id, 18 * DAY);
    await watching.look(2);
    expect(await watching.reasons(id)).toEqual([]);
    await portal.forward(id, 1.5 * DAY);
    await watching.look(2);
    const [office] = await watching.open(id);
    expect(office).toMatchObject({ reason: 'office.silent', evidence: { phase: 'review' } });
    const request = { applicationId: id, clientKey: randomUUID() };
    expect(await withdraw(portal.deps, family, request)).toEqual({ kind: 'done' });
    await watching.look();
    expect(await watching.reasons(id)).toEqual([]);
  });

  it('a due instant that passed without a step: the case reads its row again and goes on', async () => {
    const told = await tellStory(portal, 'offerOpen');
    const past = (await portal.now(told.id)) - 150_000;
    await watching.sql(`update offer set due_at = ?, reminded = '{7,2}' where application_id = ?`, [
      new Date(past),
      told.id,
    ]);
    await watching.look(2);
    // The case may have gone on by the second look.
    const [overdue] = await everFound(told.id);
    expect(overdue).toMatchObject({
      reason: 'timer.overdue',
      evidence: { action: 'lapseOffer', dueAt: past, reloads: 1 },
    });
    await watching.untilEnded('timer.overdue', told.id);
    expect((await told.offerOf()).status).toBe('lapsed');
    expect((await told.withdraw()).kind).toBe('done');
  });

  it('a command without outcome; a case that waits for it is told once, not at every look', async () => {
    const told = await tellStory(portal, 'offerOpen');
    const command = await recordOnly(told);
    const dueAt = (await portal.now(told.id)) - 150_000;
    await watching.sql(
      `update case_command set recorded_at = now() - interval '2 minutes', received_at = ? where id = ?`,
      [new Date(dueAt - 1000), command.id],
    );
    await watching.sql(`update offer set due_at = ?, reminded = '{7,2}' where application_id = ?`, [
      new Date(dueAt),
      told.id,
    ]);
    await watching.look(5);
    const open = await watching.open(told.id);
    expect(open.map(({ reason }) => reason).toSorted()).toEqual(['command.open', 'timer.overdue']);
    expect(open.find(({ reason }) => reason === 'command.open')?.evidence).toMatchObject({
      commandId: command.id,
      action: 'acceptOffer',
      count: 1,
    });
    expect(await timesTold(told.id, 'reload')).toBe(1);
    await sendNow(portal.deps, command);
    await watching.untilEnded('command.open', told.id);
    await watching.untilEnded('timer.overdue', told.id);
  });

  it('a step that is tried again', async () => {
    const told = await tellStory(portal, 'registered');
    await portal.untilAtRest(told.id);
    const holder = openDatabase({ url: portal.databaseUrl, role: 'owner', poolSize: 1 });
    const hold = holder.em.fork();
    await hold.begin();
    await hold.execute('select from application where id = ? for no key update', [told.id]);
    const answer = told.wish([told.kita]);
    await eventually(
      () => portal.owner.em.fork().execute<object[]>('select from step_attempt'),
      (rows) => rows.length > 0,
    );
    await watching.look(2);
    const [retrying] = await watching.open(told.id);
    expect(retrying).toMatchObject({
      reason: 'step.retrying',
      evidence: { activity: 'commitStep' },
    });
    expect(Number(retrying?.evidence['attempts'])).toBeGreaterThanOrEqual(2);
    await hold.rollback();
    await holder.close();
    expect(await answer).toEqual({ kind: 'done' });
    await watching.look();
    expect(await watching.reasons(told.id)).toEqual([]);
    expect((await told.withdraw()).kind).toBe('done');
  });

  it('a row and a workflow that disagree: the case reads its row again', async () => {
    const told = await tellStory(portal, 'registered');
    await portal.untilAtRest(told.id);
    await watching.sql('update application set revision = 7 where id = ?', [told.id]);
    await watching.look(2);
    const [differs] = await watching.open(told.id);
    expect(differs).toMatchObject({
      reason: 'workflow.disagrees',
      evidence: { rowRevision: 7, workflowRevision: 1 },
    });
    await watching.untilEnded('workflow.disagrees', told.id);
    expect((await told.withdraw()).kind).toBe('done');
  });

  it('Temporal away: what it would have to answer keeps its last word', async () => {
    const { line, port } = await lineTo(portal.temporalAddress);
    const client = openTemporal({ address: `127.0.0.1:${port}`, namespace: portal.namespace });
    const other = openWatching(portal, { client });
    await eventually(
      async () => {
        await other.look();
        return watching.reasons(broken.id);
      },
      (reasons) => reasons.includes('workflow.failing'),
      25_000,
    );
    expect(await watching.reasons(PORTAL)).toEqual([]);
    line.cut();
    await other.look(2);
    expect(await watching.reasons(PORTAL)).toEqual(['temporal.away']);
    expect(await watching.reasons(broken.id)).toContain('workflow.failing');
    line.break();
    line.mend();
    await other.untilEnded('temporal.away', PORTAL);
    await client.connection.close();
    line.close();
  });

  it('a workflow whose code fails; once it has ended, a case without a workflow, which is started', async () => {
    const told = broken;
    await eventually(
      async () => {
        await watching.look();
        return watching.reasons(told.id);
      },
      (reasons) => reasons.includes('workflow.failing'),
      25_000,
    );
    const [failing] = await watching.open(told.id);
    expect(JSON.stringify(failing?.evidence)).toContain('WorkflowTaskFailed');

    await portal.workflow(told.id).terminate('repaired');
    await watching.look(2);
    const missing = (await everFound(told.id)).find(({ reason }) => reason === 'workflow.missing');
    expect(missing?.evidence).toEqual({ run: 'terminated' });
    await watching.untilEnded('workflow.missing', told.id);
    await watching.untilEnded('workflow.failing', told.id);
    expect((await portal.workflow(told.id).describe()).status.name).toBe('RUNNING');
    expect((await told.withdraw()).kind).toBe('done');
  });

  it('has found every reason that there is', async () => {
    const found = await portal.owner.em.fork().find(WatchFinding, {}, { fields: ['reason'] });
    expect(new Set(found.map(({ reason }) => reason))).toEqual(new Set(REASONS));
  });

  /** Writes an acceptance as a door does that cannot reach Temporal. */
  async function recordOnly(told: Story) {
    const client = openTemporal({ address: '127.0.0.1:1', namespace: portal.namespace });
    const offerId = (await told.offerOf()).id;
    const request = { applicationId: told.id, clientKey: randomUUID(), offerId };
    await acceptOffer({ ...portal.deps, client, updateWaitMs: 200 }, told.family, request);
    await client.connection.close();
    const command = (await portal.commands(told.id)).find((open) => open.outcome === null);
    if (command === undefined) throw new Error('no open command');
    return command;
  }
});

async function lineTo(address: string): Promise<{ line: Line; port: number }> {
  const [host = '', port = ''] = address.split(':');
  const line = new Line({ host, port: Number(port) });
  return { line, port: await line.listen() };
}
