const SAME_MOMENT_MS = 1_800_000;

interface Waiting {
  readonly at: number;
  readonly go: () => void;
}

/**
 * One calendar for everyone who takes part in a season: each waits for an instant of theirs, and once all wait, those
 * with the earliest one go on together. So what happens first in the season happens first, however long it takes.
 */
export class Calendar {
  private readonly waiting: Waiting[] = [];
  private busy: number;
  private readonly turnTo: (at: number) => Promise<void>;
  private failure: Error | undefined;

  /** @param turnTo called while all wait, with the instant that comes next. */
  constructor(players: number, turnTo: (at: number) => Promise<void>) {
    this.busy = players;
    this.turnTo = turnTo;
  }

  /** Takes part from beginning to end; rejects with whatever broke the calendar for all. */
  async takePart(life: () => Promise<void>): Promise<void> {
    try {
      await life();
    } finally {
      this.rest();
    }
  }

  /** Resolves when the season has come to the instant, UTC milliseconds. */
  async until(at: number): Promise<void> {
    await new Promise<void>((go) => {
      this.waiting.push({ at, go });
      this.rest();
    });
    if (this.failure !== undefined) throw this.failure;
  }

  private rest(): void {
    this.busy -= 1;
    if (this.busy > 0 || this.waiting.length === 0) return;
    const next = Math.min(...this.waiting.map(({ at }) => at));
    this.turnTo(next)
      .catch((error: unknown) => {
        this.failure ??= new Error('the season broke', { cause: error });
      })
      .finally(() => this.wake(next));
  }

  private wake(from: number): void {
    const due = this.waiting.filter(({ at }) => at <= from + SAME_MOMENT_MS);
    const later = this.waiting.filter(({ at }) => at > from + SAME_MOMENT_MS);
    this.waiting.splice(0, this.waiting.length, ...later);
    this.busy += due.length;
    for (const { go } of due) go();
  }
}
