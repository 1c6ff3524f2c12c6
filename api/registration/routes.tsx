import { Hono } from 'hono';
import type { AppDependencies } from '../dependencies.ts';
import type { AppEnv } from '../environment.ts';
import { beginRoutes } from './begin-routes.tsx';
import type { Desk } from './desk.ts';
import { draftRoutes } from './draft-routes.tsx';
import { sectionRoutes } from './section-routes.tsx';
import { sendRoutes } from './send-routes.tsx';

/**
 * Registering a child at one of the desks: a task list, one thing per page, everything kept in a draft on the server,
 * and one click that makes a registration of it.
 */
export const registerRoutes = (deps: AppDependencies, desk: Desk): Hono<AppEnv> =>
  new Hono<AppEnv>()
    .route('/', beginRoutes(deps, desk))
    .route('/', draftRoutes(deps, desk))
    .route('/', sendRoutes(deps, desk))
    .route('/', sectionRoutes(deps, desk));
