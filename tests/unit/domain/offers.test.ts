import { describe, expect, it } from 'vitest';
import { liveDrafts, openOffers } from '../../../src/domain/case.ts';
import { postponeKitas, type OfferMode, type Round } from '../../../src/domain/round.ts';
import { nextTimer } from '../../../src/domain/timers.ts';
import { whoseTurn } from '../../../src/domain/turn.ts';
import { caseIn, wishFor, type LivingCase } from '../support/living-case.ts';
import { DAY, HOUR, round, withDates } from '../support/season.ts';

const { offersFromAt, decisionDays } = round.dates;
const [first = 0, second = 0, third = 0] = decisionDays;
const inMode = (offerMode: OfferMode): Round => ({
  ...round,
  rules: { ...round.rules, offerMode },
});

/** A case in review with offers prepared and released for these Kitas, the last wish first. */
function released(own: Round, ...kitas: readonly string[]): { case: LivingCase; at: number } {
  const { case: theCase, at } = caseIn('review', own);
  for (const kita of kitas.toReversed())
    theCase.prepare(kita, at).do({ kind: 'releaseOffer', offerId: `offer-${kita}` }, at);
  return { case: theCase, at };
}
/** What went out when, and until when it can be answered. */
const sent = (theCase: LivingCase) =>
  theCase.state.offers.map(({ kitaId, madeAt, dueAt }) => [kitaId, madeAt, dueAt]);

describe('an offer prepared in the review', () => {
  it('goes out by itself on the first day of offers, if a person released it', () => {
    const { case: theCase, at } = released(round, 'kita-a');
    theCase.prepare('kita-b', at).passTo(offersFromAt);
    expect(sent(theCase)).toEqual([['kita-a', offersFromAt, first]]);
    expect(liveDrafts(theCase.state).map(({ id }) => id)).toEqual(['offer-kita-b']);
    theCase.do({ kind: 'releaseOffer', offerId: 'offer-kita-b' }, offersFromAt + DAY);
    theCase.passTo(offersFromAt + DAY);
    expect(sent(theCase)[1]).toEqual(['kita-b', offersFromAt + DAY, first]);
  });

  it('waits for a later day of its own Kita, also for one set after the release', () => {
    const { case: theCase, at } = released(round, 'kita-a', 'kita-b');
    const later = postponeKitas(round, ['kita-b'], offersFromAt + 11 * DAY);
    theCase.do({ kind: 'noteRound', round: later ?? round }, at + HOUR);
    theCase.passTo(offersFromAt + 11 * DAY);
    expect(sent(theCase)).toEqual([
      ['kita-a', offersFromAt, first],
      ['kita-b', offersFromAt + 11 * DAY, second],
    ]);
  });

  it('is dropped in silence when revoked, or when the family no longer wishes for it, or for other hours', () => {
    const own = withDates(round, { editFreezeAt: offersFromAt });
    const drop = {
      revoked: { kind: 'revokeOffer', offerId: 'offer-kita-a' },
      gone: { kind: 'changeWishes', wishes: [{ id: 'w', kitaId: 'kita-b', rank: 1 }] },
      'other hours': { kind: 'changeData', fields: ['hours'] },
    } as const;
    for (const [why, command] of Object.entries(drop)) {
      const { case: theCase, at } = caseIn('review', own);
      theCase.prepare('kita-a', at).do(command, at);
      expect([why, liveDrafts(theCase.state)]).toEqual([why, []]);
      expect(theCase.ask({ kind: 'releaseOffer', offerId: 'offer-kita-a' }, at)).toMatchObject({
        code: 'offer.unknown',
      });
    }
  });

  it('let out by newer dates goes out when they are noted, so that the family has its time', () => {
    const { case: theCase, at } = released(inMode('paused'), 'kita-a', 'kita-b');
    theCase
      .passTo(offersFromAt)
      .do({ kind: 'extendDeadline', offerId: 'offer-kita-a', dueAt: third }, at);
    theCase.passTo(third);
    expect(whoseTurn(theCase.state, third)).toMatchObject({ waitingFor: 'kita' });
    expect(nextTimer(theCase.state), 'no decision day is left').toBeUndefined();
    const noted = third + 20 * DAY;
    const days = [first, second, noted + 5 * DAY, noted + 16 * DAY];
    const longer = withDates(theCase.state.round, { decisionDays: days });
    theCase.do({ kind: 'noteRound', round: longer }, noted).passTo(noted);
    expect(sent(theCase)[1]).toEqual(['kita-b', noted, noted + 16 * DAY]);
  });

  it('already due when dates are moved keeps its instant, and its window', () => {
    const { case: theCase } = released(inMode('window'), 'kita-a');
    const moved = withDates(theCase.state.round, { endsAt: round.dates.endsAt + DAY });
    theCase.do({ kind: 'noteRound', round: moved }, offersFromAt + 1).passTo(offersFromAt + 1);
    expect(sent(theCase)).toEqual([['kita-a', offersFromAt, first]]);
  });
});

describe('where one offer pauses the others', () => {
  it('the better wish goes first, and a refusal wakes the next', () => {
    const { case: theCase } = released(inMode('paused'), 'kita-a', 'kita-b');
    theCase.passTo(offersFromAt + DAY);
    expect(sent(theCase)).toEqual([['kita-a', offersFromAt, first]]);
    expect(
      theCase.ask(
        { kind: 'makeOffer', offerId: 'c', wishId: wishFor('kita-c'), placesId: 'p' },
        offersFromAt + DAY,
      ),
    ).toMatchObject({ code: 'wish.paused' });
    const at = offersFromAt + 2 * DAY;
    theCase.do({ kind: 'declineOffer', offerId: 'offer-kita-a' }, at).passTo(at);
    expect(sent(theCase)[1]).toEqual(['kita-b', at, second]);
  });

  it('a lapsed offer can still be revived while the next one is out, which is given back', () => {
    const { case: theCase } = released(inMode('paused'), 'kita-a', 'kita-b');
    theCase.passTo(first);
    expect(openOffers(theCase.state).map(({ id }) => id)).toEqual(['offer-kita-b']);
    theCase.do({ kind: 'reviveOffer', offerId: 'offer-kita-a' }, first + DAY);
    expect(theCase.state.offers.map(({ status }) => status)).toEqual(['accepted', 'returned']);
  });
});

describe('where offers go out in windows', () => {
  it('all go out at one instant and can be answered until one instant', () => {
    const { case: theCase, at } = released(inMode('window'), 'kita-a', 'kita-b');
    theCase.prepare('kita-c', at).passTo(offersFromAt);
    expect(
      theCase.ask(
        {
          kind: 'makeOffer',
          offerId: 'n',
          wishId: wishFor(null),
          placesId: 'p',
          childminderId: 'm',
        },
        offersFromAt,
      ),
    ).toMatchObject({ code: 'round.offers_in_windows' });
    theCase.do({ kind: 'releaseOffer', offerId: 'offer-kita-c' }, offersFromAt + DAY);
    theCase.passTo(first);
    expect(sent(theCase)).toEqual([
      ['kita-a', offersFromAt, first],
      ['kita-b', offersFromAt, first],
      ['kita-c', first, second],
    ]);
  });
});

describe('a lapsed offer', () => {
  const lapsed = (): LivingCase => caseIn('offers', round).case.passTo(first);
  const reviving = { kind: 'reviveOffer', offerId: 'offer-kita-a', guardian: 1 } as const;

  it('is revived within 48 hours, not a millisecond later', () => {
    expect(lapsed().ask(reviving, first + 2 * DAY)).toMatchObject({ code: 'offer.lapsed' });
    expect(lapsed().do(reviving, first + 2 * DAY - 1).state).toMatchObject({
      phase: 'chosen',
      consents: [1],
    });
  });

  it.each([
    { kind: 'carryOver', year: round.year + 1, newApplicationId: 'next' } as const,
    { kind: 'closeWithoutPlace' } as const,
  ])('keeps the case from being ended over the family’s head: $kind', (command) => {
    const theCase = lapsed();
    expect(theCase.ask(command, first + 2 * DAY - 1)).toMatchObject({ code: 'case.has_offer' });
    theCase.do(command, first + 2 * DAY);
  });

  it('is not revived while it is out, after a refusal, or twice', () => {
    const { case: theCase, at } = caseIn('offers', round);
    expect(theCase.ask(reviving, at)).toMatchObject({ code: 'offer.not_lapsed' });
    const again = lapsed().offer('kita-a', first, 'offer-2');
    again.do({ kind: 'declineOffer', offerId: 'offer-2' }, first);
    expect(again.ask(reviving, first)).toMatchObject({ code: 'wish.not_open' });
  });
});

describe('a later decision day for one offer', () => {
  it('brings its reminders again, and is never earlier', () => {
    const { case: theCase } = caseIn('offers', round);
    theCase.passTo(first - DAY);
    const extend = (dueAt: number) =>
      ({ kind: 'extendDeadline', offerId: 'offer-kita-a', dueAt }) as const;
    expect(theCase.ask(extend(first), first - DAY)).toMatchObject({ code: 'offer.not_later' });
    theCase.do(extend(first + 5 * DAY), first - DAY);
    const days: number[] = [];
    for (let timer = nextTimer(theCase.state); timer !== undefined;) {
      days.push((first + 5 * DAY - timer.dueAt) / DAY);
      theCase.do(timer.command, timer.dueAt);
      timer = nextTimer(theCase.state);
    }
    expect(days).toEqual([2, 0]);
  });
});
