import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  claimCodeOf,
  hashClaimCode,
  isClaimCode,
  newCaseNumber,
  normalise,
  toCaseNumber,
} from '../../../src/cases/claim-code.ts';

const SECRET = 'a secret for tests of at least thirty-two characters';
/** Nothing that is mistaken for another when read aloud or typed from paper: no 0 O, 1 I L, U V. */
const LETTERS = '[2-9A-HJKMNP-TV-Z]';

describe('a case number', () => {
  it('is eight letters and digits that cannot be mistaken, in two groups', () => {
    for (let index = 0; index < 500; index += 1)
      expect(newCaseNumber()).toMatch(new RegExp(`^${LETTERS}{4}-${LETTERS}{4}$`, 'u'));
  });

  it('is a new one each time, and uses the whole alphabet', () => {
    const numbers = Array.from({ length: 2000 }, () => newCaseNumber());
    expect(new Set(numbers).size).toBe(2000);
    expect(new Set(normalise(numbers.join('')))).toHaveProperty('size', 30);
  });

  it.each(['7k4m-2qxd', '7K4M2QXD', ' 7k4m – 2qxd ', '7K4M\u00A02QXD', '7 K 4 M 2 Q X D'])(
    'may be typed as %j',
    (typed) => {
      expect(toCaseNumber(typed)).toBe('7K4M-2QXD');
    },
  );

  it('survives anything that is typed', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect(toCaseNumber(typed)).toMatch(/^[0-9A-Z]{0,4}-[0-9A-Z]*$/u);
      }),
    );
  });
});

describe('a claim code', () => {
  const code = claimCodeOf(SECRET, '7f0c7c0e-2d6c-4c55-8a0a-5a1f0f1b2c3d');

  it('is twelve letters and digits in three groups, the same for the same case', () => {
    expect(code).toMatch(new RegExp(`^${LETTERS}{4}-${LETTERS}{4}-${LETTERS}{4}$`, 'u'));
    expect(claimCodeOf(SECRET, '7f0c7c0e-2d6c-4c55-8a0a-5a1f0f1b2c3d')).toBe(code);
  });

  it('is another for another case, and under another secret', () => {
    const codes = Array.from({ length: 500 }, (_, index) => claimCodeOf(SECRET, `case-${index}`));
    expect(new Set(codes).size).toBe(500);
    expect(claimCodeOf(`${SECRET}!`, '7f0c7c0e-2d6c-4c55-8a0a-5a1f0f1b2c3d')).not.toBe(code);
  });

  it('is known by its hash, however it is typed, and nothing else is', async () => {
    const hash = await hashClaimCode(code);
    expect(await isClaimCode(code, hash)).toBe(true);
    expect(await isClaimCode(` ${code.toLowerCase().replaceAll('-', ' ')} `, hash)).toBe(true);
    expect(await isClaimCode(claimCodeOf(SECRET, 'another'), hash)).toBe(false);
    expect(await isClaimCode(code.slice(0, -1), hash)).toBe(false);
    expect(await isClaimCode('', hash)).toBe(false);
  });

  it('does not show in its hash, which is salted', async () => {
    const [one, two] = await Promise.all([hashClaimCode(code), hashClaimCode(code)]);
    expect(one).not.toBe(two);
    expect(one).not.toContain(normalise(code));
    expect(await isClaimCode(code, two)).toBe(true);
  });

  it.each(['', '.', 'salt', 'salt.', 'c2FsdA.a2V5', 'c2FsdA.a2V5.more'])(
    'is never known by a broken hash: %j',
    async (hash) => {
      expect(await isClaimCode(code, hash)).toBe(false);
    },
  );
});
