import { Hono } from 'hono';
import { z } from 'zod';
import { DoorError } from '../../src/cases/errors.ts';
import { REFUSALS } from '../../src/domain/refusals.ts';
import { readCommand } from '../../src/cases/read/command.ts';
import type { AppDependencies } from '../dependencies.ts';
import { answer, type Asked } from './answers.ts';
import { COMMANDS, type CommandRoute } from './commands.ts';
import { asSeen, keyed, type KeyedEnv } from './guards.ts';
import { idIn } from './ids.ts';
import { body } from './input.ts';
import { operation } from './operation.ts';
import { showCommand } from './present/common.ts';
import { commandSchema } from './schemas/case.ts';

/**
 * What can be asked of a case, one path an action: `POST /applications/{id}/commands/{action}`. Families and Kitas ask
 * through the same functions as their pages do; who may ask for what is the policy's business.
 */
export function commandRoutes(deps: AppDependencies) {
  const routes = new Hono<KeyedEnv>()
    .get(
      '/:id/commands/:commandId',
      operation({
        summary: 'What became of a request of mine',
        tag: 'all',
        answers: { 200: { description: 'The request.', schema: commandSchema } },
      }),
      async (c) => {
        const id = z.uuid().safeParse(c.req.param('commandId')).data;
        const command =
          id === undefined
            ? null
            : await readCommand(deps, c.get('person'), idIn(c.req.param('id')), { id });
        if (command === null || command.action === 'register')
          throw new DoorError('case.not_found');
        return c.json(showCommand(command));
      },
    )
    .use('/:id/commands/*', keyed);
  for (const route of COMMANDS) {
    const path = `/:id/commands/${kebab(route.action)}` as const;
    if (route.isEdit) routes.use(path, asSeen);
    routes.post(path, action(route), ...body(route.body), (c) => {
      const { action: name } = route;
      const asked: Asked = {
        applicationId: idIn(c.req.param('id')),
        clientKey: c.get('clientKey'),
        ...(route.isEdit ? { expected: c.get('seen') } : {}),
      };
      const request = c.req.valid('json' as never) as object;
      const sent = route.send(deps, c.get('person'), { ...asked, ...request });
      return answer(c, deps, c.get('person'), { ...asked, action: name }, sent);
    });
  }
  return routes;
}

const kebab = (name: string): string => name.replaceAll(/[A-Z]/gu, (it) => `-${it.toLowerCase()}`);

const action = ({ action: name, tag, summary, isEdit }: CommandRoute) =>
  operation({
    summary,
    tag,
    isWrite: true,
    isEdit,
    answers: {
      200: { description: 'Done.', schema: commandSchema },
      202: {
        description:
          'Received and being processed; `Location` is where its outcome will stand. Sending it again is harmless.',
        schema: commandSchema,
      },
    },
    problems: [
      'case.not_found',
      ...REFUSALS,
      ...(name === 'carryOver' ? (['round.none_open'] as const) : []),
      ...(name === 'proposeSlots' ? (['slot.all_taken'] as const) : []),
    ],
  });
