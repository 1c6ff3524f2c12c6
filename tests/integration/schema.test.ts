import { randomUUID } from 'node:crypto';
import { ReferenceKind, type EntityProperty } from '@mikro-orm/core';
import { sql, type MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { withActor, type Actor } from '../../src/persistence/actor.ts';
import { migrate } from '../../src/persistence/migrate.ts';
import { migrationNames, openDatabase } from '../../src/persistence/orm.ts';
import { constraintOf, refusalBehind } from '../../src/persistence/walls.ts';
import { DAY, startTestPortal, type TestPortal } from '../support/portal.ts';

/** What PostgreSQL calls the type of a column that an entity declares. */
const TYPES: Readonly<Record<string, string>> = {
  uuid: 'uuid',
  int: 'int4',
  integer: 'int4',
  bigint: 'int8',
  text: 'text',
  boolean: 'bool',
  date: 'date',
  jsonb: 'jsonb',
  timestamptz: 'timestamptz',
  'int[]': '_int4',
  'text[]': '_text',
  'uuid[]': '_uuid',
  'timestamptz[]': '_timestamptz',
};

/** Tables that say something of one case. */
const CASE_TABLES = [
  'application',
  'child',
  'guardian',
  'wish',
  'offer_draft',
  'offer',
  'slot',
  'contract',
  'case_command',
  'case_event',
  'case_read',
  'notice',
] as const;

/** Tables that say something of a whole round. */
const ROUND_TABLES = [
  'round',
  'round_revision',
  'round_change',
  'round_release',
  'round_fan_out',
  'kita_connection',
] as const;
/** What the watch writes of a case; it goes with the application. */
const WATCHED = {
  watch_finding: `insert into watch_finding (reason, subject, application_id, evidence, since, found_at, last_seen_at)
    values ('command.open', ?, ?, '{}', now(), now(), now())`,
  step_attempt: `insert into step_attempt (workflow_id, activity_id, application_id, activity, attempts, since, seen_at)
    values (?, '1', ?, 'commitStep', 2, now(), now())`,
} as const;

/** What the youth office keeps beside a case: nobody else's to see. */
const OFFICE_ONLY = {
  case_note: `insert into case_note values (gen_random_uuid(), ?, 'Bitte anrufen', 'somebody', now())`,
  assignment: `insert into assignment values (?, 'somebody', 'somebody', now())`,
  follow_up: `insert into follow_up values (gen_random_uuid(), ?, now(), 'Nachfragen', 'somebody', now())`,
} as const;

/** Who works in a Kita, by account and Kita. */
const BEGIN = `insert into membership (id, account_id, kind, kita_id, role, since)
  values (gen_random_uuid(), ?, 'kita', ?, 'staff', now())`;
const END = 'update membership set ended_at = now() where account_id = ?';
const INVITE = `insert into invitation (id, email, name, language, kind, kita_id, role, account_id, invited_by, created_at, expires_at)
  values (gen_random_uuid(), 'neu@example.org', 'Neu Hier', 'de', 'kita', ?, 'staff', ?, 'x', now(), now())`;

interface Column {
  readonly table_name: string;
  readonly column_name: string;
  readonly udt_name: string;
  readonly is_nullable: 'YES' | 'NO';
  readonly column_default: string | null;
}

describe('the schema', () => {
  let portal: TestPortal;
  let eraser: MikroORM;
  /** The first family wishes for both Kitas, the second for the second one only. */
  let first: Case;
  let second: Case;

  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
      worker: false,
      loops: false,
      kitas: 3,
    });
    eraser = openDatabase({ url: portal.databaseUrl, role: 'kita_eraser', poolSize: 2 });
    first = await addCase(portal, [0, 1]);
    second = await addCase(portal, [1]);
  });
  afterAll(async () => {
    await eraser.close();
    await portal.stop();
  });

  const as = (actor: Actor, statement: string, params: readonly unknown[] = []) =>
    withActor(portal.deps.orm.em, actor, (em) =>
      em.execute<Record<string, unknown>[]>(statement, [...params]),
    );
  const asOwner = <T extends object>(statement: string, params: readonly unknown[] = []) =>
    portal.owner.em.fork().execute<T[]>(statement, [...params]);
  /** The name of the constraint a statement of the case itself runs into. */
  const wallAgainst = async (statement: string, params: readonly unknown[] = []) => {
    const tried = as({ kind: 'service', ref: 'test' }, statement, params);
    return tried.then(
      () => 'none',
      (error: unknown) => constraintOf(error),
    );
  };
  const kita = (index: number): Actor => ({
    kind: 'kita',
    ref: portal.kitas[index]?.id ?? '',
    role: 'head',
  });
  const service: Actor = { kind: 'service', ref: 'test' };

  describe('and the entities', () => {
    it('agree: every property has its column, of its type, nullable where it is', async () => {
      const columns = await columnsOf(portal);
      const wrong = properties(portal.deps.orm).flatMap(({ table, column, property }) => {
        const found = columns.get(`${table}.${column}`);
        const declared = (property.columnTypes[0] ?? '').replaceAll(/\(\d+\)/gu, '');
        const asWanted =
          found?.udt_name === TYPES[declared] &&
          (found?.is_nullable === 'YES') === (property.nullable === true);
        return asWanted ? [] : [`${table}.${column} ${declared}: ${JSON.stringify(found)}`];
      });
      expect(wrong).toEqual([]);
      expect(properties(portal.deps.orm).length).toBeGreaterThan(100);
    });

    it('agree: no column must be filled that no entity knows', async () => {
      const known = new Set(
        properties(portal.deps.orm).map(({ table, column }) => `${table}.${column}`),
      );
      const tables = new Set(properties(portal.deps.orm).map(({ table }) => table));
      const unknown = [...(await columnsOf(portal)).values()].filter(
        (column) =>
          tables.has(column.table_name) &&
          column.is_nullable === 'NO' &&
          column.column_default === null &&
          !known.has(`${column.table_name}.${column.column_name}`),
      );
      expect(unknown).toEqual([]);
    });
  });

  it('comes to be once, however many processes migrate at the same time', async () => {
    const url = new URL(portal.databaseUrl);
    const name = `schema_${randomUUID().slice(0, 8)}`;
    await asOwner(`create database ${name}`);
    url.pathname = `/${name}`;
    await Promise.all([1, 2, 3].map(() => migrate(url.toString())));
    await migrate(url.toString());
    const orm = openDatabase({ url: url.toString(), role: 'owner', poolSize: 1 });
    const rows = await orm.em.fork().execute<object[]>('select name from migration');
    await orm.close();
    expect(rows).toHaveLength(migrationNames.length);
  });

  it('guards every table of a case by its rows', async () => {
    const open = await asOwner<{ relname: string }>(
      `select distinct relname from pg_class join pg_attribute on attrelid = pg_class.oid
       where relkind = 'r' and relnamespace = 'public'::regnamespace and not relrowsecurity
         and (attname = 'application_id' or relname in ('application', 'child'))`,
    );
    expect(open).toEqual([]);
  });

  it('bounds every wait, in the order in which they give up', async () => {
    const waits = ['lock_timeout', 'statement_timeout', 'transaction_timeout'].map(
      async (name) => (await as(service, `show ${name}`))[0]?.[name],
    );
    expect(await Promise.all(waits)).toEqual(['2s', '3s', '5s']);
  });

  describe('lets the application', () => {
    it.each([...CASE_TABLES, ...ROUND_TABLES, 'kita', 'places'])(
      'delete nothing of %s',
      async (table) => {
        await expect(as(service, `delete from ${table}`)).rejects.toThrow('permission denied');
        await expect(as(service, `truncate ${table}`)).rejects.toThrow('permission denied');
      },
    );

    it.each([
      ['case_event', 'step', `'{}'`],
      ['case_event', 'kind', `'other'`],
      ['case_read', 'account_id', `'other'`],
      ['case_command', 'body', `'{}'`],
      ['case_command', 'received_at', 'now()'],
      ['case_command', 'actor_ref', `'other'`],
      ['application', 'received_at', 'now()'],
      ['application', 'case_number', `'7K4M-2QXD'`],
      ['guardian', 'claim_code_hash', `'other'`],
      ['notice', 'kind', `'other'`],
      ['case_note', 'text', `'other'`],
      ['follow_up', 'due_on', 'now()'],
      ['contract', 'concluded_at', 'now()'],
      ['round_revision', 'deadline_at', 'now()'],
      ['round_change', 'reason', `'other'`],
      ['round_release', 'reason', `'other'`],
      ['round_fan_out', 'stopped', 'false'],
    ])('never rewrite %s.%s', async (table, column, value) => {
      await expect(as(service, `update ${table} set ${column} = ${value}`)).rejects.toThrow(
        'permission denied',
      );
    });

    it('write a command’s outcome once, and the same again without harm', async () => {
      const settle = (outcome: string | null) =>
        as(service, 'update case_command set outcome = ? where id = ?', [
          outcome,
          first.kitaCommandId,
        ]);
      await settle('done');
      await settle('done');
      await expect(settle('case.not_now')).rejects.toThrow('an outcome is written once');
      await expect(settle(null)).rejects.toThrow('an outcome is written once');
    });
  });

  describe('shows', () => {
    const applicationOf = (table: string): string =>
      table === 'application' ? 'id' : 'application_id';
    const seenBy = (actor: Actor, table: string) =>
      table === 'child'
        ? as(actor, 'select id from child')
        : as(actor, `select *, ${applicationOf(table)} as of_case from ${table}`);

    it.each(CASE_TABLES)('nothing of %s without an actor, nor after one', async (table) => {
      const pool = openDatabase({ url: portal.databaseUrl, role: 'kita_app', poolSize: 1 });
      const look = () => pool.em.fork().execute<object[]>(`select 1 from ${table}`);
      expect(await look()).toEqual([]);
      const rows = await withActor(pool.em, service, (em) =>
        em.execute<object[]>(`select 1 from ${table}`),
      );
      expect(rows.length).toBeGreaterThanOrEqual(2);
      expect(await look(), 'on the same connection').toEqual([]);
      await pool.close();
    });

    it('a family nothing of what is only prepared', async () => {
      const family: Actor = { kind: 'family', ref: first.id, guardian: 1 };
      expect(await seenBy(family, 'offer_draft')).toEqual([]);
      const revoke = (offerId: string | undefined) =>
        as(
          service,
          `insert into case_command (id, application_id, actor_kind, actor_ref, action, client_key, body, body_hash,
             received_at, round_revision, case_revision)
           values (gen_random_uuid(), ?, 'kita', 'one', 'revokeOffer', gen_random_uuid(), ?, '', now(), 1, 1)`,
          [first.id, JSON.stringify({ message: { offerId } })],
        );
      await revoke(first.offerIds[0]);
      await revoke(randomUUID());
      const revoked = (await seenBy(family, 'case_command')).filter(
        ({ action }) => action === 'revokeOffer',
      );
      expect(revoked.map(({ body }) => body)).toEqual([
        { message: { offerId: first.offerIds[0] } },
      ]);
    });

    it.each(CASE_TABLES)('a family, and the case itself, of %s its own only', async (table) => {
      const actors: readonly Actor[] = [
        { kind: 'case', ref: second.id },
        ...(table === 'offer_draft'
          ? []
          : [{ kind: 'family', ref: second.id, guardian: 1 } as const]),
      ];
      for (const actor of actors) {
        const rows = await seenBy(actor, table);
        expect(rows.length).toBeGreaterThan(0);
        const cases = table === 'child' ? [second.id] : rows.map((row) => row['of_case']);
        expect(new Set(cases)).toEqual(new Set([second.id]));
        expect(table === 'child' ? rows : [{ id: second.childId }]).toEqual([
          { id: second.childId },
        ]);
      }
    });

    it.each(CASE_TABLES)('the youth office all of %s', async (table) => {
      const all = await asOwner(`select 1 from ${table}`);
      const rows = await seenBy({ kind: 'office', ref: 'somebody', role: 'head' }, table);
      expect(rows).toHaveLength(all.length);
    });

    it.each(Object.entries(WATCHED))(
      'what the watch found, %s, to the office only',
      async (table, add) => {
        await as(service, add, [first.id, first.id]);
        const seen = (actor: Actor) => as(actor, `select 1 from ${table}`);
        expect(await seen({ kind: 'office', ref: 'somebody', role: 'head' })).toHaveLength(1);
        for (const actor of [
          kita(0),
          kita(1),
          { kind: 'family', ref: first.id, guardian: 1 } as const,
        ])
          expect(await seen(actor)).toEqual([]);
        await expect(
          as({ kind: 'office', ref: 'somebody', role: 'head' }, add, [second.id, second.id]),
        ).rejects.toThrow('row-level security');
      },
    );

    it.each(Object.entries(OFFICE_ONLY))(
      'what the office keeps of a case, %s, to the office only, and never take it away',
      async (table, add) => {
        const office: Actor = { kind: 'office', ref: 'somebody', role: 'caseworker' };
        await as(office, add, [first.id]);
        expect(await as(office, `select 1 from ${table}`)).toHaveLength(1);
        for (const actor of [kita(0), { kind: 'family', ref: first.id, guardian: 1 } as const]) {
          expect(await as(actor, `select 1 from ${table}`)).toEqual([]);
          await expect(as(actor, add, [second.id])).rejects.toThrow('row-level security');
        }
        await expect(as(office, `delete from ${table}`)).rejects.toThrow('permission denied');
      },
    );

    it('a Kita the cases in which it is wished for', async () => {
      const casesOf = async (actor: Actor) =>
        (await seenBy(actor, 'application')).map((row) => row['id']);
      expect(await casesOf(kita(0))).toEqual([first.id]);
      expect(new Set(await casesOf(kita(1)))).toEqual(new Set([first.id, second.id]));
      expect(await casesOf(kita(2))).toEqual([]);
      expect(await seenBy(kita(0), 'child')).toEqual([{ id: first.childId }]);
      expect(await seenBy(kita(0), 'guardian')).toHaveLength(1);
      expect(await seenBy(kita(2), 'guardian')).toEqual([]);
    });

    it.each(['wish', 'offer_draft', 'offer', 'slot', 'contract'])(
      'a Kita of %s its own only, not what others do for the same child',
      async (table) => {
        for (const index of [0, 1, 2]) {
          const rows = await seenBy(kita(index), table);
          const others = rows.filter((row) => row['kita_id'] !== kita(index).ref);
          expect(others).toEqual([]);
        }
        expect(await seenBy(kita(0), table)).toHaveLength(1);
      },
    );

    it('a Kita its own commands, and neither events nor notices', async () => {
      expect((await seenBy(kita(0), 'case_command')).map((row) => row['id'])).toEqual([
        first.kitaCommandId,
      ]);
      expect(await seenBy(kita(1), 'case_command')).toHaveLength(1);
      expect(await seenBy(kita(2), 'case_command')).toEqual([]);
      for (const table of ['case_event', 'case_read', 'notice'])
        expect(await seenBy(kita(0), table)).toEqual([]);
    });

    it('a Kita a case no longer when the family has removed its wish', async () => {
      const third = await addCase(portal, [2]);
      expect(await seenBy(kita(2), 'application')).toHaveLength(1);
      await as(service, `update wish set status = 'removed' where application_id = ?`, [third.id]);
      for (const table of ['application', 'child', 'guardian'])
        expect(await seenBy(kita(2), table)).toEqual([]);
    });
  });

  describe('lets nobody write', () => {
    it('what is another’s', async () => {
      const touched = async (actor: Actor, statement: string) =>
        (await as(actor, `${statement} returning 1`)).length;
      const family: Actor = { kind: 'family', ref: second.id, guardian: 1 };
      expect(
        await touched(family, `update application set late = true where id = '${first.id}'`),
      ).toBe(0);
      expect(
        await touched(family, `update wish set rank = 9 where application_id = '${first.id}'`),
      ).toBe(0);
      for (const actor of [family, kita(0)])
        expect(
          await touched(actor, `update kita set name = 'Andere' where id = '${kita(1).ref}'`),
        ).toBe(0);
      expect(await touched(family, `update places set promised = 0`)).toBe(0);
      expect(await touched(kita(1), `update places set promised = 0`)).toBe(0);
      expect(
        await touched(
          kita(0),
          `update offer set status = 'revoked' where kita_id <> '${kita(0).ref}'`,
        ),
      ).toBe(0);
    });

    it.each([
      ['wish', 'id, application_id, kita_id, rank, status', `, ?, 1, 'open'`],
      [
        'offer',
        'id, application_id, kita_id, wish_id, places_id, made_at, due_at, status, reminded',
        `, ?, (select id from wish limit 1), (select id from places limit 1), now(), now(), 'open', '{}'`,
      ],
    ])('a %s in the name of the case but the case', async (table, columns, values) => {
      const statement = `insert into ${table} (${columns}) values (gen_random_uuid(), '${first.id}'${values})`;
      for (const actor of [kita(2), { kind: 'family', ref: second.id, guardian: 1 } as const])
        await expect(as(actor, statement, [kita(2).ref])).rejects.toThrow('row-level security');
    });

    it('a command for a case they cannot see', async () => {
      const command = (actor: Actor, applicationId: string) =>
        as(
          actor,
          `insert into case_command (id, application_id, actor_kind, actor_ref, action, client_key, body, body_hash,
             received_at, round_revision, case_revision)
           values (gen_random_uuid(), ?, ?, ?, 'withdraw', gen_random_uuid(), '{}', '', now(), 1, 1)`,
          [applicationId, actor.kind, actor.ref],
        );
      await command({ kind: 'family', ref: first.id, guardian: 1 }, first.id);
      await command(kita(1), second.id);
      await expect(
        command({ kind: 'family', ref: second.id, guardian: 1 }, first.id),
      ).rejects.toThrow('row-level security');
      await expect(command(kita(0), second.id)).rejects.toThrow('row-level security');
    });

    it('a line of the read log but the portal itself', async () => {
      for (const actor of [kita(0), { kind: 'office', ref: 'somebody', role: 'head' } as const])
        await expect(
          as(
            actor,
            `insert into case_read (application_id, read_at, role, door) values (?, now(), 'head', 'case')`,
            [first.id],
          ),
        ).rejects.toThrow('row-level security');
    });

    it('who works in a Kita but its head, its provider and the youth office’s head', async () => {
      const accounts: Record<'here' | 'there', string> = {
        here: randomUUID(),
        there: randomUUID(),
      };
      for (const [index, id] of Object.values(accounts).entries()) {
        await portal.owner.em
          .fork()
          .execute(
            `insert into auth."user" (id, name, email, "emailVerified") values (?, 'Kim Muster', ?, true)`,
            [id, `${id}@example.org`],
          );
        await as(service, BEGIN, [id, kita(index).ref]);
      }
      const by = (role: 'staff' | 'head' | 'provider' | 'software', index = 0): Actor => ({
        kind: 'kita',
        ref: kita(index).ref,
        role,
      });
      const touched = async (actor: Actor, statement: string, values: string[] = []) =>
        (await as(actor, `${statement} returning 1`, values)).length;
      const officeBy = (role: 'caseworker' | 'head'): Actor => ({ kind: 'office', ref: 'x', role });

      for (const leader of [by('head'), by('provider')]) {
        const rows = await as(leader, 'select kita_id from membership');
        expect(rows).toEqual([{ kita_id: kita(0).ref }]);
        await as(leader, INVITE, [kita(0).ref, null]);
        expect(await as(leader, 'select distinct kita_id from invitation')).toEqual(rows);
        expect(await touched(leader, END, [accounts.there])).toBe(0);
        await expect(as(leader, INVITE, [kita(1).ref, null])).rejects.toThrow('row-level security');
        await expect(as(leader, BEGIN, [accounts.here, kita(1).ref])).rejects.toThrow('row-level');
        // Whoever never worked here comes by an invitation; none of a Kita's sets a password anew.
        await expect(as(leader, BEGIN, [accounts.there, kita(0).ref])).rejects.toThrow('row-level');
        await expect(as(leader, INVITE, [kita(0).ref, accounts.here])).rejects.toThrow('row-level');
      }
      for (const stranger of [by('staff'), by('software'), by('head', 2)])
        for (const table of ['membership', 'invitation'])
          expect(await as(stranger, `select 1 from ${table}`)).toEqual([]);
      for (const other of [by('staff'), by('software'), by('head', 2), officeBy('caseworker')]) {
        expect(await touched(other, END, [accounts.here])).toBe(0);
        expect(await touched(other, 'update invitation set withdrawn_at = now()')).toBe(0);
        await expect(as(other, INVITE, [kita(0).ref, null])).rejects.toThrow('row-level security');
        await expect(as(other, BEGIN, [accounts.there, kita(0).ref])).rejects.toThrow('row-level');
      }
      expect(await touched(by('head'), 'delete from invitation')).toBe(0);
      expect(await touched(by('head'), END, [accounts.here])).toBe(1);
      expect(await touched(officeBy('head'), END, [accounts.there])).toBe(1);
    });

    it('anything that inspects only', async () => {
      const auditor: Actor = { kind: 'office', ref: 'somebody', role: 'auditor' };
      expect((await as(auditor, 'select 1 from application')).length).toBeGreaterThan(0);
      for (const statement of [
        'update wish set rank = rank',
        `insert into round_change select * from round_change`,
      ])
        await expect(as(auditor, statement)).rejects.toThrow('read-only transaction');
    });

    it('without an actor', async () => {
      const em = portal.deps.orm.em.fork();
      await expect(
        em.execute(sql`insert into child values (${randomUUID()}, 'Mia', 'B', '2024-01-01')`),
      ).rejects.toThrow('row-level security');
    });
  });

  describe('has the last word', () => {
    it('on places: never more promised than there are, never less than none', async () => {
      const [places] = portal.kitas.map((known) => known.placesId);
      const promise = (count: number) =>
        wallAgainst('update places set promised = ? where id = ?', [count, places]);
      expect(await promise(10)).toBe('none');
      expect(await promise(11)).toBe('places_promised_within_capacity');
      expect(await promise(-1)).toBe('places_promised_within_capacity');
    });

    it('on offers: one accepted in a case, one open for a wish', async () => {
      const accept = (id: string | undefined) =>
        wallAgainst(`update offer set status = 'accepted' where id = ?`, [id]);
      const [one, other] = first.offerIds;
      expect(await accept(one)).toBe('none');
      expect(await accept(other)).toBe('offer_one_accepted');
      expect(
        await wallAgainst(
          `insert into offer select gen_random_uuid(), application_id, wish_id, kita_id, places_id, made_at, due_at,
             status, settled_at, reminded from offer where id = ?`,
          [other],
        ),
      ).toBe('offer_one_open_per_wish');
    });

    it('on appointments: one in a case, one at a time in a Kita', async () => {
      const copy = (slotId: string | undefined, shift: string) =>
        wallAgainst(
          `insert into slot select gen_random_uuid(), application_id, offer_id, kita_id, starts_at + ?::interval,
             ends_at + ?::interval, 'booked' from slot where id = ?`,
          [shift, shift, slotId],
        );
      const [slotOfFirst, slotOfSecond] = [first.slotIds[0], second.slotIds[0]];
      expect(await copy(slotOfFirst, '0')).toBe('none');
      expect(await copy(slotOfFirst, '1 day')).toBe('slot_one_booking_per_application');
      const sameTime = `insert into slot select gen_random_uuid(), '${second.id}', offer_id, kita_id, starts_at, ends_at,
        'booked' from slot where id = ?`;
      expect(await wallAgainst(sameTime, [slotOfFirst])).toBe('slot_one_booking_per_time');
      expect(await copy(slotOfSecond, '0')).toBe('none');
    });

    it('on what happens once', async () => {
      const again = (table: string, changed: string) =>
        wallAgainst(
          `insert into ${table} select (jsonb_populate_record(t, jsonb_build_object(${changed}))).*
             from ${table} t where application_id = ? limit 1`,
          [first.id],
        );
      expect(await again('contract', `'id', gen_random_uuid()`)).toBe(
        'contract_one_per_child_and_round',
      );
      expect(await again('case_command', `'id', gen_random_uuid()`)).toBe(
        'case_command_client_key',
      );
      expect(await again('case_event', `'revision', 99`)).toBe('case_event_step_key');
      expect(await again('case_event', `'step_key', 'other'`)).toBe('case_event_pkey');
      expect(await again('notice', `'id', gen_random_uuid()`)).toBe('notice_once');
      expect(
        await wallAgainst(
          `insert into wish values (gen_random_uuid(), '${first.id}', '${kita(0).ref}', 9, 'open')`,
        ),
      ).toBe('wish_one_per_kita');
    });

    it('under the names that the portal turns into refusals', async () => {
      const names = [
        'places_promised_within_capacity',
        'offer_one_accepted',
        'offer_one_open_per_wish',
        'slot_one_booking_per_time',
        'slot_one_booking_per_application',
        'contract_one_per_child_and_round',
      ];
      const found = await asOwner<{ name: string }>(
        `select conname as name from pg_constraint union select relname from pg_class where relkind = 'i'`,
      );
      expect(found.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
      for (const constraint of names) expect(refusalBehind({ constraint })).toBeDefined();
      expect(refusalBehind(new Error('no constraint'))).toBeUndefined();
    });
  });

  describe('lets the eraser', () => {
    const erase = (statement: string, params: readonly unknown[] = []) =>
      eraser.em.fork().execute(statement, [...params]);

    it('delete a person, and count that it did', async () => {
      const person = await addCase(portal, [0, 1]);
      const watched = ['watch_finding', 'step_attempt'];
      await as(service, WATCHED.watch_finding, [person.id, person.id]);
      await as(service, WATCHED.step_attempt, [person.id, person.id]);
      const tables = [
        'notice',
        'contract',
        'case_event',
        'case_command',
        'case_read',
        'slot',
        'offer',
        'offer_draft',
        'wish',
      ];
      for (const table of [...tables, 'guardian'])
        await erase(`delete from ${table} where application_id = ?`, [person.id]);
      await erase('delete from application where id = ?', [person.id]);
      await erase('delete from child where id = ?', [person.childId]);
      await erase(`insert into erasure_count (year, reason, count) values (?, 'test', 1)`, [
        portal.round.year,
      ]);
      const left = await asOwner('select 1 from application where id = ?', [person.id]);
      const child = await asOwner('select 1 from child where id = ?', [person.childId]);
      expect([...left, ...child]).toEqual([]);
      for (const table of watched)
        expect(
          await asOwner(`select 1 from ${table} where application_id = ?`, [person.id]),
        ).toEqual([]);
    });

    it('change nothing, and leave Kitas, places and rounds alone', async () => {
      for (const statement of [
        'update application set late = true',
        'update case_event set at = now()',
        `insert into child values (gen_random_uuid(), 'Mia', 'B', '2024-01-01')`,
        'delete from kita',
        'delete from places',
        'delete from round_revision',
        'delete from erasure_count',
      ])
        await expect(erase(statement)).rejects.toThrow('permission denied');
    });
  });
});

interface Case {
  readonly id: string;
  readonly childId: string;
  readonly offerIds: readonly string[];
  readonly slotIds: readonly string[];
  readonly kitaCommandId: string;
}

/** A case with a row in every table: registered through the door, the rest as its steps would write it. */
async function addCase(portal: TestPortal, kitas: readonly number[]): Promise<Case> {
  const wished = kitas.flatMap((index) => portal.kitas[index] ?? []);
  const { id } = await portal.register({ kitas: wished });
  const now = Date.now();
  return withActor(portal.deps.orm.em, { kind: 'service', ref: 'test' }, async (em) => {
    const [row] = await em.execute<{ child_id: string }[]>(
      'select child_id from application where id = ?',
      [id],
    );
    const childId = row?.child_id ?? '';
    const offerIds: string[] = [];
    const slotIds: string[] = [];
    for (const { id: kitaId, placesId } of wished) {
      const [offerId, slotId] = [randomUUID(), randomUUID()];
      await em.execute(sql`
        insert into offer_draft (id, application_id, wish_id, kita_id, places_id, prepared_at, status)
        select ${offerId}, application_id, id, kita_id, ${placesId}, ${new Date(now)}, 'sent' from wish
        where application_id = ${id} and kita_id = ${kitaId}`);
      await em.execute(sql`
        insert into offer select ${offerId}, application_id, id, kita_id, ${placesId}, ${new Date(now)},
          ${new Date(now + 20 * DAY)}, 'open', null, '{}' from wish where application_id = ${id} and kita_id = ${kitaId}`);
      await em.execute(sql`
        insert into slot values (${slotId}, ${id}, ${offerId}, ${kitaId}, ${new Date(now + 30 * DAY)},
          ${new Date(now + 31 * DAY)}, 'proposed')`);
      offerIds.push(offerId);
      slotIds.push(slotId);
    }
    const [kita] = wished;
    const kitaCommandId = randomUUID();
    await em.execute(sql`
      insert into contract (id, application_id, offer_id, child_id, year, kita_id, concluded_at, starts_on, hours)
      values (${randomUUID()}, ${id}, ${offerIds[0]}, ${childId}, ${portal.round.year}, ${kita?.id}, ${new Date(now)},
        '2027-08-01', 35)`);
    await em.execute(sql`
      insert into case_command (id, application_id, actor_kind, actor_ref, action, client_key, body, body_hash,
        received_at, round_revision, case_revision)
      values (${kitaCommandId}, ${id}, 'kita', ${kita?.id}, 'markReviewed', ${kitaCommandId}, '{}', '', ${new Date(now)}, 1, 1)`);
    await em.execute(sql`
      insert into case_read (application_id, read_at, kita_id, role, door)
      values (${id}, ${new Date(now)}, ${kita?.id}, 'head', 'applicant')`);
    return { id, childId, offerIds, slotIds, kitaCommandId };
  });
}

interface MappedColumn {
  readonly table: string;
  readonly column: string;
  readonly property: EntityProperty;
}

function properties(orm: MikroORM): readonly MappedColumn[] {
  return [...orm.getMetadata().getAll().values()].flatMap((meta) =>
    meta.props
      .filter(({ kind }) => kind === ReferenceKind.SCALAR || kind === ReferenceKind.MANY_TO_ONE)
      .filter(({ formula }) => formula === undefined)
      .flatMap((property) =>
        property.fieldNames.map((column) => ({ table: meta.tableName, column, property })),
      ),
  );
}

async function columnsOf(portal: TestPortal): Promise<ReadonlyMap<string, Column>> {
  const rows = await portal.owner.em.fork().execute<Column[]>(
    `select table_name, column_name, udt_name, is_nullable, column_default
       from information_schema.columns where table_schema = 'public'`,
  );
  return new Map(rows.map((row) => [`${row.table_name}.${row.column_name}`, row]));
}
