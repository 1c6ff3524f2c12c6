/** u3: under three on the cut-off day; o3: three or older, for whom § 24(3) SGB VIII gives a claim to a Kita place. */
export const AGE_GROUPS = ['u3', 'o3'] as const;
export type AgeGroup = (typeof AGE_GROUPS)[number];

/**
 * The age group of a child on a round's cut-off day. Dates are `YYYY-MM-DD`. Whoever is born on 29 February turns three
 * on 1 March, because § 188 BGB lets a year end with the day before.
 */
export function ageGroupOn(birthDate: string, cutOff: string): AgeGroup {
  const year = Number(birthDate.slice(0, 4)) + 3;
  const monthAndDay = birthDate.slice(5);
  const isLeapDay =
    monthAndDay === '02-29' && !(year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
  const thirdBirthday = `${year}-${isLeapDay ? '03-01' : monthAndDay}`;
  return thirdBirthday <= cutOff ? 'o3' : 'u3';
}
