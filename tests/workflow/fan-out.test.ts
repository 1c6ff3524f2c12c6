import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { addDays, zonedDay } from '../../src/calendar/zone.ts';
import { instantOn } from '../../src/calendar/round-days.ts';
import { setFanOut } from '../../src/cases/fan-out.ts';
import { moveRoundDate } from '../../src/cases/office.ts';
import { previewMove } from '../../src/cases/read/move-preview.ts';
import { readRound } from '../../src/cases/read/office-round.ts';
import type { RoundDateName } from '../../src/domain/round.ts';
import type { Person } from '../../src/persistence/actor.ts';
import { roundWorkflowId } from '../../workflows/round/round.messages.ts';
import { DAY, eventually, startTestPortal, type TestPortal } from '../support/portal.ts';
import { addRound } from '../support/rounds.ts';
import { tellStory, type Story } from '../support/story.ts';

const OFFICE: Person = { kind: 'office', ref: 'kreisjugendamt', role: 'head' };

describe('telling the cases of a moved date', () => {
  let portal: TestPortal;
  let stories: readonly Story[];
  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
    });
    const wished = { kitas: portal.kitas.slice(0, -1) };
    stories = await Promise.all([
      tellStory(portal, 'registered', wished),
      tellStory(portal, 'offerOpen', wished),
      tellStory(portal, 'slotBooked', wished),
      tellStory(portal, 'concluded', wished),
    ]);
  });
  afterAll(() => portal.stop());

  const year = (): number => portal.round.year;
  const read = async () => {
    const round = await readRound(portal.deps, OFFICE, year());
    if (round === null) throw new Error('no round');
    return round;
  };
  const move = (date: RoundDateName, to: number, kitaIds: readonly string[] | null = null) =>
    moveRoundDate(portal.deps, OFFICE, {
      year: year(),
      clientKey: randomUUID(),
      date,
      to,
      kitaIds,
      reason: 'Technische Anbindung',
    });
  const preview = async (
    date: RoundDateName,
    to: number,
    kitaIds: readonly string[] | null = null,
  ) => {
    const seen = await previewMove(portal.deps, OFFICE, { year: year(), date, to, kitaIds });
    if (seen === null) throw new Error('no round');
    return seen;
  };
  const stop = (stopped: boolean, reason = 'Ein Tippfehler.') =>
    setFanOut(portal.deps, OFFICE, { year: year(), clientKey: randomUUID(), stopped, reason });
  const untilAllTold = () =>
    eventually(read, ({ openCases, notedCases }) => openCases === notedCases, 40_000);
  const noticesPerCase = async (): Promise<readonly number[]> =>
    Promise.all(
      stories.map(
        async (story) => (await story.notices()).filter((kind) => kind === 'roundMoved').length,
      ),
    );

  it('is shown before the click, and then happens as shown', async () => {
    const { round } = await read();
    const due = (await stories[1]?.offerOf())?.dueAt ?? 0;
    const date = `decisionDays.${round.dates.decisionDays.indexOf(due)}` as const;
    const to = due + DAY;
    const before = await noticesPerCase();
    const seen = await preview(date, to);
    expect(seen).toMatchObject({
      refused: null,
      cases: 4,
      openOffers: 1,
      offersPostponed: 1,
      appointments: 1,
      notices: 3,
    });
    expect((await read()).round.revision, 'nothing is written').toBe(round.revision);

    await move(date, to);
    await untilAllTold();
    const after = await noticesPerCase();
    const written = after.map((count, index) => count - (before[index] ?? 0));
    expect(written).toEqual([1, 1, 1, 0]);
    expect((await stories[1]?.offerOf())?.dueAt).toBe(to);
  });

  it('warns of weekends, holidays, the past, and of no time left to answer', async () => {
    const { dates } = (await read()).round;
    const saturday = weekdayAfter(dates.endsAt, 6);
    expect((await preview('endsAt', instantOn('endsAt', saturday))).warnings).toEqual(['weekend']);
    const firstOfMay = `${Number(zonedDay(dates.endsAt).slice(0, 4)) + 1}-05-01`;
    expect((await preview('endsAt', instantOn('endsAt', firstOfMay))).warnings).toContain(
      'holiday',
    );
    const past = instantOn('opensAt', weekdayAfter(dates.opensAt, 3));
    expect((await preview('opensAt', past)).warnings).toEqual(['past']);
    const { offersFromAt } = dates;
    const decisionDays = [offersFromAt + 14 * DAY, offersFromAt + 20 * DAY];
    const short = { ...portal.round, year: year() + 2, dates: { ...dates, decisionDays } };
    await addRound(portal.owner, short, portal.kitas);
    const warningsAfter = async (days: number) =>
      (
        await previewMove(portal.deps, OFFICE, {
          year: short.year,
          date: 'offersFromAt',
          to: offersFromAt + days * DAY,
          kitaIds: null,
        })
      )?.warnings;
    expect(await warningsAfter(6)).not.toContain('no_answer_time');
    expect(await warningsAfter(7)).toContain('no_answer_time');
  });

  it('of one Kita’s first day of offers goes to those who wish for it, with its name', async () => {
    const { round } = await read();
    const [one, unwished] = [portal.kitas[0]?.id ?? '', portal.kitas.at(-1)?.id ?? ''];
    const to = round.dates.offersFromAt + 3 * DAY;
    const toldOf = async (kitaId: string): Promise<number> => {
      const before = await noticesPerCase();
      const { revision } = (await read()).round;
      const { notices } = await preview('offersFromAt', to, [kitaId]);
      expect(await move('offersFromAt', to, [kitaId])).toBe(revision + 1);
      await untilAllTold();
      const told = (await noticesPerCase()).map((count, index) => count - (before[index] ?? 0));
      const sum = told.reduce((all, count) => all + count, 0);
      expect(sum, 'as the preview said').toBe(notices);
      return sum;
    };
    expect(await toldOf(unwished)).toBe(0);
    expect(await toldOf(one)).toBe(3);
    const kitaIds = [one];
    expect((await read()).revisions[0]?.changes).toEqual([
      { name: 'offersFromAt', from: round.dates.offersFromAt, to, kitaIds },
    ]);

    await expect(move('endsAt', to, kitaIds)).rejects.toMatchObject({ code: 'input.invalid' });
    await expect(move('offersFromAt', to, [randomUUID()])).rejects.toMatchObject({
      code: 'input.invalid',
    });
    const early = round.dates.offersFromAt - DAY;
    await expect(move('offersFromAt', early, kitaIds)).rejects.toMatchObject({
      code: 'round.out_of_order',
    });
    await move('offersFromAt', round.dates.offersFromAt, kitaIds);
    expect((await read()).round.dates.overrides).toMatchObject([{ kitaIds: [unwished] }]);
  });

  it('does not begin when the date would stay where it is, or would fall into another enrolment', async () => {
    const { round } = await read();
    const { deadlineAt } = round.dates;
    expect((await preview('deadlineAt', deadlineAt)).refused).toBe('round.same_instant');
    await expect(move('deadlineAt', deadlineAt)).rejects.toMatchObject({
      code: 'round.same_instant',
    });
    const later = {
      ...round,
      year: year() + 1,
      revision: 1,
      dates: {
        ...round.dates,
        opensAt: deadlineAt + 2 * DAY,
        deadlineAt: deadlineAt + 4 * DAY,
      },
    };
    await addRound(portal.owner, later, portal.kitas);
    const into = deadlineAt + 3 * DAY;
    expect((await preview('deadlineAt', into)).refused).toBe('round.enrolments_overlap');
    await expect(move('deadlineAt', into)).rejects.toMatchObject({
      code: 'round.enrolments_overlap',
    });
    expect((await read()).round.revision).toBe(round.revision);
  });

  it('can be stopped, also across a restart of the worker, and goes on; everyone is told once', async () => {
    const { round } = await read();
    const before = await noticesPerCase();
    await expect(stop(true, ' ')).rejects.toMatchObject({ code: 'input.invalid' });
    await stop(true);
    await untilNoticed();
    await move('endsAt', round.dates.endsAt + DAY);
    await quietFor(1500);
    expect(await read()).toMatchObject({
      notedCases: 0,
      openCases: 4,
      fanOut: { isStopped: true, reason: 'Ein Tippfehler.' },
    });

    for (const story of stories) await portal.untilAtRest(story.id);
    await portal.stopWorker();
    await portal.startWorker();
    await move('endsAt', round.dates.endsAt + 2 * DAY);
    await quietFor(1500);
    expect((await read()).notedCases).toBe(0);

    // The request to go on is made while nobody listens: its row is what counts.
    await portal.deps.client.workflow.getHandle(roundWorkflowId(year())).terminate('a test');
    await stop(false);
    await move('endsAt', round.dates.endsAt + 3 * DAY);
    await untilAllTold();
    const after = await noticesPerCase();
    expect(after.map((count, index) => count - (before[index] ?? 0))).toEqual([1, 1, 1, 0]);
  });

  async function untilNoticed(): Promise<void> {
    await eventually(
      () =>
        portal.owner.em
          .fork()
          .execute<object[]>('select 1 from round_fan_out where noticed_at is null'),
      (open) => open.length === 0,
    );
  }
});

/** The next day after an instant that falls on a weekday, 1 is Monday. */
function weekdayAfter(at: number, wanted: number): string {
  for (let day = addDays(zonedDay(at), 1); ; day = addDays(day, 1))
    if (new Date(`${day}T12:00:00Z`).getUTCDay() === wanted % 7) return day;
}

/** Long enough for whoever were told to have taken note. */
function quietFor(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
