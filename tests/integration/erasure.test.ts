import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { applicationWorkflowId } from '../../workflows/application/application.messages.ts';
import { claimCodeOf } from '../../src/cases/claim-code.ts';
import { eraseExecutions } from '../../src/cases/erase-executions.ts';
import { eraseRows } from '../../src/cases/erase-rows.ts';
import { eraseDueCases, type EraserDependencies } from '../../src/cases/erase.ts';
import { requestErasure, takeBackErasure } from '../../src/cases/erasure-request.ts';
import { prepareOffer, revokeOffer } from '../../src/cases/kita.ts';
import { openCase } from '../../src/cases/open-case.ts';
import { readErasures } from '../../src/cases/read/erasures.ts';
import { readMyData } from '../../src/cases/read/my-data.ts';
import { repair } from '../../src/cases/repair.ts';
import { tellCase } from '../../src/cases/tell-case.ts';
import { importWaitingList } from '../../src/cases/waiting-list/import.ts';
import { inviteWaitingList } from '../../src/cases/waiting-list/invite.ts';
import { requestLink } from '../../src/sign-in/links.ts';
import type { ErasureReason } from '../../src/domain/erasure.ts';
import type { Person } from '../../src/persistence/actor.ts';
import { ErasureRequest } from '../../src/persistence/entities/erasure.ts';
import { openDatabase } from '../../src/persistence/orm.ts';
import { readCase } from '../../src/cases/read/office-case.ts';
import { PERSONAL_TABLES } from '../../src/persistence/personal-tables.ts';
import { DAY, eventually, startTestPortal, type TestPortal } from '../support/portal.ts';
import { startMailServer, type TestMailServer } from '../support/mail-server.ts';
import { openPostOffice } from '../support/post-office.ts';
import { tellStory, type Story } from '../support/story.ts';
import { readTemporalRecord, textOf } from '../support/temporal-record.ts';

/** Values that no other text contains, so that finding one means it stayed. */
const FAMILY = {
  childFirstName: 'Zwetelina',
  childLastName: 'Quarkstrudel',
  street: 'Purpurstieg 77b',
  guardianFirstName: 'Ottobert',
  guardianLastName: 'Flunkerwasser',
  email: 'geheim.quark@privat-test.example',
  phone: '02945 918273',
};
const OFFICE: Person = { kind: 'office', ref: 'kreisjugendamt', role: 'head' };

/** Temporal deletes an execution only after its own queues have noted its end, which they do every half minute. */
const FORGOTTEN_WITHIN_MS = 100_000;
const LONG = 300_000;
const seconds = (count: number) =>
  new Promise((resolve) => {
    setTimeout(resolve, count * 1000);
  });

/** Tables that name a case, a child or a guardian and need not be deleted from. */
const KEPT = ['erasure_request'];

describe('erasing a person', () => {
  let portal: TestPortal;
  let mailServer: TestMailServer;
  let eraser: MikroORM;
  let deps: EraserDependencies;
  let later = 0;
  const pass = (ms: number): void => {
    later += ms;
  };

  beforeAll(async () => {
    mailServer = await startMailServer();
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      clock: () => Date.now() + later,
    });
    eraser = openDatabase({ url: portal.databaseUrl, role: 'kita_eraser', poolSize: 2 });
    deps = { ...portal.deps, eraser };
  });
  beforeEach(() => {
    later = 0;
  });
  afterAll(async () => {
    await eraser.close();
    await Promise.all([portal.stop(), mailServer.stop()]);
  });

  const asOwner = <T extends object>(statement: string, params: readonly unknown[] = []) =>
    portal.owner.em.fork().execute<T[]>(statement, [...params]);
  const deliver = async (): Promise<void> => {
    const office = openPostOffice(portal, mailServer);
    await office.makeDue();
    await office.deliver();
  };
  const ask = (told: Story, reason: ErasureReason, by: Person = OFFICE) =>
    requestErasure(portal.deps, by, { applicationId: told.id, clientKey: randomUUID(), reason });
  const linksAskedFor = () => asOwner(`select from rate_limit where key like 'sign-in/link%'`);
  const stateOf = async (requestId: string) =>
    (await portal.owner.em.fork().findOneOrFail(ErasureRequest, { id: requestId })).state;
  const kindsTo = async (told: Story) =>
    (await told.notices()).filter((kind) => kind.startsWith('erasure'));

  it('has a place for every table that names a case, a child or a guardian, and the right to delete there', async () => {
    const declared = PERSONAL_TABLES.map(({ table }) => table);
    const naming = await asOwner<{ table_name: string }>(
      `
      select distinct table_name from information_schema.columns
      where table_schema = 'public' and table_name <> 'migration'
        and (column_name ~ '(^|_)(application|child|guardian|case|person|family)_id$' or table_name in ('application', 'child', 'guardian'))
      union
      select source.relname from pg_constraint
        join pg_class source on source.oid = conrelid join pg_class target on target.oid = confrelid
      where contype = 'f' and target.relname in (select unnest(?::text[]))`,
      [
        // A table that hangs on a table of a case hangs on the case.
        `{${declared.filter((table) => table !== 'rate_limit').join(',')}}`,
      ],
    );
    const missing = naming
      .map(({ table_name }) => table_name)
      .filter((table) => !declared.includes(table) && !KEPT.includes(table));
    expect(missing, 'tables without a place in PERSONAL_TABLES').toEqual([]);
    expect(naming.length).toBeGreaterThanOrEqual(11);
    const [rights] = await asOwner<Record<string, boolean>>(
      `select ${declared.map((table) => `has_table_privilege('kita_eraser', '${table}', 'select, delete') as ${table}`).join(', ')}`,
    );
    expect(Object.values(rights ?? {})).not.toContain(false);
  });

  it(
    'leaves nothing but the count: no row, no value and no execution',
    async () => {
      const told = await tellStory(portal, 'review', { input: familyInput() });
      await prepareAndDrop(told);
      await leaveTraces(told);
      await told.goOn('offers');
      await repair(portal.deps);
      await told.goOn('closed');
      // A repair began another run.
      await eventually(
        () => runsOf(told.id),
        (runs) => runs.length === 2,
      );
      const values = await valuesOf(told);
      await failToOpen(told);
      const before = await scan(values);
      expect(await linksAskedFor()).toHaveLength(2);
      expect(
        new Set(before.map((hit) => hit.split('.')[0])),
        'the story must leave something in every table that is declared',
      ).toEqual(
        new Set(PERSONAL_TABLES.map(({ table }) => table).filter((table) => !KEPT.includes(table))),
      );
      const promised = await portal.promised(told.kita);

      const requestId = await ask(told, 'retention');
      expect(await kindsTo(told)).toEqual(['erasureAnnounced']);
      pass(10 * DAY);
      await eraseDueCases(deps);
      expect(await kindsTo(told), 'a reminder comes three days before').toEqual([
        'erasureAnnounced',
      ]);
      pass(2 * DAY);
      await eraseDueCases(deps);
      expect(await kindsTo(told)).toEqual(['erasureAnnounced', 'erasureReminder']);
      pass(10 * DAY);
      await eraseDueCases(deps);
      expect(await stateOf(requestId), 'nobody is erased while an announcement is on its way').toBe(
        'announced',
      );
      await deliver();
      await eraseDueCases(deps);
      expect(await stateOf(requestId)).toBe('rows_erased');
      await settle(requestId);

      expect(await scan(values)).toEqual([]);
      expect(await linksAskedFor(), 'not even a digest of the address').toEqual([]);
      const temporal = textOf(await readTemporalRecord(portal.deps.client));
      expect(values.filter((value) => temporal.includes(value))).toEqual([]);
      expect(await asOwner('select reason, count from erasure_count')).toEqual([
        { reason: 'retention', count: 1 },
      ]);
      // The place belongs to the contract, which goes on.
      expect(await portal.promised(told.kita)).toBe(promised);
    },
    LONG,
  );

  it(
    'withdraws an open case first, so that its place is free, and goes on after a kill at any point',
    async () => {
      const told = await tellStory(portal, 'chosen', { input: familyInput() });
      const values = await valuesOf(told);
      const promised = await portal.promised(told.kita);
      await expect(ask(told, 'mistake')).rejects.toMatchObject({ code: 'erasure.case_open' });
      const requestId = await ask(told, 'request', told.family);
      expect(await portal.promised(told.kita)).toBe(promised - 1);
      expect(await kindsTo(told)).toEqual(['erasureAnnounced']);
      await deliver();
      pass(40 * DAY);
      await eraseRows(deps);
      expect(await stateOf(requestId), 'a case is closed before it is erased').toBe('announced');
      await told.days(15);
      await told.untilClosed();
      await deliver();

      // Killed before the rows were committed, and between rows and Temporal: either way the next round finds its place.
      await asOwner(
        `create function stay() returns trigger language plpgsql as $$ begin raise 'killed'; end $$`,
      );
      await asOwner(
        `create trigger stay before delete on child for each row execute function stay()`,
      );
      await eraseRows(deps);
      expect(await stateOf(requestId)).toBe('announced');
      expect((await scan(values)).length).toBeGreaterThan(10);
      await asOwner('drop trigger stay on child');
      await eraseRows(deps);
      expect(await stateOf(requestId)).toBe('rows_erased');

      // Whoever still has the id can start the case once more: it ends without a row, and goes like the rest.
      await eraseExecutions(deps);
      await untilAbsent(told.id);
      await tellCase(portal.deps, told.id, 1);
      await eventually(
        () => runsOf(told.id),
        (runs) => runs.length === 1,
      );
      await repair(portal.deps);
      await settle(requestId);
      expect(await scan(values)).toEqual([]);
      await untilAbsent(told.id);
    },
    LONG,
  );

  it('is taken back by the family in its grace, and can be announced again', async () => {
    const told = await tellStory(portal, 'registered', { input: familyInput() });
    await told.withdraw();
    await told.days(15);
    await told.untilClosed();
    const first = await ask(told, 'mistake');
    expect(await ask(told, 'retention'), 'what is announced stands').toBe(first);
    await takeBackErasure(portal.deps, told.family, told.id);
    await expect(takeBackErasure(portal.deps, OFFICE, told.id)).rejects.toMatchObject({
      code: 'erasure.not_open',
    });
    pass(60 * DAY);
    await eraseDueCases(deps);
    expect(await stateOf(first)).toBe('taken_back');
    expect(await kindsTo(told)).toEqual(['erasureAnnounced', 'erasureTakenBack']);

    const again = await ask(told, 'retention');
    const { dueAt } = await portal.owner.em.fork().findOneOrFail(ErasureRequest, { id: again });
    pass(dueAt.getTime() - (await portal.now(told.id)) + DAY);
    await eraseDueCases(deps);
    const late = await portal.owner.em.fork().findOneOrFail(ErasureRequest, { id: again });
    expect(
      late.dueAt.getTime() - (late.remindedAt?.getTime() ?? 0),
      'a late reminder moves the erasure',
    ).toBe(3 * DAY);
    await takeBackErasure(portal.deps, OFFICE, told.id);
  });

  it('is for the office and the family itself', async () => {
    const told = await tellStory(portal, 'registered', { input: familyInput() });
    const stranger = await portal.register();
    for (const [by, reason] of [
      [told.kita.actor, 'request'],
      [told.family, 'retention'],
    ] as const)
      await expect(ask(told, reason, by)).rejects.toMatchObject({ code: 'action.forbidden' });
    await expect(ask(told, 'request', stranger.family)).rejects.toMatchObject({
      code: 'case.not_found',
    });
    await expect(takeBackErasure(portal.deps, stranger.family, told.id)).rejects.toMatchObject({
      code: 'case.not_found',
    });
  });

  it('keeps a child that was carried over into another round, with that case', async () => {
    const told = await tellStory(portal, 'registered', { input: familyInput() });
    await told.withdraw();
    await told.days(15);
    await told.untilClosed();
    await inAnotherRound(told.id);
    const requestId = await ask(told, 'request');
    await deliver();
    pass(40 * DAY);
    await eraseRows(deps);
    expect(await stateOf(requestId)).toBe('rows_erased');
    expect(await asOwner('select 1 from application where id = ?', [told.id])).toEqual([]);
    const kept = await scan([FAMILY.childLastName]);
    expect(kept).toEqual([`child.${FAMILY.childLastName}`]);
    expect(
      await asOwner(`select carried_from from application where case_number = 'AAAA-AAAA'`),
    ).toEqual([{ carried_from: null }]);
  });

  it('takes what the old waiting list holds of children never registered, by the round’s time alone', async () => {
    const { year, dates } = portal.round;
    // More than one statement takes.
    const letters = Array.from({ length: 26 }, (_, index) => String.fromCodePoint(97 + index));
    const others = letters.flatMap((first) => letters.map((second) => `Zz${first}${second}`));
    const lines = ['Wandalina', 'Ritarda', ...others].map(
      (name) => `${name};Listenrest;${year - 3}-03-14;Kim;Listenrest;${name}@example.org`,
    );
    await importWaitingList(portal.deps, OFFICE, {
      year,
      bytes: new TextEncoder().encode(
        [
          'vorname_kind;nachname_kind;geburtsdatum;vorname_elternteil;nachname_elternteil;email',
          ...lines,
        ].join('\n'),
      ),
    });
    expect(await inviteWaitingList(portal.deps, OFFICE, year)).toBe(2 + others.length);
    await portal.register({ childFirstName: 'Ritarda', childLastName: 'Listenrest' });
    const eraseAt = (at: number) => {
      later = at - Date.now();
      return eraseDueCases(deps);
    };
    const invitations = () =>
      asOwner(`select from notice where kind = 'waitingListInvitation'`).then(
        ({ length }) => length,
      );

    // Twelve months are 365 days, or 366.
    await eraseAt(dates.endsAt + 364 * DAY);
    expect(await scan(['Wandalina'])).toContain('waiting_list_entry.Wandalina');
    expect(await invitations()).toBe(2 + others.length);
    await eraseAt(dates.endsAt + 367 * DAY);
    await eraseAt(dates.endsAt + 368 * DAY);
    expect(await scan(['Wandalina'])).toEqual([]);
    expect(await invitations(), 'an entry with an application goes with it').toBe(1);
    expect(await scan(['Ritarda@example.org'])).toEqual(['waiting_list_entry.Ritarda@example.org']);
    expect((await readErasures(portal.deps, OFFICE)).counts).toContainEqual({
      year,
      reason: 'waiting_list',
      count: 1 + others.length,
    });
  });

  it('is preceded by a copy: all of the same tables, without the keys and without the other guardian’s address', async () => {
    const told = await tellStory(portal, 'offerOpen', { input: familyInput() });
    await asOwner(
      `insert into guardian (id, application_id, position, first_name, last_name, email, language)
       values (gen_random_uuid(), ?, 2, 'Anna', 'Flunkerwasser', 'anna@verborgen.example', 'de')`,
      [told.id],
    );
    const { tables } = await readMyData(portal.deps, told.family);
    expect(Object.keys(tables)).toEqual(
      PERSONAL_TABLES.filter(({ withheld }) => withheld !== 'all').map(({ table }) => table),
    );
    const text = JSON.stringify(tables);
    for (const value of Object.values(FAMILY)) expect(text).toContain(value);
    expect(text).toContain('Anna');
    expect(text).not.toMatch(/verborgen|claim_code_hash|body_hash/u);
    const stranger = await portal.register();
    expect(JSON.stringify(await readMyData(portal.deps, stranger.family))).not.toContain(told.id);
  });

  let houses = 0;
  /** Each time another child: the house alone differs. */
  const familyInput = () => ({
    ...FAMILY,
    street: `${FAMILY.street}, Haus ${(houses += 1)}`,
    birthDate: `${portal.round.year - 3}-02-17`,
  });

  /** Every value and every id by which the case could be recognised. */
  async function valuesOf(told: Story): Promise<readonly string[]> {
    const rows = await asOwner<{ id: string }>(
      ['guardian', 'wish', 'offer', 'slot', 'contract', 'case_command', 'notice']
        .map((table) => `select id from ${table} where application_id = :id`)
        .join(' union all ')
        .concat(' union all select child_id from application where id = :id')
        .replaceAll(':id', `'${told.id}'`),
    );
    const [row] = await asOwner<{ case_number: string }>(
      'select case_number from application where id = ?',
      [told.id],
    );
    const values = [
      ...Object.values(familyInput()),
      row?.case_number ?? '',
      claimCodeOf(portal.deps.secret, told.id),
      told.id,
      ...rows.map(({ id }) => id),
    ];
    expect(values.length).toBeGreaterThan(20);
    expect(values).not.toContain('');
    return values;
  }

  /** Where in the whole database a value stands, as `table.value`. */
  async function scan(values: readonly string[]): Promise<readonly string[]> {
    const tables = await asOwner<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    );
    expect(tables.length).toBeGreaterThan(15);
    const hits = await Promise.all(
      tables.map(async ({ name }) => {
        const rows = await asOwner<{ text: string }>(`select t::text as text from ${name} t`);
        const text = rows
          .map((row) => row.text)
          .join('\n')
          .toLowerCase();
        const found = values.filter((value) => text.includes(value.toLowerCase()));
        return found.map((value) => `${name.replace('public.', '')}.${value}`);
      }),
    );
    return hits.flat();
  }

  /** What a Kita prepared and dropped again stays on record as well. */
  async function prepareAndDrop(told: Story): Promise<void> {
    const { actor } = told.kita;
    const [wish] = (await told.state()).wishes;
    const request = { applicationId: told.id, wishId: wish?.id ?? '' };
    await prepareOffer(portal.deps, actor, { ...request, clientKey: randomUUID() });
    const [draft] = await asOwner<{ id: string }>(
      'select id from offer_draft where application_id = ?',
      [told.id],
    );
    await revokeOffer(portal.deps, actor, {
      applicationId: told.id,
      clientKey: randomUUID(),
      offerId: draft?.id ?? '',
      note: 'Versehen',
    });
  }

  /** The child stood on the old waiting list, and the office asked a childminder about it. */
  async function leaveTraces(told: Story): Promise<void> {
    await readCase(portal.deps, OFFICE, told.id);
    const { childFirstName, childLastName, birthDate } = familyInput();
    await asOwner(
      `insert into waiting_list_entry (id, year, identity, child_key, child_first_name, child_last_name, birth_date,
         guardian_first_name, guardian_last_name, email, language, invitation_code_hash, imported_at, application_id, registered_at)
       values (gen_random_uuid(), ?, ?, '', ?, ?, ?, 'Kim', 'Vorher', 'vorher@example.org', 'de', gen_random_uuid(), now(), ?, now())`,
      [portal.round.year, told.id, childFirstName, childLastName, birthDate, told.id],
    );
    await asOwner(
      `with someone as (
         insert into childminder (id, display_name, municipality, hours) values (gen_random_uuid(), 'Tagespflege Eins', 'Welver', '{25}') returning id)
       insert into childminding_contact (id, application_id, childminder_id, contacted_on, result, actor_ref, recorded_at)
       select gen_random_uuid(), ?, id, now(), 'asked', 'jugendamt', now() from someone`,
      [told.id],
    );
    await asOwner(
      `insert into case_note values (gen_random_uuid(), ?, 'Bitte anrufen', 'jugendamt', now())`,
      [told.id],
    );
    await asOwner(`insert into assignment values (?, 'jugendamt', 'jugendamt', now())`, [told.id]);
    await asOwner(
      `insert into follow_up values (gen_random_uuid(), ?, now(), 'Nachfragen', 'jugendamt', now())`,
      [told.id],
    );
    await asOwner(
      `insert into watch_finding (reason, subject, application_id, evidence, since, found_at, last_seen_at)
       values ('command.open', ?, ?, '{}', now(), now(), now())`,
      [told.id, told.id],
    );
    await asOwner(
      `insert into step_attempt (workflow_id, activity_id, application_id, activity, attempts, since, seen_at)
       values (?, '1', ?, 'commitStep', 2, now(), now())`,
      [told.id, told.id],
    );
    await asOwner(
      `insert into registration_draft
         (id, desk, year, entered, version, client_key, changed_at, expires_at, sent_at, application_id)
       select gen_random_uuid(), 'family', year, '{}', 2, gen_random_uuid(), now(), now(), now(), id
       from application where id = ?`,
      [told.id],
    );
    // The office's program was answered, and so was the family's.
    for (const [kind, ref] of [
      ['office', OFFICE.ref],
      ['family', told.id],
    ])
      await asOwner(
        `insert into api_answer (actor_kind, actor_ref, operation, client_key, request_hash, begun_at, status, body)
         values (?, ?, 'POST /', gen_random_uuid(), '', now(), 201, ?)`,
        [kind, ref, `{"applicationId":"${told.id}"}`],
      );
  }

  async function failToOpen(told: Story): Promise<void> {
    const [row] = await asOwner<{ case_number: string }>(
      'select case_number from application where id = ?',
      [told.id],
    );
    await expect(
      openCase(portal.deps, { caseNumber: row?.case_number ?? '', claimCode: 'AAAA', from: '::1' }),
    ).rejects.toMatchObject({ code: 'claim.unknown' });
    await requestLink(portal.deps, {
      purpose: 'family',
      email: FAMILY.email.toUpperCase(),
      language: 'de',
      from: '::1',
    });
  }

  /** Rounds of the eraser until Temporal has nothing more, and then for the stragglers' time. */
  async function settle(requestId: string): Promise<void> {
    await eventually(
      async () => {
        pass(60_000);
        await eraseDueCases(deps);
        await seconds(1);
        return stateOf(requestId);
      },
      (state) => state === 'done',
      FORGOTTEN_WITHIN_MS,
    );
    const { applicationId, requestedKind, requestedBy } = await portal.owner.em
      .fork()
      .findOneOrFail(ErasureRequest, { id: requestId });
    expect([applicationId, requestedBy]).toEqual([
      null,
      requestedKind === 'family' ? null : OFFICE.ref,
    ]);
  }

  async function runsOf(applicationId: string): Promise<readonly string[]> {
    const runs: string[] = [];
    const query = `WorkflowId = '${applicationWorkflowId(applicationId)}'`;
    for await (const { runId } of portal.deps.client.workflow.list({ query })) runs.push(runId);
    return runs;
  }

  async function untilAbsent(applicationId: string): Promise<void> {
    await eventually(
      async () => {
        await seconds(1);
        return runsOf(applicationId);
      },
      (runs) => runs.length === 0,
      FORGOTTEN_WITHIN_MS,
    );
    await expect(portal.workflow(applicationId).describe()).rejects.toThrow('not found');
  }

  /** The same child's application of another year, under other ids, which that one was carried over into. */
  async function inAnotherRound(id: string): Promise<void> {
    const year = portal.round.year - 1;
    await asOwner('insert into round (year) values (?)', [year]);
    await asOwner(
      `insert into round_revision select (jsonb_populate_record(null::round_revision, to_jsonb(r) || jsonb_build_object('year', ?::int))).*
       from round_revision r where r.year = ? and r.revision = 1`,
      [year, portal.round.year],
    );
    await asOwner(
      `insert into application select (jsonb_populate_record(null::application, to_jsonb(a)
         || jsonb_build_object('year', ?::int, 'id', gen_random_uuid(), 'case_number', 'AAAA-AAAA', 'street', 'Anderswo 1', 'carried_from', a.id))).*
       from application a where a.id = ?`,
      [year, id],
    );
  }
});
