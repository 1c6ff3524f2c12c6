import { Hono } from 'hono';
import {
  changeRole,
  endMembership,
  invite,
  resetAccount,
  withdrawInvitation,
} from '../../src/cases/people.ts';
import {
  listWorkplaces,
  readPeople,
  type Member,
  type OpenInvitationLine,
} from '../../src/cases/read/people.ts';
import type { AppDependencies } from '../dependencies.ts';
import { answeredOnce, type KeyedEnv } from './guards.ts';
import { idIn } from './ids.ts';
import { body, query } from './input.ts';
import { operation } from './operation.ts';
import { cursorIn, INSTANT_CURSOR, instantKey, nextPage, pageOf, pageQuery } from './paging.ts';
import { iso } from './present/common.ts';
import { addedSchema } from './schemas/childminding.ts';
import {
  invitationsSchema,
  kitaInvitationBody,
  officeInvitationBody,
  peopleSchema,
  resetBody,
  roleBody,
  workplacesSchema,
  type OfficeWorkplace,
} from './schemas/people.ts';

/** Who works in a Kita: below `/kita/people`, for its head. */
export function kitaPeopleRoutes(deps: AppDependencies) {
  return peopleRoutes(deps, 'kita').post(
    '/invitations',
    operation({
      summary: 'Invite somebody to work in the Kita; an earlier invitation to it is over',
      tag: 'kita',
      isWrite: true,
      answers: { 201: { description: 'The mail is on its way.', schema: addedSchema } },
      problems: ['people.known'],
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
  return peopleRoutes(deps, 'office')
    .post(
      '/invitations',
      operation({
        summary: 'Invite somebody to work here; an earlier invitation to the same place is over',
        tag: 'office',
        isWrite: true,
        answers: { 201: { description: 'The mail is on its way.', schema: addedSchema } },
        problems: ['people.known'],
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
      }),
      ...answeredOnce(deps),
      ...body(resetBody),
      async (c) => {
        const membershipId = idIn(c.req.param('id'));
        const { language } = c.req.valid('json');
        await resetAccount(deps, c.get('person'), { membershipId, language });
        return c.body(null, 204);
      },
    )
    .get(
      '/workplaces',
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

/** What is the same for both: the lists, another role, and an end. */
function peopleRoutes(deps: AppDependencies, tag: 'kita' | 'office') {
  return new Hono<KeyedEnv>()
    .get(
      '/',
      operation({
        summary: 'Who works here: a line for each place of work',
        tag,
        answers: { 200: { description: 'Who came first, first.', schema: peopleSchema } },
      }),
      query(pageQuery),
      async (c) => {
        const { after, limit } = c.req.valid('query');
        const { members } = await readPeople(deps, c.get('person'));
        const { page, cursor } = pageOf(members, ({ since, id }) => instantKey(since, id), {
          after: cursorIn(after, INSTANT_CURSOR),
          limit,
        });
        return c.json({ people: page.map(showMember), next: nextPage(c, cursor) });
      },
    )
    .get(
      '/invitations',
      operation({
        summary: 'Invitations that nobody has accepted, until 30 days after they are over',
        tag,
        answers: { 200: { description: 'By when they end.', schema: invitationsSchema } },
      }),
      query(pageQuery),
      async (c) => {
        const { after, limit } = c.req.valid('query');
        const { invitations } = await readPeople(deps, c.get('person'));
        const keyOf = ({ expiresAt, id }: OpenInvitationLine) => instantKey(expiresAt, id);
        const { page, cursor } = pageOf(invitations, keyOf, {
          after: cursorIn(after, INSTANT_CURSOR),
          limit,
        });
        return c.json({ invitations: page.map(showInvitation), next: nextPage(c, cursor) });
      },
    )
    .delete(
      '/invitations/:id',
      operation({
        summary: 'Withdraw an invitation',
        tag,
        isWrite: true,
        answers: { 204: { description: 'Its link opens nothing any more.' } },
      }),
      ...answeredOnce(deps),
      async (c) => {
        await withdrawInvitation(deps, c.get('person'), idIn(c.req.param('id')));
        return c.body(null, 204);
      },
    )
    .put(
      '/:id/role',
      operation({
        summary: 'Give somebody another role: the membership ends, and another one begins',
        tag,
        isWrite: true,
        answers: { 200: { description: 'The new membership.', schema: addedSchema } },
        problems: ['people.last_head'],
      }),
      ...answeredOnce(deps),
      ...body(roleBody),
      async (c) => {
        const membershipId = idIn(c.req.param('id'));
        const { role } = c.req.valid('json');
        return c.json({ id: await changeRole(deps, c.get('person'), { membershipId, role }) });
      },
    )
    .delete(
      '/:id',
      operation({
        summary: 'End a membership: who has no other one is signed out at once',
        tag,
        isWrite: true,
        answers: { 204: { description: 'Ended.' } },
        problems: ['people.last_head'],
      }),
      ...answeredOnce(deps),
      async (c) => {
        await endMembership(deps, c.get('person'), idIn(c.req.param('id')));
        return c.body(null, 204);
      },
    );
}

function nameOf(workplace: OfficeWorkplace): string {
  if (workplace.kind === 'office') return 'office';
  return workplace.kind === 'kita' ? `kita/${workplace.kitaId}` : `provider/${workplace.provider}`;
}

const showMember = ({
  id,
  accountId,
  name,
  email,
  kind,
  role,
  workplace,
  since,
  isMe,
}: Member) => ({
  id,
  accountId,
  name,
  email,
  kind,
  role,
  workplace,
  since: iso(since),
  isMe,
});

const showInvitation = ({
  id,
  name,
  email,
  role,
  workplace,
  expiresAt,
  isOver,
}: OpenInvitationLine) => ({ id, name, email, role, workplace, expiresAt: iso(expiresAt), isOver });
