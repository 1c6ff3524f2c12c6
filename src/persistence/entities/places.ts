import { defineEntity, p } from '@mikro-orm/core';
import type { AgeGroup } from '../../domain/age.ts';

/** A Kita as an institution; no persons but who may stand in its address for mails. */
const KitaSchema = defineEntity({
  name: 'Kita',
  tableName: 'kita',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    municipality: p.text(),
    district: p.text(),
    street: p.text(),
    postcode: p.text(),
    provider: p.text(),
    providerKind: p.text(),
    /** What public sources say of its size, as found. */
    placesNote: p.text(),
    /** Where the day's digest goes; null: nowhere. */
    contactEmail: p.text().nullable(),
    /** How it presents itself to parents; null: not stated. */
    phone: p.text().nullable(),
    publicEmail: p.text().nullable(),
    website: p.text().nullable(),
    openingHours: p.text().nullable(),
    description: p.text().nullable(),
    /** True where that was made up for a demonstration. */
    profileInvented: p.boolean().default(false),
  },
});
export class Kita extends KitaSchema.class {}
KitaSchema.setClass(Kita);

/**
 * A pool of equal places: Kita or childminder × age group × hours a week, in one round. `promised` never exceeds
 * `capacity`.
 */
const PlacesSchema = defineEntity({
  name: 'Places',
  tableName: 'places',
  properties: {
    id: p.uuid().primary(),
    year: p.integer(),
    kitaId: p.uuid().nullable(),
    /** Where there is no Kita. */
    childminderId: p.uuid().nullable(),
    ageGroup: p.text().$type<AgeGroup>(),
    hours: p.integer(),
    capacity: p.integer(),
    promised: p.integer(),
    /** True where the capacity was made up for a demonstration. */
    invented: p.boolean(),
  },
});
export class Places extends PlacesSchema.class {}
PlacesSchema.setClass(Places);
