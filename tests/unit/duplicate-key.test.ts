import { describe, expect, it } from 'vitest';
import { duplicateKey } from '../../src/persistence/duplicate-key.ts';

const child = {
  firstName: 'Jörg-Peter',
  lastName: 'Groß',
  birthDate: '2024-03-14',
  street: 'Schäferstraße 7a',
  postcode: '59514',
};
const key = (given: Partial<typeof child> = {}) => duplicateKey({ ...child, ...given });

describe('the same child', () => {
  it.each([
    { firstName: 'JÖRG PETER' },
    { firstName: 'Joerg-Peter' },
    { firstName: ' jo\u0308rg  peter ' },
    { lastName: 'Gross' },
    { lastName: 'GROSS' },
    { street: 'Schaeferstrasse 7 A' },
    { street: 'Schäferstr. 7a' },
    { street: 'Schäfer-Straße 7a' },
    { postcode: ' 59514' },
  ])('is known as %j too', (given) => {
    expect(key(given)).toBe(key());
  });

  it.each([
    { firstName: 'Jörg' },
    { lastName: 'Grosz' },
    { birthDate: '2024-03-15' },
    { street: 'Schäferstraße 7b' },
    { street: 'Schäferstraße 17a' },
    { postcode: '59457' },
  ])('is another one as %j', (given) => {
    expect(key(given)).not.toBe(key());
  });

  it('is nobody yet without a first name: unborn twins are two', () => {
    expect(key({ firstName: ' ' })).toBeNull();
  });

  it('does not show in the key', () => {
    expect(key()).toMatch(/^[\w-]{43}$/u);
  });
});
