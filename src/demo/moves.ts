import type { ContractFailure } from '../domain/commands.ts';

/**
 * What a person does in a story of the demonstration, and on which day; ids are found when it is played. Ranks count
 * from 0; childminding comes after the Kitas.
 */
export type Move = When & Act;

interface When {
  /** Days from today, or of a story told ahead from the first day of offers. */
  readonly day: number;
  /** `HH:MM`; default: in the morning. */
  readonly time?: string;
}

interface OfWish {
  readonly rank: number;
}

export type Act =
  | (OfWish & { readonly do: 'review' | 'visit' | 'prepare' | 'offer' })
  | (OfWish & { readonly do: 'release' | 'revoke' | 'decline' | 'contract' })
  | (OfWish & {
      readonly do: 'accept' | 'revive';
      readonly guardian?: 1 | 2;
      /** On paper, received on this day and typed on the move's. */
      readonly paper?: number;
    })
  | (OfWish & { readonly do: 'extend'; readonly hoursFromNow: number })
  /** Appointments on these days. */
  | (OfWish & { readonly do: 'slots'; readonly on: readonly number[] })
  | (OfWish & { readonly do: 'correct'; readonly hours: number })
  | (OfWish & { readonly do: 'fail'; readonly reason: ContractFailure; readonly note: string })
  | { readonly do: 'consent'; readonly guardian: 1 | 2 }
  /** One of the appointments that were proposed last, or of those the family booked last. */
  | { readonly do: 'book'; readonly slot: number }
  | { readonly do: 'cancel'; readonly by: 'family' | 'kita'; readonly note: string }
  | { readonly do: 'miss' }
  | { readonly do: 'swapWishes' | 'withdraw' | 'moveAway' | 'undo' | 'carryOver' }
  | { readonly do: 'correctPhone' }
  | { readonly do: 'endWithoutPlace'; readonly note: string }
  | { readonly do: 'askChildminder'; readonly result: 'asked' | 'declined' };

/** What takes a place of the pool that fits. */
export const takesPlace = (move: Move): move is Move & OfWish =>
  move.do === 'offer' || move.do === 'prepare';

const of =
  <Kind extends 'offer' | 'prepare' | 'release' | 'decline' | 'revoke' | 'contract' | 'review'>(
    kind: Kind,
  ) =>
  (day: number, rank = 0): Move => ({ do: kind, day, rank });
export const offer = of('offer');
export const prepare = of('prepare');
export const release = of('release');
export const decline = of('decline');
export const revoke = of('revoke');
export const review = of('review');
/** In the afternoon, after an appointment of the day. */
export const contract = (day: number): Move => ({ do: 'contract', day, rank: 0, time: '18:00' });

/** The first guardian accepts, online. */
export const accept = (day: number, rank = 0): Move => ({ do: 'accept', day, rank, guardian: 1 });

export const slots = (day: number, on: readonly number[]): Move => ({
  do: 'slots',
  day,
  rank: 0,
  on,
});
export const book = (day: number, slot = 0): Move => ({ do: 'book', day, slot });
/** The evening of a day of appointments. */
export const miss = (day: number): Move => ({ do: 'miss', day, time: '18:30' });

/** Offered, accepted, appointments proposed and one booked. */
export const untilBooked = (offered: number, on: readonly number[]): readonly Move[] => [
  offer(offered),
  accept(offered + 1),
  slots(offered + 2, on),
  book(offered + 3),
];
