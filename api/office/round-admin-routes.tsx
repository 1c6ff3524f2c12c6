import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { readSeason, seasonNames } from '../../src/calendar/season.ts';
import { createRound } from '../../src/cases/create-round.ts';
import { DoorError } from '../../src/cases/errors.ts';
import { listRounds, readConnections } from '../../src/cases/read/office-rounds.ts';
import { readSystemState } from '../../src/cases/read/system-state.ts';
import { CONNECTION_STEPS, noteConnection, releaseRound } from '../../src/cases/release-round.ts';
import { emptyForm, textValues, type FormState } from '../components/form-values.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { OfficeNav } from './office-nav.tsx';
import { ConnectionsPage } from './connections-page.tsx';
import { CreateRoundPage } from './create-round-page.tsx';
import { RoundsPage } from './rounds-page.tsx';
import { fromValues, toValues } from './season-form.ts';

type OfficeContext = Context<SignedInEnv>;

/** All rounds, making one, connecting its Kitas, and opening it. */
export function roundAdminRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  return new Hono<SignedInEnv>()
    .get('/runden', async (c) =>
      c.render(
        <>
          <OfficeNav {...await navOf(c, deps)} />
          <RoundsPage rounds={await listRounds(deps, c.get('person'))} />
        </>,
        { title: c.get('texts').officeRounds.list.title, wide: true },
      ),
    )
    .get('/runden/neu', (c) => createPage(c, deps, { values: template(c, deps), problems: [] }))
    .post('/runden/neu', async (c) => {
      const values = textValues(await c.req.parseBody());
      const typed = fromValues(values);
      if ('problems' in typed) return createPage(c, deps, { values, problems: typed.problems });
      try {
        const { round } = await createRound(deps, c.get('person'), typed.season);
        return c.redirect(`/office/runde/${round.year}`, 303);
      } catch (error) {
        if (!(error instanceof DoorError)) throw error;
        if (error.code === 'round.exists')
          return createPage(c, deps, { values, problems: [{ field: 'year', problem: 'exists' }] });
        if (error.code !== 'input.invalid') throw error;
        return createPage(c, deps, { values, problems: error.fields });
      }
    })
    .get('/runde/:year{[0-9]{4}}/kitas', (c) => connectionsPage(c, deps, emptyForm))
    .post('/runde/:year{[0-9]{4}}/kitas', async (c) => {
      const change = stepSchema.safeParse(textValues(await c.req.parseBody())).data;
      if (change === undefined) throw new DoorError('input.invalid');
      const year = Number(c.req.param('year'));
      await noteConnection(deps, c.get('person'), { ...change, year, done: change.done === 'ja' });
      return c.redirect(`/office/runde/${year}/kitas`, 303);
    })
    .post('/runde/:year{[0-9]{4}}/freigabe', async (c) => {
      const values = textValues(await c.req.parseBody());
      const year = Number(c.req.param('year'));
      try {
        await releaseRound(deps, c.get('person'), { year, reason: values['reason'] ?? '' });
      } catch (error) {
        if (!(error instanceof DoorError) || error.code !== 'input.invalid') throw error;
        return connectionsPage(c, deps, { values, problems: error.fields });
      }
      return c.redirect(`/office/runde/${year}/kitas`, 303);
    });
}

const stepSchema = z.object({
  kitaId: z.uuid(),
  step: z.enum(CONNECTION_STEPS),
  done: z.enum(['ja', 'nein']),
});

const navOf = async (c: OfficeContext, deps: AppDependencies) => ({
  year: c.get('years')?.working,
  system: await readSystemState(deps),
  now: deps.clock(),
});

/** The days of an earlier season, for the next Kindergartenjahr that can still be enrolled for. */
function template(c: OfficeContext, { clock }: AppDependencies): FormState['values'] {
  const names = seasonNames();
  const name = names.find((known) => known === c.req.query('vorlage')) ?? names.at(-1);
  if (name === undefined) return {};
  return toValues(readSeason(name).input, new Date(clock()).getUTCFullYear() + 1);
}

async function createPage(
  c: OfficeContext,
  deps: AppDependencies,
  form: FormState,
): Promise<Response> {
  const hasErrors = form.problems.length > 0;
  if (hasErrors) c.status(422);
  return c.render(
    <>
      <OfficeNav {...await navOf(c, deps)} />
      <CreateRoundPage form={form} templates={seasonNames()} />
    </>,
    { title: c.get('texts').officeRounds.create.title, hasErrors, wide: true },
  );
}

async function connectionsPage(
  c: OfficeContext,
  deps: AppDependencies,
  form: FormState,
): Promise<Response> {
  const year = Number(c.req.param('year'));
  const connections = await readConnections(deps, c.get('person'), year);
  if (connections === null) throw new DoorError('case.not_found');
  const hasErrors = form.problems.length > 0;
  if (hasErrors) c.status(422);
  const { dates, officeRounds } = c.get('texts');
  return c.render(
    <>
      <OfficeNav {...await navOf(c, deps)} year={year} />
      <ConnectionsPage connections={connections} form={form} />
    </>,
    { title: officeRounds.kitas.title(dates.kindergartenYear(year)), hasErrors, wide: true },
  );
}
