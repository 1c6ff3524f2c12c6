/**
 * Points in a program at which a test can hold it, in order to kill it exactly there. The product knows nothing of
 * them: the test's own programs wrap what the product is built from.
 */

/** From the test: where to hold from now on, as the beginnings of points' names. */
export interface HoldAt {
  readonly holdAt: readonly string[];
}

/** To the test: the program serves; or it is held at a point, with whatever tells one visit from another. */
export type ProgramMessage =
  | { readonly ready: true }
  | { readonly held: string; readonly subject: string };

let holding: readonly string[] = [];

export function listenForHolds(atFirst: readonly string[]): void {
  holding = atFirst;
  process.on('message', (message) => {
    holding = (message as HoldAt).holdAt;
  });
  // A test that is gone leaves no program behind.
  process.on('disconnect', () => process.exit(1));
}

export function tellTest(message: ProgramMessage): void {
  process.send?.(message);
}

/** Passes, or says that it is held and never returns. */
export async function pass(point: string, subject: string): Promise<void> {
  if (!holding.some((name) => point.startsWith(name))) return;
  tellTest({ held: point, subject });
  await new Promise<never>(() => undefined);
}
