import type { AllocationNotice } from '../calendar/allocation-notice.ts';
import type { EndReason } from '../domain/case.ts';
import type { ContractFailure, DataField } from '../domain/commands.ts';
import type { ErasureReason } from '../domain/erasure.ts';
import type { NoticeKind } from '../domain/notices.ts';
import type { RoundDateName, RoundDates } from '../domain/round.ts';
import type { WaitingListNoticeKind } from '../domain/waiting-list.ts';
import type { Notice } from '../persistence/entities/record.ts';

/** What every notice says, whoever it goes to. Instants are UTC milliseconds, days `YYYY-MM-DD`. */
interface AnyFrame {
  readonly channel: Notice['channel'];
  readonly language: Notice['language'];
  readonly recipient: { readonly name: string; readonly email: string | null };
  readonly childFirstName: string;
}

/** What every notice of a case says. */
export interface NoticeFrame extends AnyFrame {
  readonly caseNumber: string;
  /** Where a family opens its case; the link itself says nothing of whose case it is. */
  readonly openUrl: string;
  /** When the step happened that caused the notice. */
  readonly happenedAt: number;
  /** Whether the case has ended by now. */
  readonly isEnded: boolean;
}

/** A Kita; or a childminder, whose address is a town only. */
export interface KitaFacts {
  readonly name: string;
  readonly isChildminding?: true;
  /** Street, postcode and town as far as they are known. */
  readonly address: string | null;
}

/** One wish by its name; null: childminding. */
export type WishFact = string | null;

export interface OpenOffer {
  readonly kita: KitaFacts;
  readonly dueAt: number;
}

/** Siblings with applications of their own. */
export interface SiblingFacts {
  readonly onlyTogether: boolean;
  /** Empty: not named yet. */
  readonly firstNames: readonly string[];
}

export interface Span {
  readonly startsAt: number;
  readonly endsAt: number;
}

export interface ChangedDate {
  readonly name: RoundDateName;
  readonly from: number;
  readonly to: number;
  /** The names of the wished Kitas whose first day of offers it is; null: it holds for all. */
  readonly kitas: readonly string[] | null;
}

export interface ErasureFacts {
  readonly reason: ErasureReason;
  readonly requestedAt: number;
  /** Not before. */
  readonly dueAt: number;
  /** Not taken back. */
  readonly isOpen: boolean;
}

/** What the text of each kind of notice needs, beside the frame. */
export interface NoticeDetails {
  readonly receipt: {
    readonly receivedAt: number;
    /** When staff typed it from paper, of which only the day of receipt is known; null: registered online. */
    readonly enteredAt: number | null;
    readonly late: boolean;
    /** null: the family has another one by now. */
    readonly claimCode: string | null;
    readonly wishes: readonly WishFact[];
    readonly hours: number;
    readonly wishedStartOn: string;
    readonly dates: RoundDates;
    readonly answerDays: number;
    /** Until when the law promises a notice of the allocated place; null: stated too late for that. */
    readonly allocationNotice: AllocationNotice | null;
  };
  readonly wishesChanged: {
    readonly wishes: readonly WishFact[];
    readonly receivedAt: number;
    readonly editFreezeAt: number;
  };
  readonly offer: {
    readonly kita: KitaFacts;
    readonly hours: number;
    readonly dueAt: number;
    readonly isOpen: boolean;
    /** null: none in this round. */
    readonly siblings: SiblingFacts | null;
  };
  readonly offerReminder: {
    readonly kita: KitaFacts;
    readonly hours: number;
    readonly dueAt: number;
    readonly isOpen: boolean;
    /** Begun days left, at least 1. */
    readonly daysLeft: number;
  };
  readonly offerLapsed: {
    readonly kita: KitaFacts;
    readonly dueAt: number;
    /** Until when it can still be accepted. */
    readonly revivableUntil: number;
    readonly openOffers: readonly OpenOffer[];
  };
  readonly offerRevoked: {
    readonly kita: KitaFacts;
    readonly reason: string | null;
    readonly openOffers: readonly OpenOffer[];
  };
  readonly offerDeclined: {
    readonly kita: KitaFacts;
    readonly openOffers: readonly OpenOffer[];
    readonly openWishes: readonly WishFact[];
  };
  readonly acceptance: {
    readonly kita: KitaFacts;
    readonly hours: number;
    readonly returned: readonly KitaFacts[];
    readonly endsOtherWishes: boolean;
    /** Custody is shared, and not both guardians have consented. */
    readonly consentMissing: boolean;
    readonly isChildminding: boolean;
  };
  readonly slots: {
    readonly kita: KitaFacts;
    readonly slots: readonly Span[];
    readonly isOpen: boolean;
    /** Each is another family's at the moment: one may be free again, or the Kita proposes others. */
    readonly allTaken: boolean;
  };
  readonly appointment: Span & {
    readonly kita: KitaFacts;
    readonly isBooked: boolean;
    /** Until when the family can move or cancel it by itself. */
    readonly cancelUntil: number;
  };
  readonly contract: {
    readonly kita: KitaFacts;
    readonly concludedAt: number;
    readonly closesAt: number;
  };
  readonly withdrawal: {
    readonly withdrawnAt: number;
    readonly closesAt: number;
    readonly returned: readonly KitaFacts[];
    readonly appointment: (Span & { readonly kita: KitaFacts }) | null;
  };
  readonly dataChanged: { readonly fields: readonly DataField[] };
  readonly offerExtended: NoticeDetails['offer'];
  readonly consent: { readonly kita: KitaFacts; readonly isComplete: boolean };
  readonly appointmentCancelled: Span & {
    readonly kita: KitaFacts;
    readonly by: 'family' | 'kita';
    readonly reason: string | null;
    /** What the family can still choose from. */
    readonly proposals: readonly Span[];
  };
  readonly appointmentMissed: Span & {
    readonly kita: KitaFacts;
    readonly givesBack: boolean;
    readonly proposals: readonly Span[];
  };
  readonly contractCorrected: {
    readonly kita: KitaFacts;
    readonly startsOn: string;
    readonly hours: number;
  };
  readonly contractFailed: {
    readonly kita: KitaFacts;
    readonly reason: ContractFailure;
    readonly note: string | null;
    readonly openWishes: readonly WishFact[];
  };
  readonly movedAway: { readonly closesAt: number; readonly returned: readonly KitaFacts[] };
  readonly carriedOver: {
    readonly year: number;
    /** The number of the case in which the child goes on. */
    readonly caseNumber: string;
  };
  readonly withoutPlace: { readonly closesAt: number; readonly reason: string | null };
  readonly endReminder: {
    readonly reason: EndReason;
    readonly closesAt: number;
    readonly isEnded: boolean;
  };
  readonly endUndone: { readonly wishes: readonly WishFact[] };
  readonly allocation: {
    readonly weeks: number;
    readonly wishedStartOn: string;
    /** Where a place is promised; null: nowhere yet. */
    readonly kita: KitaFacts | null;
    readonly openOffers: readonly OpenOffer[];
  };
  readonly roundMoved: {
    readonly year: number;
    readonly changes: readonly ChangedDate[];
    /** The application came after the old deadline and comes before the new one. */
    readonly nowInTime: boolean;
    readonly openOffers: readonly OpenOffer[];
    readonly hasPlace: boolean;
  };
  readonly erasureAnnounced: ErasureFacts;
  readonly erasureReminder: ErasureFacts;
  readonly erasureTakenBack: ErasureFacts;
}

export type FactsOf<Kind extends NoticeKind> = NoticeFrame & {
  readonly kind: Kind;
  readonly details: NoticeDetails[Kind];
};
export type CaseNoticeFacts = { [Kind in NoticeKind]: FactsOf<Kind> }[NoticeKind];

/** What a notice to a family on the waiting list says. */
export interface WaitingListFacts extends AnyFrame {
  readonly kind: WaitingListNoticeKind;
  readonly details: {
    readonly year: number;
    /** null: derived under another secret, so that it would open nothing. */
    readonly code: string | null;
    readonly opensAt: number;
    readonly deadlineAt: number;
    /** When the notice is written. */
    readonly now: number;
    readonly registerUrl: string;
    /** Registered, or in need of no place any more. */
    readonly isDone: boolean;
  };
}

export type NoticeFacts = CaseNoticeFacts | WaitingListFacts;
