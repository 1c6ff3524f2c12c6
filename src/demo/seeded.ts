import { createHash } from 'node:crypto';

/** Values that look random and are the same on every machine: the demonstration can be described and repeated. */

/** A whole number from `min` to `max`. */
export function numberFrom(seed: string, min: number, max: number): number {
  return min + (digest(seed).readUInt32BE() % (max - min + 1));
}

/** A UUID of version 8, whose bits are ours to choose. */
export function uuidFrom(seed: string): string {
  const bytes = digest(seed).subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

/** The items in an order of the seed's own. */
export function shuffled<T>(
  seed: string,
  items: readonly T[],
  nameOf: (item: T) => string,
): readonly T[] {
  return items
    .map((item) => ({ item, rank: digest(`${seed}/${nameOf(item)}`).toString('hex') }))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ item }) => item);
}

const digest = (seed: string): Buffer => createHash('sha256').update(seed).digest();
