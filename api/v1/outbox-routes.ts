import { Hono } from 'hono';
import type { z } from 'zod';
import { readOutbox, type OutboxLine } from '../../src/cases/read/outbox.ts';
import { resendAsLetter, resendTo, retryNotice } from '../../src/cases/resend-notice.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { problem } from '../problems.ts';
import { idIn } from './id-in.ts';
import { addressBody, outboxQuery, outboxSchema, resentSchema } from './office-work-schemas.ts';
import { body, keyed, operation, query } from './operation.ts';

/** Everything that was written to anybody, and what can be done about a refused mail. */
export function outboxApiRoutes(deps: AppDependencies) {
  return new Hono<SignedInEnv & { Variables: { clientKey: string } }>()
    .get(
      '/',
      operation({
        summary: 'What was written to anybody, and what became of it',
        tag: 'office',
        answers: { 200: { description: 'A page of 50 notices.', schema: outboxSchema } },
        problems: [403, 422],
      }),
      query(outboxQuery),
      async (c) => {
        const outbox = await readOutbox(deps, c.get('person'), c.req.valid('query'));
        return c.json({
          counts: { ...outbox.counts },
          notices: outbox.lines.map(show),
          next: outbox.next,
        } satisfies z.input<typeof outboxSchema>);
      },
    )
    .put(
      '/:id/attempt',
      operation({
        summary: 'Try a refused mail again at once; repeating it changes nothing',
        tag: 'office',
        answers: { 204: { description: 'It is on its way.' } },
        problems: [403, 404],
      }),
      async (c) => {
        await retryNotice(deps, c.get('person'), idIn(c.req.param('id')));
        return c.body(null, 204);
      },
    )
    .put(
      '/:id/letter',
      operation({
        summary: 'Make a refused mail a letter to print; repeating it changes nothing',
        tag: 'office',
        answers: { 204: { description: 'It is a letter.' } },
        problems: [403, 404, 422],
      }),
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
        problems: [403, 404, 409],
      }),
      keyed,
      body(addressBody),
      async (c) => {
        const noticeId = idIn(c.req.param('id'));
        const clientKey = c.get('clientKey');
        const { email } = c.req.valid('json');
        const result = await resendTo(deps, c.get('person'), { noticeId, email, clientKey });
        if (result.kind === 'refused')
          return problem(c, 409, result.code, { title: c.get('texts').refusals[result.code] });
        return c.json({ outcome: result.kind } satisfies z.input<typeof resentSchema>);
      },
    );
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

function show(line: OutboxLine): z.input<typeof outboxSchema>['notices'][number] {
  const { id, kind, channel, status, attempts, lastError, recipient } = line;
  return {
    id,
    kind,
    channel,
    status,
    attempts,
    lastError,
    createdAt: new Date(line.createdAt).toISOString(),
    sentAt: iso(line.sentAt),
    nextAttemptAt: iso(line.nextAttemptAt),
    recipient,
    applicationId: line.applicationId,
    caseNumber: line.caseNumber,
  };
}
