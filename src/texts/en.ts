import { englishDates } from '../calendar/format-en.ts';
import type { Texts } from './catalogue.ts';
import { de } from './de.ts';
import { common } from './en/common.ts';
import { readLog } from './en/read-log.ts';
import { signInErrors } from './en/sign-in.ts';
import { demo } from './en/demo.ts';

/** The English catalogue; a topic without a file of its own in `en/` is German still. */
export const en: Texts = {
  ...de,
  dates: englishDates,
  common,
  readLog,
  doorErrors: { ...de.doorErrors, ...signInErrors },
  demo,
};
