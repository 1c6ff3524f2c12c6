import { readList } from '../csv.ts';

/** A municipality of the county and the youth office that looks after its families. */
export interface Municipality {
  readonly name: string;
  readonly postcodes: readonly string[];
  readonly youthOffice: string;
  /** False: Lippstadt, Soest and Warstein have youth offices and procedures of their own. */
  readonly responsible: boolean;
}

/** The municipalities of the Kreis Soest, as data/kreis-soest/municipalities.csv lists them. */
export const municipalities: readonly Municipality[] = readList(
  'data/kreis-soest/municipalities.csv',
  ['municipality', 'postcodes', 'youth_office', 'responsible'],
).map((row) => ({
  name: row.municipality,
  postcodes: row.postcodes.split(','),
  youthOffice: row.youth_office,
  responsible: row.responsible === 'yes',
}));

/** The municipality a postcode lies in; undefined: outside the county. */
export function municipalityOf(postcode: string): Municipality | undefined {
  return municipalities.find((municipality) => municipality.postcodes.includes(postcode));
}
