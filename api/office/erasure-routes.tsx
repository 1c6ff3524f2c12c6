import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { requestErasure, takeBackErasure } from '../../src/cases/erasure-request.ts';
import { setErasureRules } from '../../src/cases/erasure-rules.ts';
import { DoorError } from '../../src/cases/errors.ts';
import { readErasures } from '../../src/cases/read/erasures.ts';
import { readCase } from '../../src/cases/read/office-case.ts';
import { newestYear } from '../../src/cases/read/office-round.ts';
import { readSystemState } from '../../src/cases/read/system-state.ts';
import { ERASURE_REASONS } from '../../src/domain/erasure.ts';
import { emptyForm, textValues, type FormState } from '../components/form-values.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { pathId } from '../path-id.ts';
import { EraseCasePage, ErasuresPage } from './erasures.tsx';

/** A whole number as a form gives it. */
const whole = z
  .string()
  .regex(/^\d{1,4}$/u)
  .transform(Number);
const rulesForm = z.object({ retentionMonths: whole, graceDays: whole, reminderDays: whole });

/** What the office decides about deleting: each case is chosen by a person. */
export function erasureRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  const frame = async (c: Context<SignedInEnv>) => ({
    year: (await newestYear(deps, c.get('person'))) ?? new Date(deps.clock()).getUTCFullYear(),
    system: await readSystemState(deps),
    now: deps.clock(),
  });
  const one = async (c: Context<SignedInEnv>, form: FormState): Promise<Response> => {
    const theCase = await readCase(deps, c.get('person'), pathId(c));
    if (theCase === null) throw new DoorError('case.not_found');
    const hasErrors = form.problems.length > 0;
    if (hasErrors) c.status(422);
    return c.render(<EraseCasePage theCase={theCase} form={form} {...await frame(c)} />, {
      title: c.get('texts').officeErasure.one.title,
      hasErrors,
    });
  };
  const toList = (c: Context<SignedInEnv>): Response => c.redirect('/office/loeschen', 303);

  return new Hono<SignedInEnv>()
    .get('/', async (c) =>
      c.render(
        <ErasuresPage erasures={await readErasures(deps, c.get('person'))} {...await frame(c)} />,
        { title: c.get('texts').officeErasure.title, wide: true },
      ),
    )
    .post('/', async (c) => {
      const values = textValues(await c.req.parseBody());
      for (const [name, value] of Object.entries(values)) {
        const applicationId = z.uuid().safeParse(/^case\.(.*)$/u.exec(name)?.[1]).data;
        const clientKey = z.uuid().safeParse(value).data;
        if (applicationId === undefined || clientKey === undefined) continue;
        await requestErasure(deps, c.get('person'), {
          applicationId,
          clientKey,
          reason: 'retention',
        });
      }
      return toList(c);
    })
    .post('/regeln/:year{[0-9]{4}}', async (c) => {
      const values = textValues(await c.req.parseBody());
      const rules = rulesForm.safeParse(values).data;
      if (rules === undefined) throw new DoorError('input.invalid');
      await setErasureRules(deps, c.get('person'), {
        year: Number(c.req.param('year')),
        ...rules,
        expected: values['revision'],
      });
      return toList(c);
    })
    .get('/:id', (c) => one(c, emptyForm))
    .post('/:id', async (c) => {
      const values = textValues(await c.req.parseBody());
      const clientKey = z.uuid().safeParse(values['clientKey']).data;
      if (clientKey === undefined) throw new DoorError('input.invalid');
      const reason = ERASURE_REASONS.find((known) => known === values['reason']);
      if (reason === undefined)
        return one(c, { values, problems: [{ field: 'reason', problem: 'choose' }] });
      await requestErasure(deps, c.get('person'), { applicationId: pathId(c), clientKey, reason });
      return toList(c);
    })
    .post('/:id/behalten', async (c) => {
      await takeBackErasure(deps, c.get('person'), pathId(c));
      return toList(c);
    });
}
