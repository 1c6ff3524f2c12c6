import type { de } from './de.ts';

/** Every text of the pages. German is the catalogue; another language is a value of the same type. */
export type Texts = typeof de;
