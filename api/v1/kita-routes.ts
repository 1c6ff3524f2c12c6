import { Hono } from 'hono';
import { DoorError } from '../../src/cases/errors.ts';
import { readDigestOfKita } from '../../src/cases/read/digest.ts';
import { readApplicant, readKita, type Applicant } from '../../src/cases/read/kita-applicants.ts';
import { STANDINGS } from '../../src/cases/read/kita-standing.ts';
import { readReleased, releaseAll } from '../../src/cases/release-all.ts';
import type { AppDependencies } from '../dependencies.ts';
import { keyed, type KeyedEnv } from './guards.ts';
import { idIn } from './ids.ts';
import { query } from './input.ts';
import { operation } from './operation.ts';
import { cursorIn, nextPage, pageOf, pageQuery, UUID } from './paging.ts';
import { showKitaDigest } from './present/digest.ts';
import { showApplicantDetail, showKita } from './present/kita.ts';
import { kitaDigestSchema } from './schemas/digest.ts';
import { applicantDetailSchema, kitaOverviewSchema, releasedSchema } from './schemas/kita.ts';

const CURSOR = new RegExp(String.raw`^\d{2}\.[01]\.\d{3}\.${UUID}$`, 'u');

/** As the pages have them: by what they need from the Kita, on time before late, by the wish's rank. */
const keyOf = ({ standing, late, rank, applicationId }: Applicant): string =>
  [
    String(STANDINGS.indexOf(standing)).padStart(2, '0'),
    late ? '1' : '0',
    String(rank).padStart(3, '0'),
    applicationId,
  ].join('.');

/** A Kita's places and applicants, and releasing what it has prepared. */
export function kitaApiRoutes(deps: AppDependencies) {
  return new Hono<KeyedEnv>()
    .get(
      '/applicants',
      operation({
        summary: "The Kita's places and the children whose families wish for it",
        tag: 'kita',
        answers: {
          200: { description: 'Places, and a page of applicants.', schema: kitaOverviewSchema },
        },
        problems: ['case.not_found'],
      }),
      query(pageQuery),
      async (c) => {
        const { after, limit } = c.req.valid('query');
        const overview = await readKita(deps, c.get('person'));
        if (overview === null) throw new DoorError('case.not_found');
        const { page, cursor } = pageOf(overview.applicants, keyOf, {
          after: cursorIn(after, CURSOR),
          limit,
        });
        return c.json({
          ...showKita({ ...overview, applicants: page }),
          next: nextPage(c, cursor),
        });
      },
    )
    .get(
      '/applicants/:id',
      operation({
        summary: 'One applicant, and what the Kita could do now',
        tag: 'kita',
        answers: { 200: { description: 'The applicant.', schema: applicantDetailSchema } },
      }),
      async (c) => {
        const applicant = await readApplicant(deps, c.get('person'), idIn(c.req.param('id')));
        if (applicant === null) throw new DoorError('case.not_found');
        return c.json(showApplicantDetail(applicant));
      },
    )
    .get(
      '/digest',
      operation({
        summary: "What the day's mail to the Kita would tell now",
        tag: 'kita',
        answers: { 200: { description: 'Case numbers only.', schema: kitaDigestSchema } },
      }),
      async (c) => c.json(showKitaDigest(await readDigestOfKita(deps, c.get('person')))),
    )
    .post(
      '/releases',
      operation({
        summary: 'Release every offer the Kita has prepared; each is a request of its own',
        tag: 'kita',
        isWrite: true,
        answers: { 200: { description: 'What became of them.', schema: releasedSchema } },
        problems: ['case.not_found'],
      }),
      keyed,
      async (c) => {
        const clientKey = c.get('clientKey');
        const overview = await readKita(deps, c.get('person'));
        if (overview === null) throw new DoorError('case.not_found');
        await releaseAll(deps, c.get('person'), { clientKey, year: overview.round.year });
        return c.json(await readReleased(deps, c.get('person'), clientKey), 200, {
          Location: `/api/v1/kita/releases/${clientKey}`,
        });
      },
    )
    .get(
      '/releases/:key',
      operation({
        summary: 'What became of offers that were released at once, by the key of that request',
        tag: 'kita',
        answers: { 200: { description: 'How many of which.', schema: releasedSchema } },
      }),
      async (c) => c.json(await readReleased(deps, c.get('person'), idIn(c.req.param('key')))),
    );
}
