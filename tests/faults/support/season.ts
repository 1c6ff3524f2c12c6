import { randomUUID } from 'node:crypto';
import type { CaseState } from '../../../src/domain/case.ts';
import type { Round, RoundDateName } from '../../../src/domain/round.ts';
import type { Person } from '../../../src/persistence/actor.ts';
import { DAY, HOUR, offersRound, openRound } from '../../support/portal.ts';
import { refusal } from '../../support/mail-server.ts';
import { ideaOf } from './ideas.ts';
import { sleep } from './program.ts';
import type { Random } from './random.ts';
import type { Click, Stage, StageCase } from './stage.ts';

/** Families that live their cases at the same time; a new one comes when one is through. */
const FAMILIES_AT_ONCE = 6;
const OFFICE: Person = { kind: 'office', ref: 'jugendamt', role: 'head' };

/**
 * Rounds in which everything happens within seconds: in one the enrolment is open, in one offers lapse, in one they are
 * reminded of.
 */
export function seasonRounds(now: number, lastsMs: number): readonly [Round, Round, Round] {
  const every = 8000;
  const days = Array.from({ length: Math.ceil(lastsMs / every) + 30 }, (_, n) => now + n * every);
  const base = offersRound(now);
  const quick = { ...base.rules, endGraceMs: 4000, reviveWithinMs: 8000, cancelUntilMs: 1000 };
  return [
    { ...openRound(now), rules: quick },
    {
      ...base,
      dates: { ...base.dates, decisionDays: days },
      rules: { ...quick, minAnswerMs: 5000, secondNoShow: 'offers' },
    },
    {
      ...base,
      dates: { ...base.dates, decisionDays: days.map((day) => day + 2 * DAY) },
      rules: { ...quick, minAnswerMs: 2 * DAY + 1000, offerMode: 'paused' },
    },
  ];
}

/** Families, Kitas and the office going about their business until they are told to end. */
export class Season {
  readonly lives: Promise<void>[] = [];
  registered = 0;
  private over = false;
  private readonly stage: Stage;
  private readonly rounds: readonly Round[];
  private readonly random: Random;
  private readonly startedAt = Date.now();

  constructor(stage: Stage, rounds: readonly Round[], random: Random) {
    this.stage = stage;
    this.rounds = rounds;
    this.random = random;
  }

  begin(): void {
    for (let n = 0; n < FAMILIES_AT_ONCE; n += 1) {
      const random = this.random.fork();
      this.lives.push(this.families(random));
    }
    this.lives.push(this.office(this.random.fork()));
    this.misbehave(this.random.fork());
  }

  /** A mail server as it is on bad days. */
  private misbehave(random: Random): void {
    this.stage.mailServer.behave({
      takes: () => {
        if (random.chance(0.03)) return false;
        return random.chance(0.85) || refusal(450, 'mailbox busy');
      },
    });
  }

  /** Resolves when everyone has the answer to what they had begun. */
  async end(): Promise<void> {
    this.over = true;
    await Promise.all(this.lives);
  }

  private async families(random: Random): Promise<void> {
    while (!this.over) {
      const round = random.pick(this.rounds) ?? this.rounds[0];
      const kitas = random.shuffled(this.stage.kitas).slice(0, random.between(1, 4));
      if (round === undefined) return;
      const theCase = await this.stage.register(round, kitas);
      this.registered += 1;
      await this.live(theCase, random);
    }
  }

  /** One case: what its people see decides what they try, sometimes several at once, sometimes what makes no sense. */
  private async live(theCase: StageCase, random: Random): Promise<void> {
    const turns = random.between(8, 30);
    for (let turn = 0; turn < turns && !this.over; turn += 1) {
      const state = await this.stage.look(theCase);
      if (state.end?.closed === true || (state.end !== null && random.chance(0.6))) return;
      const clicks = Array.from({ length: random.chance(0.3) ? 2 : 1 }, () =>
        this.ideas(theCase, state, random),
      );
      await Promise.all(clicks.map((click) => this.clickOnceOrTwice(click, random)));
      await sleep(random.between(20, 300));
    }
  }

  /** Impatient people click twice; both answers must be what the record says. */
  private async clickOnceOrTwice(click: Click, random: Random): Promise<void> {
    const clicks = random.chance(0.15) ? [click, click] : [click];
    await Promise.all(clicks.map((again) => this.stage.click(again)));
  }

  private ideas(theCase: StageCase, state: CaseState, random: Random): Click {
    return ideaOf(random, {
      id: theCase.id,
      state,
      now: Date.now(),
      kitas: this.stage.kitas,
      slots: this.slots(random),
      laterYear: this.rounds[0]?.year ?? 0,
    });
  }

  /** Few instants, so that families of one Kita want the same. */
  private slots(random: Random): readonly { startsAt: number; endsAt: number }[] {
    const soon = random.chance(0.4);
    return [0, 1].map(() => {
      const startsAt = soon
        ? Date.now() + random.between(800, 2500)
        : this.startedAt + DAY + random.below(6) * HOUR;
      return { startsAt, endsAt: startsAt + (soon ? 500 : HOUR) };
    });
  }

  /** The office moves dates of every round now and then. */
  private async office(random: Random): Promise<void> {
    const [enrolment] = this.rounds;
    while (!this.over) {
      await sleep(random.between(1500, 4000));
      const round = random.pick(this.rounds);
      if (round === undefined) return;
      if (round === enrolment) {
        const soon = random.chance(0.5);
        await this.move(round, 'deadlineAt', Date.now() + (soon ? 500 : DAY));
      } else {
        await this.move(round, 'endsAt', round.dates.endsAt + random.between(1, 100) * HOUR);
      }
    }
  }

  private async move(round: Round, date: RoundDateName, to: number): Promise<void> {
    const request = {
      year: round.year,
      clientKey: randomUUID(),
      date,
      to,
      reason: 'Es dauert länger.',
    };
    const actor = OFFICE;
    await this.stage.patience.insist(async () => {
      const reply = await this.stage.ask({ action: 'moveRoundDate', actor, request });
      // A refusal is an answer; a part that is away is none.
      const isAnswer = 'result' in reply ? reply.result !== null : reply.error.startsWith('round.');
      return isAnswer || undefined;
    }, 'moveRoundDate');
  }
}
