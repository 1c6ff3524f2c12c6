import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { requestErasure, takeBackErasure } from '../../src/cases/erasure-request.ts';
import { DoorError } from '../../src/cases/errors.ts';
import { readFamilyCase } from '../../src/cases/read/family-case.ts';
import { readMyData } from '../../src/cases/read/my-data.ts';
import { readDays } from '../../src/cases/read-log.ts';
import { emptyForm, textValues, type FormState } from '../components/form-values.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { MyDataPage } from './my-data.tsx';

/** „Meine Daten“: what is stored, a copy to take away, and having it erased. */
export function myDataRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  const page = async (c: Context<SignedInEnv>, form: FormState): Promise<Response> => {
    const id = ownId(c);
    const [theCase, data, reads] = await Promise.all([
      readFamilyCase(deps, c.get('person'), id),
      readMyData(deps, c.get('person')),
      readDays(deps, c.get('person')),
    ]);
    const hasErrors = form.problems.length > 0;
    if (hasErrors) c.status(422);
    return c.render(<MyDataPage theCase={theCase} data={data} reads={reads} form={form} />, {
      title: c.get('texts').myData.title,
      hasErrors,
    });
  };
  const back = (c: Context<SignedInEnv>): Response =>
    c.redirect(`/anmeldung/${ownId(c)}/meine-daten`, 303);

  return new Hono<SignedInEnv>()
    .get('/:id/meine-daten', (c) => page(c, emptyForm))
    .get('/:id/meine-daten/kopie', async (c) => {
      ownId(c);
      const { erasure: _asked, ...copy } = await readMyData(deps, c.get('person'));
      c.header('Content-Disposition', 'attachment; filename="meine-daten.json"');
      return c.json(copy);
    })
    .post('/:id/meine-daten/loeschen', async (c) => {
      const values = textValues(await c.req.parseBody());
      if (values['sure'] !== 'ja')
        return page(c, { values, problems: [{ field: 'sure', problem: 'missing' }] });
      await requestErasure(deps, c.get('person'), {
        applicationId: ownId(c),
        clientKey: z.uuid().safeParse(values['clientKey']).data ?? randomUUID(),
        reason: 'request',
      });
      return back(c);
    })
    .post('/:id/meine-daten/behalten', async (c) => {
      await takeBackErasure(deps, c.get('person'), ownId(c));
      return back(c);
    });
}

/** Another family's case is no case: not even its existence is told. */
function ownId(c: Context<SignedInEnv>): string {
  const id = c.req.param('id') ?? '';
  if (c.get('person').ref !== id) throw new DoorError('case.not_found');
  return id;
}
