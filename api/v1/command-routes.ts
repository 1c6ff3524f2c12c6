import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { DoorError } from '../../src/cases/errors.ts';
import { readCommand } from '../../src/cases/read/command.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { answer, type Asked } from './answers.ts';
import { COMMANDS } from './commands.ts';
import { body, keyed, operation, signedIn, type Tag } from './operation.ts';
import { showCommand } from './present/common.ts';
import { commandSchema } from './schemas/case.ts';

interface CommandEnv {
  Bindings: SignedInEnv['Bindings'];
  Variables: SignedInEnv['Variables'] & { readonly clientKey: string };
}

/**
 * What can be asked of a case, one path an action: `POST /applications/{id}/commands/{action}`. Families and Kitas ask
 * through the same functions as their pages do; who may ask for what is the policy's business.
 */
export function commandRoutes(deps: AppDependencies) {
  const routes = new Hono<CommandEnv>()
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
    .use('/:id/commands/*', keyed);
  for (const route of COMMANDS) {
    routes.post(
      `/:id/commands/${kebab(route.action)}`,
      action(route.tag, route.summary),
      body(route.body),
      (c) => {
        const { action: name } = route;
        const asked: Asked = { applicationId: applicationIdIn(c), clientKey: c.get('clientKey') };
        const request = c.req.valid('json' as never) as object;
        const sent = route.send(deps, c.get('person'), { ...asked, ...request });
        return answer(c, deps, c.get('person'), { ...asked, action: name }, sent);
      },
    );
  }
  return routes;
}

const kebab = (name: string): string => name.replaceAll(/[A-Z]/gu, (it) => `-${it.toLowerCase()}`);

const action = (tag: Tag, summary: string) =>
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
