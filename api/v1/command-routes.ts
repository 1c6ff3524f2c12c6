import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { DoorError, type CommandResult } from '../../src/cases/errors.ts';
import {
  acceptOffer,
  bookSlot,
  changeWishes,
  declineOffer,
  withdraw,
} from '../../src/cases/family.ts';
import {
  concludeContract,
  makeOffer,
  markReviewed,
  proposeSlots,
  revokeOffer,
} from '../../src/cases/kita.ts';
import { readCommand } from '../../src/cases/read/command.ts';
import type { PersonAction } from '../../src/domain/commands.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { answer, type Asked } from './answers.ts';
import { body, keyed, operation, signedIn } from './operation.ts';
import { showCommand } from './present.ts';
import { actionBodies, commandSchema } from './schemas.ts';

interface CommandEnv {
  Bindings: SignedInEnv['Bindings'];
  Variables: SignedInEnv['Variables'] & { readonly clientKey: string };
}

/**
 * What can be asked of a case, one path an action: `POST /applications/{id}/commands/{action}`. Families and Kitas ask
 * through the same functions as their pages do; who may ask for what is the policy's business.
 */
export function commandRoutes(deps: AppDependencies) {
  type Send = (asked: Asked) => Promise<CommandResult>;
  const ask = async (
    c: Context<CommandEnv>,
    action: PersonAction,
    send: Send,
  ): Promise<Response> => {
    const asked: Asked = { applicationId: applicationIdIn(c), clientKey: c.get('clientKey') };
    return answer(c, deps, c.get('person'), { ...asked, action }, send(asked));
  };

  return new Hono<CommandEnv>()
    .use('/:id/commands/*', signedIn)
    .get(
      '/:id/commands/:commandId',
      operation({
        summary: 'What became of a request of mine',
        tag: 'all',
        answers: { 200: { description: 'The request.', schema: commandSchema } },
        problems: [404],
      }),
      async (c) => {
        const id = z.uuid().safeParse(c.req.param('commandId')).data;
        const command =
          id === undefined
            ? null
            : await readCommand(deps, c.get('person'), applicationIdIn(c), { id });
        if (command === null || command.action === 'register')
          throw new DoorError('case.not_found');
        return c.json(showCommand(command));
      },
    )
    .use('/:id/commands/*', keyed)
    .post(
      '/:id/commands/change-wishes',
      action('family', 'Change the wishes'),
      body(actionBodies.changeWishes),
      (c) =>
        ask(c, 'changeWishes', (asked) =>
          changeWishes(deps, c.get('person'), { ...asked, ...c.req.valid('json') }),
        ),
    )
    .post(
      '/:id/commands/withdraw',
      action('family', 'Withdraw the application'),
      body(actionBodies.withdraw),
      (c) =>
        ask(c, 'withdraw', (asked) =>
          withdraw(deps, c.get('person'), { ...asked, ...c.req.valid('json') }),
        ),
    )
    .post(
      '/:id/commands/accept-offer',
      action('family', 'Accept an offer'),
      body(actionBodies.acceptOffer),
      (c) =>
        ask(c, 'acceptOffer', (asked) =>
          acceptOffer(deps, c.get('person'), { ...asked, ...c.req.valid('json') }),
        ),
    )
    .post(
      '/:id/commands/decline-offer',
      action('family', 'Decline an offer'),
      body(actionBodies.declineOffer),
      (c) =>
        ask(c, 'declineOffer', (asked) =>
          declineOffer(deps, c.get('person'), { ...asked, ...c.req.valid('json') }),
        ),
    )
    .post(
      '/:id/commands/book-slot',
      action('family', 'Book one of the proposed slots'),
      body(actionBodies.bookSlot),
      (c) =>
        ask(c, 'bookSlot', (asked) =>
          bookSlot(deps, c.get('person'), { ...asked, ...c.req.valid('json') }),
        ),
    )
    .post(
      '/:id/commands/mark-reviewed',
      action('kita', 'Note that a wish was looked at'),
      body(actionBodies.markReviewed),
      (c) =>
        ask(c, 'markReviewed', (asked) =>
          markReviewed(deps, c.get('person'), { ...asked, ...c.req.valid('json') }),
        ),
    )
    .post(
      '/:id/commands/make-offer',
      action('kita', 'Offer a place'),
      body(actionBodies.makeOffer),
      (c) =>
        ask(c, 'makeOffer', (asked) =>
          makeOffer(deps, c.get('person'), { ...asked, ...c.req.valid('json') }),
        ),
    )
    .post(
      '/:id/commands/revoke-offer',
      action('kita', 'Revoke an offer, with the reason'),
      body(actionBodies.revokeOffer),
      (c) =>
        ask(c, 'revokeOffer', (asked) =>
          revokeOffer(deps, c.get('person'), { ...asked, ...c.req.valid('json') }),
        ),
    )
    .post(
      '/:id/commands/propose-slots',
      action('kita', 'Propose one to three slots for the appointment'),
      body(actionBodies.proposeSlots),
      (c) => {
        const { offerId, slots } = c.req.valid('json');
        return ask(c, 'proposeSlots', (asked) =>
          proposeSlots(deps, c.get('person'), {
            ...asked,
            offerId,
            slots: slots.map(({ startsAt, endsAt }) => ({
              startsAt: Date.parse(startsAt),
              endsAt: Date.parse(endsAt),
            })),
          }),
        );
      },
    )
    .post(
      '/:id/commands/conclude-contract',
      action('kita', 'Record the signed contract'),
      body(actionBodies.concludeContract),
      (c) =>
        ask(c, 'concludeContract', (asked) =>
          concludeContract(deps, c.get('person'), { ...asked, ...c.req.valid('json') }),
        ),
    );
}

const action = (tag: 'family' | 'kita', summary: string) =>
  operation({
    summary,
    tag,
    isWrite: true,
    answers: {
      200: { description: 'Done.', schema: commandSchema },
      202: {
        description:
          'Received and being processed; `Location` is where its outcome will stand. Sending it again is harmless.',
        schema: commandSchema,
      },
    },
    problems: [403, 404, 409],
  });

/** An address that names no case is a case that does not exist. */
export function applicationIdIn(c: Context): string {
  const id = z.uuid().safeParse(c.req.param('id')).data;
  if (id === undefined) throw new DoorError('case.not_found');
  return id;
}
