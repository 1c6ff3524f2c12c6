import { randomInt, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Round } from '../../src/domain/round.ts';
import { CaseCommand, CaseEvent } from '../../src/persistence/entities/record.ts';
import { usuallyOrLong } from '../support/long.ts';
import { eventually, offersRound, openRound } from '../support/portal.ts';
import { click, prepareEveryStep, withOffer } from './support/cohort.ts';
import { expectQuiet, expectRecordIsWhole } from './support/invariants.ts';
import { sleep, type Program } from './support/program.ts';
import { Random } from './support/random.ts';
import { Season, seasonRounds } from './support/season.ts';
import { openStage, type Answer, type Stage } from './support/stage.ts';

const KILLS = Number(process.env['KILLS'] ?? usuallyOrLong(20, 200));
const SEED = Number(process.env['SEED'] ?? randomInt(2 ** 31));

const done: Answer = { kind: 'done' };
const now = Date.now();

/** Every kill, with how long it took until everything was up again. */
const kills: { readonly what: string; readonly tookMs: number }[] = [];

const measured: Record<string, number> = {};

async function kill(what: string, end: () => Promise<void>): Promise<void> {
  const startedAt = Date.now();
  await end();
  kills.push({ what, tookMs: Date.now() - startedAt });
}

describe(`whatever is killed (seed ${SEED})`, () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(5);
  });
  afterEach(async () => {
    await expectQuiet(stage);
    await expectRecordIsWhole(stage);
  });
  afterAll(async () => {
    console.log(`${kills.length} kills, seed ${SEED}:`, summary(), 'in milliseconds:', measured);
    await stage.close();
  });

  it('the worker, in every kind of step: before it is written, and between commit and report', async () => {
    const cohort = await prepareEveryStep(stage);
    stage.worker.holdAt('commitStep.before');
    const answers = cohort.begin();
    await stage.worker.untilHeld(cohort.kinds.length, 60_000);
    expect(heldSteps(stage.worker)).toEqual(cohort.kinds);
    expect(await cohort.written()).toEqual([]);

    await kill('worker before commit', async () => {
      await stage.worker.kill();
      await stage.worker.start(['commitStep.after']);
    });
    await stage.worker.untilHeld(cohort.kinds.length, 60_000);
    expect(heldSteps(stage.worker)).toEqual(cohort.kinds);
    expect(await cohort.written()).toEqual(cohort.kinds);

    const killedAt = Date.now();
    await kill('worker between commit and report', async () => {
      await stage.worker.kill();
      await stage.worker.start();
    });
    for (const answer of await answers) expect(answer).toEqual(done);
    measured['cases in a step answer after their worker was killed'] = Date.now() - killedAt;
    await expectQuiet(stage);
    expect(await cohort.written()).toEqual(cohort.kinds);
  });

  it('the worker, while a case waits in its memory: the next click is answered soon', async () => {
    const round = await stage.addRound(offersRound(now), 20);
    const theCase = await withOffer(stage, round, stage.kitas[0]);
    const { offers } = await stage.look(theCase);
    const killedAt = Date.now();
    await kill('worker at rest', async () => {
      await stage.worker.kill();
      await stage.worker.start();
    });
    const startedAt = Date.now();
    const offerId = offers[0]?.id;
    expect(await click(stage, theCase, theCase.family, 'acceptOffer', { offerId })).toEqual(done);
    measured['a case at rest answers after its worker was started again'] = Date.now() - startedAt;
    measured['a case at rest answers after its worker was killed'] = Date.now() - killedAt;
  });

  it('the API, after the row of a command, and after its update was carried out', async () => {
    const round = await stage.addRound(offersRound(now), 20);
    for (const point of ['update.before.acceptOffer', 'update.after.acceptOffer'] as const) {
      const theCase = await withOffer(stage, round, stage.kitas[0]);
      const { offers } = await stage.look(theCase);
      const click = {
        actor: theCase.family,
        action: 'acceptOffer' as const,
        request: {
          applicationId: theCase.id,
          clientKey: randomUUID(),
          offerId: offers[0]?.id ?? '',
        },
      };
      stage.api.holdAt(point);
      const lost = stage.ask(click).catch(() => 'lost');
      expect(await stage.api.untilHeld(1, 60_000)).toBe(true);
      await kill(`API at ${point}`, async () => {
        await stage.api.kill();
        await stage.api.start();
      });
      expect(await lost).toBe('lost');

      // Nobody clicks again: what was recorded is carried out all the same.
      await eventually(
        () =>
          stage.owner.em.fork().findOneOrFail(CaseCommand, { clientKey: click.request.clientKey }),
        (command) => command.outcome === 'done',
      );
      expect(await stage.click(click)).toEqual(done);
      expect((await stage.look(theCase)).phase).toBe('chosen');
    }
  });

  it('the API, after a registration was recorded; Temporal, while a family registers', async () => {
    const round = await stage.addRound(openRound(now), 20);
    const clientKey = randomUUID();
    stage.api.holdAt('start.before.application');
    const lost = stage.register(round, stage.kitas, clientKey);
    expect(await stage.api.untilHeld(1, 60_000)).toBe(true);
    await kill('API after a registration', async () => {
      await stage.api.kill();
      await stage.api.start();
    });
    const first = await lost;
    expect((await stage.register(round, stage.kitas, clientKey)).id).toBe(first.id);

    await stage.temporal.kill();
    // Answered while there is no Temporal.
    const second = await stage.register(round, stage.kitas);
    await kill('Temporal during registration', () => stage.temporal.restart());
    await expectQuiet(stage);
    expect((await stage.look(second)).revision).toBe(1);
  });

  it(
    `anything at any time, while families, Kitas and the office go on`,
    { timeout: 200_000 + KILLS * 20_000 },
    async () => {
      const random = new Random(SEED);
      const left = Math.max(0, KILLS - kills.length);
      const rounds: Round[] = [];
      for (const round of seasonRounds(Date.now(), left * 8000))
        rounds.push(await stage.addRound(round, 4));
      const season = new Season(stage, rounds, random.fork());
      season.begin();
      await sleep(1500);
      for (const what of deck(random, left)) {
        await stage.patience.untilSpared();
        await kill(what.name, () => what.kill(stage, random));
        await sleep(random.between(300, 1500));
      }
      await season.end();
      await expectQuiet(stage);
      const waits = stage.told.map(({ tookMs }) => tookMs).toSorted((a, b) => a - b);
      measured['the longest anybody waited for an answer'] = waits.at(-1) ?? 0;
      measured['half of all waited less than'] = waits[Math.floor(waits.length / 2)] ?? 0;
      console.log(`${season.registered} cases,`, await stepsTaken(stage));
      expect(stage.worker.fell + stage.api.fell, 'programs that ended by themselves').toBe(0);
    },
  );
});

interface Fault {
  readonly name: string;
  kill(stage: Stage, random: Random): Promise<void>;
}

/** Kills a program at a point it passes, or where it is when it does not come by. */
const programAt = (
  of: (stage: Stage) => Program,
  name: string,
  ...points: readonly string[]
): Fault => ({
  name,
  async kill(stage, random) {
    const program = of(stage);
    if (points.length > 0) {
      program.holdAt(...points);
      await program.untilHeld(random.between(1, 3), 1500);
    }
    await program.kill();
    await sleep(random.between(0, 800));
    await program.start();
  },
});

const service = (
  of: (stage: Stage) => { kill(): Promise<void>; restart(): Promise<void> },
  name: string,
): Fault => ({
  name,
  async kill(stage, random) {
    await of(stage).kill();
    await sleep(random.between(0, 1500));
    await of(stage).restart();
  },
});

const FAULTS: readonly Fault[] = [
  programAt(({ worker }) => worker, 'worker'),
  programAt(({ worker }) => worker, 'worker before a step', 'commitStep.before'),
  programAt(({ worker }) => worker, 'worker between commit and report', 'commitStep.after'),
  programAt(
    ({ worker }) => worker,
    'worker while it reads or moves a date',
    'loadCase',
    'moveDate',
  ),
  programAt(({ api }) => api, 'API'),
  programAt(({ api }) => api, 'API after the row', 'update.before', 'signal.before'),
  programAt(({ api }) => api, 'API after the update', 'update.after', 'signal.after'),
  programAt(({ api }) => api, 'API after a registration', 'start.before', 'start.after'),
  service(({ temporal }) => temporal, 'Temporal'),
  service(({ postgres }) => postgres, 'PostgreSQL'),
  {
    name: 'PostgreSQL and the worker between commit and report',
    async kill({ postgres, worker }, random) {
      worker.holdAt('commitStep.after');
      await worker.untilHeld(1, 1500);
      await Promise.all([postgres.kill(), worker.kill()]);
      await sleep(random.between(0, 500));
      await Promise.all([postgres.restart(), worker.start()]);
    },
  },
  {
    name: 'Temporal and the API after the row',
    async kill({ temporal, api }, random) {
      api.holdAt('update.before');
      await api.untilHeld(1, 1500);
      await Promise.all([temporal.kill(), api.kill()]);
      await sleep(random.between(0, 500));
      await Promise.all([temporal.restart(), api.start()]);
    },
  },
];

/** Every fault once, then again, each time in another order. */
function deck(random: Random, count: number): readonly Fault[] {
  const rounds = Math.ceil(count / FAULTS.length);
  return Array.from({ length: rounds }, () => random.shuffled(FAULTS))
    .flat()
    .slice(0, count);
}

function summary(): Record<string, string> {
  const byFault = Map.groupBy(kills, ({ what }) => what);
  return Object.fromEntries(
    [...byFault].map(([what, all]) => [
      what,
      `${all.length} × ${Math.round(all.reduce((sum, one) => sum + one.tookMs, 0) / all.length)} ms`,
    ]),
  );
}

async function stepsTaken(stage: Stage): Promise<Record<string, number>> {
  const events = await stage.owner.em.fork().find(CaseEvent, {});
  return Object.fromEntries(
    [...Map.groupBy(events, ({ kind }) => kind)].map(([kind, all]) => [kind, all.length]),
  );
}

const heldSteps = (program: Program): readonly string[] =>
  program.held.map(({ held }) => held.split('.')[2] ?? '').toSorted();
