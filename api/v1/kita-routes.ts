import { Hono } from 'hono';
import { DoorError } from '../../src/cases/errors.ts';
import { readDigestOfKita } from '../../src/cases/read/digest.ts';
import { readApplicant, readKita, type Applicant } from '../../src/cases/read/kita-applicants.ts';
import { wantedApplicants } from '../../src/cases/read/kita-list.ts';
import { STANDINGS } from '../../src/cases/read/kita-standing.ts';
import { readTold, type Told } from '../../src/cases/read/kita-told.ts';
import { newestYear } from '../../src/cases/read/office-round.ts';
import { readReleased, releaseAll } from '../../src/cases/release-all.ts';
import type { AppDependencies } from '../dependencies.ts';
import { keyed, type KeyedEnv } from './guards.ts';
import { idIn } from './ids.ts';
import { query } from './input.ts';
import { operation } from './operation.ts';
import { cursorIn, INSTANT_CURSOR, instantKey, nextPage, pageOf, UUID } from './paging.ts';
import { iso } from './present/common.ts';
import { showKitaDigest } from './present/digest.ts';
import { showApplicantDetail, showKita } from './present/kita.ts';
import { kitaDigestSchema } from './schemas/digest.ts';
import {
  applicantDetailSchema,
  applicantQuery,
  kitaOverviewSchema,
  releasedSchema,
  releaseQuery,
  toldQuery,
  toldSchema,
} from './schemas/kita.ts';
import { searchedIn } from './search.ts';

const NEED = String.raw`\d{2}\.[01]\.\d{3}\.${UUID}`;
const NEED_CURSOR = new RegExp(`^${NEED}$`, 'u');
const RANK_CURSOR = new RegExp(String.raw`^\d{3}\.${NEED}$`, 'u');

/** As the pages have them: by what they need from the Kita, on time before late, by the wish's rank. */
const byNeed = ({ standing, late, rank, applicationId }: Applicant): string =>
  [
    String(STANDINGS.indexOf(standing)).padStart(2, '0'),
    late ? '1' : '0',
    String(rank).padStart(3, '0'),
    applicationId,
  ].join('.');

const SORTS = {
  need: { keyOf: byNeed, shape: NEED_CURSOR },
  rank: {
    keyOf: (one: Applicant) => `${String(one.rank).padStart(3, '0')}.${byNeed(one)}`,
    shape: RANK_CURSOR,
  },
  received: {
    keyOf: ({ receivedAt, applicationId }: Applicant) => instantKey(receivedAt, applicationId),
    shape: INSTANT_CURSOR,
  },
} as const;

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
      query(applicantQuery),
      async (c) => {
        const { year, after, limit, sort, search, ...filter } = c.req.valid('query');
        const overview = await readKita(deps, c.get('person'), year);
        if (overview === null) throw new DoorError('case.not_found');
        const found = wantedApplicants(overview.applicants, {
          ...filter,
          search: searchedIn(deps, c.get('person'), search),
        });
        const { keyOf, shape } = SORTS[sort];
        const { page, cursor } = pageOf(found, keyOf, { after: cursorIn(after, shape), limit });
        return c.json({
          ...showKita({ ...overview, applicants: page }),
          found: found.length,
          next: nextPage(c, cursor),
        });
      },
    )
    .get(
      '/notices',
      operation({
        summary: "What families were told of the Kita's own offers and appointments",
        tag: 'kita',
        answers: { 200: { description: 'Not the text.', schema: toldSchema } },
        problems: ['case.not_found'],
      }),
      query(toldQuery),
      async (c) => {
        const { year: wanted, after, limit } = c.req.valid('query');
        const year = wanted ?? (await newestYear(deps, c.get('person')));
        if (year === undefined) throw new DoorError('case.not_found');
        const [at, id] = cursorIn(after, INSTANT_CURSOR)?.split('.') ?? [];
        const told = await readTold(deps, c.get('person'), {
          year,
          limit: limit + 1,
          after: at === undefined || id === undefined ? undefined : { createdAt: Number(at), id },
        });
        const page = told.slice(0, limit);
        const last = told.length > limit ? page.at(-1) : undefined;
        return c.json({
          notices: page.map(showTold),
          next: nextPage(c, last === undefined ? null : instantKey(last.createdAt, last.id)),
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
      query(releaseQuery),
      async (c) => {
        const clientKey = c.get('clientKey');
        const year = c.req.valid('query').year ?? (await newestYear(deps, c.get('person')));
        if (year === undefined) throw new DoorError('case.not_found');
        await releaseAll(deps, c.get('person'), { clientKey, year });
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

const showTold = ({ id, applicationId, kind, channel, status, createdAt }: Told) => ({
  id,
  applicationId,
  kind,
  channel,
  status,
  createdAt: iso(createdAt),
});
