import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRound } from '../../../src/calendar/build-round.ts';
import { addDays, startOfDay, weekday } from '../../../src/calendar/zone.ts';
import { effectivePhase } from '../../../src/domain/phase.ts';
import {
  areInOrder,
  decisionDueAt,
  isLate,
  MOVABLE_INSTANTS,
  moveRoundDate,
  postponed,
  type Round,
  type RoundDateName,
} from '../../../src/domain/round.ts';
import { LivingCase, registeredCase, wishFor } from '../support/living-case.ts';
import { anyRound, DAY, HOUR, round, rules, withDates } from '../support/season.ts';

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  dateStyle: 'short',
  timeStyle: 'medium',
});
/** What a clock in Soest shows, to the millisecond; not by the portal's own calendar. */
const inSoest = (at: number): string => `${clock.format(at)}.${String(at % 1000).padStart(3, '0')}`;

/** The last Sundays of March and October, on which the clock is moved. */
const switchDays = Array.from({ length: 12 }, (_, index) => 2024 + index).flatMap((year) =>
  ['03', '10'].map((month) => {
    const last = `${year}-${month}-31`;
    return addDays(last, -(weekday(last) % 7));
  }),
);
/** A day on, before or after which the clock is moved. */
const aroundSwitch = fc
  .record({ day: fc.constantFrom(...switchDays), by: fc.integer({ min: -2, max: 2 }) })
  .map(({ day, by }) => addDays(day, by));

/** A season whose deadline, first offers and decision days are the given days. */
const seasonOf = (deadlineOn: string, offersFrom: string, decisionDays: readonly string[]): Round =>
  buildRound({
    year: Number(deadlineOn.slice(0, 4)) + 1,
    opensOn: addDays(deadlineOn, -40),
    deadlineOn,
    reviewUntil: deadlineOn,
    offersFrom,
    decisionDays,
    endsOn: addDays(decisionDays.at(-1) ?? offersFrom, 30),
    rules,
  });

describe('"24 Uhr" across the moved clock', () => {
  it('of the deadline: 23:59:59.999 is in time, 24:00:00.000 is late', () => {
    fc.assert(
      fc.property(aroundSwitch, (day) => {
        const { dates } = seasonOf(day, addDays(day, 10), [addDays(day, 40)]);
        const last = dates.deadlineAt - 1;
        expect(inSoest(last)).toBe(`${day} 23:59:59.999`);
        expect(inSoest(dates.deadlineAt)).toBe(`${addDays(day, 1)} 00:00:00.000`);
        expect([isLate(last, dates), isLate(dates.deadlineAt, dates)]).toEqual([false, true]);

        const inTime = registeredCase(seasonOf(day, addDays(day, 10), []), { receivedAt: last });
        expect(effectivePhase(inTime, dates, last)).toBe('registered');
        expect(effectivePhase(inTime, dates, dates.deadlineAt)).toBe('review');
      }),
    );
  });

  it('of the edit freeze: wishes are changed until its last millisecond', () => {
    fc.assert(
      fc.property(aroundSwitch, (day) => {
        const theRound = seasonOf(day, addDays(day, 10), []);
        const freezeAt = theRound.dates.editFreezeAt;
        expect(inSoest(freezeAt - 1)).toBe(`${day} 23:59:59.999`);
        const theCase = new LivingCase(registeredCase(theRound, { receivedAt: freezeAt - DAY }));
        const command = {
          kind: 'changeWishes',
          wishes: [{ id: 'w', kitaId: 'kita-a', rank: 1 }],
        } as const;
        expect(theCase.ask(command, freezeAt - 1)).toMatchObject({ kind: 'step' });
        expect(theCase.ask(command, freezeAt)).toEqual({
          kind: 'refusal',
          code: 'round.edit_freeze',
        });
      }),
    );
  });

  it('of the first day of offers: none goes out a millisecond before', () => {
    fc.assert(
      fc.property(aroundSwitch, (day) => {
        const theRound = seasonOf(addDays(day, -10), day, [addDays(day, 40)]);
        const { offersFromAt } = theRound.dates;
        expect(inSoest(offersFromAt)).toBe(`${day} 00:00:00.000`);
        const theCase = new LivingCase(
          registeredCase(theRound, { receivedAt: offersFromAt - DAY }),
        );
        const wishId = wishFor('kita-a');
        const command = { kind: 'makeOffer', offerId: 'o', wishId, placesId: 'p' } as const;
        expect(theCase.ask(command, offersFromAt - 1)).toMatchObject({
          code: 'round.no_offers_yet',
        });
        expect(theCase.ask(command, offersFromAt)).toMatchObject({ kind: 'step' });
      }),
    );
  });

  it('of a decision day: accepted a millisecond before, lapsed at it', () => {
    fc.assert(
      fc.property(aroundSwitch, (day) => {
        const offersFrom = addDays(day, -20);
        const theRound = seasonOf(addDays(day, -30), offersFrom, [day]);
        const [dueAt = 0] = theRound.dates.decisionDays;
        expect(inSoest(dueAt - 1)).toBe(`${day} 23:59:59.999`);
        const offered = () =>
          new LivingCase(registeredCase(theRound, { receivedAt: theRound.dates.opensAt })).offer(
            'kita-a',
            theRound.dates.offersFromAt,
          );
        const command = { kind: 'acceptOffer', offerId: 'offer-kita-a' } as const;
        expect(offered().ask(command, dueAt - 1)).toMatchObject({ kind: 'step' });
        expect(offered().ask(command, dueAt)).toEqual({ kind: 'refusal', code: 'offer.lapsed' });
        const lapsing = offered().passTo(dueAt - 1);
        expect(lapsing.state.offers[0]?.status).toBe('open');
        expect(lapsing.passTo(dueAt).state.offers[0]?.status).toBe('lapsed');
        expect(lapsing.ask(command, dueAt - 1)).toMatchObject({ code: 'offer.lapsed' });
      }),
    );
  });
});

describe('the decision day of an offer', () => {
  const [first = 0, second = 0, third = 0] = round.dates.decisionDays;

  it('is the first that leaves the family its time', () => {
    expect(decisionDueAt(round, first - 14 * DAY)).toBe(first);
    expect(decisionDueAt(round, first - 14 * DAY + 1)).toBe(second);
    expect(decisionDueAt(round, third - 14 * DAY)).toBe(third);
    expect(decisionDueAt(round, third - 14 * DAY + 1)).toBeUndefined();
    const theCase = new LivingCase(registeredCase(round, { receivedAt: round.dates.opensAt }));
    expect(
      theCase.ask(
        { kind: 'makeOffer', offerId: 'o', wishId: wishFor('kita-a'), placesId: 'p' },
        third - 14 * DAY + 1,
      ),
    ).toEqual({ kind: 'refusal', code: 'round.no_decision_day' });
  });

  it('leaves it for any offer in any round, and no earlier day would', () => {
    fc.assert(
      fc.property(anyRound, fc.nat({ max: 200 * DAY }), (any, after) => {
        const at = any.dates.offersFromAt + after;
        const { decisionDays } = any.dates;
        const enough = decisionDays.filter((day) => day - at >= any.rules.minAnswerMs);
        expect(decisionDueAt(any, at)).toBe(enough.length === 0 ? undefined : Math.min(...enough));
      }),
    );
  });

  it('takes no hour from the family when the clock is moved', () => {
    const due = (offersFrom: string, day: string): number | undefined => {
      const made = seasonOf(addDays(offersFrom, -5), offersFrom, [day, addDays(day, 30)]);
      const dueAt = decisionDueAt(made, startOfDay(offersFrom));
      return dueAt === undefined ? undefined : dueAt - startOfDay(offersFrom);
    };
    // Fourteen days of the calendar are one hour short in March and one hour long in October.
    expect(due('2027-03-15', '2027-03-28')).toBe(44 * DAY - HOUR);
    expect(due('2027-10-18', '2027-10-31')).toBe(14 * DAY + HOUR);
  });
});

describe('a moved date', () => {
  const names = (any: Round): readonly RoundDateName[] => [
    ...MOVABLE_INSTANTS,
    ...any.dates.decisionDays.map((_, index) => `decisionDays.${index}` as const),
  ];
  const instants = ({ dates }: Round): readonly number[] => [
    ...MOVABLE_INSTANTS.map((name) => dates[name]),
    ...dates.decisionDays,
  ];

  it('is the only one that changes, in a new revision, and leaves the season in order', () => {
    fc.assert(
      fc.property(anyRound, fc.nat(), fc.integer({ min: -60, max: 60 }), (any, pick, days) => {
        const index = pick % names(any).length;
        const to = (instants(any)[index] ?? 0) + days * DAY;
        const moved = moveRoundDate(any, names(any)[index] ?? 'opensAt', to);
        fc.pre(moved !== undefined);
        expect(moved).toMatchObject({
          year: any.year,
          revision: any.revision + 1,
          rules: any.rules,
        });
        expect(instants(moved)).toEqual(instants(any).with(index, to));
        expect(areInOrder(moved.dates)).toBe(true);
      }),
    );
  });

  const { dates } = round;
  const [first = 0, second = 0, third = 0] = dates.decisionDays;
  it.each([
    ['opensAt', dates.deadlineAt - 1, dates.deadlineAt],
    ['deadlineAt', dates.offersFromAt, dates.offersFromAt + 1],
    ['deadlineAt', dates.opensAt + 1, dates.opensAt],
    ['offersFromAt', first, first + 1],
    ['offersFromAt', dates.deadlineAt, dates.deadlineAt - 1],
    ['decisionDays.0', second, second + 1],
    ['decisionDays.1', first, first - 1],
    ['decisionDays.2', dates.endsAt, dates.endsAt + 1],
    ['endsAt', third, third - 1],
  ] as const)('%s may be moved to %d, not to %d', (name, allowed, refused) => {
    expect(moveRoundDate(round, name, allowed)).toBeDefined();
    expect(moveRoundDate(round, name, refused)).toBeUndefined();
  });

  it('leaves a round without decision days some time for offers, as the database demands', () => {
    const bare = withDates(round, { decisionDays: [] });
    expect(moveRoundDate(bare, 'endsAt', dates.offersFromAt + 1)).toBeDefined();
    expect(moveRoundDate(bare, 'endsAt', dates.offersFromAt)).toBeUndefined();
  });

  it('that does not exist cannot be moved', () => {
    for (const name of [
      'decisionDays.3',
      'decisionDays.-1',
      'decisionDays.',
      'decisionDays.00',
      'decisionDays.0.5',
      'decisionDays',
      'careStartsOn',
      'toString',
    ])
      expect(moveRoundDate(round, name as RoundDateName, first)).toBeUndefined();
  });
});

describe('newer dates noted by a case', () => {
  const [first = 0, second = 0, third = 0] = round.dates.decisionDays;
  const at = round.dates.offersFromAt;
  const withDays = (base: Round, ...decisionDays: readonly number[]): Round =>
    withDates(base, { decisionDays });
  const offered = (): LivingCase =>
    new LivingCase(registeredCase(round, { receivedAt: round.dates.opensAt }))
      .passTo(at)
      .offer('kita-a', at);
  const note = (theCase: LivingCase, newer: Round): LivingCase =>
    theCase.do({ kind: 'noteRound', round: newer }, at + HOUR);
  const due = (theCase: LivingCase) => theCase.state.offers.map((offer) => offer.dueAt);

  it('postpone the open offers of a postponed day, and only those', () => {
    const theCase = offered().offer('kita-b', at + 2 * DAY);
    expect(due(theCase)).toEqual([first, second]);
    note(theCase, withDays(round, first + 3 * DAY, second, third));
    expect(due(theCase)).toEqual([first + 3 * DAY, second]);
  });

  it('never take time from an offer, and give it back when the day is postponed again', () => {
    const theCase = offered();
    const earlier = withDays(round, first - 5 * DAY, second, third);
    note(theCase, earlier);
    expect(due(theCase)).toEqual([first]);
    note(theCase, withDays(earlier, first + DAY, second, third));
    expect(due(theCase)).toEqual([first + DAY]);
  });

  it('leave settled offers alone', () => {
    const theCase = offered().do({ kind: 'declineOffer', offerId: 'offer-kita-a' }, at);
    note(theCase, withDays(round, first + DAY, second, third));
    expect(due(theCase)).toEqual([first]);
  });

  it('postpone an offer received under older dates with the others of its day', () => {
    const theCase = offered();
    note(theCase, withDays(round, first + DAY, second + HOUR, third));
    const command = { kind: 'makeOffer', placesId: 'p' } as const;
    theCase.ask({ ...command, offerId: 'b', wishId: wishFor('kita-b') }, at + 1, round);
    theCase.ask({ ...command, offerId: 'c', wishId: wishFor('kita-c') }, at + 2 * DAY, round);
    expect(due(theCase)).toEqual([first + DAY, first + DAY, second + HOUR]);
  });

  it('do not touch an offer made under dates the case has yet to note', () => {
    const theCase = offered();
    const newer = withDays(round, first, second - DAY, third);
    theCase.ask(
      { kind: 'makeOffer', offerId: 'early', wishId: wishFor('kita-b'), placesId: 'p' },
      at + 2 * DAY,
      newer,
    );
    expect(due(theCase)).toEqual([first, second - DAY]);
    note(theCase, newer);
    expect(due(theCase)).toEqual([first, second - DAY]);
  });

  it('never shorten, whatever moved', () => {
    fc.assert(
      fc.property(anyRound, anyRound, fc.nat({ max: 400 * DAY }), (before, after, offset) => {
        const dueAt = before.dates.opensAt + offset;
        expect(postponed(dueAt, before.dates, after.dates)).toBeGreaterThanOrEqual(dueAt);
        expect(postponed(dueAt, before.dates, before.dates)).toBe(dueAt);
      }),
    );
  });

  it('make a late registration one of the equal ones, never an equal one late', () => {
    const { deadlineAt } = round.dates;
    const lateOf = (receivedAt: number, ...deadlines: readonly number[]): boolean => {
      const theCase = new LivingCase(registeredCase(round, { receivedAt }));
      let newest = round;
      for (const moved of deadlines) {
        newest = withDates(newest, { deadlineAt: moved });
        theCase.do({ kind: 'noteRound', round: newest }, receivedAt + 1);
      }
      return theCase.state.late;
    };
    expect(lateOf(deadlineAt)).toBe(true);
    expect(lateOf(deadlineAt, deadlineAt + 1)).toBe(false);
    expect(lateOf(deadlineAt, deadlineAt + 1, deadlineAt)).toBe(false);
    expect(lateOf(deadlineAt, deadlineAt - DAY)).toBe(true);
    expect(lateOf(deadlineAt - 1)).toBe(false);
    expect(lateOf(deadlineAt - 1, deadlineAt - DAY)).toBe(false);
  });

  it('are taken note of in order, and once', () => {
    const theCase = offered();
    const newer = withDates(withDates(round, {}), {});
    note(theCase, newer);
    for (const known of [newer, round])
      expect(theCase.ask({ kind: 'noteRound', round: known }, at)).toEqual({
        kind: 'refusal',
        code: 'timer.obsolete',
      });
  });
});
