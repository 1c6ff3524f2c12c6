import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CasesDependencies } from '../../src/cases/dependencies.ts';
import { DoorError, type CommandResult } from '../../src/cases/errors.ts';
import * as familyActions from '../../src/cases/family.ts';
import * as kitaActions from '../../src/cases/kita.ts';
import * as registration from '../../src/cases/register.ts';
import {
  DEADLOCK,
  done,
  faultsIn,
  inTurn,
  key,
  kitaOf,
  offerIdOf,
  openDoors,
  patiently,
  refused,
  times,
  wishIdOf,
  withOffers,
  withSlot,
  type Doors,
} from '../support/doors.ts';
import { usuallyOrLong } from '../support/long.ts';
import {
  DAY,
  offersRound,
  openRound,
  registrationInput,
  type TestCase,
  type TestPortal,
} from '../support/portal.ts';

const acceptOffer = patiently(familyActions.acceptOffer);
const bookSlot = patiently(familyActions.bookSlot);
const changeWishes = patiently(familyActions.changeWishes);
const withdraw = patiently(familyActions.withdraw);
const makeOffer = patiently(kitaActions.makeOffer);
const revokeOffer = patiently(kitaActions.revokeOffer);
const register = patiently(registration.register);

const FAMILIES = 60;
/** How often what may go either way is tried. */
const TRIES = usuallyOrLong(3, 8);

describe('places', () => {
  let open: Doors;
  beforeAll(async () => {
    open = await openDoors({ kitas: 3 });
  });
  afterAll(() => open.close());

  it(`${FAMILIES} offers at once for 10 places: 10 promises, else clear refusals`, async () => {
    const { portal, doors, logLines } = open;
    const kita = kitaOf(portal, 0);
    const cases = await inTurn(Array.from({ length: FAMILIES }), () =>
      portal.register({ kitas: [kita] }),
    );
    const requests = await inTurn(cases, async (theCase) => ({
      applicationId: theCase.id,
      clientKey: key(),
      wishId: await wishIdOf(portal, theCase, kita),
    }));
    const results = await Promise.all(
      requests.map((request, index) =>
        makeOffer(doors[index % 2] ?? doors[0], kita.actor, request),
      ),
    );

    const kinds = results.map((result) => (result.kind === 'refused' ? result.code : result.kind));
    expect(kinds.filter((kind) => kind === 'done')).toHaveLength(10);
    expect(kinds.filter((kind) => kind === 'offer.no_place')).toHaveLength(FAMILIES - 10);
    expect(await portal.promised(kita)).toBe(10);
    const told = await inTurn(cases, (theCase) => portal.notices(theCase.id));
    expect(told.flat().filter((notice) => notice.kind === 'offer')).toHaveLength(10);
    expect(faultsIn(logLines)).not.toContain(DEADLOCK);
  });

  it('cases that give back places of the same pools, in whatever order they got them, never wait in a circle', async () => {
    const { portal, logLines } = open;
    const [first, second] = [kitaOf(portal, 1), kitaOf(portal, 2)];
    const cases = await inTurn(Array.from({ length: 10 }), (_, index) =>
      withOffers(portal, index % 2 === 0 ? [first, second] : [second, first]),
    );
    expect([await portal.promised(first), await portal.promised(second)]).toEqual([10, 10]);
    const before = logLines.length;
    await slowDownPlaces(portal);

    const requests = cases.map(({ id, family: actor }) => ({
      actor,
      request: { applicationId: id, clientKey: key() },
    }));
    const results = await Promise.all(
      requests.map(({ actor, request }) => withdraw(portal.deps, actor, request)),
    );

    expect(results).toEqual(results.map(() => done));
    expect([await portal.promised(first), await portal.promised(second)]).toEqual([0, 0]);
    expect(faultsIn(logLines.slice(before))).not.toContain(DEADLOCK);
  });

  /** Makes the time in which a row of places is held long enough for others to come. */
  async function slowDownPlaces(portal: TestPortal): Promise<void> {
    await portal.owner.em.fork().execute(`
      create function linger() returns trigger language plpgsql as $$ begin perform pg_sleep(0.03); return new; end $$;
      create trigger linger after update on places for each row execute function linger();`);
  }
});

describe('one family, several tabs', () => {
  let open: Doors;
  beforeAll(async () => {
    open = await openDoors();
  });
  afterAll(() => open.close());

  it('two tabs accept two offers: one is taken, the other given back', async () => {
    const { portal, doors } = open;
    const [first, second] = [kitaOf(portal, 0), kitaOf(portal, 1)];
    const theCase = await withOffers(portal, [first, second]);
    const before = [await portal.promised(first), await portal.promised(second)];
    const offerIds = [
      await offerIdOf(portal, theCase, first),
      await offerIdOf(portal, theCase, second),
    ];

    const results = await Promise.all(
      offerIds.map((offerId, index) =>
        acceptOffer(doors[index] ?? doors[0], theCase.family, {
          applicationId: theCase.id,
          clientKey: key(),
          offerId,
        }),
      ),
    );

    expect(results).toContainEqual(done);
    expect(results).toContainEqual(refused('offer.already_accepted'));
    const { offers, phase } = await portal.state(theCase.id);
    expect(phase).toBe('chosen');
    expect(offers.map((offer) => offer.status).toSorted()).toEqual(['accepted', 'returned']);
    const winner = offers.find((offer) => offer.status === 'accepted')?.id;
    expect(results[offerIds.indexOf(winner ?? '')]).toEqual(done);
    const after = [await portal.promised(first), await portal.promised(second)];
    expect(after.reduce((a, b) => a + b)).toBe(before.reduce((a, b) => a + b) - 1);
    const told = (await portal.notices(theCase.id)).map((notice) => notice.kind);
    expect(told.filter((kind) => kind === 'acceptance')).toHaveLength(1);
  });

  it('the same command 20 times at once, at two API processes: one effect, 20 equal answers', async () => {
    const { portal, doors } = open;
    const theCase = await withOffers(portal, [kitaOf(portal, 0)]);
    const request = {
      applicationId: theCase.id,
      clientKey: key(),
      offerId: await offerIdOf(portal, theCase, kitaOf(portal, 0)),
    };

    const results = await times(20, (index) =>
      acceptOffer(doors[index % 2] ?? doors[0], theCase.family, request),
    );

    expect(results).toEqual(results.map(() => done));
    const accepted = (await portal.events(theCase.id)).filter(
      (event) => event.kind === 'offerAccepted',
    );
    expect(accepted).toHaveLength(1);
    const commands = await portal.commands(theCase.id);
    expect(commands.filter((command) => command.action === 'acceptOffer')).toHaveLength(1);
    expect(await acceptOffer(doors[1], theCase.family, request)).toEqual(done);
  });

  it('the same command 20 times at once, of which the rules refuse all: 20 equal refusals', async () => {
    const { portal, doors } = open;
    const theCase = await portal.register({ kitas: [kitaOf(portal, 0)] });
    const request = { applicationId: theCase.id, clientKey: key(), offerId: randomUUID() };

    const results = await times(20, (index) =>
      acceptOffer(doors[index % 2] ?? doors[0], theCase.family, request),
    );

    expect(results).toEqual(results.map(() => refused('offer.unknown')));
  });

  it('the same key with another body is turned away; the first command stays as it was', async () => {
    const { portal, doors } = open;
    const theCase = await withOffers(portal, [kitaOf(portal, 0), kitaOf(portal, 1)]);
    const at = { applicationId: theCase.id, clientKey: key() };
    const offerId = await offerIdOf(portal, theCase, kitaOf(portal, 0));
    const otherId = await offerIdOf(portal, theCase, kitaOf(portal, 1));

    const results = await Promise.allSettled([
      acceptOffer(doors[0], theCase.family, { ...at, offerId }),
      acceptOffer(doors[1], theCase.family, { ...at, offerId: otherId }),
    ]);

    const reasons = results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as unknown] : [],
    );
    expect(reasons).toEqual([new DoorError('idempotency.key_reused')]);
    expect(results).toContainEqual({ status: 'fulfilled', value: done });
    const accepted = (await portal.state(theCase.id)).offers.filter(
      (offer) => offer.status === 'accepted',
    );
    expect(accepted).toHaveLength(1);
  });

  it("another actor's same key is a command of its own", async () => {
    const { portal, doors } = open;
    const kita = kitaOf(portal, 0);
    const [one, other] = [await withOffers(portal, [kita]), await withOffers(portal, [kita])];
    const clientKey = key();
    const accept = async (theCase: TestCase, door: CasesDependencies) =>
      acceptOffer(door, theCase.family, {
        applicationId: theCase.id,
        clientKey,
        offerId: await offerIdOf(portal, theCase, kita),
      });

    expect(await Promise.all([accept(one, doors[0]), accept(other, doors[1])])).toEqual([
      done,
      done,
    ]);
    for (const theCase of [one, other]) {
      expect((await portal.state(theCase.id)).phase).toBe('chosen');
    }
  });

  it("another family's case cannot be reached with its id", async () => {
    const { portal, doors } = open;
    const kita = kitaOf(portal, 0);
    const [mine, theirs] = [await withOffers(portal, [kita]), await withOffers(portal, [kita])];
    const offerId = await offerIdOf(portal, theirs, kita);

    await expect(
      acceptOffer(doors[0], mine.family, { applicationId: theirs.id, clientKey: key(), offerId }),
    ).rejects.toEqual(new DoorError('case.not_found'));
  });
});

describe('family and Kita at the same time', () => {
  let open: Doors;
  beforeAll(async () => {
    open = await openDoors();
  });
  afterAll(() => open.close());

  it('acceptance against revocation: one wins, and both are told what is so', async () => {
    const { portal, doors } = open;
    const kita = kitaOf(portal, 0);
    const outcomes = await times(TRIES, async () => {
      const theCase = await withOffers(portal, [kita]);
      const at = { applicationId: theCase.id, offerId: await offerIdOf(portal, theCase, kita) };
      const [accepted, revoked] = await Promise.all([
        acceptOffer(doors[0], theCase.family, { ...at, clientKey: key() }),
        revokeOffer(doors[1], kita.actor, { ...at, clientKey: key(), note: 'Versehen' }),
      ]);
      const status = (await portal.state(theCase.id)).offers[0]?.status;
      const told = (await portal.notices(theCase.id)).map((notice) => notice.kind);
      return { accepted, revoked, status, told };
    });

    const family = {
      status: 'accepted',
      accepted: done,
      revoked: refused('offer.already_accepted'),
      told: ['receipt', 'offer', 'acceptance'],
    };
    const kitaWins = {
      status: 'revoked',
      accepted: refused('offer.not_open'),
      revoked: done,
      told: ['receipt', 'offer', 'offerRevoked'],
    };
    for (const outcome of outcomes)
      expect(outcome).toEqual(outcome.status === 'accepted' ? family : kitaWins);
  });

  it('two families book the same time of one Kita: one has it, the other is told', async () => {
    const { portal, doors } = open;
    const kita = kitaOf(portal, 1);
    const startsAt = Date.now() + 30 * DAY;
    const cases = await times(2, () => withSlot(portal, kita, startsAt));

    const results = await Promise.all(
      cases.map(async (theCase, index) =>
        bookSlot(doors[index] ?? doors[0], theCase.family, {
          applicationId: theCase.id,
          clientKey: key(),
          slotId: (await portal.state(theCase.id)).slots[0]?.id ?? '',
        }),
      ),
    );

    expect(results).toContainEqual(done);
    expect(results).toContainEqual(refused('slot.taken'));
    const slots = await Promise.all(cases.map((theCase) => portal.state(theCase.id)));
    expect(slots.flatMap((state) => state.slots.map((slot) => slot.status)).toSorted()).toEqual([
      'booked',
      'taken',
    ]);
  });
});

describe('wishes against an offer', () => {
  let open: Doors;
  const base = offersRound(Date.now());
  const round = { ...base, dates: { ...base.dates, editFreezeAt: base.dates.offersFromAt + DAY } };
  beforeAll(async () => {
    open = await openDoors({ round });
  });
  afterAll(() => open.close());

  it('whichever comes first stands, and the other is refused', async () => {
    const { portal, doors } = open;
    const [first, second] = [kitaOf(portal, 0), kitaOf(portal, 1)];
    const { offersFromAt } = round.dates;
    const outcomes = await times(2 * TRIES, async (index) => {
      const theCase = await portal.register({ kitas: [first] });
      const wishId = await wishIdOf(portal, theCase, first);
      const at = { applicationId: theCase.id };
      const wish = () =>
        changeWishes({ ...doors[0], clock: () => offersFromAt - 1 }, theCase.family, {
          ...at,
          clientKey: key(),
          kitaIds: [second.id],
          childminding: false,
        });
      const offer = () => makeOffer(doors[1], first.actor, { ...at, clientKey: key(), wishId });
      const inOrder = index % 2 === 0 ? [wish, offer] : [offer, wish];
      const results = await Promise.allSettled(inOrder.map((act) => act()));
      const [wished, offered] = index % 2 === 0 ? results : results.toReversed();
      return { wished, offered, state: await portal.state(theCase.id) };
    });

    const stands = { status: 'fulfilled', value: done };
    for (const { wished, offered, state } of outcomes) {
      const live = state.wishes.filter((wish) => wish.status !== 'removed');
      const seen = { wished, offered, kitas: live.map((wish) => wish.kitaId) };
      const held = state.offers.map((offer) => offer.status);
      expect([
        {
          wished: stands,
          // To a Kita that is no longer wished for, there is no such case.
          offered: expect.toSatisfy(
            (result: PromiseSettledResult<CommandResult>) =>
              result.status === 'rejected' ||
              (result.value.kind === 'refused' && result.value.code.startsWith('wish.')),
          ) as unknown,
          kitas: [second.id],
        },
        {
          wished: { status: 'fulfilled', value: refused('wish.has_offer') },
          offered: stands,
          kitas: [first.id],
        },
      ]).toContainEqual(seen);
      expect(held).toEqual(seen.kitas[0] === first.id ? ['open'] : []);
    }
    const offered = outcomes.filter(({ state }) => state.offers.length > 0);
    expect(await portal.promised(first)).toBe(offered.length);
  });
});

describe('enrolment', () => {
  let open: Doors;
  beforeEach(() => {
    open.logLines.length = 0;
  });
  beforeAll(async () => {
    open = await openDoors({ round: openRound(Date.now()), kitas: 6 });
  });
  afterAll(() => open.close());

  it('the same registration 20 times at once, at two API processes: one case, 20 equal answers', async () => {
    const { portal, doors } = open;
    const request = {
      year: portal.round.year,
      clientKey: key(),
      input: registrationInput(portal.round, portal.kitas),
    };

    const answers = await times(20, (index) => register(doors[index % 2] ?? doors[0], request));

    expect(new Set(answers.map((answer) => answer.applicationId)).size).toBe(1);
    expect(new Set(answers.map((answer) => answer.caseNumber)).size).toBe(1);
    const [count] = await portal.owner.em
      .fork()
      .execute<{ count: string }[]>('select count(*) from application');
    expect(Number(count?.count)).toBe(1);
    expect(await portal.notices(answers[0]?.applicationId ?? '')).toHaveLength(1);
    await expect(
      register(doors[0], {
        ...request,
        input: registrationInput(portal.round, portal.kitas, { childFirstName: 'Anton' }),
      }),
    ).rejects.toEqual(new DoorError('idempotency.key_reused'));
  });

  it('a registration repeated after the round has ended is still the same one', async () => {
    const { portal, doors } = open;
    const request = {
      year: portal.round.year,
      clientKey: key(),
      input: registrationInput(portal.round, portal.kitas),
    };
    const first = await register(doors[0], request);

    const afterwards = { ...doors[1], clock: () => portal.round.dates.endsAt + DAY };
    expect(await register(afterwards, request)).toEqual(first);
    await expect(register(afterwards, { ...request, clientKey: key() })).rejects.toEqual(
      new DoorError('round.none_open'),
    );
  });

  it('20 families register at once: 20 cases, each with its number and its receipt', async () => {
    const { portal, doors } = open;
    const answers = await times(20, (index) =>
      register(doors[index % 2] ?? doors[0], {
        year: portal.round.year,
        clientKey: key(),
        input: registrationInput(portal.round, portal.kitas, {
          childFirstName: ['Mia', 'Ben', 'Ida', 'Leo'][index % 4] ?? 'Mia',
        }),
      }),
    );

    expect(new Set(answers.map((answer) => answer.applicationId)).size).toBe(20);
    expect(new Set(answers.map((answer) => answer.caseNumber)).size).toBe(20);
    for (const { applicationId } of answers) {
      expect((await portal.notices(applicationId)).map((notice) => notice.kind)).toEqual([
        'receipt',
      ]);
    }
  });

  it('two tabs wish for the same further Kita: one wish for it, and the case goes on', async () => {
    const { portal, doors, logLines } = open;
    const theCase = await portal.register({ kitas: [kitaOf(portal, 0)] });
    const wish = (door: CasesDependencies, kitas: readonly number[], childminding = false) =>
      changeWishes(door, theCase.family, {
        applicationId: theCase.id,
        clientKey: key(),
        kitaIds: kitas.map((index) => kitaOf(portal, index).id),
        childminding,
      });

    const results = await Promise.all([
      wish(doors[0], [0, 5], true),
      wish(doors[1], [5, 0, 4], true),
    ]);

    expect(results).toEqual([done, done]);
    expect(faultsIn(logLines)).toEqual([]);
    const { wishes } = await portal.state(theCase.id);
    const live = wishes.filter((candidate) => candidate.status === 'open');
    const wished = live.map((candidate) => candidate.kitaId);
    expect(new Set(wished).size).toBe(wished.length);
    expect(wished).toContain(kitaOf(portal, 5).id);
    expect(await wish(doors[0], [1])).toEqual(done);
  });
});
