import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createRoundActivities } from '../../activities/round.activities.ts';
import { moveRoundDate } from '../../src/cases/office.ts';
import type { Round, RoundDateName } from '../../src/domain/round.ts';
import { withActor, type Person } from '../../src/persistence/actor.ts';
import { addRoundRevision, newestRound } from '../../src/persistence/rounds.ts';
import { caseStatusQuery } from '../../workflows/application/application.messages.ts';
import { DAY, eventually, startTestPortal, type TestPortal } from '../support/portal.ts';
import { tellStory, type Story } from '../support/story.ts';

const OFFICE: Person = { kind: 'office', ref: 'kreisjugendamt', role: 'head' };
const SLACK_MS = 2000;

describe('moving the dates of a round', () => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
    });
  });
  afterAll(() => portal.stop());

  it('every open case takes note; families with an open case are written to once', async () => {
    const [registered, offered, ended, closed] = await Promise.all([
      tellStory(portal, 'registered'),
      tellStory(portal, 'offerOpen'),
      tellStory(portal, 'concluded'),
      tellStory(portal, 'closed'),
    ]);
    const before = await newest();
    expect(await move('endsAt', before.dates.endsAt + DAY)).toBe(before.revision + 1);

    for (const told of [registered, offered, ended]) await untilNoted(told, before.revision + 1);
    expect((await closed.state()).round.revision).toBe(before.revision);
    const written = await Promise.all([registered, offered, ended, closed].map(roundNotices));
    expect(written).toEqual([1, 1, 0, 0]);
  });

  it('a case without a workflow is started and takes note', async () => {
    const told = await tellStory(portal, 'review');
    await portal.workflow(told.id).terminate('a test');
    const { revision, dates } = await newest();
    await move('endsAt', dates.endsAt + DAY);
    await untilNoted(told, revision + 1);
    expect((await portal.workflow(told.id).describe()).status.name).toBe('RUNNING');
  });

  it('a deadline moved later and earlier arms the timer anew', async () => {
    const told = await tellStory(portal, 'registered');
    const { revision, dates } = await newest();
    const later = dates.deadlineAt + 5 * DAY;
    await move('deadlineAt', later);
    await untilNoted(told, revision + 1);
    await untilWakesAt(told, later + SLACK_MS);

    const earlier = dates.deadlineAt - 2 * DAY;
    await move('deadlineAt', earlier);
    await untilNoted(told, revision + 2);
    await untilWakesAt(told, earlier + SLACK_MS);
    await told.days(9);
    const closed = (await portal.events(told.id)).find(({ kind }) => kind === 'enrolmentClosed');
    expect(closed?.at.getTime()).toBe(earlier);

    // It has passed for this case; a later one ends the enrolment once more, the first one again does not.
    await move('deadlineAt', later);
    await untilNoted(told, revision + 3);
    await told.days(7);
    expect((await told.state()).enrolmentClosedFor).toBe(later);
    await move('deadlineAt', earlier);
    await untilNoted(told, revision + 4);
    const events = await told.events();
    expect(events.filter((kind) => kind === 'enrolmentClosed')).toHaveLength(2);
    await expectAsleep(told);
    await move('deadlineAt', dates.deadlineAt);
  });

  it('a postponed decision day takes its open offers along, with reminders still to come', async () => {
    const told = await tellStory(portal, 'offerOpen');
    const { dueAt } = await told.offerOf();
    const { revision, dates } = await newest();
    const day = dates.decisionDays.indexOf(dueAt);
    // Both reminders are written, and the old second one falls on the instant of the new first one.
    await told.days(27);
    await move(`decisionDays.${day}`, dueAt + 5 * DAY);
    await untilNoted(told, revision + 1);

    expect((await told.offerOf()).dueAt).toBe(dueAt + 5 * DAY);
    await expectAsleep(told);
    await told.days(7);
    expect((await told.offerOf()).status).toBe('lapsed');
    const instants = (await portal.events(told.id))
      .filter(({ kind }) => kind === 'offerReminded' || kind === 'offerLapsed')
      .map(({ at }) => (at.getTime() - dueAt) / DAY);
    expect(instants).toEqual([-7, -2, 3, 5]);
    await move(`decisionDays.${day}`, dueAt);
  });

  it('a date that the case was not told of yet counts all the same', async () => {
    const told = await tellStory(portal, 'offerOpen');
    const { dueAt } = await told.offerOf();
    const round = await newest();
    const day = round.dates.decisionDays.indexOf(dueAt);
    const decisionDays = round.dates.decisionDays.with(day, dueAt + 10 * DAY);
    await portal.stopWorker();
    // As if the worker had gone between the new revision and the telling of it.
    await withActor(portal.owner.em, { kind: 'service', ref: 'test' }, async (em) => {
      const moved = {
        ...round,
        revision: round.revision + 1,
        dates: { ...round.dates, decisionDays },
      };
      addRoundRevision(em, moved, Date.now());
    });
    await portal.startWorker();
    await told.days(30);

    expect(await told.offerOf()).toMatchObject({ status: 'open', dueAt: dueAt + 10 * DAY });
    await move(`decisionDays.${day}`, dueAt);
  });

  it('dates out of order are refused, again and again', async () => {
    const { revision, dates } = await newest();
    const clientKey = randomUUID();
    for (const attempt of [1, 2]) {
      await expect(
        move('deadlineAt', dates.offersFromAt + DAY, clientKey),
        `attempt ${attempt}`,
      ).rejects.toMatchObject({ code: 'round.out_of_order' });
    }
    expect((await newest()).revision).toBe(revision);
  });

  it('the same request moves a date once, also five times at once', async () => {
    const { revision, dates } = await newest();
    const clientKey = randomUUID();
    const to = dates.endsAt + DAY;
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => move('endsAt', to, clientKey)));
    expect(answers).toEqual(answers.map(() => revision + 1));
    expect(await move('endsAt', to, clientKey)).toBe(revision + 1);
    expect((await newest()).revision).toBe(revision + 1);
    await expect(move('endsAt', to + DAY, clientKey)).rejects.toMatchObject({
      code: 'idempotency.key_reused',
    });
  });

  it('with the worker down the request waits, and is carried out when one returns', async () => {
    const told = await tellStory(portal, 'registered');
    const { revision, dates } = await newest();
    await portal.untilAtRest(told.id);
    await portal.stopWorker();
    const impatient = { ...portal.deps, updateWaitMs: 300 };
    const request = requestOf('endsAt', dates.endsAt + DAY);
    expect(await moveRoundDate(impatient, OFFICE, request)).toBeNull();
    await portal.startWorker();

    await untilNoted(told, revision + 1);
    expect(await moveRoundDate(portal.deps, OFFICE, request)).toBe(revision + 1);
    expect((await newest()).revision).toBe(revision + 1);
  });

  it('cases are told page by page, each once', async () => {
    const told = await tellStory(portal, 'registered');
    const em = portal.owner.em.fork();
    await em.execute(
      `with copy as (
         insert into child select gen_random_uuid(), first_name, last_name, birth_date
         from child, generate_series(1, 250) where id = (select child_id from application where id = ?)
         returning id)
       insert into application (id, case_number, year, child_id, hours, wished_start_on, street, postcode, municipality,
         received_at, late, registration_round_revision, round_revision, revision, phase, phase_since)
       select gen_random_uuid(), copy.id::text, year, copy.id, hours, wished_start_on, street, postcode, municipality,
         received_at, late, registration_round_revision, 1, revision, phase, phase_since
       from application, copy where application.id = ?`,
      [told.id, told.id],
    );
    const heard: string[] = [];
    const { tellCases } = createRoundActivities({
      orm: portal.deps.orm,
      clock: Date.now,
      tellCase: async (id) => void heard.push(id),
    });
    let pages = 0;
    for (let after: string | null = null; pages < 10; pages += 1) {
      const page = await tellCases({ year: portal.round.year, after });
      after = page.last;
      if (after === null) break;
    }
    expect(new Set(heard).size).toBe(heard.length);
    expect(heard.length).toBeGreaterThanOrEqual(250);
    expect(pages).toBeLessThan(10);
  });

  function newest(): Promise<Round> {
    return withActor(portal.owner.em, { kind: 'service', ref: 'test' }, async (em) => {
      const round = await newestRound(em, portal.round.year);
      if (round === undefined) throw new Error('no round');
      return round;
    });
  }

  function requestOf(date: RoundDateName, to: number, clientKey: string = randomUUID()) {
    return { year: portal.round.year, clientKey, date, to, reason: 'Technische Anbindung' };
  }

  function move(date: RoundDateName, to: number, clientKey?: string): Promise<number | null> {
    return moveRoundDate(portal.deps, OFFICE, requestOf(date, to, clientKey));
  }

  async function untilNoted(told: Story, revision: number): Promise<void> {
    await eventually(
      async () => (await told.state()).round.revision,
      (noted) => noted === revision,
    );
  }

  async function untilWakesAt(told: Story, instant: number): Promise<void> {
    const seen = await eventually(
      async () => (await portal.workflow(told.id).query(caseStatusQuery))?.wakesAt,
      (wakesAt) => wakesAt === instant,
    );
    expect(seen).toBe(instant);
  }

  async function roundNotices(told: Story): Promise<number> {
    return (await told.notices()).filter((kind) => kind === 'roundMoved').length;
  }

  /** Nothing happens in a case that waits: what wakes itself over and over writes a hundred events a second. */
  async function expectAsleep(told: Story): Promise<void> {
    const length = async (): Promise<number> => (await portal.history(told.id)).length;
    const before = await length();
    await new Promise((resolve) => {
      setTimeout(resolve, 1000);
    });
    expect((await length()) - before).toBeLessThan(15);
  }
});
