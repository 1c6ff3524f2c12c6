import { isStart } from '../../src/calendar/round-days.ts';
import type { KitaInfo } from '../../src/cases/read/kitas.ts';
import type { RoundDateName } from '../../src/domain/round.ts';
import type { Texts } from '../../src/texts/catalogue.ts';

export function nameOfDate(name: RoundDateName, { roundDates }: Texts): string {
  return name.startsWith('decisionDays.')
    ? roundDates.decisionDay(Number(name.slice('decisionDays.'.length)))
    : roundDates[name as Exclude<RoundDateName, `decisionDays.${number}`>];
}

export const instantText = (name: RoundDateName, at: number, { dates }: Texts): string =>
  isStart(name) ? dates.fullStart(at) : dates.fullEnd(at);

/** A date by its name, and whose it is where it holds for some Kitas alone. */
export function nameOfMove(
  name: RoundDateName,
  kitaIds: readonly string[] | null,
  kitas: readonly KitaInfo[],
  t: Texts,
): string {
  return kitaIds === null
    ? nameOfDate(name, t)
    : t.officeRounds.override(placesText(kitaIds, kitas));
}

/** `Wickede (Ruhr), Kita Am Park`: municipalities whose Kitas are all meant, and single Kitas. */
export function placesText(kitaIds: readonly string[], kitas: readonly KitaInfo[]): string {
  const byPlace = Map.groupBy(kitas, ({ municipality }) => municipality);
  return [...byPlace]
    .flatMap(([municipality, there]) => {
      const meant = there.filter(({ id }) => kitaIds.includes(id));
      return meant.length === there.length ? [municipality] : meant.map(({ name }) => name);
    })
    .join(', ');
}
