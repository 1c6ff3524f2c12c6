import { describe, expect, it } from 'vitest';
import { municipalities, municipalityOf } from '../../../src/cases/responsibility.ts';

describe('which youth office is responsible', () => {
  it('is known for the fourteen municipalities of the county', () => {
    expect(municipalities.map(({ name, responsible }) => [name, responsible])).toEqual([
      ['Anröchte', true],
      ['Bad Sassendorf', true],
      ['Ense', true],
      ['Erwitte', true],
      ['Geseke', true],
      ['Lippstadt', false],
      ['Lippetal', true],
      ['Möhnesee', true],
      ['Rüthen', true],
      ['Soest', false],
      ['Warstein', false],
      ['Welver', true],
      ['Werl', true],
      ['Wickede (Ruhr)', true],
    ]);
  });

  it('is the county’s where the portal is responsible, and the town’s where not', () => {
    for (const { name, youthOffice, responsible } of municipalities)
      expect(youthOffice).toBe(
        responsible ? 'Kreisjugendamt Soest' : `Jugendamt der Stadt ${name}`,
      );
  });

  it('is found by one postcode for one municipality', () => {
    const postcodes = municipalities.flatMap((municipality) => municipality.postcodes);
    expect(new Set(postcodes).size).toBe(postcodes.length);
    for (const municipality of municipalities)
      for (const postcode of municipality.postcodes) {
        expect(postcode).toMatch(/^\d{5}$/u);
        expect(municipalityOf(postcode)).toBe(municipality);
      }
  });

  it('is not known outside the county', () => {
    for (const postcode of ['10115', '59065', '', '5951', '59514 ', 'toString'])
      expect(municipalityOf(postcode)).toBeUndefined();
  });
});
