import { Hono } from 'hono';
import { REFUSALS } from '../../src/domain/refusals.ts';
import { logRead } from '../../src/cases/read-log.ts';
import { readOutbox, readOutboxLine } from '../../src/cases/read/outbox.ts';
import { resendAsLetter, resendTo, retryNotice } from '../../src/cases/resend-notice.ts';
import type { AppDependencies } from '../dependencies.ts';
import { problem } from '../problems.ts';
import { answeredOnce, type KeyedEnv } from './guards.ts';
import { idIn } from './ids.ts';
import { body, query } from './input.ts';
import { operation } from './operation.ts';
import { cursorIn, nextPage, UUID } from './paging.ts';
import { showOutbox, showOutboxNotice } from './present/office-work.ts';
import {
  addressBody,
  outboxNoticeSchema,
  outboxQuery,
  outboxSchema,
  resentSchema,
} from './schemas/office-work.ts';

const CURSOR = new RegExp(String.raw`^\d{1,15}\.${UUID}$`, 'u');

/** Everything that was written to anybody, and what can be done about a refused mail. */
export function outboxApiRoutes(deps: AppDependencies) {
  return new Hono<KeyedEnv>()
    .get(
      '/',
      operation({
        summary: 'What was written to anybody, and what became of it',
        tag: 'office',
        answers: { 200: { description: 'The newest first.', schema: outboxSchema } },
      }),
      query(outboxQuery),
      async (c) => {
        const { after, ...filter } = c.req.valid('query');
        const outbox = await readOutbox(deps, c.get('person'), {
          ...filter,
          after: cursorIn(after, CURSOR),
        });
        return c.json({ ...showOutbox(outbox), next: nextPage(c, outbox.next) });
      },
    )
    .get(
      '/:id',
      operation({
        summary: 'One of these notices, and where it goes',
        tag: 'office',
        answers: { 200: { description: 'The notice.', schema: outboxNoticeSchema } },
      }),
      async (c) => {
        const person = c.get('person');
        const line = await readOutboxLine(deps, person, idIn(c.req.param('id')));
        const { applicationId } = line;
        if (applicationId !== null) await logRead(deps, person, { applicationId, door: 'letter' });
        return c.json(showOutboxNotice(line));
      },
    )
    .put(
      '/:id/attempt',
      operation({
        summary: 'Try a refused mail again at once',
        tag: 'office',
        isWrite: true,
        answers: { 204: { description: 'It is on its way.' } },
      }),
      ...answeredOnce(deps),
      async (c) => {
        await retryNotice(deps, c.get('person'), idIn(c.req.param('id')));
        return c.body(null, 204);
      },
    )
    .put(
      '/:id/letter',
      operation({
        summary: 'Make a refused mail a letter to print',
        tag: 'office',
        isWrite: true,
        answers: { 204: { description: 'It is a letter.' } },
        problems: ['input.invalid'],
      }),
      ...answeredOnce(deps),
      async (c) => {
        await resendAsLetter(deps, c.get('person'), idIn(c.req.param('id')));
        return c.body(null, 204);
      },
    )
    .post(
      '/:id/address',
      operation({
        summary: 'Send a refused mail to a corrected address, which all later ones go to as well',
        tag: 'office',
        isWrite: true,
        answers: { 200: { description: 'It is on its way.', schema: resentSchema } },
        problems: REFUSALS,
      }),
      ...answeredOnce(deps),
      ...body(addressBody),
      async (c) => {
        const noticeId = idIn(c.req.param('id'));
        const clientKey = c.get('clientKey');
        const { email } = c.req.valid('json');
        const result = await resendTo(deps, c.get('person'), { noticeId, email, clientKey });
        if (result.kind === 'refused') return problem(c, 409, result.code);
        return c.json({ outcome: result.kind });
      },
    );
}
