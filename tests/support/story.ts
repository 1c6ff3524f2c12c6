import { randomUUID } from 'node:crypto';
import {
  acceptOffer,
  bookSlot,
  changeWishes,
  declineOffer,
  withdraw,
} from '../../src/cases/family.ts';
import {
  concludeContract,
  makeOffer,
  markReviewed,
  proposeSlots,
  revokeOffer,
} from '../../src/cases/kita.ts';
import type { CasesDependencies } from '../../src/cases/dependencies.ts';
import type { CommandResult } from '../../src/cases/errors.ts';
import type { CaseState, Offer } from '../../src/domain/case.ts';
import type { Person } from '../../src/persistence/actor.ts';
import {
  DAY,
  eventually,
  HOUR,
  type RegisterOptions,
  type TestKita,
  type TestPortal,
} from './portal.ts';

/** The places a case passes on its way, in order. */
export const CHAPTERS = [
  'registered',
  'review',
  'offers',
  'offerOpen',
  'chosen',
  'slotsProposed',
  'slotBooked',
  'contract',
  'concluded',
  'closed',
] as const;
export type Chapter = (typeof CHAPTERS)[number];

/** The events of a case that was told from the first chapter to the last. */
export const WHOLE_STORY = [
  'registered',
  'enrolmentClosed',
  'wishReviewed',
  'offerMade',
  'offerAccepted',
  'slotsProposed',
  'slotBooked',
  'contractConcluded',
  'caseClosed',
] as const;

/** One case and the people around it: every action goes through its real door, under a key of its own. */
export interface Story {
  readonly portal: TestPortal;
  readonly id: string;
  readonly family: Person;
  /** The Kita of the first wish, which makes the offer, and another. */
  readonly kita: TestKita;
  readonly other: TestKita;
  /** The same case through a door that lacks something, such as patience. */
  through(changed: Partial<CasesDependencies>): Story;
  /** The same case where it stands now, whatever was told of it: after a restore, or when it went on by itself. */
  resumedAt(chapter: Chapter): Story;
  /** Does something at an instant of the case's own time, by the clock at the door. */
  at<T>(instant: number, action: () => Promise<T>): Promise<T>;
  /** Plays on from where the case stands. */
  goOn(to: Chapter): Promise<void>;
  state(): Promise<CaseState>;
  /** The kinds of its events so far. */
  events(): Promise<readonly string[]>;
  notices(): Promise<readonly string[]>;
  /** What the case leaves behind, without what differs from case to case: ids and instants. */
  outline(): Promise<unknown>;
  /** Moves the case by whole days. */
  days(count: number): Promise<void>;
  /** Resolves with the state when the case has closed by itself. */
  untilClosed(): Promise<CaseState>;
  /** The latest offer of a Kita. */
  offerOf(kita?: TestKita): Promise<Offer>;
  wish(kitas: readonly TestKita[], childminding?: boolean): Promise<CommandResult>;
  review(kita?: TestKita): Promise<CommandResult>;
  offer(kita?: TestKita): Promise<CommandResult>;
  revoke(kita?: TestKita): Promise<CommandResult>;
  accept(kita?: TestKita): Promise<CommandResult>;
  decline(kita?: TestKita): Promise<CommandResult>;
  propose(kita?: TestKita): Promise<CommandResult>;
  book(): Promise<CommandResult>;
  conclude(kita?: TestKita): Promise<CommandResult>;
  withdraw(note?: string): Promise<CommandResult>;
}

/** Registers a child and plays its case up to a chapter. */
export async function tellStory(
  portal: TestPortal,
  until: Chapter,
  wanted: RegisterOptions = {},
): Promise<Story> {
  const [kita, other] = wanted.kitas ?? portal.kitas;
  if (kita === undefined) throw new Error('a story needs a Kita');
  const registered = await portal.register(wanted);
  const story = openStory(portal, registered.id, kita, other ?? kita, 'registered');
  await story.goOn(until);
  return story;
}

function openStory(
  portal: TestPortal,
  id: string,
  kita: TestKita,
  other: TestKita,
  begun: Chapter,
): Story {
  const { deps } = portal;
  const family: Person = { kind: 'family', ref: id, guardian: 1 };
  const request = () => ({ applicationId: id, clientKey: randomUUID() });
  const wishIdOf = async (of: TestKita): Promise<string> =>
    found((await story.state()).wishes.find((wish) => wish.kitaId === of.id)).id;
  const offerIdOf = async (of: TestKita): Promise<string> => (await story.offerOf(of)).id;
  let chapter = begun;

  const story: Story = {
    portal,
    id,
    family,
    kita,
    other,
    through: (changed) =>
      openStory({ ...portal, deps: { ...deps, ...changed } }, id, kita, other, chapter),
    resumedAt: (now) => openStory(portal, id, kita, other, now),
    async at(instant, action) {
      const ahead = await portal.ahead(id);
      portal.setDoorClock(() => instant - ahead);
      try {
        return await action();
      } finally {
        portal.setDoorClock(Date.now);
      }
    },
    async goOn(to) {
      const first = CHAPTERS.indexOf(chapter) + 1;
      for (const next of CHAPTERS.slice(first, CHAPTERS.indexOf(to) + 1)) {
        await TELL[next](story);
        chapter = next;
      }
    },
    state: () => portal.state(id),
    events: async () => (await portal.events(id)).map((event) => event.kind),
    notices: async () => (await portal.notices(id)).map((notice) => notice.kind),
    async outline() {
      const { phase, revision, end, offers, slots, wishes } = await story.state();
      const status = (of: { readonly status: string }): string => of.status;
      return {
        events: await story.events(),
        notices: await story.notices(),
        commands: (await portal.commands(id)).map(({ action, outcome }) => [action, outcome]),
        phase,
        revision,
        end: [end?.reason, end?.closed],
        offers: offers.map(status),
        slots: slots.map(status),
        wishes: wishes.map(status),
        promised: [await portal.promised(kita), await portal.promised(other)],
      };
    },
    days: (count) => portal.forward(id, Math.round(count * DAY)),
    untilClosed: () =>
      eventually(
        () => story.state(),
        (state) => state.end?.closed === true,
      ),
    async offerOf(of = kita) {
      const { offers } = await story.state();
      return found(offers.findLast((offer) => offer.kitaId === of.id));
    },
    wish: (kitas, childminding = false) =>
      changeWishes(deps, family, {
        ...request(),
        kitaIds: kitas.map((wished) => wished.id),
        childminding,
      }),
    review: async (by = kita) =>
      markReviewed(deps, by.actor, { ...request(), wishId: await wishIdOf(by) }),
    offer: async (by = kita) =>
      makeOffer(deps, by.actor, { ...request(), wishId: await wishIdOf(by) }),
    revoke: async (by = kita) =>
      revokeOffer(deps, by.actor, {
        ...request(),
        offerId: await offerIdOf(by),
        note: 'Zwei Zusagen für einen Platz',
      }),
    accept: async (of = kita) =>
      acceptOffer(deps, family, { ...request(), offerId: await offerIdOf(of) }),
    decline: async (of = kita) =>
      declineOffer(deps, family, { ...request(), offerId: await offerIdOf(of) }),
    async propose(by = kita) {
      const startsAt = ownTime((await portal.now(id)) + 9 * DAY);
      return proposeSlots(deps, by.actor, {
        ...request(),
        offerId: await offerIdOf(by),
        slots: [0, 1].map((day) => ({
          startsAt: startsAt + day * DAY,
          endsAt: startsAt + day * DAY + HOUR,
        })),
      });
    },
    async book() {
      const { slots } = await story.state();
      const slot = found(slots.find((candidate) => candidate.status === 'proposed'));
      return bookSlot(deps, family, { ...request(), slotId: slot.id });
    },
    conclude: async (by = kita) =>
      concludeContract(deps, by.actor, { ...request(), offerId: await offerIdOf(by) }),
    withdraw: (note) => withdraw(deps, family, { ...request(), note }),
  };
  return story;
}

/** How a case comes to a chapter from the one before. The days fit the dates of `openRound`. */
const TELL: Readonly<Record<Chapter, (story: Story) => Promise<void>>> = {
  registered: async () => {},
  review: (story) => story.days(11),
  offers: async (story) => {
    await story.days(10);
    await done(story.review());
  },
  offerOpen: (story) => done(story.offer()),
  chosen: (story) => done(story.accept()),
  slotsProposed: (story) => done(story.propose()),
  slotBooked: (story) => done(story.book()),
  contract: (story) => story.days(10),
  concluded: (story) => done(story.conclude()),
  closed: async (story) => {
    await story.days(15);
    await story.untilClosed();
  },
};

let times = 0;
/**
 * A Kita has each time only once, and families at one Kita may well propose in the same millisecond: this instant,
 * within the second wanted, is no other story's, nor is any that lies whole seconds from it.
 */
export function ownTime(wanted: number): number {
  times += 1;
  return Math.floor(wanted / 1000) * 1000 + (times % 1000);
}

async function done(result: Promise<CommandResult>): Promise<void> {
  const seen = await result;
  if (seen.kind !== 'done') throw new Error(`not done but ${JSON.stringify(seen)}`);
}

function found<T>(wanted: T | undefined): T {
  if (wanted === undefined) throw new Error('the story has no such wish, offer or slot');
  return wanted;
}
