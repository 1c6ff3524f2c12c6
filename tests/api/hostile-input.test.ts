import { randomUUID } from 'node:crypto';
import { sql } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { withdraw } from '../../src/cases/family.ts';
import { moveRoundDate } from '../../src/cases/office.ts';
import { openCase } from '../../src/cases/open-case.ts';
import { FROM_ONE_NETWORK } from '../../src/cases/limits.ts';
import { readCases } from '../../src/cases/read/office-cases.ts';
import { startTestPortal, type TestPortal } from '../support/portal.ts';
import { openApp, ORIGIN, Visitor } from '../support/visitor.ts';

const NUL = '\0';
const HALF_A_CHARACTER = '😀'.slice(0, 1);

describe('what nobody types by accident', () => {
  let portal: TestPortal;

  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
    });
  });
  afterAll(() => portal.stop());

  const guess = (from: string, caseNumber: string): Promise<unknown> =>
    openCase(portal.deps, { caseNumber, claimCode: 'AAAA-BBBB-CCCC', from });

  const countedCases = async (): Promise<number> => {
    const [row] = await portal.owner.em
      .fork()
      .execute<{ count: number }[]>(
        sql`select count(*)::int as count from rate_limit where key like 'case/%'`,
      );
    return row?.count ?? 0;
  };

  it('guesses from an address that is turned away leave no trace at any case', async () => {
    await expect(guess('192.0.2.1', 'AAAA-BBBB')).rejects.toMatchObject({ code: 'claim.unknown' });
    await portal.owner.em
      .fork()
      .execute(
        sql`update rate_limit set count = ${FROM_ONE_NETWORK} where key = 'address/192.0.2.1'`,
      );
    const before = await countedCases();
    await expect(guess('192.0.2.1', 'BBBB-CCCC')).rejects.toMatchObject({
      code: 'claim.too_many_attempts',
    });
    expect(await countedCases()).toBe(before);
  });

  it('nobody names another address than theirs, unless a trusted proxy does', async () => {
    const forwarded = 'X-Forwarded-For';
    const open = (trustedProxies: number, from: string) =>
      new Visitor(openApp(portal, { trustedProxies })).post(
        '/oeffnen',
        { caseNumber: 'AAAA-CCCC', claimCode: 'AAAA-BBBB-CCCC' },
        { Origin: ORIGIN, [forwarded]: from, Forwarded: `for=${from}`, 'X-Real-IP': from },
      );
    await open(0, '198.51.100.1');
    await open(1, '198.51.100.2, 198.51.100.3');
    await open(2, '198.51.100.4');
    for (const own of [
      '2001:db8::1',
      '2001:DB8:0:0:ffff::2',
      '2001:db8:0:1::1',
      '::ffff:192.0.2.9',
    ])
      await open(1, own);
    const rows = await portal.owner.em
      .fork()
      .execute<{ key: string }[]>(
        sql`select key from rate_limit where key like 'address/198%' or key like 'address/%:%' or key = 'address/unknown'`,
      );
    expect(rows.map(({ key }) => key).toSorted()).toEqual([
      'address/198.51.100.3',
      'address/2001:db8:0:0::/64',
      'address/2001:db8:0:1::/64',
      'address/::ffff:192.0.2.9',
      'address/unknown',
    ]);
  });

  it('a case number of any length is an unknown one', async () => {
    const letters = Array.from({ length: 500 }, () => randomUUID()).join('');
    await expect(guess('192.0.2.2', letters)).rejects.toMatchObject({ code: 'claim.unknown' });
  });

  it('ids in a form are ids: no other text reaches the record or Temporal', async () => {
    const theCase = await portal.register();
    const visitor = new Visitor(openApp(portal));
    await visitor.open(portal, theCase);
    const base = `/anmeldung/${theCase.id}`;
    const clientKey = randomUUID();
    expect((await visitor.post(`${base}/termin`, { clientKey, slotId: 'Mia' })).status).toBe(422);
    for (const answer of ['annehmen', 'ablehnen'])
      expect((await visitor.post(`${base}/angebote/Mia/${answer}`, { clientKey })).status).toBe(
        404,
      );
    expect(await portal.commands(theCase.id)).toHaveLength(1);
  });

  it.each([
    ['NUL', NUL],
    ['half a character', HALF_A_CHARACTER],
  ])('a note with %s is kept, with a mark in its place', async (_name, odd) => {
    const theCase = await portal.register();
    const result = await withdraw(portal.deps, theCase.family, {
      applicationId: theCase.id,
      clientKey: randomUUID(),
      note: `Wir ziehen um${odd}`,
    });
    expect(result.kind).toBe('done');
    const command = (await portal.commands(theCase.id)).at(-1);
    expect(command?.body.note).toBe('Wir ziehen um\uFFFD');
  });

  it('the office may search and give reasons with characters that cannot be stored', async () => {
    const office = { kind: 'office', ref: 'test', role: 'head' } as const;
    await expect(
      readCases(portal.deps, office, { search: `Mia${NUL}`, year: portal.round.year }),
    ).resolves.not.toBeNull();
    await expect(
      moveRoundDate(portal.deps, office, {
        year: portal.round.year,
        clientKey: randomUUID(),
        date: 'reviewEndsAt',
        to: portal.round.dates.reviewEndsAt + 1000,
        reason: `Störung${NUL}${HALF_A_CHARACTER}`,
      }),
    ).resolves.toBe(portal.round.revision + 1);
  });
});
