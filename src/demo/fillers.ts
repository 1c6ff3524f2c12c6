import { enrolmentFillers } from './scripts-enrolment.ts';
import { lateFillers, lateScripts } from './scripts-late.ts';
import type { Script } from './scripts.ts';
import { numberFrom } from './seeded.ts';

/** Of a hundred further families, so many look for a late place. */
const LATE_SHARE = 32;

/** One of the families of which there are many. */
export function filler(seed: string, number: number): Script {
  const roll = (what: string, min: number, max: number): number =>
    numberFrom(`${seed}/filler/${number}/${what}`, min, max);
  if (roll('round', 1, 100) <= LATE_SHARE) {
    const scripts = lateScripts.filter(({ name }) => name in lateFillers);
    const script = weighted(
      scripts.map((one) => [one, lateFillers[one.name] ?? 0]),
      (max) => roll('late', 1, max),
    );
    return { ...script, received: script.received - roll('received', 0, 14) };
  }
  const family = weighted(enrolmentFillers, (max) => roll('enrolment', 1, max));
  return { name: 'family', round: 'enrolment', received: -roll('received', 1, 37), family };
}

/** @param roll a number from 1 to its argument */
function weighted<T>(of: readonly (readonly [T, number])[], roll: (max: number) => number): T {
  let left = roll(of.reduce((sum, [, weight]) => sum + weight, 0));
  const found = of.find(([, weight]) => (left -= weight) <= 0);
  if (found === undefined) throw new Error('nothing to choose from');
  return found[0];
}
