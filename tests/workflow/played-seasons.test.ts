import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readSeason, seasonNames } from '../../src/calendar/season.ts';
import { zonedDay } from '../../src/calendar/zone.ts';
import { readNotice } from '../../src/cases/read/family-notice.ts';
import { plainText } from '../../src/notices/blocks.ts';
import { offersFromFor } from '../../src/domain/round.ts';
import type { Person } from '../../src/persistence/actor.ts';
import { Application, Guardian } from '../../src/persistence/entities/application.ts';
import { usuallyOrLong } from '../support/long.ts';
import { startMailServer, type TestMailServer } from '../support/mail-server.ts';
import { startTestPortal, type TestPortal } from '../support/portal.ts';
import { messageId, openPostOffice, ORIGIN } from '../support/post-office.ts';
import { FAMILIES } from '../support/season/cast.ts';
import { ENDINGS } from '../support/season/endings.ts';
import { ahead, laterBy } from '../support/season/later.ts';
import type { PlayedFamily } from '../support/season/played-family.ts';
import { PlayedSeason } from '../support/season/played-season.ts';
import { openWatching, type Watching } from '../support/watching.ts';

/** What the county announced for a season, day by day of the year; another season's file says it by itself. */
const ANNOUNCED: Readonly<
  Record<string, { turnedAwayOn: readonly string[]; firstOffers: Readonly<Record<string, string>> }>
> = {
  '2022': { turnedAwayOn: ['10-05'], firstOffers: { Welver: '12-01', 'Wickede (Ruhr)': '12-12' } },
  '2025': { turnedAwayOn: [], firstOffers: { Welver: '12-01', 'Wickede (Ruhr)': '12-01' } },
};

/** The longest course has a withdrawal, two offers and an extension; a change that adds to it shall be noticed. */
const HISTORY_EVENTS_AT_MOST = 280;

/** Pools that have promised more than they have, or other than what offers and live drafts hold. */
const MISCOUNTED = `
  select p.id, p.promised, p.capacity, h.held from places p cross join lateral (select (
    (select count(*) from offer o where o.places_id = p.id and o.status in ('open', 'accepted'))
    + (select count(*) from offer_draft d where d.places_id = p.id and d.status in ('prepared', 'released')))::int
    as held) h
  where p.promised > p.capacity or p.promised <> h.held`;

const rowsIn = ({ owner }: TestPortal, statement: string): Promise<unknown[]> =>
  owner.em.fork().execute<unknown[]>(statement);

interface Stage {
  readonly portal: TestPortal;
  readonly server: TestMailServer;
  readonly watching: Watching;
  readonly season: PlayedSeason;
}

/** An empty portal of its own for a season; the services are shared. */
async function openStage(name: string): Promise<Stage> {
  const server = await startMailServer();
  const portal = await startTestPortal({
    postgresUrl: inject('postgresUrl'),
    temporalAddress: inject('temporalAddress'),
    seeded: false,
    // Forty families wake at one instant.
    poolSize: 50,
  });
  const watching = openWatching(portal);
  await watching.heart(true);
  const post = openPostOffice(portal, server);
  const file = ahead(readSeason(name), Date.now());
  const season = new PlayedSeason(portal, file, laterBy(1, file), async () => {
    // A registration's receipt is written at the season's instant, which lies ahead of the post.
    await post.makeDue();
    await post.deliver({ perRound: 1000 });
    const miscounted = await rowsIn(portal, MISCOUNTED);
    if (miscounted.length > 0) throw new Error(`places miscounted: ${JSON.stringify(miscounted)}`);
  });
  return { portal, server, watching, season };
}

/** The first season, in which dates moved and towns differ; the long run plays every one. */
const SEASONS = usuallyOrLong(seasonNames().slice(0, 1), seasonNames());

const stages = new Map<string, Stage>();

beforeAll(async () => {
  for (const name of SEASONS) stages.set(name, await openStage(name));
  await Promise.all([...stages.values()].map(({ season }) => season.play()));
}, 600_000);

afterAll(async () => {
  for (const { watching, portal, server } of stages.values()) {
    await watching.stop();
    await portal.stop();
    await server.stop();
  }
});

describe.each(SEASONS)('the season of %s, played whole', (name) => {
  let portal: TestPortal;
  let server: TestMailServer;
  let watching: Watching;
  let season: PlayedSeason;
  beforeAll(() => {
    const stage = stages.get(name);
    if (stage === undefined) throw new Error('no such season');
    ({ portal, server, watching, season } = stage);
  });

  it('every family comes to the end that the table says', async () => {
    const lengths = await Promise.all(
      season.families.map(async ({ id }) => (await portal.history(id)).length),
    );
    const each = season.families.map((family, index) => `${family.name} ${lengths[index]}`);
    const sum = lengths.reduce((total, length) => total + length, 0);
    console.log(`history events in the season of ${name}: ${each.join(', ')}; sum ${sum}`);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(HISTORY_EVENTS_AT_MOST);
    const noPlace = season.round.rules.carryOver ? 'carriedOver' : 'withoutPlace';
    const ends = await Promise.all(
      season.families.map(async ({ id, name: child }) => {
        const { end } = await portal.state(id);
        const { status } = await portal.workflow(id).describe();
        return [child, end?.reason, end?.closed, status.name];
      }),
    );
    expect(ends).toEqual(
      season.families.map(({ name: child, cast }) => {
        const reason = cast.ends === 'noPlace' ? noPlace : cast.ends;
        return [child, reason, true, 'COMPLETED'];
      }),
    );
  });

  it('nobody registers before the round opens, and lateness is by its deadline', async () => {
    const { opensAt, deadlineAt } = season.round.dates;
    const seen = await Promise.all(
      season.families.map(async ({ id, name: child }) => {
        const { receivedAt, late } = await portal.state(id);
        return {
          child,
          early: receivedAt < opensAt,
          late,
          afterDeadline: receivedAt >= deadlineAt,
        };
      }),
    );
    expect(seen).toEqual(
      season.families.map(({ name: child, cast }) => {
        const late = cast.registers === 'late' || cast.registers === 'veryLate';
        return { child, early: false, late, afterDeadline: late };
      }),
    );
    const turnedAway = season.families.flatMap((family) => family.turnedAway);
    const days = new Set(turnedAway.map((at) => zonedDay(at).slice(5)));
    expect([...days]).toEqual(ANNOUNCED[name]?.turnedAwayOn ?? [...days]);
  });

  it('no offer is older than its Kita’s first day of offers', async () => {
    const firsts: Record<string, number> = {};
    for (const { id } of season.families)
      for (const { kitaId, madeAt } of (await portal.state(id)).offers) {
        expect(madeAt).toBeGreaterThanOrEqual(offersFromFor(season.round.dates, kitaId));
        const town = season.kitas.find((one) => one.id === kitaId)?.municipality ?? 'childminder';
        firsts[town] = Math.min(madeAt, firsts[town] ?? Infinity);
      }
    const days = Object.entries(firsts).map(([town, at]) => [town, zonedDay(at).slice(5)]);
    expect(Object.fromEntries(days)).toMatchObject(ANNOUNCED[name]?.firstOffers ?? {});
  });

  it('every guardian’s last mail or letter says how it ended', async () => {
    for (const family of season.families) {
      const reason = (await portal.state(family.id)).end?.reason ?? 'contract';
      const words = await Promise.all(
        ([1, 2] as const)
          .slice(0, family.guardians.length)
          .map((position) => lastWords(family, position)),
      );
      expect(
        words.filter((text) => !ENDINGS[reason].says.test(text)),
        `${family.name}: ${reason}`,
      ).toEqual([]);
    }
  });

  it('nobody ends in silence: each guardian is told of the end, and before it is final', async () => {
    for (const family of season.families) {
      const { told } = ENDINGS[(await portal.state(family.id)).end?.reason ?? 'contract'];
      const reached = (await portal.notices(family.id))
        .filter(({ status }) => status === 'sent' || status === 'to_print')
        .map(({ kind }) => kind);
      const times = told.map((kind) => reached.filter((one) => one === kind).length);
      expect(Math.min(...times)).toBeGreaterThanOrEqual(family.guardians.length);
    }
  });

  it('who is carried over goes on in the next round with the same wishes', async () => {
    const carried = await portal.owner.em
      .fork()
      .find(Application, { carriedFrom: { $ne: null } }, { populate: ['wishes'] });
    expect(new Set(carried.map(({ carriedFrom }) => carriedFrom))).toEqual(
      new Set(carriedOver().map(({ id }) => id)),
    );
    for (const next of carried) {
      const before = await portal.state(next.carriedFrom ?? '');
      const ranked = (wishes: readonly { kitaId?: string | null | undefined; rank: number }[]) =>
        new Set(wishes.map(({ kitaId, rank }) => `${rank} ${kitaId ?? 'childminder'}`));
      expect(next).toMatchObject({ year: season.nextYear, late: false, closedAt: null });
      expect(ranked(next.wishes.getItems())).toEqual(ranked(before.wishes));
      expect((await portal.notices(next.id)).map(({ kind }) => kind)).toContain('receipt');
    }
  });

  it('nothing is left over: no command, no place, no notice, nothing for the watch', async () => {
    expect(await rows('select id, action from case_command where outcome is null')).toEqual([]);
    expect(await rows(`select id from notice where status in ('pending', 'refused')`)).toEqual([]);
    expect(
      await rows(
        'select a.case_number from application a where a.closed_at is null and a.carried_from is null',
      ),
    ).toEqual([]);
    expect(await rows(MISCOUNTED)).toEqual([]);
    expect(await rows(`select id from offer where status = 'open'`)).toEqual([]);
    expect(await rows('select id from places where promised > 0')).not.toEqual([]);
    await watching.look(3);
    expect((await watching.open()).map(({ reason, evidence }) => ({ reason, evidence }))).toEqual(
      [],
    );
    expect(await rows('select id from application')).toHaveLength(
      FAMILIES.length + carriedOver().length,
    );
  });

  const carriedOver = (): readonly PlayedFamily[] =>
    season.families.filter(({ cast }) => season.round.rules.carryOver && cast.ends === 'noPlace');

  /** The last mail that reached a guardian, or the letter that waits to be printed. */
  async function lastWords(family: PlayedFamily, position: 1 | 2): Promise<string> {
    const guardian = await portal.owner.em
      .fork()
      .findOneOrFail(Guardian, { application: family.id, position });
    const last = (await portal.notices(family.id))
      .filter(({ guardianId }) => guardianId === guardian.id)
      .toSorted((a, b) => (a.revision ?? 0) - (b.revision ?? 0))
      .at(-1);
    if (last === undefined) throw new Error('no notice');
    if (last.status === 'to_print') {
      const person: Person = { kind: 'family', ref: family.id, guardian: position };
      const deps = { ...portal.deps, publicOrigin: ORIGIN };
      const { subject, paragraphs } = await readNotice(deps, person, last.id);
      return [subject, ...plainText(paragraphs).trim().split('\n\n')].join('\n');
    }
    const address = family.email(position);
    const mail = server.mails.findLast(({ to }) => JSON.stringify(to).includes(address));
    if (mail?.messageId !== messageId(last))
      return `${last.kind} ${last.status}, not the last mail`;
    return `${mail.subject}\n${mail.text}`;
  }

  const rows = (statement: string) => rowsIn(portal, statement);
});
