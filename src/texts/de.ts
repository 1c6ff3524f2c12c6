import { germanDates } from '../calendar/format.ts';
import { apiDocs, apiProblems, kitaTokens } from './de/api.ts';
import * as record from './de/record.ts';
import { history } from './de/history.ts';
import { kita } from './de/kita.ts';
import { kitaActions } from './de/kita-actions.ts';
import { kitaDesk } from './de/kita-desk.ts';
import { officeActions } from './de/office-actions.ts';
import { office } from './de/office.ts';
import { banner } from './de/banner.ts';
import { familyCase } from './de/case.ts';
import { caseWork } from './de/case-work.ts';
import { childminding } from './de/childminding.ts';
import { common } from './de/common.ts';
import { demo } from './de/demo.ts';
import { erasureReasons, myData, officeErasure } from './de/erasure.ts';
import { doorErrors, refusals } from './de/refusals.ts';
import { fieldProblems, fields } from './de/fields.ts';
import { kitaDirectory } from './de/kita-directory.ts';
import { legal } from './de/legal.ts';
import { figures } from './de/figures.ts';
import { officeNav } from './de/office-nav.ts';
import { outbox } from './de/outbox.ts';
import { parents } from './de/parents.ts';
import { people, staffRoles } from './de/people.ts';
import { account, familySignIn, signInProblems } from './de/sign-in.ts';
import { previews } from './de/previews.ts';
import { watch } from './de/watch.ts';
import { readLog } from './de/read-log.ts';
import { register } from './de/register.ts';
import { registerForm } from './de/register-form.ts';
import * as waitingListTexts from './de/waiting-list.ts';
import { officeRounds, rounds } from './de/rounds.ts';
import { endReasons, offerStatuses, phases, wishStatuses } from './de/phases.ts';

/** The German catalogue, composed of one file per topic. */
export const de = {
  dates: germanDates,
  common,
  demo,
  fields,
  fieldProblems: { ...fieldProblems, ...signInProblems } as Readonly<Record<string, string>>,
  refusals,
  doorErrors,
  phases,
  endReasons,
  offerStatuses,
  wishStatuses,
  ...record,
  history,
  kita,
  kitaActions,
  kitaDesk,
  officeActions,
  office,
  officeRounds,
  officeNav,
  caseWork,
  figures,
  outbox,
  parents,
  kitaDirectory,
  legal,
  banner,
  previews,
  readLog,
  register,
  registerForm,
  ...waitingListTexts,
  childminding,
  rounds,
  familyCase,
  erasureReasons,
  myData,
  officeErasure,
  watch,
  apiDocs,
  apiProblems,
  kitaTokens,
  account,
  familySignIn,
  people,
  staffRoles,
};
