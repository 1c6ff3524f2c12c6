import { describe, expect, it } from 'vitest';
import { refuse } from '../../../src/domain/steps.ts';
import { caseIn } from '../support/living-case.ts';
import { round, withDates } from '../support/season.ts';

/** A place is one of a pool of certain hours: whoever has it has these. */
describe('hours and start after an offer', () => {
  const open = withDates(round, { editFreezeAt: round.dates.endsAt });

  it.each([
    ['offers', 'wish.has_offer'],
    ['chosen', 'offer.already_accepted'],
    ['contract', 'offer.already_accepted'],
  ] as const)('stay as they are in %s', (phase, code) => {
    const { case: theCase, at } = caseIn(phase, open);
    for (const field of ['hours', 'wishedStart'] as const)
      expect(theCase.ask({ kind: 'changeData', fields: [field] }, at)).toEqual(refuse(code));
    expect(theCase.ask({ kind: 'changeData', fields: ['contact'] }, at).kind).toBe('step');
  });

  it('stay as they are after the end, with whose place it is; where letters go can be corrected until it is closed', () => {
    const { case: theCase, at } = caseIn('ended', open);
    for (const field of ['hours', 'wishedStart', 'custody', 'childName', 'birthDate'] as const)
      expect(theCase.ask({ kind: 'changeData', fields: ['address', field] }, at)).toEqual(
        refuse('case.ended'),
      );
    const carried = caseIn('offers', open);
    carried.case.do({ kind: 'declineOffer', offerId: 'offer-kita-a' }, carried.at);
    carried.case.do(
      { kind: 'carryOver', year: open.year + 1, newApplicationId: 'later' },
      carried.at,
    );
    expect(carried.case.ask({ kind: 'changeData', fields: ['address'] }, carried.at)).toEqual(
      refuse('case.closed'),
    );
    const { phase, end } = theCase.state;
    theCase.do({ kind: 'changeData', fields: ['address', 'contact'] }, at);
    expect(theCase.state).toMatchObject({ phase, end });
    theCase.passTo(end?.closesAt ?? 0);
    expect(
      theCase.ask({ kind: 'changeData', fields: ['address'] }, end?.closesAt ?? 0),
    ).toMatchObject({ code: 'case.closed' });
  });
});
