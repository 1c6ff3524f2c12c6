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
import { caseWork } from './en/case-work.ts';
import { childminding } from './en/childminding.ts';
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
import { fieldProblems, fields } from './en/fields.ts';
import { registerForm } from './en/register-form.ts';
import { register } from './en/register.ts';
import { people, staffRoles } from './en/people.ts';
import { account, familySignIn, signInProblems } from './en/sign-in.ts';

/** The English catalogue; a topic without a file of its own in `en/` is German still. */
export const en: Texts = {
  ...de,
  dates: englishDates,
  common,
  readLog,
  account,
  familySignIn,
  people,
  staffRoles,
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
  fields,
  fieldProblems: { ...fieldProblems, ...signInProblems },
  register,
  registerForm,
};
