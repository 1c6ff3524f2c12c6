/** u3: under three on the cut-off day; o3: three or older, for whom § 24(3) SGB VIII gives a claim to a Kita place. */
export const AGE_GROUPS = ['u3', 'o3'] as const;
export type AgeGroup = (typeof AGE_GROUPS)[number];

/**
 * The age group of a child on a round's cut-off day. Dates are `YYYY-MM-DD`. Whoever is born on 29 February turns three
 * on 1 March: the third year of life ends with 28 February (§ 187(2), § 188(2) BGB), and no third one is a leap year.
 */
export function ageGroupOn(birthDate: string, cutOff: string): AgeGroup {
  const year = Number(birthDate.slice(0, 4)) + 3;
  const monthAndDay = birthDate.slice(5);
  const thirdBirthday = `${year}-${monthAndDay === '02-29' ? '03-01' : monthAndDay}`;
  return thirdBirthday <= cutOff ? 'o3' : 'u3';
}
