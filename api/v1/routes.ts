import { Hono } from 'hono';
import type { AppDependencies } from '../dependencies.ts';
import type { AppEnv } from '../environment.ts';
import { bannerRoutes } from './banner-routes.ts';
import { commandRoutes } from './command-routes.ts';
import { describe } from './description/describe.ts';
import { docsRoutes } from './docs-page.tsx';
import { erasureApiRoutes } from './erasure-routes.ts';
import { familyRoutes } from './family-routes.ts';
import { kitaDeskRoutes } from './kita-desk-routes.ts';
import { kitaApiRoutes } from './kita-routes.ts';
import { kitaProfileRoutes } from './kita-profile-routes.ts';
import { readableQuery } from './input.ts';
import { officeCaseRoutes } from './office-case-routes.ts';
import { officeApiRoutes } from './office-routes.ts';
import { officeRoundApiRoutes } from './office-round-routes.ts';
import { paperRoutes } from './paper-routes.ts';
import { kitaPeopleRoutes } from './people-routes.ts';
import { publicRoutes } from './public-routes.ts';
import { roundDateRoutes } from './round-date-routes.ts';
import { searchRoutes } from './search.ts';
import { tokenRoutes } from './token-routes.ts';

/** The actions and lists of the pages as JSON, and their description. */
export function v1Routes(deps: AppDependencies): Hono<AppEnv> {
  const api = new Hono<AppEnv>()
    .use(readableQuery)
    .route('/', publicRoutes(deps))
    .route('/banners', bannerRoutes(deps))
    .route('/applications', familyRoutes(deps))
    .route('/applications', commandRoutes(deps))
    .route('/kita/tokens', tokenRoutes(deps))
    .route('/kita/profile', kitaProfileRoutes(deps))
    .route('/kita/people', kitaPeopleRoutes(deps))
    .route('/kita/searches', searchRoutes(deps, 'kita'))
    .route('/kita', kitaApiRoutes(deps))
    .route('/kita', kitaDeskRoutes(deps))
    .route('/kita', paperRoutes(deps, 'kita'))
    .route('/office/erasures', erasureApiRoutes(deps))
    .route('/office/rounds', officeRoundApiRoutes(deps))
    .route('/office/cases', officeCaseRoutes(deps))
    .route('/office', officeApiRoutes(deps))
    .route('/office', paperRoutes(deps, 'office'))
    .route('/rounds', roundDateRoutes(deps)) as Hono<AppEnv>;
  let description: Promise<unknown> | undefined;
  return api
    .get('/openapi.json', async (c) => c.json(await (description ??= describe(api, deps))))
    .route('/docs', docsRoutes());
}
