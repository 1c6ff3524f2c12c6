import { Hono } from 'hono';
import { readKitaContact, setKitaContact } from '../../src/cases/kita-contact.ts';
import { lettersToPrint, markPrinted, readLetter } from '../../src/cases/letters.ts';
import { readDigestOfOffice } from '../../src/cases/read/digest.ts';
import { readSystemState } from '../../src/cases/read/system-state.ts';
import type { AppDependencies } from '../dependencies.ts';
import { officeBannerRoutes } from './banner-routes.ts';
import {
  childminderApiRoutes,
  mediationApiRoutes,
  mediationQueueRoutes,
} from './childminding-routes.ts';
import { answeredOnce, asSeen, tagged, type KeyedEnv } from './guards.ts';
import { idIn } from './ids.ts';
import { body, query } from './input.ts';
import { officeWorkApiRoutes } from './office-work-routes.ts';
import { operation } from './operation.ts';
import { outboxApiRoutes } from './outbox-routes.ts';
import { cursorIn, nextPage, pageQuery, UUID } from './paging.ts';
import { officePeopleRoutes, workplaceRoutes } from './people-routes.ts';
import { showOfficeDigest } from './present/digest.ts';
import { showLetter, showLetters, showSystem } from './present/office.ts';
import { officeDigestSchema } from './schemas/digest.ts';
import { letterListSchema, letterSchema, systemSchema } from './schemas/office.ts';
import { kitaContactBody, kitaContactSchema } from './schemas/rounds.ts';
import { searchRoutes } from './search.ts';
import { waitingListApiRoutes } from './waiting-list-routes.ts';
import { watchApiRoutes } from './watch.ts';

const LETTER_CURSOR = new RegExp(String.raw`^\d{1,15}\.${UUID}$`, 'u');

/** The youth office's lists beside cases and rounds: letters, digests, childminders, the old waiting list, the watch. */
export function officeApiRoutes(deps: AppDependencies) {
  return new Hono<KeyedEnv>()
    .route('/waiting-lists', waitingListApiRoutes(deps))
    .route('/childminders', childminderApiRoutes(deps))
    .route('/cases', mediationApiRoutes(deps))
    .route('/notices', outboxApiRoutes(deps))
    .route('/searches', searchRoutes(deps, 'office'))
    .route('/mediation-queue', mediationQueueRoutes(deps))
    .route('/banners', officeBannerRoutes(deps))
    .route('/people', officePeopleRoutes(deps))
    .route('/workplaces', workplaceRoutes(deps))
    .route('/', officeWorkApiRoutes(deps))
    .route('/', watchApiRoutes(deps))
    .get(
      '/letters',
      operation({
        summary: 'The letters to print',
        tag: 'office',
        answers: { 200: { description: 'The oldest first.', schema: letterListSchema } },
      }),
      query(pageQuery),
      async (c) => {
        const { after, limit } = c.req.valid('query');
        const [at, id] = cursorIn(after, LETTER_CURSOR)?.split('.') ?? [];
        const { letters, total } = await lettersToPrint(deps, c.get('person'), {
          after: at === undefined || id === undefined ? undefined : { createdAt: Number(at), id },
          limit: limit + 1,
        });
        const shown = letters.slice(0, limit);
        const last = letters.length > limit ? shown.at(-1) : undefined;
        return c.json({
          ...showLetters({ letters: shown, total }),
          next: nextPage(c, last === undefined ? null : `${last.createdAt}.${last.id}`),
        });
      },
    )
    .get(
      '/letters/:id',
      operation({
        summary: 'One letter, as it is printed',
        tag: 'office',
        answers: { 200: { description: 'The letter.', schema: letterSchema } },
      }),
      async (c) =>
        c.json(showLetter(await readLetter(deps, c.get('person'), idIn(c.req.param('id'))))),
    )
    .put(
      '/letters/:id/printed',
      operation({
        summary: 'Note that a letter was printed',
        tag: 'office',
        isWrite: true,
        answers: { 204: { description: 'Noted.' } },
      }),
      ...answeredOnce(deps),
      async (c) => {
        await markPrinted(deps, c.get('person'), [idIn(c.req.param('id'))]);
        return c.body(null, 204);
      },
    )
    .get(
      '/kitas/:kitaId/contact',
      operation({
        summary: "Where a Kita's daily digest goes",
        tag: 'office',
        answers: {
          200: { description: 'Its `ETag` names it as it stands.', schema: kitaContactSchema },
        },
      }),
      async (c) => {
        const kitaId = idIn(c.req.param('kitaId'));
        const { revision, ...contact } = await readKitaContact(deps, c.get('person'), kitaId);
        tagged(c, revision);
        return c.json(contact);
      },
    )
    .put(
      '/kitas/:kitaId/contact',
      operation({
        summary: "Set where a Kita's daily digest goes",
        tag: 'office',
        isWrite: true,
        isEdit: true,
        answers: { 204: { description: 'Set.' } },
      }),
      asSeen,
      ...answeredOnce(deps),
      ...body(kitaContactBody),
      async (c) => {
        const { email } = c.req.valid('json');
        const kitaId = idIn(c.req.param('kitaId'));
        const change = { kitaId, email: email ?? '', expected: c.get('seen') };
        await setKitaContact(deps, c.get('person'), change);
        return c.body(null, 204);
      },
    )
    .get(
      '/digest',
      operation({
        summary: "What the day's mail to the youth office would tell now",
        tag: 'office',
        answers: { 200: { description: 'Case numbers and counts.', schema: officeDigestSchema } },
      }),
      async (c) => c.json(showOfficeDigest(await readDigestOfOffice(deps, c.get('person')))),
    )
    .get(
      '/system',
      operation({
        summary: 'Whether what moves the cases is there',
        tag: 'office',
        answers: { 200: { description: 'Within a second.', schema: systemSchema } },
      }),
      async (c) => c.json(showSystem(await readSystemState(deps))),
    );
}
