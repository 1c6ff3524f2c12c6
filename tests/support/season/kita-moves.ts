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
import { bookedSlot, liveDrafts, type Wish } from '../../../src/domain/case.ts';
import { goesOutAt, offersFromFor } from '../../../src/domain/round.ts';
import { DAY, HOUR } from '../portal.ts';
import { OFFICE, type Moves } from './cast.ts';
import type { PlayedFamily } from './played-family.ts';
import { bestWish, booked, kitaOf, lastOffer, ofOffer, openOffer } from './standing.ts';

/** What Kitas and the office do in a case: when by the calendar, and through which door. */
export const KITA_MOVES = {
  async visit(family) {
    await family.days(1);
    const wish = await bestWish(family);
    const { deps } = family.season.portal;
    return family.outcome(() =>
      confirmVisit(deps, kitaOf(family, wish), { ...family.request(), wishId: wish.id }),
    );
  },

  async review(family) {
    const { season } = family;
    await family.until(Math.max(family.now, season.round.dates.deadlineAt) + HOUR);
    for (const wish of (await family.state()).wishes) {
      if (wish.status !== 'open') continue;
      const of = { ...family.request(), wishId: wish.id };
      const asked = () => markReviewed(season.portal.deps, kitaOf(family, wish), of);
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
    const prepared = () => prepareOffer(deps, by, { ...family.request(), wishId: wish.id });
    const outcome = await family.outcome(prepared);
    const [draft] = liveDrafts(await family.state());
    if (outcome !== 'done' || draft === undefined) return outcome;
    const of = { ...family.request(), offerId: draft.id };
    const released = await family.outcome(() => releaseOffer(deps, by, of));
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

  async revoke(family) {
    await family.days(1);
    const offer = await openOffer(family);
    const revoked = { ...ofOffer(family, offer), note: 'Zwei Zusagen für einen Platz.' };
    return family.outcome(() =>
      revokeOffer(family.season.portal.deps, kitaOf(family, offer), revoked),
    );
  },

  async extend(family) {
    await family.days(1);
    const { id: offerId, dueAt } = await openOffer(family);
    const later = { ...family.request(), offerId, dueAt: dueAt + 3 * DAY };
    return family.outcome(() => extendDeadline(family.season.portal.deps, OFFICE, later));
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
    return family.outcome(() =>
      proposeSlots(family.season.portal.deps, kitaOf(family, offer), proposed),
    );
  },

  async miss(family) {
    const slot = await booked(family);
    await family.until(slot.startsAt + 2 * HOUR);
    const missed = { ...family.request(), slotId: slot.id };
    return family.outcome(() =>
      recordNoShow(family.season.portal.deps, kitaOf(family, slot), missed),
    );
  },

  async sign(family) {
    const slot = bookedSlot(await family.state());
    await family.until(slot === undefined ? family.now + DAY : slot.startsAt + 2 * HOUR);
    const offer = await lastOffer(family);
    return family.outcome(() =>
      concludeContract(family.season.portal.deps, kitaOf(family, offer), ofOffer(family, offer)),
    );
  },

  async correct(family) {
    await family.days(1);
    const offer = await lastOffer(family);
    const corrected = { ...ofOffer(family, offer), startsOn: family.careStart(14), hours: 35 };
    return family.outcome(() =>
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
    return family.outcome(() =>
      contractFailed(family.season.portal.deps, kitaOf(family, offer), failed),
    );
  },
} satisfies Moves<PlayedFamily>;

/** By who may speak for the Kita. */
async function offerFor(family: PlayedFamily, wish: Wish): Promise<string> {
  const { season } = family;
  const childminder = wish.kitaId === null ? { childminderId: season.childminderId } : {};
  const request = { ...family.request(), wishId: wish.id, ...childminder };
  return family.outcome(() => makeOffer(season.portal.deps, kitaOf(family, wish), request));
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
