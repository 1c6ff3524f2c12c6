import { englishDates as dates } from '../../calendar/format-en.ts';
import { startOfDay, zonedDay } from '../../calendar/zone.ts';
import type { KitaFacts, OpenOffer, WishFact } from '../../notices/notice-facts.ts';
import { common } from '../de/common.ts';
import { bulleted, numbered } from '../notice-marks.ts';

/** Whom to write or call; the same people as in German. */
export const help = common.help;

/** A Kita is a day-care centre; its German name stays, for that is what stands on its door. */
export function kitaLines({ name, address, isChildminding }: KitaFacts): string {
  if (isChildminding === true)
    return address === null ? `Childminder: ${name}` : `Childminder: ${name}\nTown: ${address}`;
  return address === null
    ? `Day-care centre: ${name}`
    : `Day-care centre: ${name}\nAddress: ${address}`;
}

export const wishName = (wish: WishFact): string => wish ?? 'Childminder (Kindertagespflege)';

export const wishList = (wishes: readonly WishFact[]): string => numbered(wishes.map(wishName));

export const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

export const hours = (count: number): string => `${count} hours a week`;

/** The grace of an end is counted in days; the odd hour after the last whole one helps nobody. */
export const lastWholeDay = (end: number): string => dates.fullEndDay(startOfDay(zonedDay(end)));

export function openOffers(offers: readonly OpenOffer[]): string {
  if (offers.length === 0) return '';
  const lines = offers.map(
    ({ kita, dueAt }) => `${kita.name}: please answer by ${dates.fullEnd(dueAt)}`,
  );
  return `${offers.length === 1 ? 'This offer is' : 'These offers are'} still open:\n${bulleted(lines)}`;
}

export function returned(kitas: readonly KitaFacts[]): string {
  if (kitas.length === 0) return '';
  const what = kitas.length === 1 ? 'this place' : 'these places';
  return `With this you have given back ${what}:\n${bulleted(kitas.map(({ name }) => name))}`;
}
