import { randomUUID } from 'node:crypto';
import { acceptedOffer, bookedSlot, openOffers, type CaseState } from '../../../src/domain/case.ts';
import type { PersonAction } from '../../../src/domain/commands.ts';
import type { Round, RoundDateName } from '../../../src/domain/round.ts';
import type { Person } from '../../../src/persistence/actor.ts';
import { DAY, HOUR, offersRound, openRound } from '../../support/portal.ts';
import { refusal } from '../../support/mail-server.ts';
import { sleep } from './program.ts';
import type { Random } from './random.ts';
import type { Click, Stage, StageCase } from './stage.ts';

/** Families that live their cases at the same time; a new one comes when one is through. */
const FAMILIES_AT_ONCE = 6;

/**
 * Rounds in which everything happens within seconds: in one the enrolment is open, in one offers lapse, in one they are
 * reminded of.
 */
export function seasonRounds(now: number, lastsMs: number): readonly [Round, Round, Round] {
  const every = 8000;
  const days = Array.from({ length: Math.ceil(lastsMs / every) + 30 }, (_, n) => now + n * every);
  const base = offersRound(now);
  const quick = { ...base.rules, endGraceMs: 4000 };
  return [
    { ...openRound(now), rules: quick },
    {
      ...base,
      dates: { ...base.dates, decisionDays: days },
      rules: { ...quick, minAnswerMs: 5000 },
    },
    {
      ...base,
      dates: { ...base.dates, decisionDays: days.map((day) => day + 2 * DAY) },
      rules: { ...quick, minAnswerMs: 2 * DAY + 1000 },
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
      if (state.end !== null) return;
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
    const by = (actor: Person, action: PersonAction, facts: object): Click => ({
      actor,
      action,
      request: { applicationId: theCase.id, clientKey: randomUUID(), ...facts },
    });
    const { family } = theCase;
    const kitaActor = (id: string | null | undefined): Person => ({ kind: 'kita', ref: id ?? '' });
    const offer = random.pick(openOffers(state)) ?? random.pick(state.offers);
    const wish = random.pick(state.wishes.filter((candidate) => candidate.status !== 'removed'));
    const accepted = acceptedOffer(state);
    const kitaIds = random
      .shuffled(this.stage.kitas)
      .slice(0, random.between(1, 5))
      .map((kita) => kita.id);
    const offerId = offer?.id ?? randomUUID();

    const acceptedId = accepted?.id ?? offerId;
    const ideas = {
      changeWishes: () => by(family, 'changeWishes', { kitaIds, childminding: random.chance(0.5) }),
      withdraw: () => by(family, 'withdraw', { note: 'Umzug' }),
      markReviewed: () =>
        by(kitaActor(wish?.kitaId), 'markReviewed', { wishId: wish?.id ?? randomUUID() }),
      makeOffer: () =>
        by(kitaActor(wish?.kitaId), 'makeOffer', { wishId: wish?.id ?? randomUUID() }),
      revokeOffer: () => by(kitaActor(offer?.kitaId), 'revokeOffer', { offerId, note: 'Versehen' }),
      acceptOffer: () => by(family, 'acceptOffer', { offerId }),
      declineOffer: () => by(family, 'declineOffer', { offerId, note: 'Zu weit' }),
      proposeSlots: () =>
        by(kitaActor(accepted?.kitaId ?? offer?.kitaId), 'proposeSlots', {
          offerId: acceptedId,
          slots: this.slots(random),
        }),
      bookSlot: () =>
        by(family, 'bookSlot', {
          slotId:
            random.pick(state.slots.filter((slot) => slot.status === 'proposed'))?.id ??
            randomUUID(),
        }),
      concludeContract: () =>
        by(kitaActor(accepted?.kitaId ?? offer?.kitaId), 'concludeContract', {
          offerId: acceptedId,
        }),
    } satisfies Record<PersonAction, () => Click>;
    const all = Object.keys(ideas) as PersonAction[];
    const sensible = random.chance(0.85) ? sensibleNow(state, random) : all;
    return ideas[random.pick(sensible) ?? 'withdraw']();
  }

  /** Few instants, so that families of one Kita want the same. */
  private slots(random: Random): readonly { startsAt: number; endsAt: number }[] {
    return [0, 1].map(() => {
      const startsAt = this.startedAt + DAY + random.below(6) * HOUR;
      return { startsAt, endsAt: startsAt + HOUR };
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
        await this.move(round, 'endsAt', round.dates.endsAt + random.below(100) * HOUR);
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
    const actor: Person = { kind: 'office', ref: 'jugendamt' };
    await insistOn(async () => {
      const reply = await this.stage.ask({ action: 'moveRoundDate', actor, request });
      return 'result' in reply && reply.result !== null;
    });
  }
}

function sensibleNow(state: CaseState, random: Random): readonly PersonAction[] {
  if (random.chance(0.04)) return ['withdraw'];
  if (state.phase === 'chosen') return ['proposeSlots'];
  if (state.phase === 'appointment')
    return bookedSlot(state) === undefined
      ? ['bookSlot', 'bookSlot', 'proposeSlots']
      : ['concludeContract'];
  if (state.round.dates.offersFromAt > Date.now()) return ['changeWishes'];
  return openOffers(state).length === 0
    ? ['makeOffer', 'makeOffer', 'markReviewed']
    : ['acceptOffer', 'declineOffer', 'makeOffer', 'revokeOffer', 'acceptOffer'];
}

async function insistOn(attempt: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + 90_000;
  while (Date.now() < until) {
    try {
      if (await attempt()) return;
    } catch (error) {
      if (error instanceof Error && error.name === 'AssertionError') throw error;
    }
    await sleep(200);
  }
  throw new Error('no answer within 90 s');
}
