import type { NoticeKind } from '../domain/notices.ts';
import type { WaitingListNoticeKind } from '../domain/waiting-list.ts';
import type { FactsOf, KitaFacts, NoticeFacts, WaitingListFacts } from '../notices/notice-facts.ts';

/** What one notice says between its greeting and its end: paragraphs in the marks of notice-marks.ts. */
export interface NoticeText {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

/** One text per kind; what only sometimes applies is an empty paragraph otherwise. */
export type NoticeWriters<Kinds extends NoticeKind = NoticeKind> = {
  readonly [Kind in Kinds]: (facts: FactsOf<Kind>) => NoticeText;
};

/** Everything a language needs for mails and letters: a kind without a text does not compile. */
export interface NoticeLanguage {
  readonly notices: NoticeWriters;
  readonly waitingListNotices: Readonly<
    Record<WaitingListNoticeKind, (facts: WaitingListFacts) => NoticeText>
  >;
  /** What stands above and below every text. */
  readonly noticeFrame: {
    readonly greeting: (facts: NoticeFacts) => string;
    readonly ending: (facts: NoticeFacts) => readonly string[];
  };
  /** The entry for a calendar that goes with an appointment. */
  readonly calendarEntry: {
    readonly fileName: string;
    readonly summary: (kita: KitaFacts) => string;
    readonly description: (caseNumber: string) => string;
  };
  /** What only a letter on paper says. */
  readonly letterFrame: {
    /** The document's name, without a person's. */
    readonly title: string;
    readonly caseNumber: string;
    readonly phone: string;
    readonly email: string;
    readonly date: string;
    readonly page: (page: number, of: number) => string;
    /** Said where the letters of a script had to be written with others. */
    readonly transliterated: string;
    readonly day: (at: number) => string;
  };
}
