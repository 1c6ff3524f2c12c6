import type { EntityManager } from '@mikro-orm/postgresql';
import { municipalities } from '../cases/responsibility.ts';
import { readList } from '../csv.ts';
import { AGE_GROUPS } from '../domain/age.ts';
import type { Round } from '../domain/round.ts';
import { Kita, Places } from '../persistence/entities/places.ts';
import { inventedProfile } from './kita-profiles.ts';
import { numberFrom, uuidFrom } from './seeded.ts';

export interface DemoKita {
  readonly id: string;
  readonly name: string;
  readonly municipality: string;
}

const rows = readList('data/kreis-soest/kitas.csv', [
  'name',
  'municipality',
  'district',
  'street',
  'traeger',
  'traeger_kind',
  'places',
]);

type Row = (typeof rows)[number];

const idOf = ({ name, municipality, district }: Row): string =>
  uuidFrom(`kita/${municipality}/${district}/${name}`);

/** The list leaves postcodes out; each of these municipalities has one. */
function postcodeOf(municipality: string): string {
  return municipalities.find(({ name }) => name === municipality)?.postcodes[0] ?? '';
}

/** The list notes behind some names since when they hold. */
const providerOf = ({ traeger }: Row): string => traeger.replace(/ \((?:Stand|bis) .*\)$/u, '');

export const demoKitas: readonly DemoKita[] = rows.map((row) => ({
  id: idOf(row),
  name: row.name,
  municipality: row.municipality,
}));

/** Adds the Kitas of the county as public pages name them, and places and profiles that are made up, and marked so. */
export async function addKitas(em: EntityManager, round: Round): Promise<void> {
  for (const row of rows) {
    em.create(Kita, {
      id: idOf(row),
      name: row.name,
      municipality: row.municipality,
      district: row.district,
      street: row.street,
      postcode: postcodeOf(row.municipality),
      provider: providerOf(row),
      providerKind: row.traeger_kind,
      placesNote: row.places,
      ...inventedProfile(idOf(row), row.name),
    });
  }
  await em.flush();
  for (const { id } of demoKitas) {
    for (const ageGroup of AGE_GROUPS) {
      for (const hours of round.rules.hours) {
        const seed = `places/${id}/${ageGroup}/${hours}`;
        em.create(Places, {
          id: uuidFrom(`${round.year}/${seed}`),
          year: round.year,
          kitaId: id,
          ageGroup,
          hours,
          // About what a Kita of fifty places has to give in a year.
          capacity: ageGroup === 'u3' ? numberFrom(seed, 1, 3) : numberFrom(seed, 2, 6),
          promised: 0,
          invented: true,
        });
      }
    }
  }
  await em.flush();
}
