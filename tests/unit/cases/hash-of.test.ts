import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../../src/cases/submit.ts';

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** The same data with the keys of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((part) => reversed(part));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, reversed(part)] as const);
  return Object.fromEntries(entries.toReversed());
}

describe('the digest of what a person stated', () => {
  it('does not depend on the order of keys, at any depth', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (facts) => {
        expect(hashOf(reversed(facts))).toBe(hashOf(facts));
      }),
    );
  });

  it('is another for other facts', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, two) => {
        expect(hashOf(one) === hashOf(two)).toBe(isDeepStrictEqual(plain(one), plain(two)));
      }),
    );
    const digests = [
      { kitaIds: ['a', 'b'], childminding: false },
      { kitaIds: ['b', 'a'], childminding: false },
      { kitaIds: ['a', 'b'], childminding: true },
      { kitaIds: ['a'], childminding: false },
      { kitaIds: ['a', 'b'], childminding: 'false' },
      { kitaIds: ['a,b'], childminding: false },
      {},
      [],
      null,
      '',
    ].map((facts) => hashOf(facts));
    expect(new Set(digests).size).toBe(digests.length);
  });
});
