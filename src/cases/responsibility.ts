import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../project-root.ts';

/** A municipality of the county and the youth office that looks after its families. */
export interface Municipality {
  readonly name: string;
  readonly postcodes: readonly string[];
  readonly youthOffice: string;
  /** False: Lippstadt, Soest and Warstein have youth offices and procedures of their own. */
  readonly responsible: boolean;
}

/** The municipalities of the Kreis Soest, as data/kreis-soest/municipalities.csv lists them. */
export const municipalities: readonly Municipality[] = readMunicipalities();

/** The municipality a postcode lies in; undefined: outside the county. */
export function municipalityOf(postcode: string): Municipality | undefined {
  return municipalities.find((municipality) => municipality.postcodes.includes(postcode));
}

function readMunicipalities(): readonly Municipality[] {
  const lines = readFileSync(join(projectRoot, 'data/kreis-soest/municipalities.csv'), 'utf8')
    .trim()
    .split(/\r?\n/u);
  return lines.slice(1).map((line) => {
    const [, name = '', postcodes = '', youthOffice = '', responsible = ''] = line.split(';');
    return {
      name,
      postcodes: postcodes.split(','),
      youthOffice,
      responsible: responsible === 'yes',
    };
  });
}
