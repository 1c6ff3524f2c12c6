import { Hono } from 'hono';
import { DoorError } from '../../src/cases/errors.ts';
import {
  capacityField,
  capacitySchema,
  readKitaPlaces,
  setKitaPlaces,
  type Capacity,
  type KitaPlaces,
} from '../../src/cases/kita-places.ts';
import { AGE_GROUPS } from '../../src/domain/age.ts';
import { textValues, type FormState } from '../components/form-values.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { PlacesPage } from './places.tsx';
import { inYear, yearOf } from './years.ts';

type Values = Readonly<Record<string, string>>;

/** A Kita's places, and how many there are. */
export function placesRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  return new Hono<SignedInEnv>()
    .get('/', async (c) => {
      const places = await readKitaPlaces(deps, c.get('person'), yearOf(c));
      const form = { values: valuesOf(places), problems: [] };
      const saved = c.req.query('gespeichert') !== undefined;
      return c.render(<PlacesPage places={places} form={form} saved={saved} />, {
        title: c.get('texts').kitaDesk.places.title,
        wide: true,
      });
    })
    .post('/', async (c) => {
      const values = textValues(await c.req.parseBody());
      const year = yearOf(c);
      const places = await readKitaPlaces(deps, c.get('person'), year);
      const { capacities, form } = readCapacities(values, places);
      const wrong = await refusalOf(async () => {
        if (form.problems.length > 0) throw new DoorError('input.invalid', form.problems);
        await setKitaPlaces(deps, c.get('person'), {
          year,
          revision: values['revision'] ?? '',
          capacities,
        });
      });
      if (wrong === undefined)
        return c.redirect(inYear('/kita/plaetze', year, { gespeichert: 'ja' }), 303);
      const changed = wrong.code === 'revision.stale';
      c.status(wrong.status);
      return c.render(
        <PlacesPage
          places={changed ? await readKitaPlaces(deps, c.get('person'), year) : places}
          form={{ values, problems: wrong.fields }}
          changed={changed}
        />,
        { title: c.get('texts').kitaDesk.places.title, hasErrors: true, wide: true },
      );
    });
}

/** What is to be corrected or looked at again; anything else goes on. */
async function refusalOf(work: () => Promise<void>): Promise<DoorError | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    const known = ['input.invalid', 'revision.stale'];
    if (error instanceof DoorError && known.includes(error.code)) return error;
    throw error;
  }
}

const valuesOf = ({ pools }: KitaPlaces): Record<string, string> =>
  Object.fromEntries(pools.map((pool) => [capacityField(pool), String(pool.capacity)]));

/** An empty field stays as it is: a Kita has not every kind of place. */
function readCapacities(
  values: Values,
  { hours }: KitaPlaces,
): { readonly capacities: readonly Capacity[]; readonly form: FormState } {
  const read = AGE_GROUPS.flatMap((ageGroup) =>
    hours.flatMap((one) => {
      const field = capacityField({ ageGroup, hours: one });
      const typed = (values[field] ?? '').trim();
      if (typed === '') return [];
      const capacity = /^\d{1,3}$/u.test(typed) ? Number(typed) : undefined;
      return [{ field, parsed: capacitySchema.safeParse({ ageGroup, hours: one, capacity }) }];
    }),
  );
  return {
    capacities: read.flatMap(({ parsed }) => (parsed.success ? [parsed.data] : [])),
    form: {
      values,
      problems: read.flatMap(({ field, parsed }) =>
        parsed.success ? [] : [{ field, problem: 'not_a_number' }],
      ),
    },
  };
}
