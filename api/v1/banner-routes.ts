import { Hono } from 'hono';
import {
  currentBanners,
  endBanner,
  readBanners,
  setBanner,
  type BannerInfo,
} from '../../src/cases/banner.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { AppEnv } from '../environment.ts';
import { answeredOnce, type KeyedEnv } from './guards.ts';
import { idIn } from './ids.ts';
import { body } from './input.ts';
import { operation } from './operation.ts';
import { iso, isoOrNull } from './present/common.ts';
import { bannerBody, bannersSchema } from './schemas/banners.ts';
import { addedSchema } from './schemas/childminding.ts';

/** What stands above every page. */
export function bannerRoutes(deps: AppDependencies) {
  return new Hono<AppEnv>().get(
    '/',
    operation({
      summary: 'The notices that stand above every page now',
      tag: 'all',
      isPublic: true,
      answers: { 200: { description: 'The newest first.', schema: bannersSchema } },
    }),
    async (c) => c.json({ banners: (await currentBanners(deps)).map(show) }),
  );
}

/** The same for those who set it: below `/office/banners`. */
export function officeBannerRoutes(deps: AppDependencies) {
  return new Hono<KeyedEnv>()
    .get(
      '/',
      operation({
        summary: 'The notices that stand above every page, or will',
        tag: 'office',
        answers: { 200: { description: 'The newest first.', schema: bannersSchema } },
      }),
      async (c) => c.json({ banners: (await readBanners(deps, c.get('person'))).map(show) }),
    )
    .post(
      '/',
      operation({
        summary: 'Set a notice above every page',
        tag: 'office',
        isWrite: true,
        answers: { 201: { description: 'Set.', schema: addedSchema } },
      }),
      ...answeredOnce(deps),
      ...body(bannerBody),
      async (c) => {
        const { shownFrom, shownUntil, ...told } = c.req.valid('json');
        const id = await setBanner(deps, c.get('person'), {
          ...told,
          shownFrom: shownFrom === undefined ? deps.clock() : Date.parse(shownFrom),
          shownUntil: shownUntil === null ? null : Date.parse(shownUntil),
        });
        return c.json({ id }, 201);
      },
    )
    .delete(
      '/:id',
      operation({
        summary: 'Take a notice off every page',
        tag: 'office',
        isWrite: true,
        answers: { 204: { description: 'Ended.' } },
      }),
      ...answeredOnce(deps),
      async (c) => {
        await endBanner(deps, c.get('person'), idIn(c.req.param('id')));
        return c.body(null, 204);
      },
    );
}

const show = ({ id, kind, text, shownFrom, shownUntil }: BannerInfo) => ({
  id,
  kind,
  text: { de: text.de, en: text.en },
  shownFrom: iso(shownFrom),
  shownUntil: isoOrNull(shownUntil),
});
