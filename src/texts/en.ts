import { englishDates } from '../calendar/format-en.ts';
import type { Texts } from './catalogue.ts';
import { de } from './de.ts';
import { caseWork } from './en/case-work.ts';
import { childminding } from './en/childminding.ts';
import { common } from './en/common.ts';
import { figures } from './en/figures.ts';
import { history } from './en/history.ts';
import { officeActions } from './en/office-actions.ts';
import { officeErasure } from './en/office-erasure.ts';
import { officeNav } from './en/office-nav.ts';
import { officeRounds } from './en/office-rounds.ts';
import { office } from './en/office.ts';
import { outbox } from './en/outbox.ts';
import * as waitingListTexts from './en/waiting-list.ts';
import { watch } from './en/watch.ts';

/** The English catalogue; a topic without a file of its own in `en/` is German still. */
export const en: Texts = {
  ...de,
  dates: englishDates,
  common,
  history,
  office,
  officeActions,
  officeErasure,
  officeNav,
  officeRounds,
  caseWork,
  figures,
  outbox,
  ...waitingListTexts,
  childminding,
  watch,
};
