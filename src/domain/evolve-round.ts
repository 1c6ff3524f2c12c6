import type { CaseState, Offer, OfferDraft } from './case.ts';
import { isLate, postponed, type Round } from './round.ts';
import { pastReminders, sendPlan } from './timers.ts';

/** Newer dates: open offers are postponed with their decision day, never shortened; nobody becomes late by them. */
export function noteRound(state: CaseState, round: Round, at: number): CaseState {
  const noted: CaseState = {
    ...state,
    round,
    late: state.late && isLate(state.receivedAt, round.dates),
    offers: state.offers.map((offer): Offer => {
      if (offer.status !== 'open') return offer;
      const dueAt = postponed(offer.dueAt, state.round.dates, round.dates);
      return dueAt === offer.dueAt
        ? offer
        : { ...offer, dueAt, reminded: pastReminders(dueAt, at) };
    }),
  };
  return {
    ...noted,
    drafts: noted.drafts.map((draft) => notInThePast(draft, { before: state, after: noted, at })),
  };
}

/** What newer dates let go out goes out now: the family's time to answer begins when it is told, not before. */
function notInThePast(
  draft: OfferDraft,
  noted: { readonly before: CaseState; readonly after: CaseState; readonly at: number },
): OfferDraft {
  const before = sendPlan(noted.before, draft)?.at ?? Infinity;
  const after = sendPlan(noted.after, draft)?.at ?? Infinity;
  return after < Math.min(before, noted.at) ? { ...draft, releasedAt: noted.at } : draft;
}
