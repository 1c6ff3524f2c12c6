import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as familyActions from '../../src/cases/family.ts';
import * as kitaActions from '../../src/cases/kita.ts';
import * as officeActions from '../../src/cases/office-case.ts';
import { Application, Contract } from '../../src/persistence/entities/application.ts';
import { OFFICE } from '../support/acts.ts';
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
import { DAY, HOUR, offersRound, type TestCase } from '../support/portal.ts';
import { tellStory } from '../support/story.ts';

/** How often what may go either way is tried. */
const TRIES = usuallyOrLong(2, 6);
const FAMILIES = usuallyOrLong(10, 20);

const bookSlot = patiently(familyActions.bookSlot);
const reviveOffer = patiently(familyActions.reviveOffer);
const undoWithdraw = patiently(familyActions.undoWithdraw);
const proposeSlots = patiently(kitaActions.proposeSlots);
const prepareOffer = patiently(kitaActions.prepareOffer);
const releaseOffer = patiently(kitaActions.releaseOffer);
const makeOffer = patiently(kitaActions.makeOffer);
const contractFailed = patiently(kitaActions.contractFailed);
const carryOver = patiently(officeActions.carryOver);

describe('the later steps, all at once', () => {
  let open: Doors;
  beforeAll(async () => {
    open = await openDoors({ kitas: 12, capacity: 6 });
  });
  afterAll(() => open.close());

  let used = 0;
  const nextKita = () => kitaOf(open.portal, (used += 1));

  it('offers made or prepared at once for 6 places: 6 promises, and what is released goes out', async () => {
    const { portal, doors, logLines } = open;
    const kita = nextKita();
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
        (index % 2 === 0 ? makeOffer : prepareOffer)(
          doors[index % 4 < 2 ? 0 : 1],
          kita.actor,
          request,
        ),
      ),
    );
    const kinds = results.map((result) => (result.kind === 'refused' ? result.code : result.kind));
    expect(kinds.filter((kind) => kind === 'done')).toHaveLength(6);
    expect(kinds.filter((kind) => kind === 'offer.no_place')).toHaveLength(FAMILIES - 6);
    expect(await portal.promised(kita)).toBe(6);

    const states = await inTurn(cases, ({ id }) => portal.state(id));
    const released = await Promise.all(
      states.flatMap(({ applicationId, drafts }) =>
        drafts.flatMap(({ id: offerId }) =>
          [0, 1].map((door) =>
            releaseOffer(doors[door] ?? doors[0], kita.actor, {
              applicationId,
              clientKey: key(),
              offerId,
            }),
          ),
        ),
      ),
    );
    const prepared = states.flatMap(({ drafts }) => drafts).length;
    expect(released.filter(({ kind }) => kind === 'done')).toHaveLength(prepared);
    expect(await portal.promised(kita)).toBe(6);
    expect(faultsIn(logLines)).not.toContain(DEADLOCK);
  });

  it('an offer revived against a new offer for the last place: one has it', async () => {
    const { portal, doors } = open;
    const kita = nextKita();
    for (let n = 0; n < 5; n += 1) await withOffers(portal, [kita]);
    const seen = [];
    for (let n = 0; n < TRIES / 2; n += 1) {
      const lapsed = await withOffers(portal, [kita]);
      const offerId = await offerIdOf(portal, lapsed, kita);
      const { dueAt } = (await portal.state(lapsed.id)).offers[0] ?? { dueAt: 0 };
      await portal.forward(lapsed.id, dueAt - Date.now() + HOUR);
      const rival = await portal.register({ kitas: [kita] });
      const wishId = await wishIdOf(portal, rival, kita);
      const [revived, offered] = await Promise.all([
        reviveOffer(doors[0], lapsed.family, {
          applicationId: lapsed.id,
          clientKey: key(),
          offerId,
        }),
        makeOffer(doors[1], kita.actor, { applicationId: rival.id, clientKey: key(), wishId }),
      ]);
      expect([revived, offered]).toContainEqual(done);
      expect([revived, offered]).toContainEqual(refused('offer.no_place'));
      expect(await portal.promised(kita)).toBe(6);
      seen.push(revived.kind);
      await giveBack(revived.kind === 'done' ? lapsed : rival);
    }
    expect(seen).toHaveLength(TRIES / 2);
  });

  it('an end taken back at the instant it closes: open or closed, and told so', async () => {
    const { portal, doors } = open;
    await times(TRIES, async (index) => {
      const told = await tellStory(portal, 'registered', { kitas: [nextKitaOf(index)] });
      await told.withdraw();
      const { end } = await told.state();
      await told.days(14 - 1 / 24);
      const closing = portal.forward(told.id, 2 * HOUR).catch(() => 'it went on without us');
      const early = (end?.closesAt ?? 0) - 1;
      const present = await portal.now(told.id);
      const clock = () => Date.now() + early - present;
      const request = { applicationId: told.id, clientKey: key() };
      const undone = await undoWithdraw(
        { ...doors[index % 2 === 0 ? 0 : 1], clock },
        told.family,
        request,
      );
      await closing;
      const state = await told.state();
      expect([
        { undone: done, phase: 'registered', end: null },
        { undone: refused('case.closed'), phase: 'ended', end: true },
      ]).toContainEqual({ undone, phase: state.phase, end: state.end?.closed ?? null });
    });
  });

  it('two families move their appointments to the same time: one has it, both have one', async () => {
    const { portal, doors } = open;
    const kita = nextKita();
    const at = Date.now() + 30 * DAY;
    const both = await times(2, async (index) => {
      const theCase = await withSlot(portal, kita, at + (5 + index) * DAY);
      const offerId = await offerIdOf(portal, theCase, kita);
      const slots = [at + (7 + index) * DAY, at + 10 * DAY].map((startsAt) => ({
        startsAt,
        endsAt: startsAt + HOUR,
      }));
      const request = { applicationId: theCase.id, clientKey: key(), offerId, slots };
      expect(await proposeSlots(portal.deps, kita.actor, request)).toEqual(done);
      await book(theCase, at + (7 + index) * DAY);
      return theCase;
    });
    const results = await Promise.all(
      both.map(async (theCase, index) =>
        bookSlot(doors[index] ?? doors[0], theCase.family, {
          applicationId: theCase.id,
          clientKey: key(),
          slotId: await slotAt(theCase, at + 10 * DAY),
        }),
      ),
    );
    expect(results).toContainEqual(done);
    expect(results).toContainEqual(refused('slot.taken'));
    const states = await Promise.all(both.map(({ id }) => portal.state(id)));
    const bookings = states.map(({ slots }) => slots.filter(({ status }) => status === 'booked'));
    expect(bookings.map((booked) => booked.length)).toEqual([1, 1]);
  });

  it('carried over against a new offer: one wins, and the other is told why', async () => {
    const { portal, doors } = open;
    const next = await portal.withRound(() => {
      const later = offersRound(Date.now());
      return { ...later, year: later.year + 1 };
    });
    const kita = nextKita();
    const outcomes = await times(TRIES, async (index) => {
      const theCase = await portal.register({ kitas: [kita] });
      const wishId = await wishIdOf(portal, theCase, kita);
      const at = { applicationId: theCase.id };
      const { year } = next.round;
      const carry = () => carryOver(doors[0], OFFICE, { ...at, clientKey: key(), year });
      const offer = () => makeOffer(doors[1], kita.actor, { ...at, clientKey: key(), wishId });
      const acts = index % 2 === 0 ? [carry, offer] : [offer, carry];
      const results = await Promise.all(acts.map((act) => act()));
      const [carried, offered] = index % 2 === 0 ? results : results.toReversed();
      const em = portal.owner.em.fork();
      const successors = await em.count(Application, { carriedFrom: theCase.id });
      return { carried, offered, successors };
    });
    for (const outcome of outcomes) {
      expect([
        { carried: done, offered: refused('case.not_now'), successors: 1 },
        { carried: refused('case.has_offer'), offered: done, successors: 0 },
      ]).toContainEqual(outcome);
    }
    const offered = outcomes.filter(({ successors }) => successors === 0).length;
    expect(await portal.promised(kita)).toBe(offered);
  });

  it('a contract fails once, whoever says so twice', async () => {
    const { portal, doors } = open;
    const kita = nextKita();
    const told = await tellStory(portal, 'offers', { kitas: [kita] });
    await told.goOn('concluded');
    const { id: offerId } = await told.offerOf();
    const fail = (door: 0 | 1) =>
      contractFailed(doors[door], kita.actor, {
        applicationId: told.id,
        clientKey: key(),
        offerId,
        reason: 'familyDeclined',
        note: 'Die Familie zieht um.',
      });
    const results = await Promise.all([fail(0), fail(1)]);
    expect(results).toContainEqual(done);
    expect(results.filter(({ kind }) => kind === 'done')).toHaveLength(1);
    expect(await portal.promised(kita)).toBe(0);
    expect((await told.notices()).filter((kind) => kind === 'contractFailed')).toHaveLength(1);
    const contracts = await portal.owner.em.fork().find(Contract, { applicationId: told.id });
    expect(contracts.map(({ dissolvedAt }) => dissolvedAt != null)).toEqual([true]);
  });

  const nextKitaOf = (index: number) => kitaOf(open.portal, index);

  async function slotAt(theCase: TestCase, startsAt: number): Promise<string> {
    const { slots } = await open.portal.state(theCase.id);
    return slots.findLast((slot) => slot.startsAt === startsAt)?.id ?? '';
  }

  async function book(theCase: TestCase, startsAt: number): Promise<void> {
    const slotId = await slotAt(theCase, startsAt);
    const request = { applicationId: theCase.id, clientKey: key(), slotId };
    expect(await bookSlot(open.portal.deps, theCase.family, request)).toEqual(done);
  }

  async function giveBack(theCase: TestCase): Promise<void> {
    const request = { applicationId: theCase.id, clientKey: key() };
    const withdrawn = await familyActions.withdraw(open.portal.deps, theCase.family, request);
    expect(withdrawn).toEqual(done);
  }
});
