import { workingDayFrom } from '../calendar/working-days.ts';
import { addDays, zonedDay, zonedInstant } from '../calendar/zone.ts';
import type { CasesDependencies } from '../cases/dependencies.ts';
import type { CommandResult } from '../cases/errors.ts';
import { acceptOffer, bookSlot, declineOffer } from '../cases/family.ts';
import { concludeContract, makeOffer, markReviewed, proposeSlots } from '../cases/kita.ts';
import type { CaseState, Offer, Wish } from '../domain/case.ts';
import type { Round } from '../domain/round.ts';
import { withActor, type Person } from '../persistence/actor.ts';
import { readCaseState } from '../persistence/case-state.ts';
import { Application } from '../persistence/entities/application.ts';
import { moveCaseClock } from './move-clock.ts';

/** A click that is being processed is looked at again this often. */
const TRIES = 6;
const SLOT_MS = 45 * 60_000;

interface Story {
  /** The family's place in the list of families. */
  readonly place: number;
  /** The click with which the story ends. */
  readonly last: string;
  tell(told: Telling): Promise<void>;
}

/** What has already happened in some cases, so that a visitor finds every phase. Days count from the first of offers. */
const STORIES: readonly Story[] = [
  {
    place: 3,
    last: 'review',
    async tell(told) {
      await told.on(-7);
      await told.kitaReviews();
    },
  },
  {
    place: 2,
    last: 'offer/0',
    async tell(told) {
      await told.on(1);
      await told.kitaOffers(0);
    },
  },
  {
    place: 6,
    last: 'offer/1',
    async tell(told) {
      await told.on(1);
      await told.kitaOffers(0);
      await told.kitaOffers(1);
    },
  },
  {
    place: 8,
    last: 'decline',
    async tell(told) {
      await told.on(2);
      await told.kitaOffers(0);
      await told.on(4);
      await told.familyDeclines();
    },
  },
  {
    place: 11,
    last: 'book',
    tell: untilAppointment,
  },
  {
    place: 0,
    last: 'contract',
    async tell(told) {
      await untilAppointment(told);
      await told.on(15);
      await told.kitaConcludes();
    },
  },
];

async function untilAppointment(told: Telling): Promise<void> {
  await told.on(1);
  await told.kitaOffers(0);
  await told.on(4);
  await told.familyAccepts();
  await told.kitaProposesSlots(11);
  await told.familyBooks();
}

/** The key of a family's registration, and the beginning of the keys of its story. */
export const demoKey = (place: number | ''): string => `demo/${place}`;

/**
 * Takes some cases further, through the doors everybody uses. Every click has a key of its own, so that an interrupted
 * telling goes on where it stopped.
 *
 * @param applicationIds in the order of the list of families.
 * @param carriedOut the keys of the clicks that have their outcome.
 */
export async function tellStories(
  deps: CasesDependencies,
  round: Round,
  applicationIds: readonly string[],
  carriedOut: ReadonlySet<string>,
): Promise<void> {
  const untold = STORIES.filter(({ place, last }) => !carriedOut.has(`${demoKey(place)}/${last}`));
  await Promise.all(
    untold.map(({ place, tell }) =>
      tell(new Telling(deps, round, place, applicationIds[place] ?? '')),
    ),
  );
}

/** One case on its way. */
class Telling {
  private readonly deps: CasesDependencies;
  private readonly round: Round;
  private readonly place: number;
  private readonly applicationId: string;
  private readonly family: Person;

  constructor(deps: CasesDependencies, round: Round, place: number, applicationId: string) {
    this.deps = deps;
    this.round = round;
    this.place = place;
    this.applicationId = applicationId;
    this.family = { kind: 'family', ref: applicationId, guardian: 1 };
  }

  /** Lets the case's clock reach ten o'clock of a day; a clock that is past it stays. */
  async on(day: number): Promise<void> {
    const { clockOffsetMs } = await this.read((em) =>
      em.findOneOrFail(Application, { id: this.applicationId }),
    );
    const byMs = zonedInstant(`${this.day(day)}T10:00`) - (this.deps.clock() + clockOffsetMs);
    if (byMs > 0) await moveCaseClock(this.deps, this.applicationId, byMs);
  }

  async kitaReviews(): Promise<void> {
    const wish = await this.wish(0);
    await this.click('review', (at) =>
      markReviewed(this.deps, kita(wish), { ...at, wishId: wish.id }),
    );
  }

  async kitaOffers(rank: number): Promise<void> {
    const wish = await this.wish(rank);
    await this.click(`offer/${rank}`, (at) =>
      makeOffer(this.deps, kita(wish), { ...at, wishId: wish.id }),
    );
  }

  async familyDeclines(): Promise<void> {
    const { id: offerId } = await this.offer();
    await this.click('decline', (at) => declineOffer(this.deps, this.family, { ...at, offerId }));
  }

  async familyAccepts(): Promise<void> {
    const { id: offerId } = await this.offer();
    await this.click('accept', (at) => acceptOffer(this.deps, this.family, { ...at, offerId }));
  }

  async kitaProposesSlots(day: number): Promise<void> {
    const offer = await this.offer();
    const slots = ['14:00', '15:00', '16:00'].map((time) => {
      const startsAt = zonedInstant(`${workingDayFrom(this.day(day))}T${time}`);
      return { startsAt, endsAt: startsAt + SLOT_MS };
    });
    await this.click('slots', (at) =>
      proposeSlots(this.deps, kita(offer), { ...at, offerId: offer.id, slots }),
    );
  }

  async familyBooks(): Promise<void> {
    const { slots } = await this.state();
    const slotId = slots[0]?.id ?? '';
    await this.click('book', (at) => bookSlot(this.deps, this.family, { ...at, slotId }));
  }

  async kitaConcludes(): Promise<void> {
    const offer = await this.offer();
    await this.click('contract', (at) =>
      concludeContract(this.deps, kita(offer), { ...at, offerId: offer.id }),
    );
  }

  private async click(
    name: string,
    ask: (at: { applicationId: string; clientKey: string }) => Promise<CommandResult>,
  ): Promise<void> {
    const { applicationId } = this;
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const result = await ask({ applicationId, clientKey: `${demoKey(this.place)}/${name}` });
      if (result.kind === 'done') return;
      if (result.kind === 'refused')
        throw new Error(`the demonstration's ${name} was refused: ${result.code}`);
    }
    throw new Error(`the demonstration's ${name} was not carried out in time`);
  }

  private day(day: number): string {
    return addDays(zonedDay(this.round.dates.offersFromAt), day);
  }

  private async wish(rank: number): Promise<Wish> {
    const { wishes } = await this.state();
    const wish = wishes[rank];
    if (wish === undefined) throw new Error('a story without its wish');
    return wish;
  }

  private async offer(): Promise<Offer> {
    const { offers } = await this.state();
    const offer = offers[0];
    if (offer === undefined) throw new Error('a story without its offer');
    return offer;
  }

  private async state(): Promise<CaseState> {
    const state = await this.read((em) => readCaseState(em, this.applicationId));
    if (state === null) throw new Error('a story without its case');
    return state;
  }

  private read<T>(work: Parameters<typeof withActor<T>>[2]): Promise<T> {
    return withActor(this.deps.orm.em, { kind: 'service', ref: 'demo' }, work);
  }
}

const kita = ({ kitaId }: Pick<Wish, 'kitaId'>): Person => ({
  kind: 'kita',
  ref: kitaId ?? '',
  role: 'head',
});
