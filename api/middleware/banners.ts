import { createMiddleware } from 'hono/factory';
import { currentBanners } from '../../src/cases/banner.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { AppEnv } from '../environment.ts';
import { isApi } from '../problems.ts';

/** Finds what every page says before the page is made; programs ask for it, if they want to know. */
export const banners = (deps: AppDependencies) =>
  createMiddleware<AppEnv>(async (c, next) => {
    if (!isApi(c.req.path) && !c.req.path.startsWith('/health'))
      c.set('banners', await currentBanners(deps));
    await next();
  });
