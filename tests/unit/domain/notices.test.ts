import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../../src/domain/case.ts';
import { noticeFor } from '../../../src/domain/notices.ts';
import type { Round } from '../../../src/domain/round.ts';
import type { StepKind } from '../../../src/domain/steps.ts';
import { anyHistory } from '../support/histories.ts';

/** What the family is written for each step; null: the step is the office's or the Kita's affair. */
const NOTICES: Readonly<Record<StepKind, string | null>> = {
  wishesChanged: 'wishesChanged',
  dataChanged: 'dataChanged',
  withdrawn: 'withdrawal',
  movedAway: 'movedAway',
  endUndone: 'endUndone',
  wishReviewed: null,
  visitConfirmed: null,
  offerPrepared: null,
  offerReleased: null,
  draftDropped: null,
  offerSent: 'offer',
  offerMade: 'offer',
  offerExtended: 'offerExtended',
  offerRevoked: 'offerRevoked',
  offerAccepted: 'acceptance',
  offerRevived: 'acceptance',
  offerDeclined: 'offerDeclined',
  consented: 'consent',
  slotsProposed: 'slots',
  slotBooked: 'appointment',
  appointmentCancelled: 'appointmentCancelled',
  appointmentMissed: 'appointmentMissed',
  contractConcluded: 'contract',
  contractCorrected: 'contractCorrected',
  contractFailed: 'contractFailed',
  carriedOver: 'carriedOver',
  closedWithoutPlace: 'withoutPlace',
  enrolmentClosed: null,
  offerReminded: 'offerReminder',
  offerLapsed: 'offerLapsed',
  overdueTold: null,
  allocationTold: 'allocation',
  endReminded: 'endReminder',
  roundNoted: 'roundMoved',
  caseClosed: null,
};

/** The dates of a round as they hold for one family: those of Kitas it does not wish for are not among them. */
function datesFor(family: CaseState, { dates: { overrides, ...dates } }: Round): string {
  const own = family.wishes
    .filter(({ status }) => status !== 'removed')
    .map(({ kitaId }) => overrides.find(({ kitaIds }) => kitaIds.includes(kitaId ?? '')));
  return JSON.stringify([dates, own.map((override) => override?.offersFromAt ?? null)]);
}

describe('a step that concerns the family', () => {
  it('is never taken in silence; dates that move nothing for a family are, and all of a case that has ended', () => {
    fc.assert(
      fc.property(anyHistory, ({ moments }) => {
        for (const { before, decision } of moments) {
          if (decision.kind === 'refusal') continue;
          const { step } = decision;
          const silent =
            step.kind === 'roundNoted' &&
            (before.end !== null ||
              datesFor(before, before.round) === datesFor(before, step.round));
          expect(noticeFor(step)?.kind ?? null).toBe(silent ? null : NOTICES[step.kind]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('names what the notice is about', () => {
    const subject = (step: Parameters<typeof noticeFor>[0]) => noticeFor(step)?.subject;
    expect(subject({ kind: 'offerLapsed', at: 1, offerId: 'offer' })).toEqual({ offerId: 'offer' });
    expect(subject({ kind: 'offerReminded', at: 1, offerId: 'offer', daysBefore: 2 })).toEqual({
      offerId: 'offer',
      daysBefore: 2,
    });
    expect(subject({ kind: 'slotBooked', at: 1, slotId: 'slot' })).toEqual({ slotId: 'slot' });
  });
});
