import { randomInt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { EndReason } from '../../../src/domain/case.ts';
import type { NoticeKind } from '../../../src/domain/notices.ts';
import { EVERY_STEP } from '../support/asking.ts';
import { claim, lettersOf, SmallSeason, type Member } from '../support/small-season.ts';
import { usuallyOrLong } from '../../support/long.ts';

const SEASONS = Number(process.env['SEASONS'] ?? usuallyOrLong(1000, 10_000));
const SEED = Number(process.env['SEED'] ?? randomInt(2 ** 31));

const LETTERS: Readonly<Record<EndReason, NoticeKind>> = {
  contract: 'contract',
  withdrawn: 'withdrawal',
  movedAway: 'movedAway',
  carriedOver: 'carriedOver',
  withoutPlace: 'withoutPlace',
};

/** Whoever ends is told, and told again before it is final; with a contract, that is the one thing to tell. */
function claimToldOfTheEnd(member: Member): void {
  const { end } = member.theCase.state;
  if (end === null) throw new Error('a case that never ended');
  const letters = lettersOf(member);
  const announced = letters.lastIndexOf(LETTERS[end.reason]);
  claim(announced >= 0, `ended (${end.reason}) in silence`);
  const again = letters.slice(announced).filter((kind) => kind === 'endReminder').length;
  claim(again === (end.reason === 'contract' ? 0 : 1), `ended, announced again ${again} times`);
}

/** An offer ends with a letter of its own, or by what the family itself did and is told. */
function claimToldOfOffers({ steps, theCase: { state } }: Member): void {
  for (const { id, status, reminded } of state.offers) {
    const told = steps
      .filter((step) => 'offerId' in step && step.offerId === id)
      .map((s) => s.kind);
    if (status === 'lapsed') {
      claim(told.includes('offerLapsed'), 'an offer lapsed in silence');
      claim(
        [7, 2].every((days) => reminded.includes(days)),
        'a reminder was left out',
      );
    }
    if (status === 'revoked') claim(told.includes('offerRevoked'), 'revoked in silence');
    claim(status !== 'open', 'an offer of a closed case is open');
  }
}

describe(`small seasons: ${SEASONS} from seed ${SEED}`, () => {
  it('promise no place twice, leave nobody alone and end nobody in silence', () => {
    const tried = new Set<string>();
    for (let number = 0; number < SEASONS; number += 1) {
      try {
        const season = new SmallSeason(SEED + number).play();
        for (const member of season.members) {
          claim(member.theCase.state.end?.closed === true, 'a case that never closed');
          claimToldOfTheEnd(member);
          claimToldOfOffers(member);
          for (const step of member.steps) tried.add(step.kind);
        }
        const contracts = season.members.filter((m) => m.theCase.state.end?.reason === 'contract');
        const promised = [...season.promised.values()].reduce((sum, count) => sum + count, 0);
        claim(
          promised === contracts.length,
          `${promised} places for ${contracts.length} contracts`,
        );
      } catch (error) {
        throw new Error(`SEED=${SEED + number} SEASONS=1: ${String(error)}`, { cause: error });
      }
    }
    const untried = EVERY_STEP.filter((step) => !tried.has(step));
    expect(SEASONS < 300 ? [] : untried).toEqual([]);
  }, 300_000);
});
