import { Hono } from 'hono';
import { z } from 'zod';
import { DoorError } from '../../src/cases/errors.ts';
import { openCase } from '../../src/cases/open-case.ts';
import { readKitaProfile } from '../../src/cases/read/kita-directory.ts';
import { listKitas } from '../../src/cases/read/kitas.ts';
import {
  announcedRound,
  announcedRounds,
  openRounds,
  roundToRegister,
} from '../../src/cases/read/rounds.ts';
import { register } from '../../src/cases/register.ts';
import { POSTCODE } from '../../src/cases/registration-fields.ts';
import { namedChild } from '../../src/cases/registration.ts';
import { municipalityOf } from '../../src/cases/responsibility.ts';
import { invitationStanding } from '../../src/cases/waiting-list/link.ts';
import { clientAddress } from '../client-address.ts';
import type { AppDependencies } from '../dependencies.ts';
import { signIn, signOut } from '../middleware/actor.ts';
import { FAMILY_DESK, personAt } from '../registration/desk.ts';
import { keyed, type KeyedEnv } from './guards.ts';
import { idIn } from './ids.ts';
import { body, query } from './input.ts';
import { operation } from './operation.ts';
import { showProfile } from './present/kita.ts';
import { showRound } from './present/rounds.ts';
import { kitaListSchema, kitaProfileSchema } from './schemas/kita.ts';
import {
  registeredSchema,
  registrationBody,
  responsibilitySchema,
  sessionBody,
  sessionSchema,
  whoSchema,
} from './schemas/registration.ts';
import { announcedRoundsSchema, openRoundsSchema, roundSchema } from './schemas/rounds.ts';

/** What everyone may know, registering, and the family's session. */
export function publicRoutes(deps: AppDependencies) {
  return new Hono<KeyedEnv>()
    .get(
      '/rounds/current',
      operation({
        summary: 'The round that can be registered for, else the next one, else the last',
        tag: 'all',
        isPublic: true,
        answers: { 200: { description: 'The round.', schema: roundSchema } },
        problems: ['case.not_found'],
      }),
      async (c) => {
        const announced = await announcedRound(deps);
        if (announced === undefined) throw new DoorError('case.not_found');
        return c.json(showRound(announced.round));
      },
    )
    .get(
      '/rounds/open',
      operation({
        summary: 'The rounds a child can be registered for now; several where years overlap',
        tag: 'all',
        isPublic: true,
        answers: { 200: { description: 'Newest year first.', schema: openRoundsSchema } },
      }),
      async (c) => c.json({ rounds: (await openRounds(deps)).map((round) => showRound(round)) }),
    )
    .get(
      '/rounds/announced',
      operation({
        summary: 'The rounds that the start page speaks of: open ones and the next, else the last',
        tag: 'all',
        isPublic: true,
        answers: {
          200: { description: 'The most important first.', schema: announcedRoundsSchema },
        },
      }),
      async (c) => {
        const rounds = await announcedRounds(deps);
        return c.json({ rounds: rounds.map((one) => ({ ...one, round: showRound(one.round) })) });
      },
    )
    .get(
      '/responsibility',
      operation({
        summary: 'Which youth office is responsible for a postcode',
        tag: 'all',
        isPublic: true,
        answers: {
          200: { description: 'null: outside the county.', schema: responsibilitySchema },
        },
      }),
      query(z.strictObject({ postcode: z.string().regex(POSTCODE, 'not_a_postcode') })),
      (c) => {
        const found = municipalityOf(c.req.valid('query').postcode);
        return c.json({
          municipality:
            found === undefined
              ? null
              : {
                  name: found.name,
                  youthOffice: found.youthOffice,
                  responsible: found.responsible,
                },
        });
      },
    )
    .get(
      '/kitas',
      operation({
        summary: 'All Kitas',
        tag: 'all',
        isPublic: true,
        answers: { 200: { description: 'By municipality and name.', schema: kitaListSchema } },
      }),
      async (c) => c.json({ kitas: await listKitas(deps) }),
    )
    .get(
      '/kitas/:kitaId',
      operation({
        summary: 'What parents may know of one Kita',
        tag: 'all',
        isPublic: true,
        answers: { 200: { description: 'The profile.', schema: kitaProfileSchema } },
        problems: ['case.not_found'],
      }),
      async (c) => {
        return c.json(showProfile(await readKitaProfile(deps, idIn(c.req.param('kitaId')))));
      },
    )
    .post(
      '/registrations',
      operation({
        summary:
          'Register a child in the open round; opens a session for the new application. A sibling is named by the application whose session it is, or by number and code',
        tag: 'all',
        isPublic: true,
        isWrite: true,
        answers: {
          201: {
            description: 'Registered. The claim code comes by mail or letter.',
            schema: registeredSchema,
          },
        },
        problems: [
          'round.none_open',
          'registration.duplicate',
          'claim.too_many_attempts',
          'registration.too_many_from_network',
        ],
      }),
      keyed,
      ...body(registrationBody),
      async (c) => {
        const { year: chosen, ...input } = c.req.valid('json');
        const year = chosen ?? (await roundToRegister(deps)).year;
        const { applicationId, caseNumber } = await register(deps, {
          year,
          clientKey: c.get('clientKey'),
          input,
          person: personAt(FAMILY_DESK, c.get('person')),
          from: clientAddress(c),
        });
        await signIn(c, deps, { kind: 'family', ref: applicationId, guardian: 1 });
        const invitation = await invitationStanding(deps, {
          year,
          child: namedChild(input),
          invitationCode: input.invitationCode,
        });
        return c.json({ applicationId, caseNumber, invitation }, 201, {
          Location: `/api/v1/applications/${applicationId}`,
        });
      },
    )
    .get(
      '/session',
      operation({
        summary: 'Who is signed in',
        tag: 'all',
        answers: { 200: { description: 'The actor and its role.', schema: whoSchema } },
      }),
      (c) => {
        const person = c.get('person');
        return c.json(
          person.kind === 'family'
            ? { kind: person.kind, ref: person.ref, role: null, guardian: person.guardian }
            : { kind: person.kind, ref: person.ref, role: person.role, guardian: null },
        );
      },
    )
    .post(
      '/session',
      operation({
        summary: 'Open an application with case number and claim code; sets the session cookie',
        tag: 'all',
        isPublic: true,
        answers: { 200: { description: 'Signed in.', schema: sessionSchema } },
        problems: ['claim.unknown', 'claim.too_many_attempts'],
      }),
      ...body(sessionBody),
      async (c) => {
        const { caseNumber, claimCode } = c.req.valid('json');
        const family = await openCase(deps, { caseNumber, claimCode, from: clientAddress(c) });
        await signIn(c, deps, family);
        return c.json({ applicationId: family.ref });
      },
    )
    .delete(
      '/session',
      operation({
        summary: 'Sign out',
        tag: 'all',
        isPublic: true,
        answers: { 204: { description: 'Signed out.' } },
      }),
      async (c) => {
        await signOut(c, deps);
        return c.body(null, 204);
      },
    );
}
