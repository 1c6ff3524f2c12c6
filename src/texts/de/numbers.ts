const WORDS = [
  'null',
  'ein',
  'zwei',
  'drei',
  'vier',
  'fünf',
  'sechs',
  'sieben',
  'acht',
  'neun',
  'zehn',
  'elf',
  'zwölf',
];

/** A count in running text: up to twelve as a word. `eins` is left to the sentence, which knows the gender. */
export const inWords = (count: number): string => WORDS[count] ?? String(count);
