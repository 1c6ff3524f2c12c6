import {
  acceptOffer,
  bookSlot,
  cancelAppointment,
  changeWishes,
  declineOffer,
  guardianConsent,
  moveAway,
  reviveOffer,
  undoWithdraw,
  withdraw,
} from '../../../src/cases/family.ts';
import {
  concludeContract,
  confirmVisit,
  contractFailed,
  correctContract,
  makeOffer,
  markReviewed,
  prepareOffer,
  proposeSlots,
  recordNoShow,
  releaseOffer,
  revokeOffer,
} from '../../../src/cases/kita.ts';
import { extendDeadline } from '../../../src/cases/office-case.ts';
import {
  bookedSlot,
  liveDrafts,
  missingConsents,
  openOffers,
  type Offer,
  type Wish,
} from '../../../src/domain/case.ts';
import { goesOutAt, offersFromFor } from '../../../src/domain/round.ts';
import type { Person } from '../../../src/persistence/actor.ts';
import { DAY, HOUR } from '../portal.ts';
import { OFFICE, type Move } from './cast.ts';
import type { PlayedFamily } from './played-family.ts';

/** What each word of a course means: when it happens by the calendar, and through which door. Resolves with the outcome. */
export const MOVES: Readonly<Record<Move, (family: PlayedFamily) => Promise<string>>> = {
  async visit(family) {
    await family.days(1);
    const wish = await bestWish(family);
    const { deps } = family.season.portal;
    return family.outcome(
      confirmVisit(deps, kitaOf(family, wish), { ...family.request(), wishId: wish.id }),
    );
  },

  async rewish(family) {
    await family.days(1);
    const { wishes } = await family.state();
    const kitaIds = wishes.flatMap(({ kitaId }) => kitaId ?? []).toReversed();
    const { deps } = family.season.portal;
    const changed = { ...family.request(), kitaIds, childminding: false };
    return family.outcome(changeWishes(deps, family.person, changed));
  },

  async review(family) {
    const { season } = family;
    await family.until(Math.max(family.now, season.round.dates.deadlineAt) + HOUR);
    for (const wish of (await family.state()).wishes) {
      if (wish.status !== 'open') continue;
      const of = { ...family.request(), wishId: wish.id };
      const asked = markReviewed(season.portal.deps, kitaOf(family, wish), of);
      const outcome = await family.outcome(asked);
      if (outcome !== 'done') return outcome;
    }
    return 'done';
  },

  async prepare(family) {
    const { season } = family;
    const { deps } = season.portal;
    await family.until(Math.max(family.now, season.round.dates.deadlineAt) + DAY);
    const wish = await bestWish(family);
    const by = kitaOf(family, wish);
    const prepared = prepareOffer(deps, by, { ...family.request(), wishId: wish.id });
    const outcome = await family.outcome(prepared);
    const [draft] = liveDrafts(await family.state());
    if (outcome !== 'done' || draft === undefined) return outcome;
    const of = { ...family.request(), offerId: draft.id };
    const released = await family.outcome(releaseOffer(deps, by, of));
    if (released !== 'done') return released;
    await untilOut(family, wish);
    return 'done';
  },

  async offer(family) {
    const { round } = family.season;
    const wish = await bestWish(family);
    const firstDay = offersFromFor(round.dates, wish.kitaId);
    if (family.now < firstDay) {
      await family.until(firstDay - HOUR);
      const early = await offerFor(family, wish);
      if (early === 'done') throw new Error('an offer before the first day of offers');
    }
    await family.until(Math.max(family.now, firstDay) + HOUR);
    return offerFor(family, wish);
  },

  async others(family) {
    const { wishes, offers } = await family.state();
    const others = wishes.filter(
      ({ id, status }) => status === 'open' && !offers.some(({ wishId }) => wishId === id),
    );
    for (const wish of others) {
      const outcome = await offerFor(family, wish);
      if (outcome !== 'done') return outcome;
    }
    return 'done';
  },

  async wait(family) {
    await family.until(Math.max(family.now, family.season.round.dates.offersFromAt) + 2 * DAY);
    return 'done';
  },

  async decisionDay(family) {
    const day = family.season.round.dates.decisionDays.find((at) => at > family.now);
    await family.until((day ?? family.now) + 3 * HOUR);
    return 'done';
  },

  async accept(family) {
    await family.days(2);
    const { deps } = family.season.portal;
    const { id: offerId } = await openOffer(family);
    return family.outcome(acceptOffer(deps, family.person, { ...family.request(), offerId }));
  },

  async decline(family) {
    await family.days(2);
    const { deps } = family.season.portal;
    const { id: offerId } = await openOffer(family);
    const declined = { ...family.request(), offerId, note: 'Der Weg ist zu weit.' };
    return family.outcome(declineOffer(deps, family.person, declined));
  },

  async lapse(family) {
    const { id, dueAt } = await openOffer(family);
    await family.until(dueAt + HOUR);
    const { offers } = await family.state();
    return offers.find((offer) => offer.id === id)?.status === 'lapsed' ? 'done' : 'not lapsed';
  },

  async revive(family) {
    await family.until(family.now + 12 * HOUR);
    const { deps } = family.season.portal;
    const { id: offerId } = await lastOffer(family);
    return family.outcome(reviveOffer(deps, family.person, { ...family.request(), offerId }));
  },

  async extend(family) {
    await family.days(1);
    const { id: offerId, dueAt } = await openOffer(family);
    const later = { ...family.request(), offerId, dueAt: dueAt + 3 * DAY };
    return family.outcome(extendDeadline(family.season.portal.deps, OFFICE, later));
  },

  async revoke(family) {
    await family.days(1);
    const offer = await openOffer(family);
    const revoked = { ...ofOffer(family, offer), note: 'Zwei Zusagen für einen Platz.' };
    return family.outcome(revokeOffer(family.season.portal.deps, kitaOf(family, offer), revoked));
  },

  async consent(family) {
    await family.days(1);
    const { deps } = family.season.portal;
    for (const guardian of missingConsents(await family.state())) {
      const by = family.guardians[guardian - 1] ?? family.person;
      const given = guardianConsent(deps, by, { ...family.request(), guardian });
      const outcome = await family.outcome(given);
      if (outcome !== 'done') return outcome;
    }
    return 'done';
  },

  async slots(family) {
    await family.days(2);
    const offer = await lastOffer(family);
    const first = family.now + 5 * DAY + family.index * 60_000;
    const slots = [first, first + 3 * DAY].map((startsAt) => ({
      startsAt,
      endsAt: startsAt + HOUR,
    }));
    const proposed = { ...ofOffer(family, offer), slots };
    return family.outcome(proposeSlots(family.season.portal.deps, kitaOf(family, offer), proposed));
  },

  book,
  rebook: book,

  async cancel(family) {
    await family.days(1);
    const { deps } = family.season.portal;
    const slotId = (await booked(family)).id;
    return family.outcome(cancelAppointment(deps, family.person, { ...family.request(), slotId }));
  },

  async miss(family) {
    const slot = await booked(family);
    await family.until(slot.startsAt + 2 * HOUR);
    const missed = { ...family.request(), slotId: slot.id };
    return family.outcome(recordNoShow(family.season.portal.deps, kitaOf(family, slot), missed));
  },

  async sign(family) {
    const slot = bookedSlot(await family.state());
    await family.until(slot === undefined ? family.now + DAY : slot.startsAt + 2 * HOUR);
    const offer = await lastOffer(family);
    return family.outcome(
      concludeContract(family.season.portal.deps, kitaOf(family, offer), ofOffer(family, offer)),
    );
  },

  async correct(family) {
    await family.days(1);
    const offer = await lastOffer(family);
    const corrected = { ...ofOffer(family, offer), startsOn: family.careStart(14), hours: 35 };
    return family.outcome(
      correctContract(family.season.portal.deps, kitaOf(family, offer), corrected),
    );
  },

  async fail(family) {
    await family.until((await booked(family)).startsAt + 2 * HOUR);
    const offer = await lastOffer(family);
    const failed = {
      ...ofOffer(family, offer),
      reason: 'kitaDeclined' as const,
      note: 'Die Gruppe wird nicht eröffnet.',
    };
    return family.outcome(contractFailed(family.season.portal.deps, kitaOf(family, offer), failed));
  },

  async withdraw(family) {
    await family.days(1);
    return family.outcome(withdraw(family.season.portal.deps, family.person, family.request()));
  },

  async moveAway(family) {
    await family.days(1);
    return family.outcome(moveAway(family.season.portal.deps, family.person, family.request()));
  },

  async undo(family) {
    await family.days(3);
    return family.outcome(undoWithdraw(family.season.portal.deps, family.person, family.request()));
  },
};

/** Books the next proposed appointment, or moves the booked one to it. */
async function book(family: PlayedFamily): Promise<string> {
  await family.days(1);
  const { slots } = await family.state();
  const slot = found(slots.find(({ status }) => status === 'proposed'));
  const booking = { ...family.request(), slotId: slot.id };
  return family.outcome(bookSlot(family.season.portal.deps, family.person, booking));
}

/** By who may speak for the Kita, and where all offers go out at once, prepared for that instant. */
async function offerFor(family: PlayedFamily, wish: Wish): Promise<string> {
  const { season } = family;
  const childminder = wish.kitaId === null ? { childminderId: season.childminderId } : {};
  const request = { ...family.request(), wishId: wish.id, ...childminder };
  return family.outcome(makeOffer(season.portal.deps, kitaOf(family, wish), request));
}

/** What is released reaches the family on the first day of offers and not an hour before. */
async function untilOut(family: PlayedFamily, wish: Wish): Promise<void> {
  const outAt = goesOutAt(family.season.round, wish.kitaId, family.now) ?? family.now;
  if (outAt > family.now) {
    await family.until(outAt - HOUR);
    const before = (await family.look()).offers.filter(({ wishId }) => wishId === wish.id);
    if (before.length > 0) throw new Error('an offer before its instant');
  }
  await family.until(Math.max(family.now, outAt) + HOUR);
}

/** The family's best wish that is open. */
async function bestWish(family: PlayedFamily): Promise<Wish> {
  const { wishes } = await family.state();
  const open = wishes.filter(({ status }) => status === 'open');
  return found(open.toSorted((a, b) => a.rank - b.rank)[0]);
}

async function openOffer(family: PlayedFamily): Promise<Offer> {
  return found(openOffers(await family.look())[0]);
}

/** The offer that was taken, or the latest one. */
async function lastOffer(family: PlayedFamily): Promise<Offer> {
  const { offers } = await family.state();
  return found(offers.find(({ status }) => status === 'accepted') ?? latest(offers));
}

const latest = (offers: readonly Offer[]): Offer | undefined =>
  offers.toSorted((a, b) => b.madeAt - a.madeAt)[0];

const booked = async (family: PlayedFamily) => found(bookedSlot(await family.state()));

const ofOffer = (family: PlayedFamily, { id: offerId }: Offer) => ({
  ...family.request(),
  offerId,
});

/** The Kita, or the office for childminding and for a Kita that is not connected. */
const kitaOf = (family: PlayedFamily, { kitaId }: { readonly kitaId: string | null }): Person =>
  family.kita(kitaId)?.actor ?? OFFICE;

function found<T>(wanted: T | undefined): T {
  if (wanted === undefined) throw new Error('no such wish, offer or slot');
  return wanted;
}
