import { Hono, type Context } from 'hono';
import { DoorError } from '../../src/cases/errors.ts';
import { newestYear } from '../../src/cases/read/office-round.ts';
import { readSystemState } from '../../src/cases/read/system-state.ts';
import {
  readWaitingList,
  WAITING_LIST_STANDINGS,
  type WaitingListFilter,
} from '../../src/cases/read/waiting-list.ts';
import { FileProblem } from '../../src/cases/waiting-list/csv-file.ts';
import { downloadColumns, toCsv } from '../../src/cases/waiting-list/download.ts';
import { importWaitingList } from '../../src/cases/waiting-list/import.ts';
import { inviteWaitingList } from '../../src/cases/waiting-list/invite.ts';
import type { Outcome } from '../components/elements.tsx';
import { textValues } from '../components/form-values.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { SEARCH, searchFor, searchIn } from '../sealed.ts';
import { settlingRoutes } from './waiting-list-settle-routes.ts';
import { WaitingListPage } from './waiting-list.tsx';
import type { Imported } from './waiting-list-import.tsx';

type OfficeContext = Context<SignedInEnv>;

/** The office's old waiting list, one per round. The caller lets only the office pass. */
export function waitingListRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  return (
    new Hono<SignedInEnv>()
      .get('/', async (c) => {
        const year = await newestYear(deps, c.get('person'));
        if (year === undefined) throw new DoorError('case.not_found');
        return c.redirect(`/office/warteliste/${year}`, 303);
      })
      .get('/:year{[0-9]{4}}', async (c) => {
        const invited = Number(c.req.query('eingeladen') ?? Number.NaN);
        const noted = c.req.query('vermerkt');
        const { invite, settling } = c.get('texts').waitingList;
        const text =
          noted === 'erledigt' || noted === 'offen'
            ? settling.done[noted]
            : Number.isInteger(invited) && invite.done(invited);
        return page(c, deps, { outcome: text === false ? undefined : { kind: 'done', text } });
      })
      // What is searched for is posted, so that no name stands in an address.
      .post('/:year{[0-9]{4}}/suche', async (c) => {
        const { stand = '', [SEARCH]: typed } = textValues(await c.req.parseBody());
        const search = searchFor(c, deps, typed);
        const query = new URLSearchParams({
          stand,
          ...(search === undefined ? {} : { [SEARCH]: search.sealed }),
        });
        return c.redirect(`/office/warteliste/${yearIn(c)}?${query.toString()}`, 303);
      })
      .post('/:year{[0-9]{4}}/einladen', async (c) => {
        const invited = await inviteWaitingList(deps, c.get('person'), yearIn(c));
        return c.redirect(`/office/warteliste/${yearIn(c)}?eingeladen=${invited}`, 303);
      })
      .route('/:year{[0-9]{4}}/eintraege/:id', settlingRoutes(deps))
      .post('/:year{[0-9]{4}}/einlesen', async (c) => {
        const { file } = await c.req.parseBody();
        const bytes = file instanceof File ? await file.bytes() : new Uint8Array();
        const imported = await importOrProblem(deps, c, bytes);
        if (imported instanceof FileProblem) c.status(422);
        return page(c, deps, { imported });
      })
      .get('/:year{[0-9]{4}}/liste.csv', async (c) => {
        const { page: _all, ...filter } = filterOf(c, deps);
        const { lines } = await readWaitingList(deps, c.get('person'), filter);
        const texts = c.get('texts');
        return c.body(toCsv(downloadColumns(texts), lines), 200, {
          'Content-Type': 'text/csv; charset=utf-8',
          'Content-Disposition': `attachment; filename="${texts.waitingList.fileName(filter.year)}"`,
        });
      })
  );
}

async function importOrProblem(
  deps: AppDependencies,
  c: OfficeContext,
  bytes: Uint8Array,
): Promise<Imported> {
  try {
    return await importWaitingList(deps, c.get('person'), { year: yearIn(c), bytes });
  } catch (error) {
    if (error instanceof FileProblem) return error;
    throw error;
  }
}

async function page(
  c: OfficeContext,
  deps: AppDependencies,
  told: { readonly outcome?: Outcome | undefined; readonly imported?: Imported },
): Promise<Response> {
  const filter = filterOf(c, deps);
  const [list, system] = await Promise.all([
    readWaitingList(deps, c.get('person'), filter),
    readSystemState(deps),
  ]);
  const { waitingList: texts, dates } = c.get('texts');
  return c.render(
    <WaitingListPage
      list={list}
      filter={filter}
      sealed={searchIn(c, deps)?.sealed}
      system={system}
      now={deps.clock()}
      {...told}
    />,
    { title: texts.title(dates.kindergartenYear(list.year)), wide: true },
  );
}

const yearIn = (c: OfficeContext): number => Number(c.req.param('year'));

/** What is not one of our filters filters nothing. */
function filterOf(c: OfficeContext, deps: AppDependencies): WaitingListFilter {
  const wanted = Number(c.req.query('seite'));
  return {
    year: yearIn(c),
    standing:
      WAITING_LIST_STANDINGS.find((standing) => standing === c.req.query('stand')) ??
      'unregistered',
    search: searchIn(c, deps)?.words,
    page: Number.isInteger(wanted) && wanted > 0 && wanted < 10_000 ? wanted : 1,
  };
}
