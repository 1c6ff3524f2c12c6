import { Hono, type Context } from 'hono';
import { DoorError } from '../../src/cases/errors.ts';
import {
  kitaProfileSchema,
  readOwnProfile,
  setOwnProfile,
  type OwnProfile,
} from '../../src/cases/kita-profile.ts';
import { textValues, type FormState } from '../components/form-values.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { PROFILE_FIELDS, ProfilePage } from './profile.tsx';
import { yearOf } from './years.ts';

type ProfileContext = Context<SignedInEnv>;

/** How a Kita presents itself to parents, edited by its head. */
export function profileRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  return new Hono<SignedInEnv>()
    .get('/', async (c) => {
      const own = await readOwnProfile(deps, c.get('person'));
      const form = { values: { ...own.profile }, problems: [] };
      return page(c, own, form, { saved: c.req.query('gespeichert') !== undefined });
    })
    .post('/', async (c) => {
      const values = textValues(await c.req.parseBody());
      const typed = Object.fromEntries(PROFILE_FIELDS.map((name) => [name, values[name] ?? '']));
      const parsed = kitaProfileSchema.safeParse(typed);
      if (!parsed.success) {
        const problems = PROFILE_FIELDS.flatMap((field) => {
          const issue = parsed.error.issues.find(({ path }) => path[0] === field);
          return issue === undefined ? [] : [{ field, problem: issue.message }];
        });
        c.status(422);
        return page(c, await readOwnProfile(deps, c.get('person')), { values, problems });
      }
      try {
        const revision = values['revision'] ?? '';
        await setOwnProfile(deps, c.get('person'), { revision, profile: parsed.data });
      } catch (error) {
        if (!(error instanceof DoorError) || error.code !== 'revision.stale') throw error;
        c.status(error.status);
        const own = await readOwnProfile(deps, c.get('person'));
        return page(c, own, { values, problems: error.fields }, { changed: true });
      }
      return c.redirect('/kita/profil?gespeichert=ja', 303);
    });
}

function page(
  c: ProfileContext,
  own: OwnProfile,
  form: FormState,
  told: { readonly saved?: boolean; readonly changed?: boolean } = {},
) {
  return c.render(<ProfilePage own={own} form={form} year={yearOf(c)} {...told} />, {
    title: c.get('texts').kitaDesk.profile.title,
    hasErrors: form.problems.length > 0 || told.changed === true,
    wide: true,
  });
}
