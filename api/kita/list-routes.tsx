import { Hono } from 'hono';
import { DoorError } from '../../src/cases/errors.ts';
import { readKita } from '../../src/cases/read/kita-applicants.ts';
import { pageOfApplicants } from '../../src/cases/read/kita-list.ts';
import { textValues } from '../components/form-values.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { SEARCH, searchFor, searchIn } from '../sealed.ts';
import { filterIn, keptFilters } from './filters.ts';
import { listHref } from './filter-form.tsx';
import { ListPage } from './list.tsx';
import { yearOf } from './years.ts';

/** The list of applicants: filters stand in its address, and a name that is searched for only sealed. */
export function listRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  return new Hono<SignedInEnv>()
    .get('/', async (c) => {
      const overview = await readKita(deps, c.get('person'), yearOf(c));
      if (overview === null) throw new DoorError('case.not_found');
      const search = searchIn(c, deps);
      const query = c.req.query();
      const list = pageOfApplicants(overview.applicants, filterIn(query, search?.words));
      const address = { year: overview.round.year, filters: keptFilters(query), search };
      return c.render(<ListPage overview={overview} list={list} address={address} />, {
        title: c.get('texts').kitaDesk.list.title,
        wide: true,
      });
    })
    .post('/suche', async (c) => {
      const values = textValues(await c.req.parseBody());
      const year = yearOf(c, values['jahr']);
      const search = searchFor(c, deps, values[SEARCH]);
      return c.redirect(listHref({ year, filters: keptFilters(values), search }), 303);
    });
}
