import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { DoorError } from '../../src/cases/errors.ts';
import { moveRoundDate } from '../../src/cases/office.ts';
import { diagnoseCase, readCase } from '../../src/cases/read/office-case.ts';
import { readCases, TROUBLES, type CaseFilter } from '../../src/cases/read/office-cases.ts';
import { newestYear, readRound, type OfficeRound } from '../../src/cases/read/office-round.ts';
import { readSystemState } from '../../src/cases/read/system-state.ts';
import { PHASES } from '../../src/domain/phase.ts';
import { emptyForm, textValues, type FormState } from '../components/form.tsx';
import type { Outcome } from '../components/elements.tsx';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { requirePerson } from '../middleware/actor.ts';
import { OfficeCasePage } from './case-page.tsx';
import { CasesPage } from './cases.tsx';
import { childminderRoutes, mediationRoutes } from './childminding-routes.tsx';
import { letterRoutes } from './letter-routes.tsx';
import { previewRoutes } from './preview-routes.tsx';
import { RoundPage } from './round-page.tsx';
import { dateNames, instantOn } from './round-dates.ts';
import { waitingListRoutes } from './waiting-list-routes.tsx';

type OfficeContext = Context<SignedInEnv>;

/** The youth office's pages: it sees every case and moves the round's dates; it acts on no case yet. */
export function officeRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  return new Hono<SignedInEnv>()
    .use(requirePerson('office'))
    .route('/warteliste', waitingListRoutes(deps))
    .route('/tagespflege', childminderRoutes(deps))
    .route('/faelle', mediationRoutes(deps))
    .get('/', async (c) => {
      const year = await newestYear(deps, c.get('person'));
      if (year === undefined) return noRound(c);
      const filter = filterOf(c, year);
      const [list, system] = await Promise.all([
        readCases(deps, c.get('person'), filter),
        readSystemState(deps),
      ]);
      if (list === null) return noRound(c);
      return c.render(
        <CasesPage list={list} filter={filter} system={system} now={deps.clock()} />,
        { title: c.get('texts').office.title, wide: true },
      );
    })
    .get('/faelle/:id', async (c) => {
      const id = idIn(c);
      const [theCase, workflow, system] = await Promise.all([
        readCase(deps, c.get('person'), id),
        diagnoseCase(deps, c.get('person'), id),
        readSystemState(deps),
      ]);
      if (theCase === null) throw new DoorError('case.not_found');
      return c.render(
        <OfficeCasePage
          theCase={theCase}
          workflow={workflow}
          uiUrl={deps.temporalUiUrl}
          system={system}
          now={deps.clock()}
        />,
        { title: `${theCase.child.firstName} ${theCase.child.lastName}`, wide: true },
      );
    })
    .get('/runde', async (c) => {
      const year = await newestYear(deps, c.get('person'));
      return year === undefined ? noRound(c) : c.redirect(`/office/runde/${year}`, 303);
    })
    .get('/runde/:year{[0-9]{4}}', async (c) => {
      const round = await theRound(c, deps);
      return roundPage(c, deps, round, emptyForm, outcomeIn(c, round));
    })
    .post('/runde/:year{[0-9]{4}}', async (c) => {
      const values = textValues(await c.req.parseBody());
      const round = await theRound(c, deps);
      const checked = checkMove(values, round);
      if ('problems' in checked)
        return roundPage(c, deps, round, { values, problems: checked.problems });
      try {
        await moveRoundDate(deps, c.get('person'), { year: round.round.year, ...checked });
      } catch (error) {
        if (!(error instanceof DoorError) || error.code !== 'round.out_of_order') throw error;
        const problems = [{ field: 'day', problem: 'out_of_order' }];
        // The refused request keeps its key; the corrected one is another.
        const { clientKey: _used, ...typed } = values;
        return roundPage(c, deps, round, { values: typed, problems });
      }
      return c.redirect(`/office/runde/${round.round.year}?eingabe=${checked.clientKey}`, 303);
    })
    .route('/briefe', letterRoutes(deps))
    .route('/nachrichten', previewRoutes(deps));
}

/** An address that names nothing of ours is a page that does not exist. */
function idIn(c: OfficeContext): string {
  const id = z.uuid().safeParse(c.req.param('id')).data;
  if (id === undefined) throw new DoorError('case.not_found');
  return id;
}

/** What is not one of our filters filters nothing. */
function filterOf(c: OfficeContext, year: number): CaseFilter {
  const query = (name: string): string | undefined => {
    const value = c.req.query(name)?.trim();
    return value === '' ? undefined : value;
  };
  return {
    year,
    search: query('suche')?.slice(0, 100),
    phase: PHASES.find((phase) => phase === query('abschnitt')),
    waitingFor: (['family', 'kita', 'nobody'] as const).find((who) => who === query('wartet')),
    trouble: TROUBLES.find((trouble) => trouble === query('stoerung')),
    after: query('ab'),
  };
}

async function theRound(c: OfficeContext, deps: AppDependencies): Promise<OfficeRound> {
  const round = await readRound(deps, c.get('person'), Number(c.req.param('year')));
  if (round === null) throw new DoorError('case.not_found');
  return round;
}

/** The outcome of the request this page was opened for, as its row says. */
function outcomeIn(c: OfficeContext, round: OfficeRound): Outcome | undefined {
  const key = c.req.query('eingabe');
  if (key === undefined) return undefined;
  const { outcome } = c.get('texts').office.round;
  const open = round.requests.find((request) => request.id === key);
  if (open !== undefined) return open.isRefused ? undefined : { kind: 'processing' };
  const revision = round.revisions.find((line) => line.requestId === key)?.revision;
  return revision === undefined ? undefined : { kind: 'done', text: outcome.done(revision) };
}

type Checked =
  | Pick<Parameters<typeof moveRoundDate>[2], 'clientKey' | 'date' | 'to' | 'reason'>
  | { readonly problems: FormState['problems'] };

function checkMove(values: Readonly<Record<string, string>>, { round }: OfficeRound): Checked {
  const clientKey = z.uuid().safeParse(values['clientKey']).data;
  if (clientKey === undefined) throw new DoorError('input.invalid');
  const date = dateNames(round).find((name) => name === values['date']);
  const day = z.iso.date().safeParse(values['day']).data;
  const reason = (values['reason'] ?? '').trim();
  if (date !== undefined && day !== undefined && reason !== '' && reason.length <= LONGEST_REASON)
    return { clientKey, date, to: instantOn(date, day), reason };
  return {
    problems: [
      ...(date === undefined ? [{ field: 'date', problem: 'missing' }] : []),
      ...(day === undefined ? [{ field: 'day', problem: 'missing' }] : []),
      ...(reason === '' ? [{ field: 'reason', problem: 'missing' }] : []),
      ...(reason.length > LONGEST_REASON ? [{ field: 'reason', problem: 'too_long' }] : []),
    ],
  };
}

const LONGEST_REASON = 1000;

async function roundPage(
  c: OfficeContext,
  deps: AppDependencies,
  round: OfficeRound,
  form: FormState,
  outcome?: Outcome,
): Promise<Response> {
  const hasErrors = form.problems.length > 0;
  if (hasErrors) c.status(422);
  const { dates, office } = c.get('texts');
  return c.render(
    <RoundPage
      round={round}
      system={await readSystemState(deps)}
      now={deps.clock()}
      form={form}
      outcome={outcome}
    />,
    { title: office.round.title(dates.kindergartenYear(round.round.year)), hasErrors, wide: true },
  );
}

async function noRound(c: OfficeContext): Promise<Response> {
  const { office } = c.get('texts');
  return c.render(<h1 class="kern-heading-large">{office.noRound}</h1>, { title: office.title });
}
