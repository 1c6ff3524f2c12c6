import type { OfferStatus, Overdue } from '../../domain/case.ts';
import type { Reason } from '../../watch/reasons.ts';

/** Case numbers: all that a mail to staff says of a case. */
export type Cases = readonly string[];

export const ANSWERS = [
  'accepted',
  'declined',
  'lapsed',
  'returned',
] as const satisfies readonly OfferStatus[];
export type Answer = (typeof ANSWERS)[number];

/** What a Kita has to do or should know. Instants in UTC milliseconds. */
export interface KitaDigest {
  readonly toReview: Cases;
  /** Its offers that were settled since the last digest. */
  readonly answered: Readonly<Record<Answer, Cases>>;
  /** Offers prepared and not released. */
  readonly prepared: Cases;
  /** Families that were proposed appointments of which none is free any more. */
  readonly noSlotLeft: Cases;
  /** Of today and the next two days, in their order. */
  readonly appointments: readonly {
    readonly caseNumber: string;
    readonly startsAt: number;
    readonly endsAt: number;
  }[];
  readonly overdue: Readonly<Record<Overdue, Cases>>;
}

/** What the youth office has to do or should know. */
export interface OfficeDigest {
  /** What the watch has found and still finds. */
  readonly findings: readonly { readonly reason: Reason; readonly count: number }[];
  readonly waiting: Cases;
  /** What was told to be overdue since the last digest. */
  readonly overdue: Readonly<Record<Overdue, Cases>>;
  readonly refusedMails: number;
  readonly lettersToPrint: number;
}

interface Frame {
  readonly recipient: { readonly name: string; readonly email: string };
  /** The page behind sign-in where all of it stands. */
  readonly openUrl: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
}

export type DigestFacts =
  | (Frame & { readonly to: 'kita'; readonly content: KitaDigest })
  | (Frame & { readonly to: 'office'; readonly content: OfficeDigest });

/** What happened after the last digest and before this one was written belongs to it, however late it is sent. */
export interface Since {
  readonly after: Date;
  readonly upTo: Date;
}

/** Whether there is nothing to tell. */
export const isEmpty = (content: KitaDigest | OfficeDigest): boolean => isNothing(content);

function isNothing(value: unknown): boolean {
  if (typeof value === 'number') return value === 0;
  if (Array.isArray(value)) return value.length === 0;
  return Object.values(value as object).every((part) => isNothing(part));
}
