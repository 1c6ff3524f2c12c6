import { createHash } from 'node:crypto';

/** By what the same child is known in one round. */
export interface KnownBy {
  readonly firstName: string;
  readonly lastName: string;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  readonly street: string;
  readonly postcode: string;
}

/**
 * The same for the same child at the same address, however it was typed: case, umlauts, ß, accents, hyphens, blanks and
 * the short form of Straße do not matter. null for a child without a first name: unborn twins are two children.
 */
export function duplicateKey(child: KnownBy): string | null {
  if (child.firstName.trim() === '') return null;
  const { firstName, lastName, birthDate, street, postcode } = child;
  const parts = [
    plain(firstName),
    plain(lastName),
    birthDate,
    plainStreet(street),
    plain(postcode),
  ];
  return createHash('sha256').update(parts.join('|')).digest('base64url');
}

const GERMAN = [
  [/ä/gu, 'ae'],
  [/ö/gu, 'oe'],
  [/ü/gu, 'ue'],
  [/ß/gu, 'ss'],
] as const;

function plain(text: string): string {
  const lower = text.normalize('NFC').toLocaleLowerCase('de-DE');
  return GERMAN.reduce((written, [letter, spelt]) => written.replaceAll(letter, spelt), lower)
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

const plainStreet = (street: string): string => plain(street).replaceAll('strasse', 'str');
