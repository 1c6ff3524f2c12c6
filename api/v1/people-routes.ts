import { Hono } from 'hono';
import { invite, resetAccount } from '../../src/cases/people.ts';
import { listWorkplaces } from '../../src/cases/read/people.ts';
import type { AppDependencies } from '../dependencies.ts';
import { answeredOnce, type KeyedEnv } from './guards.ts';
import { idIn } from './ids.ts';
import { body } from './input.ts';
import { memberRoutes } from './member-routes.ts';
import { operation } from './operation.ts';
import { addedSchema } from './schemas/childminding.ts';
import {
  kitaInvitationBody,
  officeInvitationBody,
  resetBody,
  workplacesSchema,
  type OfficeWorkplace,
} from './schemas/people.ts';

/** Who works in a Kita: below `/kita/people`, for its head. */
export function kitaPeopleRoutes(deps: AppDependencies) {
  return memberRoutes(deps, 'kita').post(
    '/invitations',
    operation({
      summary: 'Invite somebody to work in the Kita; an earlier invitation to it is over',
      tag: 'kita',
      isWrite: true,
      answers: { 201: { description: 'The mail is on its way.', schema: addedSchema } },
      problems: ['people.known', 'people.too_many_invitations'],
    }),
    ...answeredOnce(deps),
    ...body(kitaInvitationBody),
    async (c) => {
      // Into its own Kita, whatever is named.
      const request = { ...c.req.valid('json'), workplace: '' };
      return c.json({ id: await invite(deps, c.get('person'), request) }, 201);
    },
  );
}

/** Who works in the youth office, in a Kita or for a provider: below `/office/people`. */
export function officePeopleRoutes(deps: AppDependencies) {
  return memberRoutes(deps, 'office')
    .post(
      '/invitations',
      operation({
        summary: 'Invite somebody to work here; an earlier invitation to the same place is over',
        tag: 'office',
        isWrite: true,
        answers: { 201: { description: 'The mail is on its way.', schema: addedSchema } },
        problems: ['people.known', 'people.too_many_invitations'],
      }),
      ...answeredOnce(deps),
      ...body(officeInvitationBody),
      async (c) => {
        const { workplace, ...request } = c.req.valid('json');
        const id = await invite(deps, c.get('person'), {
          ...request,
          workplace: nameOf(workplace),
        });
        return c.json({ id }, 201);
      },
    )
    .post(
      '/:id/reset',
      operation({
        summary: 'Set an account up anew whose owner has lost password or second factor',
        tag: 'office',
        isWrite: true,
        answers: { 204: { description: 'Its sessions have ended, and a mail is on its way.' } },
        problems: ['people.too_many_invitations'],
      }),
      ...answeredOnce(deps),
      ...body(resetBody),
      async (c) => {
        const membershipId = idIn(c.req.param('id'));
        const { language } = c.req.valid('json');
        await resetAccount(deps, c.get('person'), { membershipId, language });
        return c.body(null, 204);
      },
    );
}

/** Where the youth office can invite to: `/office/workplaces`. */
export function workplaceRoutes(deps: AppDependencies) {
  return new Hono<KeyedEnv>().get(
    '/',
    operation({
      summary: 'Where somebody can be invited to, beside the youth office',
      tag: 'office',
      answers: { 200: { description: 'By name.', schema: workplacesSchema } },
    }),
    async (c) => {
      const { kitas, providers } = await listWorkplaces(deps, c.get('person'));
      return c.json({ kitas: kitas.map(({ id, name }) => ({ id, name })), providers });
    },
  );
}

function nameOf(workplace: OfficeWorkplace): string {
  if (workplace.kind === 'office') return 'office';
  return workplace.kind === 'kita' ? `kita/${workplace.kitaId}` : `provider/${workplace.provider}`;
}
