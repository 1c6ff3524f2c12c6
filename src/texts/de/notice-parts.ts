import { germanDates as dates } from '../../calendar/format.ts';
import { startOfDay, zonedDay } from '../../calendar/zone.ts';
import type { KitaFacts, OpenOffer, WishFact } from '../../notices/notice-facts.ts';
import { bulleted, numbered } from '../notice-marks.ts';

export function openOffers(offers: readonly OpenOffer[]): string {
  if (offers.length === 0) return '';
  const lines = offers.map(
    ({ kita, dueAt }) => `${kita.name}: Antwort bis ${dates.fullEnd(dueAt)}`,
  );
  return `${offers.length === 1 ? 'Dieses Angebot ist' : 'Diese Angebote sind'} noch offen:\n${bulleted(lines)}`;
}

export function returned(one: string, many: string, kitas: readonly KitaFacts[]): string {
  if (kitas.length === 0) return '';
  const what = kitas.length === 1 ? one : many;
  return `${what} haben Sie damit zurückgegeben:\n${bulleted(kitas.map(({ name }) => name))}`;
}

/** The grace of an end is counted in days; the odd hour after the last whole one helps nobody. */
export const lastWholeDay = (end: number): string => dates.fullEndDay(startOfDay(zonedDay(end)));

export function kitaLines({ name, address, isChildminding }: KitaFacts): string {
  if (isChildminding === true)
    return address === null ? `Tagespflege: ${name}` : `Tagespflege: ${name}\nOrt: ${address}`;
  return address === null ? `Kita: ${name}` : `Kita: ${name}\nAdresse: ${address}`;
}

export const wishName = (wish: WishFact): string => wish ?? 'Kindertagespflege';

export const wishList = (wishes: readonly WishFact[]): string => numbered(wishes.map(wishName));

export const days = (count: number): string => (count === 1 ? '1 Tag' : `${count} Tage`);

export const hours = (count: number): string => `${count} Stunden in der Woche`;
