/**
 * Why a person is erased: the family asks for it (Art. 17 GDPR), the round's time of retention is over, or the case was
 * registered by mistake.
 */
export const ERASURE_REASONS = ['request', 'retention', 'mistake'] as const;
export type ErasureReason = (typeof ERASURE_REASONS)[number];

/** What is counted once it is erased: cases by their reason, and entries of the waiting list that no case came of. */
export const COUNTED_ERASURES = [...ERASURE_REASONS, 'waiting_list'] as const;
export type CountedErasure = (typeof COUNTED_ERASURES)[number];

/**
 * `announced`: can be taken back. `rows_erased`: nothing is left in PostgreSQL but this; Temporal is next. `done`:
 * nothing is left anywhere.
 */
export type ErasureState = 'announced' | 'taken_back' | 'rows_erased' | 'done';
