const isLong = process.env['KITA_TEST_LONG'] === 'true';

/** How many, or which, of a kind: the first in `npm test`, the second in `npm run test:long`. */
export const usuallyOrLong = <T>(usually: T, long: T): T => (isLong ? long : usually);
