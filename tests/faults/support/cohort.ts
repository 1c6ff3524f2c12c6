import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { fastForward } from '../../../src/demo/fast-forward.ts';
import type { PersonAction } from '../../../src/domain/commands.ts';
import type { Round } from '../../../src/domain/round.ts';
import type { StepKind } from '../../../src/domain/steps.ts';
import type { Person } from '../../../src/persistence/actor.ts';
import { Application } from '../../../src/persistence/entities/application.ts';
import { CaseEvent } from '../../../src/persistence/entities/record.ts';
import { applicationWorkflowId } from '../../../workflows/application/application.messages.ts';
import { DAY, HOUR, offersRound, openRound, type TestKita } from '../../support/portal.ts';
import { expectQuiet } from './invariants.ts';
import type { Answer, Stage, StageCase } from './stage.ts';

const done: Answer = { kind: 'done' };
const OFFICE: Person = { kind: 'office', ref: 'jugendamt', role: 'head' };

/** Cases on the brink of a step, one for every kind. */
export interface Cohort {
  /** Every kind of step, sorted. */
  readonly kinds: readonly StepKind[];
  /** Asks for all of them at once; resolves with the persons' answers. */
  begin(): Promise<readonly Answer[]>;
  /** Which of them stand in the record. */
  written(): Promise<readonly string[]>;
}

/** A case, and what leads to its step. */
type Prepared = readonly [StageCase, () => Promise<Answer>];

export async function click(
  stage: Stage,
  theCase: StageCase,
  actor: Person,
  action: PersonAction,
  facts: object,
): Promise<Answer> {
  const request = { applicationId: theCase.id, clientKey: randomUUID(), ...facts };
  return stage.click({ actor, action, request });
}

/** A registered case with an offer of this Kita. */
export async function withOffer(
  stage: Stage,
  round: Round,
  kita: TestKita | undefined,
): Promise<StageCase> {
  if (kita === undefined) throw new Error('there is no such Kita');
  const theCase = await stage.register(round, [kita]);
  const { wishes } = await stage.look(theCase);
  const facts = { wishId: wishes[0]?.id };
  expect(await click(stage, theCase, kita.actor, 'makeOffer', facts)).toEqual(done);
  return theCase;
}

export async function prepareEveryStep(stage: Stage): Promise<Cohort> {
  const steps = await stepsOf(stage);
  const kinds = Object.keys(steps) as StepKind[];
  const ready = await Promise.all(kinds.map((kind) => steps[kind]()));
  await expectQuiet(stage);
  const kindOf = new Map(ready.map(([{ id }], index) => [id, kinds[index]]));
  return {
    kinds: kinds.toSorted(),
    begin: () => Promise.all(ready.map(([, begin]) => begin())),
    async written() {
      const events = await stage.owner.em
        .fork()
        .find(CaseEvent, { applicationId: { $in: [...kindOf.keys()] } });
      return events
        .filter((event) => event.kind === kindOf.get(event.applicationId))
        .map((event) => event.kind)
        .toSorted();
    },
  };
}

async function stepsOf(stage: Stage): Promise<Record<StepKind, () => Promise<Prepared>>> {
  const now = Date.now();
  const enrolment = await stage.addRound(openRound(now), 60);
  const alone = await stage.addRound(openRound(now), 20);
  const review = await stage.addRound(inReview(now), 20);
  const offers = await stage.addRound(offersRound(now), 60);
  const [kita, ...others] = stage.kitas;
  if (kita === undefined) throw new Error('a Kita is needed');

  const look = (theCase: StageCase) => stage.look(theCase);
  const act = (theCase: StageCase, actor: Person, action: PersonAction, facts: object = {}) =>
    click(stage, theCase, actor, action, facts);
  const must = async (...[theCase, ...asked]: Parameters<typeof act>): Promise<void> =>
    expectDone(asked[1], await act(theCase, ...asked));
  const ofFirst = async (theCase: StageCase) => {
    const { wishes, drafts, offers: made, slots } = await look(theCase);
    const offerId = made[0]?.id ?? drafts[0]?.id;
    return { wishId: wishes[0]?.id, offerId, slotId: slots[0]?.id };
  };
  /** Asks for something of the case's first wish, offer or slot. */
  const asks =
    (theCase: StageCase, actor: Person, action: PersonAction, facts: object = {}) =>
    async (): Promise<Answer> => {
      const { wishId, offerId, slotId } = await ofFirst(theCase);
      return act(theCase, actor, action, { wishId, offerId, slotId, ...facts });
    };
  const does = async (...asked: Parameters<typeof asks>): Promise<StageCase> => {
    expectDone(asked[2], await asks(...asked)());
    return asked[0];
  };
  const forward = (theCase: StageCase, byMs: number): Promise<void> =>
    fastForward(stage.client, applicationWorkflowId(theCase.id), byMs);
  const byItself = (theCase: StageCase, byMs: number) => () => {
    // Its clock stands still while the step waits; what is looked at is the step.
    forward(theCase, byMs).catch(() => undefined);
    return Promise.resolve(done);
  };
  /** What the door takes for the case's present, its workflow left alone. */
  const laterAtTheDoor = (theCase: StageCase, byMs: number) =>
    stage.owner.em.fork().nativeUpdate(Application, { id: theCase.id }, { clockOffsetMs: byMs });

  const offered = () => withOffer(stage, offers, kita);
  const inEnrolment = () => stage.register(enrolment, [kita]);
  const prepared = async () =>
    does(await stage.register(review, [kita]), kita.actor, 'prepareOffer');
  const accepted = async () => {
    const theCase = await offered();
    return does(theCase, theCase.family, 'acceptOffer');
  };
  let hours = 1;
  const invited = async () => {
    const startsAt = now + DAY + (hours += 1) * HOUR;
    const slots = [{ startsAt, endsAt: startsAt + HOUR }];
    return does(await accepted(), kita.actor, 'proposeSlots', { slots });
  };
  const booked = async () => {
    const theCase = await invited();
    return does(theCase, theCase.family, 'bookSlot');
  };
  const concluded = async () => does(await booked(), kita.actor, 'concludeContract');
  const withdrawn = async () => {
    const theCase = await inEnrolment();
    await must(theCase, theCase.family, 'withdraw');
    return theCase;
  };
  const lapsed = async () => {
    const theCase = await offered();
    await forward(theCase, 36 * DAY);
    return theCase;
  };
  const byFamily = (theCase: StageCase, action: PersonAction, facts?: object): Prepared => [
    theCase,
    asks(theCase, theCase.family, action, facts),
  ];
  const byKita = (theCase: StageCase, action: PersonAction, facts?: object): Prepared => [
    theCase,
    asks(theCase, kita.actor, action, facts),
  ];
  const byOffice = (theCase: StageCase, action: PersonAction, facts?: object): Prepared => [
    theCase,
    asks(theCase, OFFICE, action, facts),
  ];
  const alike = async (theCase: Promise<StageCase>, byMs: number): Promise<Prepared> => [
    await theCase,
    byItself(await theCase, byMs),
  ];
  const note = 'Versehen';
  const kitaIds = others.slice(0, 2).map(({ id }) => id);

  return {
    wishesChanged: async () =>
      byFamily(await inEnrolment(), 'changeWishes', { kitaIds, childminding: true }),
    dataChanged: async () =>
      byFamily(await inEnrolment(), 'changeData', { change: { fields: ['contact'] } }),
    withdrawn: async () => byFamily(await offered(), 'withdraw'),
    movedAway: async () => byFamily(await offered(), 'moveAway'),
    endUndone: async () => byFamily(await withdrawn(), 'undoWithdraw'),
    wishReviewed: async () => byKita(await stage.register(offers, [kita]), 'markReviewed'),
    visitConfirmed: async () => byKita(await stage.register(offers, [kita]), 'confirmVisit'),
    offerPrepared: async () => byKita(await stage.register(review, [kita]), 'prepareOffer'),
    offerReleased: async () => byKita(await prepared(), 'releaseOffer'),
    draftDropped: async () => byKita(await prepared(), 'revokeOffer', { note }),
    offerSent: async () => alike(does(await prepared(), kita.actor, 'releaseOffer'), 11 * DAY),
    offerMade: async () => byKita(await stage.register(offers, [kita]), 'makeOffer'),
    offerRevoked: async () => byKita(await offered(), 'revokeOffer', { note }),
    offerAccepted: async () => byFamily(await offered(), 'acceptOffer'),
    offerDeclined: async () => byFamily(await offered(), 'declineOffer'),
    offerExtended: async () =>
      byOffice(await offered(), 'extendDeadline', { dueAt: now + 60 * DAY }),
    offerRevived: async () => byFamily(await lapsed(), 'reviveOffer'),
    async consented() {
      const theCase = await accepted();
      const change = { fields: ['custody'], custody: 'shared' };
      await must(theCase, theCase.family, 'changeData', { change });
      return byKita(theCase, 'guardianConsent', { guardian: 2 });
    },
    async slotsProposed() {
      const slots = [{ startsAt: now + DAY, endsAt: now + DAY + HOUR }];
      return byKita(await accepted(), 'proposeSlots', { slots });
    },
    slotBooked: async () => byFamily(await invited(), 'bookSlot'),
    appointmentCancelled: async () => byFamily(await booked(), 'cancelAppointment'),
    async appointmentMissed() {
      const theCase = await booked();
      await laterAtTheDoor(theCase, 4 * DAY);
      return byKita(theCase, 'recordNoShow');
    },
    contractConcluded: async () => byKita(await booked(), 'concludeContract'),
    contractCorrected: async () =>
      byKita(await concluded(), 'correctContract', { startsOn: '2030-08-01', hours: 45 }),
    contractFailed: async () =>
      byKita(await concluded(), 'contractFailed', { reason: 'familyDeclined', note }),
    carriedOver: async () =>
      byOffice(await stage.register(offers, [kita]), 'carryOver', { year: enrolment.year }),
    closedWithoutPlace: async () =>
      byOffice(await stage.register(offers, [kita]), 'closeWithoutPlace', { note }),
    enrolmentClosed: async () => alike(inEnrolment(), 11 * DAY),
    offerReminded: async () => alike(offered(), 29 * DAY),
    async offerLapsed() {
      const theCase = await offered();
      await forward(theCase, 34 * DAY);
      return [theCase, byItself(theCase, 2 * DAY)];
    },
    overdueTold: async () => alike(accepted(), 8 * DAY),
    async allocationTold() {
      const theCase = await inEnrolment();
      const { allocation } = await look(theCase);
      await forward(theCase, (allocation?.usuallyAt ?? 0) - now - DAY);
      return [theCase, byItself(theCase, 2 * DAY)];
    },
    async roundNoted() {
      const to = alone.dates.endsAt + DAY;
      const moved = { year: alone.year, date: 'endsAt', to, reason: 'Es dauert länger.' };
      const request = { ...moved, clientKey: randomUUID() };
      return [
        await stage.register(alone, [kita]),
        async () => {
          await stage.ask({ action: 'moveRoundDate', actor: OFFICE, request });
          return done;
        },
      ];
    },
    endReminded: async () => alike(withdrawn(), 12.5 * DAY),
    async caseClosed() {
      const theCase = await withdrawn();
      await forward(theCase, 13 * DAY);
      return [theCase, byItself(theCase, 2 * DAY)];
    },
  };
}

const expectDone = (action: PersonAction, answer: Answer): void =>
  expect({ action, answer }).toEqual({ action, answer: done });

/** A round between its deadline and its first offers. */
function inReview(now: number): Round {
  const round = openRound(now);
  const deadlineAt = now - DAY;
  return {
    ...round,
    dates: { ...round.dates, deadlineAt, editFreezeAt: deadlineAt, offersFromAt: now + 10 * DAY },
  };
}
