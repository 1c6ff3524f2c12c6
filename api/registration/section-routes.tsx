import { Hono } from 'hono';
import { DoorError, type FieldProblem } from '../../src/cases/errors.ts';
import { readKitaProfiles } from '../../src/cases/read/kita-directory.ts';
import { problemsOfPart } from '../../src/cases/registration.ts';
import { municipalityOf } from '../../src/cases/responsibility.ts';
import { findSibling } from '../../src/cases/siblings.ts';
import { clientAddress } from '../client-address.ts';
import { textValues } from '../components/form-values.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { AppEnv } from '../environment.ts';
import { notFound } from '../errors.tsx';
import type { Desk } from './desk.ts';
import { CHOSEN_ANCHOR, KitaPage } from './kita-page.tsx';
import { saveAnswers, typistAt, withDraft, type OpenDraft } from './open-draft.tsx';
import { SectionPage } from './section-page.tsx';
import { nextTask, problemsOn, tasksOf, type Section, type Task } from './sections.ts';
import {
  hasSecond,
  inputOf,
  kitaIdsIn,
  kitaIdsValue,
  SECOND_FIELDS,
  type Values,
} from './values.ts';
import { afterClick } from './wish-list.ts';

/** The pages of the form. Stands after all other routes of its desk, for any path may be a page's. */
export function sectionRoutes(deps: AppDependencies, desk: Desk): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get(
      '/:page',
      withDraft(deps, desk, async (open) => {
        const task = taskIn(open);
        if (task === undefined) return notFound(open.c);
        if (task.state === 'blocked' || task.state === 'notNeeded')
          return open.c.redirect(desk.path, 303);
        return showSection(open, task.section, { values: open.draft.entered, problems: [] });
      }),
    )
    .post(
      '/:page',
      withDraft(deps, desk, async (open) => {
        const task = taskIn(open);
        if (task === undefined) return notFound(open.c);
        const posted = textValues(await open.c.req.parseBody());
        if (task.section.id === 'kitas') return postWishes(open, task.section, posted);
        return postAnswers(open, task.section, posted);
      }),
    );
}

const taskIn = ({ c, tasks }: OpenDraft): Task | undefined =>
  tasks.find(({ section }) => section.id === c.req.param('page'));

/** What was typed into a page, and what is wrong with it. */
interface Answers {
  readonly values: Values;
  readonly problems: readonly FieldProblem[];
}

/** @param place of the Kitas to choose from; undefined: where the family lives. */
export async function showSection(
  open: OpenDraft,
  section: Section,
  { values, problems }: Answers,
  place?: string,
): Promise<Response> {
  const { c, deps, desk, context, tasks } = open;
  const { registerForm } = c.get('texts');
  const needed = tasks.filter(({ state }) => state !== 'notNeeded');
  const at = needed.findIndex((task) => task.section.id === section.id) + 1;
  const step = registerForm.page.step(at, needed.length);
  if (problems.length > 0) c.status(422);
  const props = { title: registerForm.sections[section.id], hasErrors: problems.length > 0 };
  if (section.id === 'kitas') {
    const kitas = await readKitaProfiles(deps);
    const places = new Set(kitas.map(({ municipality }) => municipality));
    const wanted = place ?? c.req.query('ort') ?? municipalityOf(values['postcode'] ?? '')?.name;
    return c.render(
      <KitaPage
        desk={desk}
        round={context.round}
        step={step}
        kitas={kitas}
        chosen={kitaIdsIn(values)}
        place={wanted !== undefined && places.has(wanted) ? wanted : ''}
        problems={problems}
      />,
      props,
    );
  }
  return c.render(
    <SectionPage
      section={section}
      step={step}
      form={{ values, problems }}
      desk={desk}
      round={context.round}
    />,
    props,
  );
}

/** Right answers are saved and lead on; wrong ones come back with what to correct, and what was typed stays. */
async function postAnswers(open: OpenDraft, section: Section, posted: Values): Promise<Response> {
  const { desk, draft, context } = open;
  const typed = typedInto(section, posted);
  const values = { ...draft.entered, ...typed };
  const { changes, problems } =
    section.id === 'geschwister'
      ? await siblingAnswers(open, { ...typed, siblingClaimCode: posted['siblingClaimCode'] ?? '' })
      : { changes: cleared(section, values, typed), problems: [] };
  const wrong = [
    ...problems,
    ...problemsOn(section, { ...draft.entered, ...changes }, desk, context),
  ];
  if (wrong.length > 0) return showSection(open, section, { values, problems: wrong });
  const saved = await saveAnswers(open, changes);
  return leadOn(open, section, saved?.entered);
}

/** To the next page to do; when all are done, to what is sent. */
function leadOn(
  { c, desk, context }: OpenDraft,
  section: Section,
  entered: Values | undefined,
): Response {
  if (entered === undefined) return c.redirect(desk.path, 303);
  const next = nextTask(tasksOf(entered, desk, context), section.id)?.section.id ?? 'pruefen';
  const to = isBeforeOwnKita(section, entered, desk) ? 'kitas' : next;
  return c.redirect(`${desk.path}/${to}`, 303);
}

/** At a Kita's counter its own name is there already: the family is asked for its other wishes all the same. */
const isBeforeOwnKita = ({ id }: Section, { childminding = '' }: Values, desk: Desk): boolean =>
  desk.kind === 'kita' && id === 'betreuung' && childminding === '';

const YES_OR_NO = new Set(['hasSecond', 'hasSibling', 'childminding']);

/** The page's own inputs and no others; a box or a choice left alone is not sent at all. */
const typedInto = ({ inputs }: Section, posted: Values): Values =>
  Object.fromEntries(
    inputs.map((name) => {
      const value = posted[name] ?? '';
      if (name === 'unborn') return [name, value === 'ja' ? value : ''];
      if (YES_OR_NO.has(name)) return [name, value === 'ja' || value === 'nein' ? value : ''];
      return [name, value];
    }),
  );

/** Where there is no second guardian, nothing of one is kept. */
const cleared = ({ id }: Section, values: Values, typed: Values): Values =>
  id === 'zweite-person' && !hasSecond(values)
    ? { ...without(SECOND_FIELDS), hasSecond: values['hasSecond'] ?? '' }
    : typed;

const without = (names: readonly string[]): Values =>
  Object.fromEntries(names.map((name) => [name, '']));

/** The sibling's case is opened here and now: its id is kept, its code is not. */
async function siblingAnswers(
  { c, deps, desk, draft }: OpenDraft,
  { hasSibling = '', siblingCaseNumber = '', siblingClaimCode = '', together = '' }: Values,
): Promise<{ readonly changes: Values; readonly problems: readonly FieldProblem[] }> {
  const answer = { hasSibling, together };
  if (hasSibling !== 'ja')
    return {
      changes: { ...without(['siblingOf', 'siblingCaseNumber', 'together']), hasSibling },
      problems: [],
    };
  const { siblingOf, siblingCaseNumber: known } = draft.entered;
  if (siblingOf !== undefined && siblingCaseNumber === known)
    return { changes: answer, problems: [] };
  if (siblingCaseNumber.trim() === '')
    return { changes: answer, problems: [{ field: 'siblingCaseNumber', problem: 'missing' }] };
  try {
    const sibling = await findSibling(
      deps,
      { siblingCaseNumber, siblingClaimCode },
      { person: typistAt(desk, c), from: clientAddress(c), year: draft.year },
    );
    const { id = '', caseNumber = '' } = sibling ?? {};
    return {
      changes: { ...answer, siblingOf: id, siblingCaseNumber: caseNumber },
      problems: [],
    };
  } catch (error) {
    if (!(error instanceof DoorError) || error.code !== 'input.invalid') throw error;
    return { changes: answer, problems: error.fields };
  }
}

/** A click on the list of wishes is saved and leads back to it; „Weiter“ leads on. */
async function postWishes(open: OpenDraft, section: Section, posted: Values): Promise<Response> {
  const { c, desk, draft, context } = open;
  const chosen = kitaIdsIn(draft.entered);
  const after = afterClick(chosen, posted);
  if (after === undefined) return leaveWishes(open, section);
  const values = { ...draft.entered, ...kitaIdsValue(after) };
  const problems = problemsOfPart(inputOf(values, desk), ['kitaIds'], context).filter(
    ({ problem }) => !SAID_ON_LEAVING.has(problem),
  );
  const { ort = '' } = posted;
  if (after.length > chosen.length && problems.length > 0)
    return showSection(open, section, { values: draft.entered, problems }, ort);
  await saveAnswers(open, kitaIdsValue(after));
  return c.redirect(`${desk.path}/kitas?ort=${encodeURIComponent(ort)}#${CHOSEN_ANCHOR}`, 303);
}

/** While the list is being made, it may lack what it must have in the end. */
const SAID_ON_LEAVING = new Set(['no_wish', 'own_kita_missing']);

/** Without a Kita only those go on who have not said yet that they want no childminder either. */
function leaveWishes(open: OpenDraft, section: Section): Response | Promise<Response> {
  const { desk, draft, context, tasks } = open;
  const { entered } = draft;
  const mayFollow =
    entered['childminding'] === undefined &&
    tasks.some(({ section: { id } }) => id === 'tagespflege');
  const problems = problemsOn(section, entered, desk, context).filter(
    ({ problem }) => problem !== 'no_wish' || !mayFollow,
  );
  return problems.length > 0
    ? showSection(open, section, { values: entered, problems })
    : leadOn(open, section, entered);
}
