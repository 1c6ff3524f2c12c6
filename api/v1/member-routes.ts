import { Hono, type Context } from 'hono';
import { DoorError } from '../../src/cases/errors.ts';
import { changeRole, endMembership, withdrawInvitation } from '../../src/cases/people.ts';
import type { Seen } from '../../src/cases/people-revision.ts';
import { readPeople, type Member, type OpenInvitationLine } from '../../src/cases/read/people.ts';
import type { AppDependencies } from '../dependencies.ts';
import { answeredOnce, asSeen, tagged, type KeyedEnv } from './guards.ts';
import { idIn } from './ids.ts';
import { body, query } from './input.ts';
import { operation } from './operation.ts';
import { cursorIn, INSTANT_CURSOR, instantKey, nextPage, pageOf, pageQuery } from './paging.ts';
import { iso } from './present/common.ts';
import { addedSchema } from './schemas/childminding.ts';
import {
  invitationsSchema,
  memberSchema,
  openInvitationSchema,
  peopleSchema,
  roleBody,
} from './schemas/people.ts';

/** Who works somewhere and who is invited to, another role, and an end: the same for a Kita and the office. */
export function memberRoutes(deps: AppDependencies, tag: 'kita' | 'office') {
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
    .get(
      '/invitations/:id',
      operation({
        summary: 'One of these invitations',
        tag,
        answers: {
          200: { description: 'Its `ETag` names it as it stands.', schema: openInvitationSchema },
        },
      }),
      async (c) => {
        const { invitations } = await readPeople(deps, c.get('person'));
        return shown(c, invitations, showInvitation);
      },
    )
    .delete(
      '/invitations/:id',
      operation({
        summary: 'Withdraw an invitation',
        tag,
        isWrite: true,
        isEdit: true,
        answers: { 204: { description: 'Its link opens nothing any more.' } },
      }),
      asSeen,
      ...answeredOnce(deps),
      async (c) => {
        await withdrawInvitation(deps, c.get('person'), seenIn(c));
        return c.body(null, 204);
      },
    )
    .get(
      '/:id',
      operation({
        summary: 'One of those who work here',
        tag,
        answers: {
          200: { description: 'Its `ETag` names it as it stands.', schema: memberSchema },
        },
      }),
      async (c) => shown(c, (await readPeople(deps, c.get('person'))).members, showMember),
    )
    .put(
      '/:id/role',
      operation({
        summary: 'Give somebody another role: the membership ends, and another one begins',
        tag,
        isWrite: true,
        isEdit: true,
        answers: { 200: { description: 'The new membership.', schema: addedSchema } },
        problems: ['people.last_head'],
      }),
      asSeen,
      ...answeredOnce(deps),
      ...body(roleBody),
      async (c) => {
        const change = { ...seenIn(c), role: c.req.valid('json').role };
        return c.json({ id: await changeRole(deps, c.get('person'), change) });
      },
    )
    .delete(
      '/:id',
      operation({
        summary: 'End a membership: who has no other one is signed out at once',
        tag,
        isWrite: true,
        isEdit: true,
        answers: { 204: { description: 'Ended.' } },
        problems: ['people.last_head'],
      }),
      asSeen,
      ...answeredOnce(deps),
      async (c) => {
        await endMembership(deps, c.get('person'), seenIn(c));
        return c.body(null, 204);
      },
    );
}

/** What an edit is about, and what was seen of it. */
const seenIn = (c: Context<KeyedEnv>): Seen => ({
  id: idIn(c.req.param('id')),
  revision: c.get('seen'),
});

/** Shows the one of a list that the address names. Throws `case.not_found`. */
function shown<Line extends Seen & { readonly revision: string }>(
  c: Context,
  all: readonly Line[],
  show: (line: Line) => object,
): Response {
  const id = idIn(c.req.param('id'));
  const found = all.find((one) => one.id === id);
  if (found === undefined) throw new DoorError('case.not_found');
  tagged(c, found.revision);
  return c.json(show(found));
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
  revision,
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
  revision,
});

const showInvitation = ({ id, expiresAt, ...line }: OpenInvitationLine) => ({
  id,
  name: line.name,
  email: line.email,
  role: line.role,
  workplace: line.workplace,
  expiresAt: iso(expiresAt),
  isOver: line.isOver,
  revision: line.revision,
});
