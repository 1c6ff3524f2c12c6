import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { zonedDay } from '../../src/calendar/zone.ts';
import { DoorError } from '../../src/cases/errors.ts';
import { readKnownFamily, type KnownFamily } from '../../src/cases/read/guardians.ts';
import { openRound } from '../../src/cases/read/rounds.ts';
import { beginDraft, discardDraft } from '../../src/cases/registration-draft.ts';
import type { Round } from '../../src/domain/round.ts';
import { clientAddress } from '../client-address.ts';
import { dateParts, textValues } from '../components/form-values.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { AppEnv } from '../environment.ts';
import type { Desk } from './desk.ts';
import { draftIdIn, forgetDraftId, keepDraftId } from './draft-cookie.ts';
import { draftIn, noRound, roundsFor, saveAnswers, typistAt, withDraft } from './open-draft.tsx';
import { DonePage, SiblingPage } from './sibling-pages.tsx';
import { BeginPage } from './start-page.tsx';
import { TaskListPage } from './task-list.tsx';
import { kitaIdsValue, type Values } from './values.ts';

/** Beginning a registration, going on with it, and beginning the next one of the same family. */
export function beginRoutes(deps: AppDependencies, desk: Desk): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
    .get('/', async (c) => {
      const draft = await draftIn(c, deps, desk);
      const year = c.req.query('jahr');
      if (draft !== undefined && (year === undefined || year === String(draft.year)))
        return taskList(deps, desk)(c);
      const rounds = await roundsFor(deps, year);
      if (rounds.length === 0) return noRound(c, deps);
      const isGone = draft === undefined && (await draftIdIn(c, deps, desk)) !== undefined;
      if (isGone) forgetDraftId(c, deps, desk);
      return c.render(
        <BeginPage desk={desk} rounds={rounds} now={deps.clock()} draft={draft} isGone={isGone} />,
        { title: titleOf(c, desk) },
      );
    })
    .post('/', async (c) => {
      const { year, neu, invitationCode = '' } = textValues(await c.req.parseBody());
      const round = await openRound(deps, year);
      if (round === undefined) return c.redirect(desk.path, 303);
      const entered = { invitationCode: invitationCode.slice(0, LONGEST_CODE) };
      const draft = neu === 'ja' ? undefined : await draftIn(c, deps, desk);
      if (draft === undefined) await begin(c, deps, desk, { round, entered });
      else if (invitationCode !== '') await saveAnswers({ c, deps, desk, draft }, entered);
      return c.redirect(desk.path, 303);
    });
  // Families name their case by being signed in, staff by its id.
  const sibling = desk.onPaper ? '/weiteres/:id' : '/weiteres';
  app
    .get(sibling, async (c) => {
      const rounds = await roundsFor(deps, c.req.query('jahr'));
      if (rounds.length === 0) return noRound(c, deps);
      const family = await knownFamily(c, deps, desk);
      if (family === undefined) return c.redirect('/oeffnen', 303);
      return c.render(
        <SiblingPage
          desk={desk}
          family={family}
          rounds={rounds}
          draft={await draftIn(c, deps, desk)}
          now={deps.clock()}
        />,
        { title: c.get('texts').registerForm.sibling.title },
      );
    })
    .post(sibling, async (c) => {
      const { year } = textValues(await c.req.parseBody());
      const round = await openRound(deps, year);
      const family = await knownFamily(c, deps, desk);
      if (family === undefined) return c.redirect('/oeffnen', 303);
      if (round === undefined) return c.redirect(c.req.path, 303);
      await begin(c, deps, desk, { round, entered: takenOver(family, round) });
      return c.redirect(desk.path, 303);
    });
  if (desk.onPaper)
    app.get('/fertig/:id', async (c) => {
      const family = await knownFamily(c, deps, desk);
      if (family === undefined) throw new DoorError('case.not_found');
      return c.render(<DonePage desk={desk} family={family} />, {
        title: c.get('texts').registerForm.done.title,
      });
    });
  return app;
}

const LONGEST_CODE = 100;

const titleOf = (c: Context<AppEnv>, desk: Desk): string => {
  const { register } = c.get('texts');
  return desk.onPaper ? register.paper.title : register.title;
};

const taskList = (deps: AppDependencies, desk: Desk) =>
  withDraft(deps, desk, ({ c, draft, context, tasks }) =>
    c.render(
      <TaskListPage
        desk={desk}
        draft={draft}
        round={context.round}
        tasks={tasks}
        now={deps.clock()}
      />,
      { title: titleOf(c, desk) },
    ),
  );

/** A new draft in the place of what this browser had. */
async function begin(
  c: Context<AppEnv>,
  deps: AppDependencies,
  desk: Desk,
  { round, entered }: { readonly round: Round; readonly entered: Values },
): Promise<void> {
  const person = typistAt(desk, c);
  const before = await draftIdIn(c, deps, desk);
  const draft = await beginDraft(deps, {
    person,
    year: round.year,
    deadlineAt: round.dates.deadlineAt,
    entered: {
      ...usualStart(round, deps.clock()),
      ...(person?.kind === 'kita' ? kitaIdsValue([person.ref]) : {}),
      ...entered,
    },
    from: clientAddress(c),
  });
  if (before !== undefined) await discardDraft(deps, person, before);
  await keepDraftId(c, deps, desk, draft);
}

/** Filled in what most families wish for; in a year that has begun there is no such day. */
const usualStart = ({ dates }: Round, now: number): Values =>
  dates.careStartsOn > zonedDay(now) ? dateParts('wishedStartOn', dates.careStartsOn) : {};

/** Undefined: nobody is signed in who could be the family. */
async function knownFamily(
  c: Context<AppEnv>,
  deps: AppDependencies,
  desk: Desk,
): Promise<KnownFamily | undefined> {
  const person = c.get('person');
  if (person === undefined || (!desk.onPaper && person.kind !== 'family')) return undefined;
  const id = desk.onPaper ? z.uuid().safeParse(c.req.param('id')).data : person.ref;
  if (id === undefined) throw new DoorError('case.not_found');
  return readKnownFamily(deps, person, id);
}

/** Siblings are linked within a round; in another one only what the family stated is taken over. */
function takenOver(
  { applicationId, caseNumber, year, kitaIds, childminding, stated }: KnownFamily,
  round: Round,
): Values {
  const link =
    year === round.year
      ? {
          hasSibling: 'ja',
          siblingOf: applicationId,
          siblingCaseNumber: caseNumber,
          together: 'ifPossible',
        }
      : {};
  const isSecondKnown = (stated['guardian2LastName'] ?? '') !== '';
  const second = stated['custody'] === 'shared' ? { hasSecond: isSecondKnown ? 'ja' : 'nein' } : {};
  const minding = childminding === undefined ? {} : { childminding: childminding ? 'ja' : 'nein' };
  return { ...stated, ...second, ...link, ...minding, ...kitaIdsValue(kitaIds) };
}
