import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { DoorError, type CommandResult, type FieldProblem } from '../../src/cases/errors.ts';
import { logRead } from '../../src/cases/read-log.ts';
import {
  NOTICE_STATUSES,
  readOutbox,
  readOutboxLine,
  type OutboxFilter,
} from '../../src/cases/read/outbox.ts';
import { readSystemState } from '../../src/cases/read/system-state.ts';
import { resendAsLetter, resendTo, retryNotice } from '../../src/cases/resend-notice.ts';
import { emptyForm, textValues, type FormState } from '../components/form-values.ts';
import type { Outcome } from '../components/elements.tsx';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { pathId } from '../path-id.ts';
import { OutboxLinePage } from './outbox-line.tsx';
import { OutboxPage } from './outbox.tsx';

type OfficeContext = Context<SignedInEnv>;

/** Everything written to anybody; and what can be done about a mail that was refused. */
export function outboxRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  const attempt = async (
    c: OfficeContext,
    work: () => Promise<CommandResult | void>,
    values: FormState['values'] = {},
  ): Promise<Response> => {
    const result = await orProblems(work());
    if (Array.isArray(result)) return one(c, deps, { form: { values, problems: result } });
    if (result?.kind === 'refused') {
      const text = c.get('texts').refusals[result.code];
      return one(c, deps, { outcome: { kind: 'refused', text } });
    }
    return c.redirect(`/office/postausgang/${pathId(c)}?veranlasst`, 303);
  };

  return new Hono<SignedInEnv>()
    .get('/', async (c) => {
      const filter = filterIn(c);
      const [outbox, system] = await Promise.all([
        readOutbox(deps, c.get('person'), filter),
        readSystemState(deps),
      ]);
      return c.render(
        <OutboxPage
          outbox={outbox}
          filter={filter}
          year={c.get('years')?.working}
          system={system}
          now={deps.clock()}
        />,
        { title: c.get('texts').outbox.title, wide: true },
      );
    })
    .get('/:id', (c) => {
      const text = c.get('texts').outbox.done;
      const isDone = c.req.query('veranlasst') !== undefined;
      return one(c, deps, isDone ? { outcome: { kind: 'done', text } } : {});
    })
    .post('/:id/erneut', (c) => attempt(c, () => retryNotice(deps, c.get('person'), pathId(c))))
    .post('/:id/brief', (c) => attempt(c, () => resendAsLetter(deps, c.get('person'), pathId(c))))
    .post('/:id/adresse', async (c) => {
      const values = textValues(await c.req.parseBody());
      const clientKey = z.uuid().safeParse(values['clientKey']).data;
      if (clientKey === undefined) throw new DoorError('input.invalid');
      return attempt(
        c,
        () =>
          resendTo(deps, c.get('person'), {
            noticeId: pathId(c),
            email: values['email'] ?? '',
            clientKey,
          }),
        values,
      );
    });
}

async function orProblems<T>(work: Promise<T>): Promise<T | FieldProblem[]> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DoorError && error.code === 'input.invalid') return [...error.fields];
    throw error;
  }
}

async function one(
  c: OfficeContext,
  deps: AppDependencies,
  told: { readonly form?: FormState; readonly outcome?: Outcome },
): Promise<Response> {
  const { form = emptyForm, outcome } = told;
  const hasErrors = form.problems.length > 0;
  if (hasErrors) c.status(422);
  const [line, system] = await Promise.all([
    readOutboxLine(deps, c.get('person'), pathId(c)),
    readSystemState(deps),
  ]);
  if (line.applicationId !== null)
    await logRead(deps, c.get('person'), { applicationId: line.applicationId, door: 'letter' });
  return c.render(
    <OutboxLinePage
      line={line}
      form={form}
      outcome={outcome}
      year={c.get('years')?.working}
      system={system}
      now={deps.clock()}
    />,
    { title: c.get('texts').outbox.one.title, hasErrors, wide: true },
  );
}

/** What is not one of our filters filters nothing. */
function filterIn(c: OfficeContext): OutboxFilter {
  return {
    status: NOTICE_STATUSES.find((status) => status === c.req.query('stand')),
    channel: (['mail', 'letter'] as const).find((channel) => channel === c.req.query('weg')),
    after: c.req.query('ab'),
  };
}
