import type { Context } from 'hono';
import type { Person } from '../../src/persistence/actor.ts';
import { announcedRound, openRounds } from '../../src/cases/read/rounds.ts';
import { registrationContext } from '../../src/cases/registration-context.ts';
import { readDraft, saveDraft, type Draft } from '../../src/cases/registration-draft.ts';
import type { CheckContext } from '../../src/cases/registration.ts';
import { DoorError } from '../../src/cases/errors.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { AppEnv } from '../environment.ts';
import type { Desk } from './desk.ts';
import { draftIdIn, keepDraftId } from './draft-cookie.ts';
import { tasksOf, type Task } from './sections.ts';
import { NoRoundPage } from './start-page.tsx';

/** A page of the form and all it rests on. */
export interface OpenDraft {
  readonly c: Context<AppEnv>;
  readonly deps: AppDependencies;
  readonly desk: Desk;
  readonly draft: Draft;
  readonly context: CheckContext;
  readonly tasks: readonly Task[];
}

/** Who types: staff at their desk; at the families' form, whoever it is is a visitor. */
export const typistAt = (desk: Desk, c: Context<AppEnv>): Person | undefined =>
  desk.onPaper ? c.get('person') : undefined;

/** The draft of this browser, if it has one that is not sent. */
export async function draftIn(
  c: Context<AppEnv>,
  deps: AppDependencies,
  desk: Desk,
): Promise<Draft | undefined> {
  const id = await draftIdIn(c, deps, desk);
  return id === undefined ? undefined : readDraft(deps, typistAt(desk, c), id);
}

/** Saves what a page says, and lets the browser keep the draft as long as it is kept itself. Undefined: it is gone. */
export async function saveAnswers(
  { c, deps, desk, draft }: Pick<OpenDraft, 'c' | 'deps' | 'desk' | 'draft'>,
  changes: Draft['entered'],
): Promise<Draft | undefined> {
  const saved = await saveDraft(deps, typistAt(desk, c), draft.id, changes);
  if (saved !== undefined) await keepDraftId(c, deps, desk, saved);
  return saved;
}

/** Without a draft a page leads to the beginning; once its round is over, it says so. */
export const withDraft =
  (deps: AppDependencies, desk: Desk, page: (open: OpenDraft) => Response | Promise<Response>) =>
  async (c: Context<AppEnv>): Promise<Response> => {
    const draft = await draftIn(c, deps, desk);
    if (draft === undefined) return c.redirect(desk.path, 303);
    const context = await contextOf(c, deps, desk, draft);
    if (context === undefined) return noRound(c, deps);
    const tasks = tasksOf(draft.entered, desk, context);
    return page({ c, deps, desk, draft, context, tasks });
  };

async function contextOf(
  c: Context<AppEnv>,
  deps: AppDependencies,
  desk: Desk,
  { year }: Draft,
): Promise<CheckContext | undefined> {
  try {
    return await registrationContext(deps, { year, person: typistAt(desk, c) }, deps.clock());
  } catch (error) {
    if (error instanceof DoorError && error.code === 'round.none_open') return undefined;
    throw error;
  }
}

/** Says that nobody can register now, and from when on. */
export async function noRound(c: Context<AppEnv>, deps: AppDependencies): Promise<Response> {
  return c.render(<NoRoundPage announced={await announcedRound(deps)} now={deps.clock()} />, {
    title: c.get('texts').register.closed.title,
  });
}

/** The open rounds a registration may be for: the one that is named, or all. */
export async function roundsFor(deps: AppDependencies, year: string | undefined) {
  const open = await openRounds(deps);
  const named = open.filter((round) => String(round.year) === year);
  return named.length > 0 ? named : open;
}
