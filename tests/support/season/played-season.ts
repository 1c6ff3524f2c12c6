import { randomUUID } from 'node:crypto';
import type { SeasonFile } from '../../../src/calendar/season.ts';
import { createRound } from '../../../src/cases/create-round.ts';
import { addChildminder, setChildminderPlaces } from '../../../src/cases/childminders.ts';
import type { CasesDependencies } from '../../../src/cases/dependencies.ts';
import { moveRoundDate } from '../../../src/cases/office.ts';
import { noteConnection, releaseRound } from '../../../src/cases/release-round.ts';
import { instantIn } from '../../../src/calendar/round-days.ts';
import { AGE_GROUPS } from '../../../src/domain/age.ts';
import type { Round } from '../../../src/domain/round.ts';
import { withActor, type Person } from '../../../src/persistence/actor.ts';
import { Kita, Places } from '../../../src/persistence/entities/places.ts';
import { newestRound } from '../../../src/persistence/rounds.ts';
import { DAY, type TestPortal } from '../portal.ts';
import { Calendar } from './calendar.ts';
import { CHILDMINDER, FAMILIES, KITAS, OFFICE } from './cast.ts';
import { PlayedFamily } from './played-family.ts';

const HOURS = 35;
const MISSING_REASON = 'Eine Kita wird später angebunden; bis dahin handelt das Kreisjugendamt.';

export interface SeasonKita {
  readonly id: string;
  readonly name: string;
  readonly municipality: string;
  /** The Kita itself, or the youth office while it is not connected. */
  readonly actor: Person;
}

/** One season of the county, played from the empty portal to the last closed case by everyone in the cast. */
export class PlayedSeason {
  readonly portal: TestPortal;
  readonly kitas: readonly SeasonKita[];
  readonly childminderId = randomUUID();
  readonly families: readonly PlayedFamily[];
  /** The file's dates before anything was moved, UTC milliseconds. */
  announcedOpening = 0;
  /** As it stands now. */
  round!: Round;
  private readonly atRest: () => Promise<void>;
  private readonly file: SeasonFile;
  private readonly next: SeasonFile;
  private pendingMoves: readonly PendingMove[] = [];

  /**
   * @param next a later season, into which children can be carried over
   * @param atRest called whenever everyone waits for the next instant, and at the end
   */
  constructor(portal: TestPortal, file: SeasonFile, next: SeasonFile, atRest: () => Promise<void>) {
    this.portal = portal;
    this.atRest = atRest;
    this.file = file;
    this.next = next;
    this.kitas = KITAS.map(({ name, municipality, ready }) => {
      const id = randomUUID();
      return {
        id,
        name,
        municipality,
        actor: ready ? { kind: 'kita', ref: id, role: 'head' } : OFFICE,
      };
    });
    const calendar = new Calendar(FAMILIES.length, (at) => this.turnTo(at));
    this.families = FAMILIES.map((cast, index) => new PlayedFamily(this, calendar, cast, index));
  }

  get year(): number {
    return this.file.season.year;
  }
  get nextYear(): number {
    return this.next.season.year;
  }

  /** The portal's doors at an instant of the season. */
  doorAt(at: number): CasesDependencies {
    return { ...this.portal.deps, clock: () => at };
  }

  /** Makes, connects and releases the round, and resolves when every case has come to its end. */
  async play(): Promise<void> {
    await this.open();
    // All are played to the end of theirs, so that one that fails leaves the others their calendar.
    const ends = await Promise.allSettled(this.families.map((family) => family.play()));
    const failures = ends.flatMap((end): unknown[] =>
      end.status === 'rejected' ? [end.reason] : [],
    );
    if (failures.length > 0) throw new AggregateError(failures, String(failures[0]));
    await this.atRest();
  }

  private async open(): Promise<void> {
    await this.addKitas();
    const { deps } = this.portal;
    await createRound(deps, OFFICE, this.next.input);
    const { round } = await createRound(deps, OFFICE, this.file.input);
    this.announcedOpening = round.dates.opensAt;
    const door = this.doorAt(round.dates.opensAt - 30 * DAY);
    await this.addPlaces();
    for (const { id, actor } of this.kitas)
      for (const step of ['invited', 'ready', 'tested'] as const)
        if (step === 'invited' || actor.kind === 'kita')
          await noteConnection(door, OFFICE, { year: this.year, kitaId: id, step, done: true });
    const year = this.year;
    await mustBeInvalid(releaseRound(door, OFFICE, { year, reason: '' }));
    await releaseRound(door, OFFICE, { year, reason: MISSING_REASON });
    this.pendingMoves = this.file.moves.map((move) => ({
      ...move,
      at: Math.min(move.to, instantIn(round.dates, move.date)) - DAY,
    }));
    await this.readRound();
  }

  /** Everybody waits: the office moves what it moves by then, and the season is looked at. */
  private async turnTo(at: number): Promise<void> {
    for (const move of this.pendingMoves.filter((pending) => pending.at <= at)) {
      for (const family of this.families) await family.reach(move.at);
      const { date, to, reason } = move;
      const request = { year: this.year, clientKey: randomUUID(), date, to, reason };
      await moveRoundDate(this.doorAt(move.at), OFFICE, request);
      await this.readRound();
    }
    this.pendingMoves = this.pendingMoves.filter((pending) => pending.at > at);
    await this.atRest();
  }

  private async readRound(): Promise<void> {
    const read = await withActor(this.portal.owner.em, { kind: 'service', ref: 'test' }, (em) =>
      newestRound(em, this.year),
    );
    if (read === undefined) throw new Error('no round');
    this.round = read;
  }

  private async addKitas(): Promise<void> {
    const em = this.portal.owner.em.fork();
    for (const { id, name, municipality } of this.kitas)
      em.create(Kita, {
        id,
        name,
        municipality,
        district: municipality,
        street: '',
        postcode: '',
        provider: '',
        providerKind: 'municipal',
        placesNote: '',
      });
    await em.flush();
  }

  private async addPlaces(): Promise<void> {
    const { deps, owner } = this.portal;
    const em = owner.em.fork();
    for (const [index, { id: kitaId }] of this.kitas.entries())
      for (const ageGroup of AGE_GROUPS)
        em.create(Places, {
          id: randomUUID(),
          year: this.year,
          kitaId,
          ageGroup,
          hours: HOURS,
          capacity: KITAS[index]?.capacity ?? 0,
          promised: 0,
          invented: true,
        });
    await em.flush();
    const id = this.childminderId;
    await addChildminder(deps, OFFICE, { id, ...CHILDMINDER, hours: [HOURS] });
    const places = { year: this.year, ageGroup: 'o3', hours: HOURS, capacity: 2 } as const;
    await setChildminderPlaces(deps, OFFICE, { id, ...places });
  }
}

type PendingMove = SeasonFile['moves'][number] & { readonly at: number };

async function mustBeInvalid(asked: Promise<void>): Promise<void> {
  const code = await asked.then(
    () => 'done',
    (error: unknown) => (error as { code?: string }).code,
  );
  if (code !== 'input.invalid') throw new Error(`a release without a reason: ${code}`);
}
