import { englishDates } from '../calendar/format-en.ts';
import type { Texts } from './catalogue.ts';
import { de } from './de.ts';
import { apiDocs, apiProblems, kitaTokens } from './en/api.ts';
import { common } from './en/common.ts';
import { doorErrors, refusals } from './en/refusals.ts';

/** The English catalogue; a topic without a file of its own in `en/` is German still. */
export const en: Texts = {
  ...de,
  dates: englishDates,
  common,
  refusals,
  doorErrors,
  apiDocs,
  apiProblems,
  kitaTokens,
};
