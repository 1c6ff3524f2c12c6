import anyAscii from 'any-ascii';
import { numberFrom } from './seeded.ts';

/** What a demonstration makes up of a Kita, so that its page looks as it will. Marked as invented wherever it is shown. */
export interface InventedProfile {
  readonly phone: string;
  readonly publicEmail: string;
  readonly website: string;
  readonly openingHours: string;
  readonly description: string;
  readonly profileInvented: true;
}

const OPENING_HOURS = [
  'Montag bis Freitag, 7:00 bis 16:30 Uhr',
  'Montag bis Donnerstag, 7:15 bis 16:30 Uhr; Freitag, 7:15 bis 14:30 Uhr',
  'Montag bis Freitag, 7:30 bis 16:00 Uhr',
] as const;

const CONCEPTS = [
  'Wir sind viel draußen: Einmal in der Woche gehen die Gruppen in den Wald, bei fast jedem Wetter.',
  'Bei uns entscheiden die Kinder mit: im Morgenkreis, beim Essen und beim Spielen.',
  'Sprache und Bewegung gehören bei uns zusammen. Jeden Tag wird gesungen, erzählt und geturnt.',
  'Wir arbeiten teiloffen: Jedes Kind hat seine Gruppe und kann doch in allen Räumen spielen.',
] as const;

const SETTLING_IN =
  'Die ersten Wochen begleiten Sie Ihr Kind. Wie schnell es geht, bestimmt das Kind.';

/**
 * @param seed names the Kita, so that it is the same every time. The numbers are those the Bundesnetzagentur keeps free
 * for films, the addresses end in `.example`: nobody can be called or written to.
 */
export function inventedProfile(seed: string, name: string): InventedProfile {
  const slug = anyAscii(name)
    .toLowerCase()
    .replaceAll(/[^a-z]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
  return {
    phone: `0221 4710 ${numberFrom(`phone/${seed}`, 100, 999)}`,
    publicEmail: `kontakt@${slug}.example`,
    website: `https://${slug}.example/`,
    openingHours: oneOf(OPENING_HOURS, `hours/${seed}`),
    description: `${oneOf(CONCEPTS, `concept/${seed}`)} ${SETTLING_IN}`,
    profileInvented: true,
  };
}

const oneOf = (texts: readonly string[], seed: string): string =>
  texts[numberFrom(seed, 0, texts.length - 1)] ?? '';
