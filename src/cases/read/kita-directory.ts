import { AGE_GROUPS, type AgeGroup } from '../../domain/age.ts';
import { withActor } from '../../persistence/actor.ts';
import { Kita, Places } from '../../persistence/entities/places.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { DoorError } from '../errors.ts';
import { byPlaceAndName } from './kitas.ts';
import { announcedRound } from './rounds.ts';

/** A Kita as parents get to know it before they wish for it. Null and empty: not stated. */
export interface KitaProfile {
  readonly id: string;
  readonly name: string;
  readonly municipality: string;
  readonly district: string;
  readonly street: string;
  readonly postcode: string;
  readonly provider: string;
  readonly providerKind: ProviderKind;
  /** Its size as public sources have it. */
  readonly placesNote: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly website: string | null;
  readonly openingHours: string | null;
  readonly description: string | null;
  /** Contact, opening hours or places are made up for a demonstration. */
  readonly isInvented: boolean;
  /** Whom it takes in the round the start page speaks of, for how many hours a week. */
  readonly groups: readonly KitaGroup[];
}

interface KitaGroup {
  readonly ageGroup: AgeGroup;
  /** Rising. */
  readonly hours: readonly number[];
}

export const PROVIDER_KINDS = [
  'municipal',
  'catholic',
  'protestant',
  'awo',
  'drk',
  'parents_initiative',
  'other',
  'unknown',
] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

/** What parents look for; what is left out filters nothing. */
export interface KitaFilter {
  /** Part of the name, the place or the provider. */
  readonly search?: string | undefined;
  readonly municipality?: string | undefined;
  readonly providerKind?: ProviderKind | undefined;
  readonly ageGroup?: AgeGroup | undefined;
  readonly hours?: number | undefined;
}

type Reader = Pick<CasesDependencies, 'orm' | 'clock'>;

/** All Kitas, by municipality and name. */
export async function readKitaProfiles(deps: Reader): Promise<readonly KitaProfile[]> {
  const year = (await announcedRound(deps))?.round.year;
  const [kitas, places] = await withActor(
    deps.orm.em,
    { kind: 'service', ref: 'door' },
    async (em) => [
      await em.find(Kita, {}),
      year === undefined ? [] : await em.find(Places, { year, capacity: { $gt: 0 } }),
    ],
  );
  const placesOf = Map.groupBy(places, ({ kitaId }) => kitaId);
  return kitas.map((kita) => toProfile(kita, placesOf.get(kita.id) ?? [])).toSorted(byPlaceAndName);
}

/** Throws `case.not_found`. */
export async function readKitaProfile(deps: Reader, id: string): Promise<KitaProfile> {
  const profile = (await readKitaProfiles(deps)).find((one) => one.id === id);
  if (profile === undefined) throw new DoorError('case.not_found');
  return profile;
}

/** The Kitas that meet every part of a filter; age and hours together mean a place of both. */
export function filterKitas(
  kitas: readonly KitaProfile[],
  { search = '', municipality, providerKind, ageGroup, hours }: KitaFilter,
): readonly KitaProfile[] {
  const wanted = search.toLocaleLowerCase('de');
  return kitas.filter(
    (kita) =>
      (municipality === undefined || kita.municipality === municipality) &&
      (providerKind === undefined || kita.providerKind === providerKind) &&
      ((ageGroup === undefined && hours === undefined) ||
        kita.groups.some(
          (group) =>
            (ageGroup === undefined || group.ageGroup === ageGroup) &&
            (hours === undefined || group.hours.includes(hours)),
        )) &&
      [kita.name, kita.municipality, kita.district, kita.provider].some((text) =>
        text.toLocaleLowerCase('de').includes(wanted),
      ),
  );
}

function toProfile(kita: Kita, places: readonly Places[]): KitaProfile {
  const { id, name, municipality, district, street, postcode, provider, placesNote } = kita;
  return {
    id,
    name,
    municipality,
    district,
    street,
    postcode,
    provider,
    providerKind: PROVIDER_KINDS.find((kind) => kind === kita.providerKind) ?? 'unknown',
    placesNote,
    phone: kita.phone ?? null,
    email: kita.publicEmail ?? null,
    website: kita.website ?? null,
    openingHours: kita.openingHours ?? null,
    description: kita.description ?? null,
    isInvented: kita.profileInvented || places.some(({ invented }) => invented),
    groups: AGE_GROUPS.flatMap((ageGroup) => {
      const own = places.filter((pool) => pool.ageGroup === ageGroup);
      const hours = [...new Set(own.map((pool) => pool.hours))].toSorted((a, b) => a - b);
      return hours.length === 0 ? [] : [{ ageGroup, hours }];
    }),
  };
}
