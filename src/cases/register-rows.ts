import { randomUUID } from 'node:crypto';
import type { EntityManager, RequiredEntityData } from '@mikro-orm/postgresql';
import { allocationInstants } from '../calendar/allocation-notice.ts';
import { zonedDay } from '../calendar/zone.ts';
import { isLate, type Round } from '../domain/round.ts';
import { addNotices } from '../notices/add-notices.ts';
import type { Actor, GuardianPosition } from '../persistence/actor.ts';
import { duplicateKey } from '../persistence/duplicate-key.ts';
import { Application, Child, Guardian, WishRow } from '../persistence/entities/application.ts';
import { CaseCommand, CaseEvent } from '../persistence/entities/record.ts';
import { rankedWishes } from './family.ts';
import { SECOND_GUARDIAN, type Registration } from './registration-fields.ts';
import { municipalityOf } from './responsibility.ts';

export interface NewApplication {
  readonly applicationId: string;
  readonly caseNumber: string;
  /** By position, from 1; one for each guardian. */
  readonly claimCodeHashes: readonly string[];
  readonly round: Round;
  readonly registration: Registration;
  /** Every right is judged by it: when it was sent, or reached staff on paper. UTC milliseconds. */
  readonly receivedAt: number;
  /** When staff typed it from paper; null: the family sent it. */
  readonly enteredAt: number | null;
  readonly siblingGroup: string | undefined;
}

export const hasSecondGuardian = (registration: Registration): boolean =>
  SECOND_GUARDIAN.some((field) => registration[field] !== undefined);

/** Child, application, guardians and wishes. */
export async function addApplication(em: EntityManager, fresh: NewApplication): Promise<void> {
  const { registration, siblingGroup = randomUUID() } = fresh;
  const child = em.create(Child, {
    id: randomUUID(),
    firstName: registration.childFirstName ?? '',
    lastName: registration.childLastName,
    birthDate: registration.birthDate,
    birthExpected: registration.unborn ?? false,
  });
  const application = em.create(Application, { ...columnsOf(fresh), child, siblingGroup });
  for (const guardian of guardiansIn(registration)) {
    const claimCodeHash = fresh.claimCodeHashes[guardian.position - 1] ?? '';
    em.create(Guardian, { id: randomUUID(), application, ...guardian, claimCodeHash });
  }
  for (const wish of rankedWishes(registration.kitaIds, registration.childminding)) {
    em.create(WishRow, { ...wish, application, status: 'open', reviewedAt: null });
  }
  await em.flush();
}

function columnsOf({
  applicationId,
  caseNumber,
  round,
  registration,
  receivedAt,
  enteredAt,
  siblingGroup,
}: NewApplication) {
  const { street, postcode, childFirstName = '', childLastName, birthDate } = registration;
  const allocation = allocationInstants(zonedDay(receivedAt), registration.wishedStartOn);
  return {
    id: applicationId,
    caseNumber,
    year: round.year,
    hours: registration.hours,
    wishedStartOn: registration.wishedStartOn,
    street,
    postcode,
    municipality: municipalityOf(postcode)?.name ?? '',
    statedCustody: registration.custody,
    siblingsTogether: siblingGroup === undefined ? null : (registration.together ?? 'ifPossible'),
    duplicateKey: duplicateKey({
      firstName: childFirstName,
      lastName: childLastName,
      birthDate,
      street,
      postcode,
    }),
    receivedAt: new Date(receivedAt),
    enteredAt: enteredAt === null ? null : new Date(enteredAt),
    late: isLate(receivedAt, round.dates),
    registrationRoundRevision: round.revision,
    roundRevision: round.revision,
    revision: 1,
    phase: 'registered',
    phaseSince: new Date(receivedAt),
    clockOffsetMs: 0,
    // Both must consent where they live apart; who lives together decides together.
    custody: registration.custody === 'sharedApart' ? 'shared' : 'sole',
    consents: [],
    noShows: 0,
    overdue: [],
    allocationUsuallyAt: allocation === null ? null : new Date(allocation.usuallyAt),
    allocationLatestAt: allocation === null ? null : new Date(allocation.latestAt),
    allocationGiven: [],
    endReminded: false,
  } satisfies Partial<RequiredEntityData<Application>>;
}

type GuardianColumns = Omit<
  RequiredEntityData<Guardian>,
  'id' | 'application' | 'claimCodeHash'
> & {
  readonly position: GuardianPosition;
};

function guardiansIn(registration: Registration): readonly GuardianColumns[] {
  const first = {
    position: 1,
    firstName: registration.guardianFirstName,
    lastName: registration.guardianLastName,
    email: registration.email ?? null,
    phone: registration.phone ?? null,
    language: registration.language ?? 'de',
    street: null,
    postcode: null,
    town: null,
  } as const;
  if (!hasSecondGuardian(registration)) return [first];
  const second = {
    position: 2,
    firstName: registration.guardian2FirstName ?? '',
    lastName: registration.guardian2LastName ?? '',
    email: registration.guardian2Email ?? null,
    phone: registration.guardian2Phone ?? null,
    language: registration.guardian2Language ?? registration.language ?? 'de',
    street: registration.guardian2Street ?? null,
    postcode: registration.guardian2Postcode ?? null,
    town: registration.guardian2Town ?? null,
  } as const;
  return [first, second];
}

/** Who registers, as the record has it: staff by name; before there is a case, a family is the public. */
export type Registrar =
  | { readonly actorKind: 'family'; readonly actorRef: 'public' }
  | { readonly actorKind: 'kita' | 'office'; readonly actorRef: string };

export interface NewRecord {
  readonly applicationId: string;
  readonly registrar: Registrar;
  /** Who of the staff typed it. */
  readonly accountId: string | null;
  readonly clientKey: string;
  readonly bodyHash: string;
  readonly round: Round;
  readonly receivedAt: number;
  /** UTC milliseconds. */
  readonly now: number;
}

/** Command, event and receipt of a registration. */
export async function addRecord(em: EntityManager, record: NewRecord): Promise<void> {
  const { applicationId, registrar, round, clientKey, bodyHash, receivedAt, now } = record;
  const at = new Date(receivedAt);
  const command = em.create(CaseCommand, {
    id: randomUUID(),
    applicationId,
    ...registrar,
    actorGuardian: registrar.actorKind === 'family' ? 1 : null,
    accountId: record.accountId,
    action: 'register',
    clientKey,
    body: { message: {} },
    bodyHash,
    receivedAt: at,
    roundRevision: round.revision,
    caseRevision: 0,
    outcome: 'done',
    settledAt: new Date(now),
    sentCount: 0,
    lastSentAt: null,
  });
  await em.flush();
  const actor: Pick<Actor, 'kind' | 'ref'> =
    registrar.actorKind === 'family'
      ? { kind: 'family', ref: applicationId }
      : { kind: registrar.actorKind, ref: registrar.actorRef };
  em.create(CaseEvent, {
    applicationId,
    revision: 1,
    kind: 'registered',
    stepKey: command.id,
    at,
    actorKind: actor.kind,
    actorRef: actor.ref,
    actorGuardian: command.actorGuardian ?? null,
    accountId: record.accountId,
    commandId: command.id,
    step: {},
  });
  await em.flush();
  await addNotices(em, { applicationId, revision: 1, kind: 'receipt', subject: {} }, now);
}
