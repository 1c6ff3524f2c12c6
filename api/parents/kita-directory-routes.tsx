import { Hono, type Context } from 'hono';
import { z } from 'zod';
import {
  filterKitas,
  PROVIDER_KINDS,
  readKitaProfile,
  readKitaProfiles,
  type KitaFilter,
} from '../../src/cases/read/kita-directory.ts';
import { AGE_GROUPS } from '../../src/domain/age.ts';
import { textValues } from '../components/form-values.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { AppEnv } from '../environment.ts';
import { pathId } from '../path-id.ts';
import { KitasPage } from './kita-directory.tsx';
import { KitaProfilePage } from './kita-profile.tsx';

/** Long enough for any name. */
const LONGEST_SEARCH = 100;

/** The Kitas, for everyone: a filtered list, whose address can be kept, and a page of each. */
export function kitaDirectoryRoutes(deps: AppDependencies): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/', async (c) => {
      const kitas = await readKitaProfiles(deps);
      const found = filterKitas(kitas, filterOf(c));
      return c.render(<KitasPage kitas={kitas} found={found} typed={textValues(c.req.query())} />, {
        title: c.get('texts').kitaDirectory.title,
      });
    })
    .get('/:id', async (c) => {
      const id = pathId(c);
      const kita = await readKitaProfile(deps, id);
      return c.render(<KitaProfilePage kita={kita} />, { title: kita.name });
    });
}

/** What is not one of our filters filters nothing. */
function filterOf(c: Context<AppEnv>): KitaFilter {
  const query = (name: string): string | undefined => {
    const value = c.req.query(name)?.trim();
    return value === '' ? undefined : value;
  };
  return {
    search: query('suche')?.slice(0, LONGEST_SEARCH),
    municipality: query('gemeinde'),
    providerKind: PROVIDER_KINDS.find((kind) => kind === query('traeger')),
    ageGroup: AGE_GROUPS.find((group) => group === query('alter')),
    hours: z.coerce.number().int().optional().safeParse(query('stunden')).data,
  };
}
