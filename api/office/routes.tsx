import { Hono } from 'hono';
import { listRounds, workingYearOf } from '../../src/cases/read/office-rounds.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { OFFICE_PEOPLE } from '../people/desk.ts';
import { peopleRoutes } from '../people/routes.tsx';
import { OFFICE_DESK } from '../registration/desk.ts';
import { registerRoutes } from '../registration/routes.tsx';
import { bannerRoutes } from './banner-routes.tsx';
import { caseActionRoutes } from './case-action-routes.tsx';
import { caseRoutes } from './case-routes.tsx';
import { casesRoutes } from './cases-routes.tsx';
import { childminderRoutes, mediationRoutes } from './childminding-routes.tsx';
import { dataRoutes } from './data-routes.tsx';
import { figuresRoutes } from './figures-routes.tsx';
import { followUpRoutes } from './follow-up-routes.tsx';
import { kitaContactRoutes } from './kita-contact-routes.tsx';
import { letterRoutes } from './letter-routes.tsx';
import { outboxRoutes } from './outbox-routes.tsx';
import { previewRoutes } from './preview-routes.tsx';
import { roundAdminRoutes } from './round-admin-routes.tsx';
import { roundRoutes } from './round-routes.tsx';
import { waitingListRoutes } from './waiting-list-routes.tsx';
import { watchRoutes } from './watch-routes.tsx';
import { workflowRoutes } from './workflow-routes.tsx';

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
      .route('/hinweis', bannerRoutes(deps))
      .route('/tagespflege', childminderRoutes(deps))
      .route('/faelle', mediationRoutes(deps))
      .route('/faelle', caseActionRoutes(deps))
      .route('/faelle', dataRoutes(deps))
      .route('/', roundRoutes(deps))
      .route('/', roundAdminRoutes(deps))
      .route('/', kitaContactRoutes(deps))
      .route('/personen', peopleRoutes(deps, OFFICE_PEOPLE))
      .route('/anmelden', registerRoutes(deps, OFFICE_DESK))
      .route('/', casesRoutes(deps))
      .route('/faelle', workflowRoutes(deps))
      .route('/faelle', caseRoutes(deps))
      .route('/wiedervorlagen', followUpRoutes(deps))
      .route('/zahlen', figuresRoutes(deps))
      .route('/postausgang', outboxRoutes(deps))
      .route('/briefe', letterRoutes(deps))
      .route('/nachrichten', previewRoutes(deps))
  );
}
