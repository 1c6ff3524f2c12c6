import { Hono } from 'hono';
import { generateSpecs } from 'hono-openapi';
import { DoorError } from '../../src/cases/errors.ts';
import { moveRoundDate } from '../../src/cases/office.ts';
import { openCase } from '../../src/cases/open-case.ts';
import { readFamilyCase } from '../../src/cases/read/family-case.ts';
import { readApplicant, readKita } from '../../src/cases/read/kita-applicants.ts';
import { listKitas } from '../../src/cases/read/kitas.ts';
import { readRound } from '../../src/cases/read/office-round.ts';
import { announcedRound, openRounds, roundToRegister } from '../../src/cases/read/rounds.ts';
import { register } from '../../src/cases/register.ts';
import { namedChild } from '../../src/cases/registration.ts';
import { invitationStanding } from '../../src/cases/waiting-list/link.ts';
import type { RoundDateName } from '../../src/domain/round.ts';
import { clientAddress } from '../client-address.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { AppEnv, SignedInEnv } from '../environment.ts';
import { signIn, signOut } from '../middleware/actor.ts';
import { FAMILY_DESK, personAt } from '../registration/desk.ts';
import { applicationIdIn, commandRoutes } from './command-routes.ts';
import { erasureApiRoutes, myDataApiRoutes } from './erasure-routes.ts';
import { officeApiRoutes } from './office-routes.ts';
import { officeRoundApiRoutes } from './office-round-routes.ts';
import { body, keyed, only, operation } from './operation.ts';
import { paperRoutes } from './paper-routes.ts';
import { showApplication } from './present/application.ts';
import { showApplicantDetail, showKita } from './present/kita.ts';
import { showRound } from './present/rounds.ts';
import { applicationSchema } from './schemas/case.ts';
import { applicantDetailSchema, kitaListSchema, kitaOverviewSchema } from './schemas/kita.ts';
import {
  registeredSchema,
  registrationBody,
  sessionBody,
  sessionSchema,
} from './schemas/registration.ts';
import { moveDateBody, movedSchema, openRoundsSchema, roundSchema } from './schemas/rounds.ts';
import { yearIn } from './year-in.ts';

/** The actions and lists of the pages as JSON, and their description. */
export function v1Routes(deps: AppDependencies): Hono<AppEnv> {
  const api = new Hono<AppEnv>()
    .route('/', publicRoutes(deps))
    .route('/applications', familyRoutes(deps))
    .route('/applications', commandRoutes(deps))
    .route('/kita', kitaApiRoutes(deps))
    .route('/kita', paperRoutes(deps, 'kita'))
    .route('/applications', myDataApiRoutes(deps))
    .route('/office/erasures', erasureApiRoutes(deps))
    .route('/office', officeApiRoutes(deps))
    .route('/office/rounds', officeRoundApiRoutes(deps))
    .route('/office', paperRoutes(deps, 'office'))
    .route('/rounds', roundRoutes(deps));
  let description: Promise<unknown> | undefined;
  return api.get('/openapi.json', async (c) => c.json(await (description ??= describe(api, deps))));
}

function publicRoutes(deps: AppDependencies) {
  return new Hono<AppEnv & { Variables: { clientKey: string } }>()
    .get(
      '/rounds/current',
      operation({
        summary: 'The round that can be registered for, else the next one, else the last',
        tag: 'all',
        isPublic: true,
        answers: { 200: { description: 'The round.', schema: roundSchema } },
        problems: [404],
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
      '/kitas',
      operation({
        summary: 'All Kitas',
        tag: 'all',
        isPublic: true,
        answers: { 200: { description: 'By municipality and name.', schema: kitaListSchema } },
      }),
      async (c) => c.json({ kitas: await listKitas(deps) }),
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
        problems: [409, 429],
      }),
      keyed,
      body(registrationBody),
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
    .post(
      '/session',
      operation({
        summary: 'Open an application with case number and claim code; sets the session cookie',
        tag: 'all',
        isPublic: true,
        answers: { 200: { description: 'Signed in.', schema: sessionSchema } },
        problems: [401, 422, 429],
      }),
      body(sessionBody),
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
      (c) => {
        signOut(c, deps);
        return c.body(null, 204);
      },
    );
}

function familyRoutes(deps: AppDependencies) {
  return new Hono<SignedInEnv>().get(
    '/:id',
    operation({
      summary: "The family's application",
      tag: 'family',
      answers: { 200: { description: 'The application.', schema: applicationSchema } },
      problems: [403, 404],
    }),
    only('family'),
    async (c) => {
      const id = applicationIdIn(c);
      // Another family's case is no case: not even its existence is told.
      if (c.get('person').ref !== id) throw new DoorError('case.not_found');
      return c.json(showApplication(await readFamilyCase(deps, c.get('person'), id)));
    },
  );
}

function kitaApiRoutes(deps: AppDependencies) {
  return new Hono<SignedInEnv>()
    .use(only('kita'))
    .get(
      '/applicants',
      operation({
        summary: "The Kita's places and the children whose families wish for it",
        tag: 'kita',
        answers: { 200: { description: 'Places and applicants.', schema: kitaOverviewSchema } },
        problems: [403, 404],
      }),
      async (c) => {
        const overview = await readKita(deps, c.get('person'));
        if (overview === null) throw new DoorError('case.not_found');
        return c.json(showKita(overview));
      },
    )
    .get(
      '/applicants/:id',
      operation({
        summary: 'One applicant, and what the Kita could do now',
        tag: 'kita',
        answers: { 200: { description: 'The applicant.', schema: applicantDetailSchema } },
        problems: [403, 404],
      }),
      async (c) => {
        const applicant = await readApplicant(deps, c.get('person'), applicationIdIn(c));
        if (applicant === null) throw new DoorError('case.not_found');
        return c.json(showApplicantDetail(applicant));
      },
    );
}

function roundRoutes(deps: AppDependencies) {
  return new Hono<SignedInEnv & { Variables: { clientKey: string } }>().post(
    '/:year/dates',
    operation({
      summary: 'Move one date of a round, with the reason',
      tag: 'office',
      isWrite: true,
      answers: {
        200: { description: 'Moved: the revision that now holds.', schema: movedSchema },
        202: {
          description: 'Received and being processed; `Location` shows the round.',
          schema: movedSchema,
        },
      },
      problems: [403, 404],
    }),
    only('office'),
    keyed,
    body(moveDateBody),
    async (c) => {
      const year = yearIn(c.req.param('year'));
      if ((await readRound(deps, c.get('person'), year)) === null)
        throw new DoorError('case.not_found');
      const { date, to, reason } = c.req.valid('json');
      const requestId = c.get('clientKey');
      const revision = await moveRoundDate(deps, c.get('person'), {
        year,
        clientKey: requestId,
        date: date as RoundDateName,
        to: Date.parse(to),
        reason,
      });
      if (revision !== null) return c.json({ requestId, revision });
      return c.json({ requestId, revision }, 202, { Location: `/api/v1/office/rounds/${year}` });
    },
  );
}

function describe(api: Hono<AppEnv>, { publicOrigin }: AppDependencies): Promise<unknown> {
  const cookie = publicOrigin.startsWith('https://') ? '__Host-session' : 'session';
  return generateSpecs(api, {
    defaultValidationErrorResponse: false,
    documentation: {
      info: {
        title: 'Kita-Portal Kreis Soest',
        version: '1',
        description:
          'The same actions as the pages. A write is answered with 200 (done), 409 (refused, with a stable code) or 202 (being processed). Problems follow RFC 9457.',
        license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      },
      servers: [{ url: `${publicOrigin}/api/v1` }],
      tags: [
        { name: 'all', description: 'For everyone.' },
        { name: 'family', description: 'For the family of an application.' },
        { name: 'kita', description: 'For a Kita that is wished for.' },
        { name: 'office', description: 'For the youth office.' },
      ],
      security: [{ session: [] }],
      components: {
        securitySchemes: {
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: cookie,
            description:
              'Families get it from `POST /session`; Kitas and the youth office from their sign-in.',
          },
        },
      },
    },
  });
}
