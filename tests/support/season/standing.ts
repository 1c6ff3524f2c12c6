import { bookedSlot, openOffers, type Offer, type Wish } from '../../../src/domain/case.ts';
import type { Person } from '../../../src/persistence/actor.ts';
import { OFFICE } from './cast.ts';
import type { PlayedFamily } from './played-family.ts';

/** The family's best wish that is open. */
export async function bestWish(family: PlayedFamily): Promise<Wish> {
  const { wishes } = await family.state();
  const open = wishes.filter(({ status }) => status === 'open');
  return found(open.toSorted((a, b) => a.rank - b.rank)[0]);
}

export async function openOffer(family: PlayedFamily): Promise<Offer> {
  return found(openOffers(await family.look())[0]);
}

/** The offer that was taken, or the latest one. */
export async function lastOffer(family: PlayedFamily): Promise<Offer> {
  const { offers } = await family.state();
  return found(offers.find(({ status }) => status === 'accepted') ?? latest(offers));
}

const latest = (offers: readonly Offer[]): Offer | undefined =>
  offers.toSorted((a, b) => b.madeAt - a.madeAt)[0];

export const booked = async (family: PlayedFamily) => found(bookedSlot(await family.state()));

export const ofOffer = (family: PlayedFamily, { id: offerId }: Offer) => ({
  ...family.request(),
  offerId,
});

/** The Kita, or the office for childminding and for a Kita that is not connected. */
export const kitaOf = (
  family: PlayedFamily,
  { kitaId }: { readonly kitaId: string | null },
): Person => family.kita(kitaId)?.actor ?? OFFICE;

export function found<T>(wanted: T | undefined): T {
  if (wanted === undefined) throw new Error('no such wish, offer or slot');
  return wanted;
}
