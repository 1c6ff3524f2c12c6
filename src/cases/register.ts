import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { allocationInstants } from '../calendar/allocation-notice.ts';
import { zonedDay } from '../calendar/zone.ts';
import { isLate, type Round } from '../domain/round.ts';
import { addNotices } from '../notices/add-notices.ts';
import { withActor, type Actor } from '../persistence/actor.ts';
import { Application, Child, Guardian, WishRow } from '../persistence/entities/application.ts';
import { Kita } from '../persistence/entities/places.ts';
import { CaseCommand, CaseEvent } from '../persistence/entities/record.ts';
import { constraintOf } from '../persistence/walls.ts';
import { releasedYears } from '../persistence/round-releases.ts';
import { newestRound } from '../persistence/rounds.ts';
import { claimCodeOf, hashClaimCode, hashInvitationCode, newCaseNumber } from './claim-code.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError } from './errors.ts';
import { rankedWishes } from './family.ts';
import { municipalityOf } from './responsibility.ts';
import {
  checkRegistration,
  namedChild,
  registrationSchema,
  type Registration,
} from './registration.ts';
import { startCase } from './start-case.ts';
import { hashOf } from './submit.ts';
import { linkToWaitingList } from './waiting-list/link.ts';

/** Registering is the one thing that never needs Temporal or mail; starting the workflow may take this long. */
const START_WITHIN_MS = 1500;

export interface Registered {
  readonly applicationId: string;
  readonly caseNumber: string;
}

/** A registration under a client's key, so that a repeated click is the same registration. */
export interface RegistrationRequest {
  readonly year: number;
  readonly clientKey: string;
  readonly input: unknown;
}

/**
 * Registers a child: application, wishes, command, event and receipt in one transaction, and the workflow starts from
 * that row, now or when Temporal is back. Throws `input.invalid` with the fields, `round.none_open`,
 * `idempotency.key_reused`.
 */
export async function register(
  deps: CasesDependencies,
  request: RegistrationRequest,
): Promise<Registered> {
  const now = deps.clock();
  // First, whether it stands already: a click repeated after the rules or the dates have changed is still the same one.
  const registered =
    (await findRegistered(deps, request)) ??
    (await recordOnce(deps, request, await check(deps, request, now), now));
  await startSoon(deps, registered.applicationId);
  return registered;
}

/** What a family typed, checked against the round; the same check serves the page before the last click. */
export async function check(
  deps: CasesDependencies,
  { year, input }: Pick<RegistrationRequest, 'year' | 'input'>,
  now: number,
): Promise<{ readonly round: Round; readonly registration: Registration }> {
  const { round, isReleased, kitaIds } = await withActor(
    deps.orm.em,
    { kind: 'service', ref: 'door' },
    async (em) => ({
      round: await newestRound(em, year),
      isReleased: (await releasedYears(em)).has(year),
      kitaIds: new Set((await em.find(Kita, {}, { fields: ['id'] })).map((kita) => kita.id)),
    }),
  );
  if (round === undefined || !isReleased || now < round.dates.opensAt || now >= round.dates.endsAt)
    throw new DoorError('round.none_open');
  const checked = checkRegistration(input, round, zonedDay(now), (id) => kitaIds.has(id));
  if (!checked.ok) throw new DoorError('input.invalid', checked.problems);
  return { round, registration: checked.value };
}

async function recordOnce(
  deps: CasesDependencies,
  request: RegistrationRequest,
  { round, registration }: { readonly round: Round; readonly registration: Registration },
  now: number,
): Promise<Registered> {
  const applicationId = randomUUID();
  const claimCodeHash = await hashClaimCode(claimCodeOf(deps.secret, applicationId));
  try {
    return await withActor(deps.orm.em, { kind: 'family', ref: applicationId }, async (em) => {
      const caseNumber = newCaseNumber();
      await addApplication(em, {
        applicationId,
        caseNumber,
        claimCodeHash,
        round,
        registration,
        now,
      });
      await addRecord(em, { applicationId, request, round, now });
      await linkToWaitingList(em, {
        applicationId,
        year: round.year,
        child: namedChild(registration),
        codeHash:
          registration.invitationCode === undefined
            ? null
            : hashInvitationCode(deps.secret, registration.invitationCode),
        now,
      });
      return { applicationId, caseNumber };
    });
  } catch (error) {
    if (constraintOf(error) !== 'case_command_client_key') throw error;
    const faster = await findRegistered(deps, request);
    if (faster === undefined) throw error;
    return faster;
  }
}

/** Before there is a case there is no family to act: the public registers, and the key is all they share. */
const PUBLIC = { actorKind: 'family', actorRef: 'public', action: 'register' } as const;

function hashOfBody({ year, input }: RegistrationRequest): string {
  const parsed = registrationSchema.safeParse(input);
  return hashOf({ year, registration: parsed.success ? parsed.data : null });
}

async function findRegistered(
  deps: CasesDependencies,
  request: RegistrationRequest,
): Promise<Registered | undefined> {
  const { clientKey } = request;
  return withActor(deps.orm.em, { kind: 'service', ref: 'door' }, async (em) => {
    const command = await em.findOne(CaseCommand, { ...PUBLIC, clientKey });
    if (command === null) return undefined;
    if (command.bodyHash !== hashOfBody(request)) throw new DoorError('idempotency.key_reused');
    const application = await em.findOneOrFail(Application, { id: command.applicationId });
    return { applicationId: application.id, caseNumber: application.caseNumber };
  });
}

interface NewApplication {
  readonly applicationId: string;
  readonly caseNumber: string;
  readonly claimCodeHash: string;
  readonly round: Round;
  readonly registration: Registration;
  readonly now: number;
}

async function addApplication(em: EntityManager, fresh: NewApplication): Promise<void> {
  const { applicationId, caseNumber, claimCodeHash, round, registration, now } = fresh;
  const at = new Date(now);
  const allocation = allocationInstants(zonedDay(now), registration.wishedStartOn);
  const child = em.create(Child, {
    id: randomUUID(),
    firstName: registration.childFirstName,
    lastName: registration.childLastName,
    birthDate: registration.birthDate,
  });
  const application = em.create(Application, {
    id: applicationId,
    caseNumber,
    year: round.year,
    child,
    hours: registration.hours,
    wishedStartOn: registration.wishedStartOn,
    street: registration.street,
    postcode: registration.postcode,
    municipality: municipalityOf(registration.postcode)?.name ?? '',
    claimCodeHash,
    receivedAt: at,
    late: isLate(now, round.dates),
    registrationRoundRevision: round.revision,
    roundRevision: round.revision,
    revision: 1,
    phase: 'registered',
    phaseSince: at,
    clockOffsetMs: 0,
    custody: 'sole',
    consents: [],
    noShows: 0,
    overdue: [],
    allocationUsuallyAt: allocation === null ? null : new Date(allocation.usuallyAt),
    allocationLatestAt: allocation === null ? null : new Date(allocation.latestAt),
    allocationGiven: [],
    endReminded: false,
  });
  em.create(Guardian, {
    id: randomUUID(),
    application,
    position: 1,
    firstName: registration.guardianFirstName,
    lastName: registration.guardianLastName,
    email: registration.email ?? null,
    phone: registration.phone ?? null,
    language: 'de',
  });
  for (const wish of rankedWishes(registration.kitaIds, registration.childminding)) {
    em.create(WishRow, { ...wish, application, status: 'open', reviewedAt: null });
  }
  await em.flush();
}

async function addRecord(
  em: EntityManager,
  {
    applicationId,
    request,
    round,
    now,
  }: {
    readonly applicationId: string;
    readonly request: RegistrationRequest;
    readonly round: Round;
    readonly now: number;
  },
): Promise<void> {
  const at = new Date(now);
  const command = em.create(CaseCommand, {
    id: randomUUID(),
    applicationId,
    ...PUBLIC,
    clientKey: request.clientKey,
    body: { message: {} },
    bodyHash: hashOfBody(request),
    receivedAt: at,
    roundRevision: round.revision,
    caseRevision: 0,
    outcome: 'done',
    settledAt: at,
    sentCount: 0,
    lastSentAt: null,
  });
  await em.flush();
  const actor: Actor = { kind: 'family', ref: applicationId };
  em.create(CaseEvent, {
    applicationId,
    revision: 1,
    kind: 'registered',
    stepKey: command.id,
    at,
    actorKind: actor.kind,
    actorRef: actor.ref,
    commandId: command.id,
    step: {},
  });
  await em.flush();
  await addNotices(em, { applicationId, revision: 1, kind: 'receipt', subject: {} }, now);
}

async function startSoon(deps: CasesDependencies, applicationId: string): Promise<void> {
  try {
    await deps.client.withDeadline(Date.now() + START_WITHIN_MS, () =>
      startCase(deps, applicationId),
    );
  } catch {
    // The row is there; the starter starts it when Temporal is.
  }
}
