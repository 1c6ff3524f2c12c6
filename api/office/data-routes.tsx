import { Hono, type Context } from 'hono';
import { changeData } from '../../src/cases/change-data.ts';
import { isCorrectable } from '../../src/cases/errors.ts';
import { readOfficeData, type OfficeData } from '../../src/cases/read/office-data.ts';
import { readSystemState } from '../../src/cases/read/system-state.ts';
import { changedValues, storedValues } from '../components/data-form.tsx';
import { textValues, type FormState } from '../components/form-values.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { idIn } from '../kita/posts.ts';
import { pathId } from '../path-id.ts';
import { dayIn } from './action-posts.ts';
import { OfficeDataPage } from './data-page.tsx';

type OfficeContext = Context<SignedInEnv>;

/** Corrects a family's data for it, below the case's address. The caller lets only the office pass. */
export function dataRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  const dataOf = (c: OfficeContext): Promise<OfficeData> =>
    readOfficeData(deps, c.get('person'), {
      applicationId: pathId(c),
      position: c.req.query('elternteil') === '2' ? 2 : 1,
    });
  return new Hono<SignedInEnv>()
    .get('/:id/daten', async (c) => {
      const data = await dataOf(c);
      return page(c, deps, data, { values: valuesOf(data), problems: [] });
    })
    .post('/:id/daten', async (c) => {
      const values = textValues(await c.req.parseBody());
      const data = await dataOf(c);
      const changed = changedValues(valuesOf(data), values);
      const clientKey = idIn(values, 'clientKey');
      if (Object.keys(changed).length === 0) return toCase(c);
      const day = dayIn(values, 'receivedOn');
      if (day.problems.length > 0) return page(c, deps, data, { values, problems: day.problems });
      try {
        await changeData(deps, c.get('person'), {
          applicationId: pathId(c),
          clientKey,
          receivedOn: day.value,
          input: { ...changed, guardian: data.guardian.position },
          expected: values['revision'],
        });
      } catch (error) {
        if (!isCorrectable(error)) throw error;
        return page(c, deps, data, { values, problems: error.fields });
      }
      return toCase(c, clientKey);
    });
}

/** What stands in the form at first. */
const valuesOf = (data: OfficeData): Readonly<Record<string, string>> => ({
  ...storedValues(data),
  custody: data.custody,
});

const toCase = (c: OfficeContext, clientKey?: string): Response =>
  c.redirect(
    `/office/faelle/${pathId(c)}${clientKey === undefined ? '' : `?eingabe=${clientKey}`}`,
    303,
  );

async function page(
  c: OfficeContext,
  deps: AppDependencies,
  data: OfficeData,
  form: FormState,
): Promise<Response> {
  const hasErrors = form.problems.length > 0;
  if (hasErrors) c.status(422);
  return c.render(
    <OfficeDataPage
      data={data}
      form={form}
      system={await readSystemState(deps)}
      now={deps.clock()}
    />,
    { title: c.get('texts').officeActions.data.title, hasErrors, wide: true },
  );
}
