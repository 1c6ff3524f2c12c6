import { Hono, type Context } from 'hono';
import { readCases, type CaseFilter } from '../../src/cases/read/office-cases.ts';
import { countWaiting } from '../../src/cases/read/office-turns.ts';
import { readSystemState } from '../../src/cases/read/system-state.ts';
import { textValues } from '../components/form-values.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { SEARCH, searchFor, searchIn } from '../sealed.ts';
import { casesHref, filterIn } from './case-filter.ts';
import { CasesPage } from './cases.tsx';
import { chosenYear, otherYears } from './chosen-year.ts';
import { RoundsPage } from './rounds-page.tsx';

type OfficeContext = Context<SignedInEnv>;

/** All cases of a round. What is searched for is posted, so that no name stands in an address. */
export function casesRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  return new Hono<SignedInEnv>()
    .get('/', async (c) => {
      const values = c.req.query();
      const year = chosenYear(c);
      if (year === undefined) return noRound(c);
      const person = c.get('person');
      const search = searchIn(c, deps);
      const filter: CaseFilter = { ...filterIn(values, person.ref), year, search: search?.words };
      const [list, elsewhere, system] = await Promise.all([
        readCases(deps, person, { ...filter, after: values['ab'] }),
        countWaiting(deps, person, otherYears(c, year)),
        readSystemState(deps),
      ]);
      if (list === null) return noRound(c);
      return c.render(
        <CasesPage
          list={list}
          filter={filter}
          sealed={search?.sealed}
          years={c.get('years')?.all ?? []}
          elsewhere={elsewhere}
          system={system}
          now={deps.clock()}
        />,
        { title: c.get('texts').office.title, wide: true },
      );
    })
    .post('/suche', async (c) => {
      const values = textValues(await c.req.parseBody());
      const year = chosenYear(c, values['jahr']);
      if (year === undefined) return noRound(c);
      const { ref } = c.get('person');
      const search = searchFor(c, deps, values[SEARCH])?.sealed;
      return c.redirect(casesHref({ ...filterIn(values, ref), year }, { search }), 303);
    });
}

async function noRound(c: OfficeContext): Promise<Response> {
  return c.render(<RoundsPage rounds={[]} />, { title: c.get('texts').office.title });
}
