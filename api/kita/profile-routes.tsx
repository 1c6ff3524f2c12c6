import { Hono } from 'hono';
import { DoorError } from '../../src/cases/errors.ts';
import {
  PROFILE_FIELDS,
  readOwnProfile,
  setOwnProfile,
  type KitaProfileInput,
} from '../../src/cases/kita-profile.ts';
import { textValues } from '../components/form.tsx';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { ProfilePage } from './profile-page.tsx';
import { inYear, yearOf } from './years.ts';

/** How a Kita presents itself to parents. */
export function profileRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  return new Hono<SignedInEnv>()
    .get('/', async (c) => {
      const own = await readOwnProfile(deps, c.get('person'));
      const saved = c.req.query('gespeichert') !== undefined;
      const form = { values: own.profile, problems: [] };
      return c.render(<ProfilePage own={own} year={yearOf(c)} form={form} saved={saved} />, {
        title: c.get('texts').kitaDirectory.edit.title,
      });
    })
    .post('/', async (c) => {
      const values = textValues(await c.req.parseBody());
      const year = yearOf(c);
      try {
        const revision = values['stand'] ?? '';
        await setOwnProfile(deps, c.get('person'), { profile: profileIn(values), revision });
        return c.redirect(inYear('/kita/profil', year, { gespeichert: 'ja' }), 303);
      } catch (error) {
        if (!(error instanceof DoorError)) throw error;
        const changed = error.code === 'revision.stale';
        if (!changed && error.code !== 'input.invalid') throw error;
        const own = await readOwnProfile(deps, c.get('person'));
        const form = { values, problems: error.fields };
        c.status(error.status);
        return c.render(<ProfilePage own={own} year={year} form={form} changed={changed} />, {
          title: c.get('texts').kitaDirectory.edit.title,
          hasErrors: true,
        });
      }
    });
}

const profileIn = (values: Readonly<Record<string, string>>): KitaProfileInput =>
  Object.fromEntries(
    PROFILE_FIELDS.map((field) => [field, values[field] ?? '']),
  ) as KitaProfileInput;
