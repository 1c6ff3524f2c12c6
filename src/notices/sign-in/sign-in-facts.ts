import type { Invitation } from '../../persistence/entities/account.ts';
import type { SignInNoticeKind } from '../../persistence/entities/record.ts';

/** What a mail that lets somebody in is written from. */
export interface SignInFacts {
  readonly kind: SignInNoticeKind;
  readonly language: 'de' | 'en';
  readonly recipient: { readonly name: string; readonly email: string };
  /** The link. */
  readonly openUrl: string;
  /** Until when it works, UTC milliseconds. */
  readonly until: number;
  /** Of an invitation. */
  readonly invited: {
    readonly role: Invitation['role'];
    /** The Kita or the provider; null for the youth office. */
    readonly workplace: string | null;
    /** Password and second factor are set anew. */
    readonly anew: boolean;
  } | null;
}
