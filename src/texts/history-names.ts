import type { ActivityFacts } from '../temporal/history-lines.ts';

type Names = Readonly<Record<string, string>>;

/** What the history of a workflow speaks of, named in the reader's language. */
export interface HistoryNames {
  readonly actions: Names;
  readonly steps: Names;
  readonly phases: Names;
  readonly refusals: Names;
}

/** A name nobody has words for stands as it is. */
export const nameIn = (names: Names, name: string | undefined): string =>
  name === undefined ? '?' : (names[name] ?? name);

/** An activity, with the step it writes or the code it refuses with. */
export function activityIn(
  activities: Names,
  { activity, step }: ActivityFacts,
  { steps, refusals }: HistoryNames,
): string {
  const name = nameIn(activities, activity);
  return step === undefined ? name : `${name} („${nameIn({ ...refusals, ...steps }, step)}“)`;
}
