import { randomInt } from 'node:crypto';
import { describe, expect, inject, it } from 'vitest';
import { DoorError } from '../../src/cases/errors.ts';
import { OFFER_MODES, SECOND_NO_SHOWS, type Round } from '../../src/domain/round.ts';
import { askDoor } from '../faults/support/ask-door.ts';
import { ideaOf } from '../faults/support/ideas.ts';
import { expectQuiet, expectRecordIsWhole, type Watched } from '../faults/support/invariants.ts';
import { Random } from '../faults/support/random.ts';
import type { Answer, Click } from '../faults/support/stage.ts';
import { usuallyOrLong } from '../support/long.ts';
import { DAY, HOUR, openRound, startTestPortal, type TestPortal } from '../support/portal.ts';

const SEASONS = usuallyOrLong(5, 100);
const CASES_AT_MOST = 10;
const SEED = Number(process.env['SEED'] ?? randomInt(2 ** 31));

/** A portal has a round a year; the earliest years of a database are soon reached. */
const SEASONS_OF_A_PORTAL = 20;

/** Nobody planned what happens here: the rules of a round, what people ask for and when are drawn. */
describe(`random seasons on the real engine (seed ${SEED})`, () => {
  let told: Watched['told'][number][] = [];
  let portal: TestPortal;

  it(`${SEASONS} seasons leave a whole record`, { timeout: SEASONS * 60_000 }, async () => {
    const random = new Random(SEED);
    let cases = 0;
    let clicks = 0;
    for (let played = 0; played < SEASONS; played += SEASONS_OF_A_PORTAL) {
      told = [];
      portal = await startTestPortal({
        postgresUrl: inject('postgresUrl'),
        temporalAddress: inject('temporalAddress'),
        seeded: false,
      });
      cases += await play(random, Math.min(SEASONS_OF_A_PORTAL, SEASONS - played));
      clicks += told.length;
      await portal.stop();
    }
    expect(clicks).toBeGreaterThan(cases);
    console.log(`${SEASONS} seasons, ${cases} cases, ${clicks} clicks, seed ${SEED}`);
  });

  /** Resolves with how many cases there were. */
  async function play(random: Random, seasons: number): Promise<number> {
    const { owner, deps } = portal;
    const watched: Watched = {
      owner,
      client: deps.client,
      told,
      mailServer: NO_MAILS,
      logLines: () => [],
    };
    let cases = 0;
    for (let season = 0; season < seasons; season += 1) {
      const count = random.between(2, CASES_AT_MOST + 1);
      const view = await portal.withRound(
        () => drawnRound(random, portal.round.year + 1 - season),
        { kitas: 3, capacity: 2 },
      );
      const people = Array.from({ length: count }, () => random.fork());
      await Promise.all(people.map((own) => live(view, own)));
      cases += count;
    }
    await expectQuiet(watched);
    await expectRecordIsWhole(watched);
    return cases;
  }

  /** A case whose people look, ask for something, or let days pass. */
  async function live(view: TestPortal, random: Random): Promise<void> {
    const { id } = await view.register({ kitas: random.shuffled(view.kitas) });
    for (let turns = random.between(6, 14); turns > 0; turns -= 1) {
      const [state, now] = await Promise.all([view.state(id), view.now(id)]);
      if (state.end?.closed === true) return;
      if (random.chance(0.3)) {
        await view.forward(id, random.between(1, 12) * DAY);
        continue;
      }
      const startsAt = Math.floor(now / DAY) * DAY + random.between(1, 4) * DAY;
      const slots = [0, 6].map((hour) => startsAt + hour * HOUR);
      const seen = {
        id,
        state,
        now,
        kitas: view.kitas,
        laterYear: portal.round.year + 1,
        slots: slots.map((at) => ({ startsAt: at, endsAt: at + HOUR })),
      };
      const clicks = Array.from({ length: random.chance(0.25) ? 2 : 1 }, () =>
        ideaOf(random, seen),
      );
      await Promise.all(clicks.map(click));
    }
  }

  async function click(asked: Click): Promise<void> {
    const startedAt = Date.now();
    const answer = await ask(asked);
    told.push({ ...asked, answer, tookMs: Date.now() - startedAt });
  }

  /** The same request under the same key until there is an answer. */
  async function ask(asked: Click): Promise<Answer> {
    for (;;) {
      try {
        const { deps } = portal;
        const result = await askDoor(deps, asked.actor, asked.action, asked.request);
        if (result.kind !== 'processing') return result;
      } catch (error) {
        if (!(error instanceof DoorError)) throw error;
        return { kind: 'turnedAway', code: error.code };
      }
    }
  }
});

const NO_MAILS: Watched['mailServer'] = {
  url: '',
  mails: [],
  behave: () => undefined,
  reset: () => undefined,
  stop: () => Promise.resolve(),
};

function drawnRound(random: Random, year: number): Round {
  const base = openRound(Date.now());
  const [offerMode = 'parallel'] = random.shuffled(OFFER_MODES);
  const [secondNoShow = 'office'] = random.shuffled(SECOND_NO_SHOWS);
  return {
    ...base,
    year,
    dates: { ...base.dates, careStartsOn: `${year}-08-01`, ageCutOffOn: `${year}-11-01` },
    rules: {
      ...base.rules,
      offerMode,
      secondNoShow,
      minAnswerMs: random.between(0, 15) * DAY,
      endGraceMs: random.between(1, 20) * DAY,
      reviveWithinMs: random.between(0, 4) * DAY,
      cancelUntilMs: random.between(0, 3) * DAY,
    },
  };
}
