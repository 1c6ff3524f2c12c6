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
import { missingConsents } from '../../../src/domain/case.ts';
import { DAY, HOUR } from '../portal.ts';
import type { Moves } from './cast.ts';
import type { PlayedFamily } from './played-family.ts';
import { booked, found, lastOffer, openOffer } from './standing.ts';

/** What a family does in its case, or lets happen: when by the calendar, and through which door. */
export const FAMILY_MOVES = {
  async rewish(family) {
    await family.days(1);
    const { wishes } = await family.state();
    const kitaIds = wishes.flatMap(({ kitaId }) => kitaId ?? []).toReversed();
    const { deps } = family.season.portal;
    const changed = { ...family.request(), kitaIds, childminding: false };
    return family.outcome(() => changeWishes(deps, family.person, changed));
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
    return family.outcome(() => acceptOffer(deps, family.person, { ...family.request(), offerId }));
  },

  async decline(family) {
    await family.days(2);
    const { deps } = family.season.portal;
    const { id: offerId } = await openOffer(family);
    const declined = { ...family.request(), offerId, note: 'Der Weg ist zu weit.' };
    return family.outcome(() => declineOffer(deps, family.person, declined));
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
    return family.outcome(() => reviveOffer(deps, family.person, { ...family.request(), offerId }));
  },

  async consent(family) {
    await family.days(1);
    const { deps } = family.season.portal;
    for (const guardian of missingConsents(await family.state())) {
      const by = family.guardians[guardian - 1] ?? family.person;
      const given = () => guardianConsent(deps, by, { ...family.request(), guardian });
      const outcome = await family.outcome(given);
      if (outcome !== 'done') return outcome;
    }
    return 'done';
  },

  book,

  rebook: book,

  async cancel(family) {
    await family.days(1);
    const { deps } = family.season.portal;
    const slotId = (await booked(family)).id;
    return family.outcome(() =>
      cancelAppointment(deps, family.person, { ...family.request(), slotId }),
    );
  },

  async withdraw(family) {
    await family.days(1);
    return family.outcome(() =>
      withdraw(family.season.portal.deps, family.person, family.request()),
    );
  },

  async moveAway(family) {
    await family.days(1);
    return family.outcome(() =>
      moveAway(family.season.portal.deps, family.person, family.request()),
    );
  },

  async undo(family) {
    await family.days(3);
    return family.outcome(() =>
      undoWithdraw(family.season.portal.deps, family.person, family.request()),
    );
  },
} satisfies Moves<PlayedFamily>;

/** Books the next proposed appointment, or moves the booked one to it. */
async function book(family: PlayedFamily): Promise<string> {
  await family.days(1);
  const { slots } = await family.state();
  const slot = found(slots.find(({ status }) => status === 'proposed'));
  const booking = { ...family.request(), slotId: slot.id };
  return family.outcome(() => bookSlot(family.season.portal.deps, family.person, booking));
}
