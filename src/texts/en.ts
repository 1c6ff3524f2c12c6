import { englishDates } from '../calendar/format-en.ts';
import type { Texts } from './catalogue.ts';
import { de } from './de.ts';
import { apiDocs, apiProblems, kitaTokens } from './en/api.ts';
import { banner } from './en/banner.ts';
import { familyCase } from './en/case.ts';
import { common } from './en/common.ts';
import { readLog } from './en/read-log.ts';
import { demo } from './en/demo.ts';
import { erasureReasons, myData } from './en/erasure.ts';
import { kitaDirectory } from './en/kita-directory.ts';
import { legal } from './en/legal.ts';
import { parents } from './en/parents.ts';
import * as phases from './en/phases.ts';
import { previews } from './en/previews.ts';
import * as record from './en/record.ts';
import { doorErrors, refusals } from './en/refusals.ts';
import { rounds } from './en/rounds.ts';
import { kita } from './en/kita.ts';
import { kitaActions } from './en/kita-actions.ts';
import { kitaDesk } from './en/kita-desk.ts';

/** The English catalogue; a topic without a file of its own in `en/` is German still. */
export const en: Texts = {
  ...de,
  dates: englishDates,
  common,
  readLog,
  demo,
  refusals,
  doorErrors,
  ...phases,
  ...record,
  parents,
  kitaDirectory,
  legal,
  banner,
  previews,
  rounds,
  familyCase,
  erasureReasons,
  myData,
  kita,
  kitaActions,
  kitaDesk,
  apiDocs,
  apiProblems,
  kitaTokens,
};
