import { Hono } from 'hono';
import { readOwnProfile, setOwnProfile } from '../../src/cases/kita-profile.ts';
import type { AppDependencies } from '../dependencies.ts';
import { answeredOnce, asSeen, tagged, type KeyedEnv } from './guards.ts';
import { body } from './input.ts';
import { operation } from './operation.ts';
import { ownProfileBody, ownProfileSchema } from './schemas/kita-profile.ts';

/** How a Kita presents itself to parents: `/kita/profile`, for its head. */
export function kitaProfileRoutes(deps: AppDependencies) {
  return new Hono<KeyedEnv>()
    .get(
      '/',
      operation({
        summary: 'What parents read of the Kita, as its head edits it',
        tag: 'kita',
        answers: {
          200: { description: 'Its `ETag` names it as it stands.', schema: ownProfileSchema },
        },
        problems: ['case.not_found'],
      }),
      async (c) => {
        const { kita, revision, profile, invented } = await readOwnProfile(deps, c.get('person'));
        tagged(c, revision);
        return c.json({
          kitaId: kita.id,
          name: kita.name,
          isInvented: invented,
          phone: profile.phone || null,
          email: profile.publicEmail || null,
          website: profile.website || null,
          openingHours: profile.openingHours || null,
          description: profile.description || null,
        });
      },
    )
    .put(
      '/',
      operation({
        summary: 'Set what parents read of the Kita, all of it',
        tag: 'kita',
        isWrite: true,
        isEdit: true,
        answers: { 204: { description: 'Set.' } },
        problems: ['case.not_found'],
      }),
      asSeen,
      ...answeredOnce(deps),
      ...body(ownProfileBody),
      async (c) => {
        const { phone, email, website, openingHours, description } = c.req.valid('json');
        await setOwnProfile(deps, c.get('person'), {
          revision: c.get('seen'),
          profile: {
            phone: phone ?? '',
            publicEmail: email ?? '',
            website: website ?? '',
            openingHours: openingHours ?? '',
            description: description ?? '',
          },
        });
        return c.body(null, 204);
      },
    );
}
