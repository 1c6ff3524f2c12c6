import type { EntityManager } from '@mikro-orm/postgresql';
import { municipalities } from '../cases/responsibility.ts';
import { readList } from '../csv.ts';
import { AGE_GROUPS, type AgeGroup } from '../domain/age.ts';
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

/** Adds the Kitas of the county as public pages name them, with profiles that are made up, and marked so. */
export async function addKitas(em: EntityManager): Promise<void> {
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
}

/** What a pool of places in the demonstration is: its owner, whom it fits, and how many there are. */
export interface DemoPool {
  readonly id: string;
  readonly ownerId: string;
  readonly ageGroup: AgeGroup;
  /** Hours a week. */
  readonly hours: number;
  readonly capacity: number;
}

/** The places of every Kita in a round: made up, about what a Kita of fifty places has to give in a year. */
export const kitaPools = ({ year, rules }: Round): readonly DemoPool[] =>
  demoKitas.flatMap(({ id }) =>
    AGE_GROUPS.flatMap((ageGroup) =>
      rules.hours.map((hours): DemoPool => {
        const seed = `places/${id}/${ageGroup}/${hours}`;
        const capacity = ageGroup === 'u3' ? numberFrom(seed, 1, 3) : numberFrom(seed, 2, 6);
        return { id: uuidFrom(`${year}/${seed}`), ownerId: id, ageGroup, hours, capacity };
      }),
    ),
  );

/** Adds the places of every Kita in a round, marked as made up. */
export async function addKitaPlaces(em: EntityManager, round: Round): Promise<void> {
  for (const { ownerId, ...pool } of kitaPools(round))
    em.create(Places, { ...pool, year: round.year, kitaId: ownerId, promised: 0, invented: true });
  await em.flush();
}
