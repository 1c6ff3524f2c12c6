import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { allocationInstants } from '../src/calendar/allocation-notice.ts';
import { zonedDay } from '../src/calendar/zone.ts';
import { newCaseNumber } from '../src/cases/claim-code.ts';
import { liveWishes, type CaseState } from '../src/domain/case.ts';
import { isLate } from '../src/domain/round.ts';
import type { Step } from '../src/domain/steps.ts';
import { allocationClock } from '../src/domain/timers.ts';
import { addNotices } from '../src/notices/add-notices.ts';
import { asActor } from '../src/persistence/actor.ts';
import { Application, Guardian, WishRow } from '../src/persistence/entities/application.ts';
import { CaseEvent } from '../src/persistence/entities/record.ts';
import { newestRound } from '../src/persistence/rounds.ts';

/**
 * The same child's application in a later round, in the transaction that ends the earlier one: same guardians, wishes
 * and claim codes, a case number of its own. It counts as received when it was carried over. Its workflow starts from
 * its row, like that of any registration.
 */
export async function carryOver(
  em: EntityManager,
  state: CaseState,
  step: Extract<Step, { kind: 'carriedOver' }>,
  now: number,
): Promise<void> {
  const itself = { kind: 'case', ref: state.applicationId } as const;
  // A case writes its own rows only; these are another's.
  await asActor(em, [{ kind: 'service', ref: 'carryOver' }, itself], () =>
    addNextApplication(em, state, step, now),
  );
}

async function addNextApplication(
  em: EntityManager,
  state: CaseState,
  { year, newApplicationId: id, at }: Extract<Step, { kind: 'carriedOver' }>,
  now: number,
): Promise<void> {
  const round = await newestRound(em, year);
  if (round === undefined) throw new Error('a round without a revision');
  const before = await em.findOneOrFail(Application, { id: state.applicationId });
  const wishedStartOn = round.dates.careStartsOn;
  const allocation = allocationClock(allocationInstants(zonedDay(at), wishedStartOn), at);
  const { child, hours, street, postcode, municipality, clockOffsetMs } = before;
  const application = em.create(Application, {
    id,
    caseNumber: newCaseNumber(),
    year,
    child,
    hours,
    street,
    postcode,
    municipality,
    clockOffsetMs,
    wishedStartOn,
    receivedAt: new Date(at),
    late: isLate(at, round.dates),
    registrationRoundRevision: round.revision,
    roundRevision: round.revision,
    revision: 1,
    phase: 'registered',
    phaseSince: new Date(at),
    siblingGroup: before.siblingGroup,
    siblingsTogether: before.siblingsTogether ?? null,
    duplicateKey: before.duplicateKey ?? null,
    statedCustody: before.statedCustody ?? null,
    custody: before.custody,
    consents: [],
    noShows: 0,
    overdue: [],
    allocationUsuallyAt: allocation === null ? null : new Date(allocation.usuallyAt),
    allocationLatestAt: allocation === null ? null : new Date(allocation.latestAt),
    allocationGiven: [...(allocation?.given ?? [])],
    endReminded: false,
    carriedFrom: before.id,
  });
  const guardians = await em.find(Guardian, { application: before.id });
  for (const guardian of guardians) {
    const { position, firstName, lastName, email, phone, language, claimCodeHash } = guardian;
    const { street: lives, postcode: livesIn, town } = guardian;
    const known = { position, firstName, lastName, email, phone, language, claimCodeHash, town };
    em.create(Guardian, {
      id: randomUUID(),
      application,
      ...known,
      street: lives ?? null,
      postcode: livesIn ?? null,
    });
  }
  for (const { kitaId, rank } of liveWishes(state)) {
    em.create(WishRow, { id: randomUUID(), application, kitaId, rank, status: 'open' });
  }
  await em.flush();
  em.create(CaseEvent, {
    applicationId: id,
    revision: 1,
    kind: 'registered',
    stepKey: `carriedOver/${before.id}`,
    at: new Date(at),
    actorKind: 'case',
    actorRef: before.id,
    commandId: null,
    step: {},
  });
  await em.flush();
  await addNotices(em, { applicationId: id, revision: 1, kind: 'receipt', subject: {} }, now);
  await em.flush();
}
