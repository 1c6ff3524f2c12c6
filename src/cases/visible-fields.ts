/** Who looks at a case: a guardian, a Kita of its wishes (its software as well), the youth office. */
export const VIEWERS = ['family', 'kita', 'office'] as const;
export type Viewer = (typeof VIEWERS)[number];

/**
 * What of a case is shown to whom: the least each needs (Art. 5(1)(c) GDPR). Income is not asked, hence nobody's. Every
 * page, list and JSON keeps to it, which tests/api/strangers.test.ts holds against what they answer; the family reads it
 * on its page of data.
 */
export const VISIBLE_TO = {
  childName: ['family', 'kita', 'office'],
  birthDate: ['family', 'kita', 'office'],
  /**
   * Street and postcode; the town is told to a Kita, which may have to prefer children of its own. No page, list, JSON or
   * letter shows a Kita more. What it typed itself at its counter it may read again, to register a sibling
   * (src/cases/read/guardians.ts).
   */
  address: ['family', 'office'],
  guardianNames: ['family', 'kita', 'office'],
  /** Each guardian's own e-mail and telephone; the other guardian is not shown them. */
  contact: ['family', 'kita', 'office'],
  otherContact: ['kita', 'office'],
  /** Where a guardian lives apart from the child. */
  otherAddress: ['office'],
  /** Of one Kita: that it is wished for, and its offer. */
  ownOffer: ['family', 'kita', 'office'],
  otherWishes: ['family', 'office'],
  otherOffers: ['family', 'office'],
  /** A Kita learns of its own offer's and appointments' that they were sent, and hands out letters; see kita-letters.ts. */
  notices: ['family', 'office'],
  /** What the office noted on finding a childminder. */
  mediation: ['office'],
  claimCode: ['family'],
  /** Which person of the staff looked or acted. */
  staffAccounts: ['office'],
} as const satisfies Readonly<Record<string, readonly Viewer[]>>;

export type CaseField = keyof typeof VISIBLE_TO;
export const CASE_FIELDS = Object.keys(VISIBLE_TO) as readonly CaseField[];

/** Whether somebody who may see the case may see this of it. */
export const isVisibleTo = (viewer: Viewer, field: CaseField): boolean => {
  const viewers: readonly Viewer[] = VISIBLE_TO[field];
  return viewers.includes(viewer);
};
