import { englishDates } from '../calendar/format-en.ts';
import type { Texts } from './catalogue.ts';
import { de } from './de.ts';
import { common } from './en/common.ts';
import { kita } from './en/kita.ts';
import { kitaActions } from './en/kita-actions.ts';
import { kitaDesk } from './en/kita-desk.ts';

/** The English catalogue; a topic without a file of its own in `en/` is German still. */
export const en: Texts = {
  ...de,
  dates: englishDates,
  common,
  kita,
  kitaActions,
  kitaDesk,
};
