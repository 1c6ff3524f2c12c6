import { Hono } from 'hono';
import type { AppDependencies } from '../dependencies.ts';
import type { AppEnv } from '../environment.ts';
import { signOut } from '../middleware/actor.ts';

/** The parents' pages. */
export function parentsRoutes(deps: AppDependencies): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/', (c) => {
      const { start } = c.get('texts').parents;
      return c.render(<h1 class="kern-heading-x-large">{start.title}</h1>, { title: start.title });
    })
    .post('/abmelden', (c) => {
      signOut(c, deps);
      return c.redirect('/', 303);
    });
}
