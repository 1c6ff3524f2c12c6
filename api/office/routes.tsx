import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { DoorError } from '../../src/cases/errors.ts';
import { may } from '../../src/cases/policy.ts';
import { readReads } from '../../src/cases/read-log.ts';
import {
  diagnoseCase,
  readCase,
  type OfficeCase,
  type OfficeCommand,
} from '../../src/cases/read/office-case.ts';
import { readCases, TROUBLES, type CaseFilter } from '../../src/cases/read/office-cases.ts';
import { listRounds, workingYearOf } from '../../src/cases/read/office-rounds.ts';
import { readSystemState } from '../../src/cases/read/system-state.ts';
import { PHASES } from '../../src/domain/phase.ts';
import { WAITING_FOR } from '../../src/domain/turn.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { OFFICE_DESK } from '../registration/desk.ts';
import { registerRoutes } from '../registration/routes.tsx';
import { caseActionRoutes } from './case-action-routes.tsx';
import { OfficeCasePage } from './case-page.tsx';
import { CasesPage } from './cases.tsx';
import { childminderRoutes, mediationRoutes } from './childminding-routes.tsx';
import { letterRoutes } from './letter-routes.tsx';
import { previewRoutes } from './preview-routes.tsx';
import { waitingListRoutes } from './waiting-list-routes.tsx';
import { kitaContactRoutes } from './kita-contact-routes.tsx';
import { roundAdminRoutes } from './round-admin-routes.tsx';
import { roundRoutes } from './round-routes.tsx';
import { RoundsPage } from './rounds-page.tsx';
import { watchRoutes } from './watch-routes.tsx';

type OfficeContext = Context<SignedInEnv>;

/** The youth office's pages: it sees every case and moves the round's dates, and acts where it must. */
export function officeRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  return (
    new Hono<SignedInEnv>()
      // First, because it also says from memory that the database is away.
      .route('/stillstand', watchRoutes(deps))
      .use(async (c, next) => {
        const rounds = await listRounds(deps, c.get('person'));
        c.set('years', {
          all: rounds.map(({ round }) => round.year),
          released: rounds.filter((line) => line.isReleased).map(({ round }) => round.year),
          working: workingYearOf(rounds, deps.clock()),
        });
        await next();
      })
      .route('/warteliste', waitingListRoutes(deps))
      .route('/tagespflege', childminderRoutes(deps))
      .route('/faelle', mediationRoutes(deps))
      .route('/faelle', caseActionRoutes(deps))
      .route('/', roundRoutes(deps))
      .route('/', roundAdminRoutes(deps))
      .route('/', kitaContactRoutes(deps))
      .route('/anmelden', registerRoutes(deps, OFFICE_DESK))
      .get('/', async (c) => {
        const year = yearIn(c);
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
        const person = c.get('person');
        const [theCase, workflow, system] = await Promise.all([
          readCase(deps, person, id),
          diagnoseCase(deps, person, id),
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
            request={requestIn(c, theCase)}
            reads={may(person, 'readLog.read') ? await readReads(deps, person, id) : undefined}
          />,
          { title: `${theCase.child.firstName} ${theCase.child.lastName}`.trim(), wide: true },
        );
      })
      .route('/briefe', letterRoutes(deps))
      .route('/nachrichten', previewRoutes(deps))
  );
}

/** An address that names nothing of ours is a page that does not exist. */
function idIn(c: OfficeContext): string {
  const id = z.uuid().safeParse(c.req.param('id')).data;
  if (id === undefined) throw new DoorError('case.not_found');
  return id;
}

/** The request this page was opened for. */
function requestIn(c: OfficeContext, { commands }: OfficeCase): OfficeCommand | undefined {
  const key = c.req.query('eingabe');
  return key === undefined ? undefined : commands.find(({ clientKey }) => clientKey === key);
}

/** The Kindergartenjahr somebody chose, else the one the office works in; undefined: there is no round. */
function yearIn(c: OfficeContext): number | undefined {
  const years = c.get('years');
  return years?.all.find((year) => String(year) === c.req.query('jahr')) ?? years?.working;
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
    waitingFor: WAITING_FOR.find((who) => who === query('wartet')),
    trouble: TROUBLES.find((trouble) => trouble === query('stoerung')),
    after: query('ab'),
  };
}

async function noRound(c: OfficeContext): Promise<Response> {
  return c.render(<RoundsPage rounds={[]} />, { title: c.get('texts').office.title });
}
