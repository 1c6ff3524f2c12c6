import { MOVABLE_INSTANTS, type RoundDateName, type RoundDates } from '../domain/round.ts';

/** Which dates of a round differ between two of its revisions, in the order of a season. */
export function changedDates(
  before: RoundDates,
  after: RoundDates,
): readonly { readonly name: RoundDateName; readonly from: number; readonly to: number }[] {
  const instants = MOVABLE_INSTANTS.map((name) => ({
    name: name as RoundDateName,
    from: before[name],
    to: after[name],
  }));
  const decisionDays = after.decisionDays.map((to, index) => ({
    name: `decisionDays.${index}` as const,
    from: before.decisionDays[index] ?? to,
    to,
  }));
  const season = [...instants.slice(0, -1), ...decisionDays, ...instants.slice(-1)];
  return season.filter(({ from, to }) => from !== to);
}
