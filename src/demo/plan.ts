import { workingDayFrom } from '../calendar/working-days.ts';
import { addDays, weekday, zonedDay, zonedInstant } from '../calendar/zone.ts';
import type { Round } from '../domain/round.ts';
import { demoRegistrations } from './families.ts';
import { filler } from './fillers.ts';
import type { Move } from './moves.ts';
import { newFamily, newSibling, type NewFamily } from './new-family.ts';
import { firstScripts, moreScripts, type FamilyTraits, type Script } from './scripts.ts';
import { numberFrom } from './seeded.ts';
import { Supply } from './supply.ts';

export type PlannedMove = Move & {
  /** The case's own clock, UTC milliseconds. */
  readonly at: number;
  /** Of proposed appointments. */
  readonly meetings: readonly { readonly startsAt: number; readonly endsAt: number }[];
};

export interface PlannedCase {
  /** The client key of its registration, and the beginning of the keys of its clicks. */
  readonly key: string;
  readonly year: number;
  /** When it was sent, or typed from paper. */
  readonly receivedAt: number;
  readonly input: Readonly<Record<string, unknown>>;
  readonly paper: FamilyTraits['paper'];
  readonly kitaIds: readonly string[];
  readonly childminderId: string | undefined;
  readonly moves: readonly PlannedMove[];
}

/** What happens in a demonstration; a plan of the same values is the same plan. */
export interface Demonstration {
  readonly enrolment: Round;
  readonly late: Round;
  /** When it was first loaded: what "today" means in every story, also when an interrupted load goes on. */
  readonly now: number;
  readonly seed: string;
  /** How many applications, about: brothers and sisters stay together. */
  readonly size: number;
}

/** The cases of a demonstration; those that belong together, in the order in which they register. */
export function plan(demo: Demonstration): readonly (readonly PlannedCase[])[] {
  const units: (readonly PlannedCase[])[] = [];
  let count = 0;
  for (const unit of everyone(demo)) {
    units.push(unit);
    count += unit.length + unit.flatMap(({ moves }) => moves.filter(isCarriedOver)).length;
    if (count >= demo.size) break;
  }
  return units;
}

/** Without end: every kind once and the families of the list, then those of which there are many. */
function* everyone(demo: Demonstration): Generator<readonly PlannedCase[]> {
  const planner = new Planner(demo);
  let number = 0;
  for (const script of firstScripts) yield planner.unit(script, (number += 1));
  for (const listed of listedFamilies(demo)) yield [listed];
  for (const script of moreScripts) yield planner.unit(script, (number += 1));
  for (;;) yield planner.unit(filler(demo.seed, number), (number += 1));
}

const isCarriedOver = (move: Move): boolean => move.do === 'carryOver';

/** The families of the list, who also stand on the old waiting list, in part. */
const listedFamilies = ({ enrolment }: Demonstration): readonly PlannedCase[] =>
  demoRegistrations(enrolment).map(({ receivedAt, input }, index) => ({
    key: `demo/listed/${index}`,
    year: enrolment.year,
    receivedAt,
    input,
    paper: undefined,
    kitaIds: [],
    childminderId: undefined,
    moves: [],
  }));

class Planner {
  private readonly supplies: ReadonlyMap<Round, Supply>;
  private readonly demo: Demonstration;

  constructor(demo: Demonstration) {
    this.demo = demo;
    this.supplies = new Map([demo.enrolment, demo.late].map((round) => [round, new Supply(round)]));
  }

  unit(script: Script, number: number): readonly PlannedCase[] {
    const { demo } = this;
    const round = demo[script.round];
    const key = `demo/${script.name}/${number}`;
    const seed = `${demo.seed}/${key}`;
    const today = zonedDay(demo.now);
    const receivedAt = zonedInstant(
      `${addDays(today, script.received)}T${clockTime(numberFrom(`${seed}/time`, 7 * 60, 21 * 60))}`,
    );
    const supply = this.supplies.get(round) ?? new Supply(round);
    const setting = { seed, number, round, today, receivedAt, supply };
    const first = newFamily(script, setting);
    const planned = (
      family: NewFamily,
      of: { readonly key: string; readonly later: number; readonly moves: readonly Move[] },
    ): PlannedCase => ({
      ...family,
      key: of.key,
      year: round.year,
      receivedAt: receivedAt + of.later,
      paper: script.family?.paper,
      moves: this.timed(of.moves, script, family, { seed, supply }),
    });
    const cases = [planned(first, { key, later: 0, moves: script.moves ?? [] })];
    if (script.sibling !== undefined) {
      const sibling = newSibling(script, first, setting);
      const moves = script.sibling.moves ?? [];
      cases.push(planned(sibling, { key: `${key}/sibling`, later: 10 * 60_000, moves }));
    }
    return cases;
  }

  /** On the days of the story; each case has its own time of day. */
  private timed(
    moves: readonly Move[],
    script: Script,
    { kitaIds }: NewFamily,
    { seed, supply }: { readonly seed: string; readonly supply: Supply },
  ): readonly PlannedMove[] {
    const { enrolment, now } = this.demo;
    const zero = zonedDay(script.isAhead === true ? enrolment.dates.offersFromAt : now);
    const morning = clockTime(numberFrom(`${seed}/morning`, 8 * 60, 12 * 60));
    return moves.map((move) => ({
      ...move,
      at: zonedInstant(`${addDays(zero, move.day)}T${move.time ?? morning}`),
      meetings:
        move.do === 'slots'
          ? move.on.map((day) => supply.meet(kitaIds[move.rank] ?? '', meetingDay(zero, day)))
          : [],
    }));
  }
}

/** Nobody meets on a weekend; what has been was before it, what is to come is on the next working day. */
function meetingDay(today: string, days: number): string {
  const day = addDays(today, days);
  if (days >= 0) return workingDayFrom(day);
  return addDays(day, -Math.max(0, weekday(day) - 5));
}

const clockTime = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
