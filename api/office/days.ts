const DAY_MS = 86_400_000;

/** Whole days between two instants. */
export const daysBetween = (from: number, to: number): number => Math.floor((to - from) / DAY_MS);
