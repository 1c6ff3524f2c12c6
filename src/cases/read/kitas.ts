import { withActor } from '../../persistence/actor.ts';
import { Kita } from '../../persistence/entities/places.ts';
import type { CasesDependencies } from '../dependencies.ts';

/** What everyone may know of a Kita. */
export interface KitaInfo {
  readonly id: string;
  readonly name: string;
  readonly municipality: string;
  readonly district: string;
  /** Empty where it is not known. */
  readonly street: string;
  readonly provider: string;
}

/** All Kitas, ordered as people look for them: by municipality, then by name. */
export async function listKitas(deps: Pick<CasesDependencies, 'orm'>): Promise<KitaInfo[]> {
  const rows = await withActor(deps.orm.em, { kind: 'service', ref: 'door' }, (em) =>
    em.find(Kita, {}),
  );
  return rows.map((row) => toKitaInfo(row)).toSorted(byPlaceAndName);
}

export const toKitaInfo = ({
  id,
  name,
  municipality,
  district,
  street,
  provider,
}: KitaInfo): KitaInfo => ({
  id,
  name,
  municipality,
  district,
  street,
  provider,
});

const inGerman = new Intl.Collator('de');
type Placed = Pick<KitaInfo, 'municipality' | 'name'>;

/** As people look for a Kita. */
export const byPlaceAndName = (a: Placed, b: Placed): number =>
  inGerman.compare(a.municipality, b.municipality) || inGerman.compare(a.name, b.name);
