import { randomUUID } from 'node:crypto';
import { addDays } from '../../../src/calendar/zone.ts';
import type { CommandResult } from '../../../src/cases/errors.ts';
import { carryOver, closeWithoutPlace } from '../../../src/cases/office-case.ts';
import { readFamilyCase } from '../../../src/cases/read/family-case.ts';
import { doorErrorBehind } from '../../../src/cases/faults.ts';
import { register } from '../../../src/cases/register.ts';
import type { CaseState } from '../../../src/domain/case.ts';
import { offersFromFor } from '../../../src/domain/round.ts';
import type { Person } from '../../../src/persistence/actor.ts';
import { addToClock } from '../../../src/demo/move-clock.ts';
import { DAY, eventually, HOUR } from '../portal.ts';
import type { Calendar } from './calendar.ts';
import { OFFICE, type CastFamily, type Moves } from './cast.ts';
import { FAMILY_MOVES } from './family-moves.ts';
import { KITA_MOVES } from './kita-moves.ts';
import { inputOf } from './registering.ts';
import type { PlayedSeason, SeasonKita } from './played-season.ts';

const MOVES: Moves<PlayedFamily> = { ...KITA_MOVES, ...FAMILY_MOVES };

/** One family of the cast on its way through a season; every step goes through its real door. */
export class PlayedFamily {
  readonly season: PlayedSeason;
  readonly cast: CastFamily;
  readonly index: number;
  /** Where the family is in the season, UTC milliseconds. */
  now = 0;
  /** Instants at which the door turned its registration away. */
  readonly turnedAway: number[] = [];
  /** Of the click that is next; the same while it is repeated. */
  private clientKey: string = randomUUID();
  private readonly calendar: Calendar;
  /** Its case, once it has one. */
  known: { readonly id: string; readonly caseNumber: string } | undefined;

  constructor(season: PlayedSeason, calendar: Calendar, cast: CastFamily, index: number) {
    this.season = season;
    this.calendar = calendar;
    this.cast = cast;
    this.index = index;
  }

  get id(): string {
    if (this.known === undefined) throw new Error(`${this.name} has not registered`);
    return this.known.id;
  }
  get name(): string {
    return this.cast.child === '' ? 'unborn' : this.cast.child;
  }
  get guardians(): readonly Person[] {
    const positions = this.cast.apart === true ? ([1, 2] as const) : ([1] as const);
    return positions.map((guardian) => ({ kind: 'family', ref: this.id, guardian }));
  }
  get person(): Person {
    return { kind: 'family', ref: this.id, guardian: 1 };
  }
  email(guardian: 1 | 2): string {
    return `${this.name.toLowerCase()}.${guardian}@example.org`;
  }

  play(): Promise<void> {
    return this.calendar.takePart(async () => {
      try {
        await this.comeIn();
        for (const word of this.cast.course.split(' ')) await this.take(word);
        await this.end();
      } catch (error) {
        throw new Error(`${this.name} at ${new Date(this.now).toISOString()}: ${String(error)}`, {
          cause: error,
        });
      }
    });
  }

  /** Goes on at an instant of the season; earlier ones are now. */
  async until(at: number): Promise<void> {
    if (at <= this.now) return;
    await this.calendar.until(at);
    this.now = at;
    await this.reach(at);
  }

  /** Lets the case come to an instant, if there is one and it has not. */
  async reach(at: number): Promise<void> {
    if (this.known === undefined) return;
    const { portal } = this.season;
    const behind = at - (await portal.now(this.id));
    const isClosed = (await this.state()).end?.closed === true;
    if (behind <= 1000 || isClosed) return;
    try {
      await portal.forward(this.id, behind);
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      // The workflow has moved; the door's clock is what is missing.
      await untilDatabaseAnswers(() => addToClock(portal.deps.orm, this.id, behind));
    }
  }

  state(): Promise<CaseState> {
    return this.season.portal.state(this.id);
  }

  /** What the family sees, and that it sees no offer too early. */
  async look(): Promise<CaseState> {
    const { state, notices } = await readFamilyCase(this.season.portal.deps, this.person, this.id);
    const early = state.offers.filter(
      ({ madeAt, kitaId }) => madeAt < offersFromFor(this.season.round.dates, kitaId),
    );
    if (early.length > 0) throw new Error('an offer before the first day of offers');
    const written = notices.filter(({ kind }) => kind === 'offer').length;
    if (written !== state.offers.length)
      throw new Error(`${written} notices of ${state.offers.length} offers`);
    return state;
  }

  /** The Kita of a wish; undefined: childminding. */
  kita(kitaId: string | null): SeasonKita | undefined {
    return this.season.kitas.find(({ id }) => id === kitaId);
  }

  request(): { readonly applicationId: string; readonly clientKey: string } {
    return { applicationId: this.id, clientKey: this.clientKey };
  }

  /** The outcome of a command, also of one that took longer than its page. */
  async outcome(ask: () => Promise<CommandResult>): Promise<string> {
    const result = await untilDatabaseAnswers(ask);
    this.clientKey = randomUUID();
    if (result.kind === 'done') return 'done';
    if (result.kind === 'refused') return result.code;
    const commands = await eventually(
      () => this.season.portal.commands(this.id),
      (all) => all.every(({ outcome }) => outcome != null),
    );
    return commands.at(-1)?.outcome ?? 'open';
  }

  private async take(word: string): Promise<void> {
    const isRefused = word.endsWith('!');
    const move = MOVES[isRefused ? word.slice(0, -1) : word];
    if (move === undefined) throw new Error(`nobody knows how to ${word}`);
    const outcome = await move(this);
    if (isRefused === (outcome === 'done')) throw new Error(`${word}: ${outcome}`);
    await this.look();
  }

  private async comeIn(): Promise<void> {
    const { cast, season } = this;
    // A little apart, as families are; whose sibling comes, comes later.
    const apart = this.index * 60_000 + (cast.siblingOf === undefined ? 0 : DAY);
    if (cast.registers === 'fifthDay') {
      await this.until(season.announcedOpening + 4 * DAY + 10 * HOUR + apart);
      if (await this.tryRegistering()) return;
    }
    const { opensAt, deadlineAt, offersFromAt } = season.round.dates;
    const instants = {
      fifthDay: opensAt + DAY,
      inTime: deadlineAt - 20 * DAY,
      onPaper: deadlineAt + 2 * DAY,
      late: deadlineAt + 2 * DAY,
      veryLate: offersFromAt + 10 * DAY,
    };
    await this.until(instants[cast.registers] + 10 * HOUR + apart);
    if (!(await this.tryRegistering())) throw new Error('turned away');
  }

  private async tryRegistering(): Promise<boolean> {
    const { season, now } = this;
    const { maxKitas } = season.round.rules;
    const all = this.wishedKitas();
    try {
      if (maxKitas !== null && all.length > maxKitas) {
        const problem = await this.register(all).catch((error: unknown) => error);
        if ((problem as { code?: string }).code !== 'input.invalid')
          throw new Error('more Kitas than the round allows');
      }
      this.known = await this.register(all.slice(0, maxKitas ?? all.length));
    } catch (error) {
      if ((error as { code?: string }).code !== 'round.none_open') throw error;
      this.turnedAway.push(now);
      return false;
    }
    await this.reach(now);
    return true;
  }

  private async register(kitaIds: readonly string[]) {
    const { season, cast, now } = this;
    const isOnPaper = cast.registers === 'onPaper';
    const { applicationId, caseNumber } = await register(season.doorAt(now), {
      year: season.year,
      clientKey: randomUUID(),
      input: inputOf(this, kitaIds),
      ...(isOnPaper ? { person: OFFICE } : {}),
    });
    return { id: applicationId, caseNumber };
  }

  private wishedKitas(): readonly string[] {
    return this.cast.wishes.flatMap((wish) =>
      wish === 'C' ? [] : (this.season.kitas[wish]?.id ?? []),
    );
  }

  /** Who has no place when the round ends goes on in the next one, or is told that it ends; then the grace passes. */
  private async end(): Promise<void> {
    const { season } = this;
    if (this.cast.ends === 'noPlace') {
      await this.until(season.round.dates.endsAt + 3 * DAY);
      const { deps } = season.portal;
      const year = season.nextYear;
      const note = 'Alle Plätze sind vergeben.';
      const outcome = await this.outcome(() =>
        season.round.rules.carryOver
          ? carryOver(deps, OFFICE, { ...this.request(), year })
          : closeWithoutPlace(deps, OFFICE, { ...this.request(), note }),
      );
      if (outcome !== 'done') throw new Error(`the office could not end it: ${outcome}`);
    }
    const { end } = await this.look();
    if (end === null) throw new Error('the case has not ended');
    // The reminder of the end leaves before it: the day before, the post has taken it.
    if (end.reason !== 'contract') await this.until(end.closesAt - DAY);
    await this.until(end.closesAt + HOUR);
    await eventually(
      () => this.state(),
      (state) => state.end?.closed === true,
    );
  }

  /** Goes on after so many days. */
  async days(count: number): Promise<void> {
    await this.until(this.now + count * DAY);
  }

  /** The first day of care, days later. */
  careStart(days = 0): string {
    return addDays(this.season.round.dates.careStartsOn, days);
  }
}

const isDatabaseAway = (error: unknown): boolean =>
  doorErrorBehind(error)?.code === 'database.unavailable';

/** On a machine under load a transaction may outlast its time: whoever clicked clicks again, under the same key. */
async function untilDatabaseAnswers<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
    }
  }
}
