/** What whoever runs the portal may set; everything else is the same everywhere. */
export interface Limits {
  /** Requests of one token in a minute. */
  readonly tokenRequests: number;
  /** Guesses at secrets, and as many registrations, from one address on the net in a quarter of an hour. */
  readonly guessesPerAddress: number;
}

/**
 * Attempts in a window from one address on the net, which a whole Kita, school or town hall may share, on the last
 * evening before a deadline as well. It only keeps one machine from trying many cases or accounts; what is guessed at is
 * guarded by its own, much tighter limit.
 */
export const FROM_ONE_NETWORK = 300;

export const USUAL_LIMITS: Limits = { tokenRequests: 600, guessesPerAddress: FROM_ONE_NETWORK };
