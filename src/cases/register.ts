import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { startOfDay } from '../calendar/zone.ts';
import type { Round } from '../domain/round.ts';
import { accountOf, withActor, type Actor, type Person } from '../persistence/actor.ts';
import { Application } from '../persistence/entities/application.ts';
import { CaseCommand } from '../persistence/entities/record.ts';
import { constraintOf } from '../persistence/walls.ts';
import { claimCodeOf, hashClaimCode, hashInvitationCode, newCaseNumber } from './claim-code.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError, DuplicateRegistration } from './errors.ts';
import { USUAL_LIMITS } from './limits.ts';
import { countAttempt } from './rate-limit.ts';
import { refuseDuplicate } from './refuse-duplicate.ts';
import { addApplication, addRecord, hasSecondGuardian, type Registrar } from './register-rows.ts';
import { isStaff, registrationContext } from './registration-context.ts';
import { paperRegistrationSchema } from './registration-fields.ts';
import {
  checkRegistration,
  namedChild,
  registrationSchema,
  type CheckedRegistration,
} from './registration.ts';
import { siblingGroupOf } from './siblings.ts';
import { startCase } from './start-case.ts';
import { hashOf } from './submit.ts';
import { linkToWaitingList } from './waiting-list/link.ts';

/** Registering is the one thing that never needs Temporal or mail; starting the workflow may take this long. */
const START_WITHIN_MS = 1500;

const DOOR: Actor = { kind: 'service', ref: 'door' };

export interface Registered {
  readonly applicationId: string;
  readonly caseNumber: string;
}

/** A registration under a client's key, so that a repeated click is the same registration. */
export interface RegistrationRequest {
  readonly year: number;
  readonly clientKey: string;
  readonly input: unknown;
  /** Staff type what a family wrote on paper; a family that is signed in may register a sibling. */
  readonly person?: Person | undefined;
  /** Where on the net the request comes from, for the limits; none: nobody sent it over the net. */
  readonly from?: string;
}

/**
 * Registers a child: application, wishes, command, event and receipts in one transaction, and the workflow starts from
 * that row, now or when Temporal is back. What staff type counts as received on the day written on the paper. Throws
 * `input.invalid` with the fields, `round.none_open`, `registration.duplicate`, `idempotency.key_reused`,
 * `claim.too_many_attempts`, `registration.too_many_from_network`.
 */
export async function register(
  deps: CasesDependencies,
  request: RegistrationRequest,
): Promise<Registered> {
  const now = deps.clock();
  // First, whether it stands already: a click repeated after the rules or the dates have changed is still the same one.
  const registered =
    (await findRegistered(deps, request)) ?? (await recordOnce(deps, request, now));
  await startSoon(deps, registered.applicationId);
  return registered;
}

export interface CheckedRequest {
  readonly round: Round;
  readonly registration: CheckedRegistration;
  /** UTC milliseconds; of a form on paper the day it was received. */
  readonly receivedAt: number;
  readonly siblingGroup: string | undefined;
}

/** What was typed, checked against the round and what is registered; the same check serves the page before the last click. */
export async function check(
  deps: CasesDependencies,
  request: Omit<RegistrationRequest, 'clientKey'>,
  now: number,
): Promise<CheckedRequest> {
  const { year, input, person, from = '' } = request;
  const context = await registrationContext(deps, request, now);
  const { round } = context;
  const checked = checkRegistration(input, context);
  if (!checked.ok) throw new DoorError('input.invalid', checked.problems);
  const registration = checked.value;
  const siblingGroup = await siblingGroupOf(deps, registration, { person, from, year });
  await refuseDuplicate(deps, round.year, registration, person);
  return { round, registration, receivedAt: receivedAt(registration, round, now), siblingGroup };
}

/** Paper tells the day only: it counts from that day's beginning, but from no earlier than the round's. */
const receivedAt = ({ receivedOn }: CheckedRegistration, { dates }: Round, now: number): number =>
  receivedOn === undefined ? now : Math.max(startOfDay(receivedOn), dates.opensAt);

async function recordOnce(
  deps: CasesDependencies,
  request: RegistrationRequest,
  now: number,
): Promise<Registered> {
  try {
    const checked = await check(deps, request, now);
    await countRegistration(deps, request);
    return await record(deps, request, checked, now);
  } catch (error) {
    const isDuplicate =
      error instanceof DuplicateRegistration || constraintOf(error) === ONE_PER_CHILD;
    if (!isDuplicate && constraintOf(error) !== 'case_command_client_key') throw error;
    const faster = await findRegistered(deps, request);
    if (faster !== undefined) return faster;
    if (constraintOf(error) === ONE_PER_CHILD) await check(deps, request, now);
    throw error;
  }
}

/** Counted once nothing is wrong with it, so that putting mistakes right costs nothing. What staff type is theirs to answer for. */
async function countRegistration(
  deps: CasesDependencies,
  { from, person }: RegistrationRequest,
): Promise<void> {
  if (from === undefined || isStaff(person)) return;
  const { guessesPerAddress } = deps.limits ?? USUAL_LIMITS;
  await countAttempt(
    deps,
    `register/${from}`,
    guessesPerAddress,
    'registration.too_many_from_network',
  );
}

const ONE_PER_CHILD = 'application_one_per_child_at_its_address';

async function record(
  deps: CasesDependencies,
  request: RegistrationRequest,
  checked: CheckedRequest,
  now: number,
): Promise<Registered> {
  const applicationId = randomUUID();
  const positions = hasSecondGuardian(checked.registration) ? ([1, 2] as const) : ([1] as const);
  const claimCodeHashes = await Promise.all(
    positions.map((position) => hashClaimCode(claimCodeOf(deps.secret, applicationId, position))),
  );
  const family: Actor = { kind: 'family', ref: applicationId, guardian: 1 };
  return withActor(deps.orm.em, family, async (em) => {
    const caseNumber = newCaseNumber();
    await addApplication(em, {
      ...checked,
      applicationId,
      caseNumber,
      claimCodeHashes,
      enteredAt: isStaff(request.person) ? now : null,
    });
    await addRecord(em, {
      applicationId,
      registrar: registrarOf(request),
      accountId: request.person === undefined ? null : accountOf(request.person),
      clientKey: request.clientKey,
      bodyHash: hashOfBody(request),
      round: checked.round,
      receivedAt: checked.receivedAt,
      now,
    });
    await findOnWaitingList(deps, em, applicationId, checked, now);
    return { applicationId, caseNumber };
  });
}

/** A child without a first name yet is found by its code only once it has one. */
async function findOnWaitingList(
  deps: CasesDependencies,
  em: EntityManager,
  applicationId: string,
  { round, registration }: CheckedRequest,
  now: number,
): Promise<void> {
  const child = namedChild(registration);
  if (child === undefined) return;
  const { invitationCode } = registration;
  await linkToWaitingList(em, {
    applicationId,
    year: round.year,
    child,
    codeHash: invitationCode === undefined ? null : hashInvitationCode(deps.secret, invitationCode),
    now,
  });
}

/** Before there is a case there is no family to act: the public registers, and the key is all they share. */
const registrarOf = ({ person }: RegistrationRequest): Registrar =>
  isStaff(person)
    ? { actorKind: person.kind, actorRef: person.ref }
    : { actorKind: 'family', actorRef: 'public' };

function hashOfBody({ year, input, person }: RegistrationRequest): string {
  const schema = isStaff(person) ? paperRegistrationSchema : registrationSchema;
  const parsed = schema.safeParse(input);
  return hashOf({ year, registration: parsed.success ? parsed.data : null });
}

async function findRegistered(
  deps: CasesDependencies,
  request: RegistrationRequest,
): Promise<Registered | undefined> {
  const { clientKey } = request;
  return withActor(deps.orm.em, DOOR, async (em) => {
    const command = await em.findOne(CaseCommand, {
      ...registrarOf(request),
      action: 'register',
      clientKey,
    });
    if (command === null) return undefined;
    if (command.bodyHash !== hashOfBody(request)) throw new DoorError('idempotency.key_reused');
    const application = await em.findOneOrFail(Application, { id: command.applicationId });
    return { applicationId: application.id, caseNumber: application.caseNumber };
  });
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
