import type { EntityManager } from '@mikro-orm/postgresql';
import type { AgeGroup } from '../../domain/age.ts';
import type { CaseState } from '../../domain/case.ts';
import { fieldsToldTo } from '../../domain/commands.ts';
import type { NoticeKind } from '../../domain/notices.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { StepKind } from '../../domain/steps.ts';
import { whoseTurn, type Turn } from '../../domain/turn.ts';
import {
  guardianOf,
  withActor,
  type GuardianPosition,
  type Person,
} from '../../persistence/actor.ts';
import { toCaseState, WITH_STATE } from '../../persistence/case-state.ts';
import { Application, Contract, Guardian } from '../../persistence/entities/application.ts';
import { Kita, Places } from '../../persistence/entities/places.ts';
import {
  CaseCommand,
  CaseEvent,
  isCaseNotice,
  Notice,
  type NoticeStatus,
} from '../../persistence/entities/record.ts';
import { newestRound } from '../../persistence/rounds.ts';
import { siblingsOf, type Sibling } from '../../persistence/siblings.ts';
import { claimCodeOf, isClaimCode } from '../claim-code.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { dataRevision } from '../data-revision.ts';
import { DoorError } from '../errors.ts';
import { requirePermission } from '../require.ts';
import { FAMILY_ACTIONS } from '../policy.ts';
import { ownAddressOf, type OwnAddress } from './guardians.ts';
import { toKitaInfo, type KitaInfo } from './kitas.ts';

/** One family's case as its own page shows it. Plain data. */
export interface FamilyCase {
  readonly id: string;
  readonly caseNumber: string;
  readonly child: {
    readonly firstName: string;
    readonly lastName: string;
    readonly birthDate: string;
    /** Not born yet when last stated: `birthDate` is the expected day, and the first name may be empty. */
    readonly unborn: boolean;
  };
  readonly address: {
    readonly street: string;
    readonly postcode: string;
    readonly municipality: string;
  };
  /** The guardian who looks. */
  readonly guardian: {
    readonly position: GuardianPosition;
    readonly firstName: string;
    readonly lastName: string;
    readonly email: string | null;
    readonly phone: string | null;
    /** Of the messages to this guardian. */
    readonly language: 'de' | 'en';
    /** null: lives with the child. */
    readonly address: OwnAddress | null;
  };
  /** The other guardian's name, where there is one. */
  readonly otherGuardian: string | null;
  readonly siblings: readonly Sibling[];
  /** Names the data as they stand, for whoever corrects them. */
  readonly dataRevision: string;
  /** When staff typed it from paper; null: registered online. */
  readonly enteredAt: number | null;
  readonly hours: number;
  readonly wishedStartOn: string;
  /** What time it is for this case, UTC milliseconds. */
  readonly now: number;
  /** The case, with the dates of its round as they stand now. */
  readonly state: CaseState;
  readonly turn: Turn;
  /** The Kitas the case speaks of, by id. */
  readonly kitas: ReadonlyMap<string, KitaInfo>;
  /** Hours a week of the offered places, by offer. */
  readonly offeredHours: ReadonlyMap<string, number>;
  /** Whom the offered places are for, by offer. */
  readonly offeredAges: ReadonlyMap<string, AgeGroup>;
  /** When care starts by the contract, `YYYY-MM-DD`; null: there is none. */
  readonly contractStartsOn: string | null;
  /** Oldest first. */
  readonly events: readonly FamilyEvent[];
  /** What the family asked for, newest first. */
  readonly commands: readonly FamilyCommand[];
  /** Newest first. */
  readonly notices: readonly FamilyNotice[];
}

export interface FamilyEvent {
  readonly kind: StepKind | 'registered';
  /** The instant the step was judged at, UTC milliseconds. */
  readonly at: number;
  /** The ids the step names, where it names any. */
  readonly offerId: string | undefined;
  readonly wishId: string | undefined;
  readonly slotId: string | undefined;
  /** What the Kita wrote to it, for the family to read. */
  readonly note: string | undefined;
}

/** What a family can ask of its case. */
export type FamilyAction = (typeof FAMILY_ACTIONS)[number];

export interface FamilyCommand {
  readonly id: string;
  readonly clientKey: string;
  readonly action: FamilyAction;
  readonly receivedAt: number;
  /** null: being processed. */
  readonly outcome: 'done' | RefusalCode | null;
}

export interface FamilyNotice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly channel: 'mail' | 'letter';
  readonly status: NoticeStatus;
  /** When the step happened that it tells of, UTC milliseconds. */
  readonly at: number;
}

type ReadDependencies = Pick<CasesDependencies, 'orm' | 'clock' | 'secret'>;

/** Throws `case.not_found` when there is no such case for this family. */
export async function readFamilyCase(
  deps: ReadDependencies,
  family: Person,
  applicationId: string,
): Promise<FamilyCase> {
  requirePermission(family, 'family.case');
  const position = guardianOf(family) ?? 1;
  return withActor(deps.orm.em, family, async (em) => {
    const row = await em.findOne(
      Application,
      { id: applicationId },
      { populate: ['child', 'guardians', ...WITH_STATE] },
    );
    if (row === null) throw new DoorError('case.not_found');
    const guardians = row.guardians.getItems();
    const guardian = guardians.find((one) => one.position === position);
    if (guardian === undefined) throw new DoorError('case.not_found');
    const other = guardians.find((one) => one.position !== position);
    const noted = await toCaseState(em, row);
    // The case may not have taken note of the newest dates yet; the family is told them all the same.
    const state = { ...noted, round: (await newestRound(em, row.year)) ?? noted.round };
    const now = deps.clock() + row.clockOffsetMs;
    const commands = await em.find(
      CaseCommand,
      { applicationId },
      { orderBy: [{ receivedAt: 'desc' }, { recordedAt: 'desc' }] },
    );
    const offered = await offeredPlaces(em, state);
    const contract = await em.findOne(Contract, { applicationId, dissolvedAt: null });
    const events = await em.find(CaseEvent, { applicationId }, { orderBy: { revision: 'asc' } });
    return {
      id: row.id,
      caseNumber: row.caseNumber,
      child: {
        firstName: row.child.firstName,
        lastName: row.child.lastName,
        birthDate: row.child.birthDate,
        unborn: row.child.birthExpected,
      },
      address: { street: row.street, postcode: row.postcode, municipality: row.municipality },
      guardian: {
        position,
        firstName: guardian.firstName,
        lastName: guardian.lastName,
        email: guardian.email ?? null,
        phone: guardian.phone ?? null,
        language: guardian.language,
        address: ownAddressOf(guardian),
      },
      otherGuardian: other === undefined ? null : `${other.firstName} ${other.lastName}`,
      siblings: (await siblingsOf(em, [applicationId])).get(applicationId) ?? [],
      dataRevision: await dataRevision(em, row, family),
      enteredAt: row.enteredAt?.getTime() ?? null,
      hours: row.hours,
      wishedStartOn: row.wishedStartOn,
      now,
      state,
      turn: whoseTurn(state, now),
      kitas: await kitasOf(em, state),
      offeredHours: new Map(offered.map(([offerId, { hours }]) => [offerId, hours])),
      offeredAges: new Map(offered.map(([offerId, { ageGroup }]) => [offerId, ageGroup])),
      contractStartsOn: contract?.startsOn ?? null,
      events: events
        .filter(({ step }) => isToldTo(position, step))
        .map((event) => toFamilyEvent(event, commands)),
      commands: commands
        .filter(({ body }) => isToldTo(position, body.message))
        .flatMap((command) => toFamilyCommand(command)),
      notices: await noticesOf(em, guardian.id, applicationId, events),
    };
  });
}

/** What the receipt shows beside the case: this guardian's code, while that is the valid one. */
export async function readClaimCode(
  deps: ReadDependencies,
  family: Person,
): Promise<string | undefined> {
  requirePermission(family, 'family.case');
  const position = guardianOf(family) ?? 1;
  const guardian = await withActor(deps.orm.em, family, (em) =>
    em.findOne(Guardian, { application: family.ref, position }),
  );
  if (guardian === null) throw new DoorError('case.not_found');
  const code = claimCodeOf(deps.secret, family.ref, position);
  return (await isClaimCode(code, guardian.claimCodeHash)) ? code : undefined;
}

async function kitasOf(em: EntityManager, state: CaseState): Promise<Map<string, KitaInfo>> {
  const ids = new Set([
    ...state.wishes.flatMap(({ kitaId }) => kitaId ?? []),
    ...state.offers.flatMap(({ kitaId }) => kitaId ?? []),
  ]);
  const rows = await em.find(Kita, { id: { $in: [...ids] } });
  return new Map(rows.map((row) => [row.id, toKitaInfo(row)]));
}

async function offeredPlaces(
  em: EntityManager,
  { offers }: CaseState,
): Promise<readonly (readonly [string, Places])[]> {
  const pools = await em.find(Places, { id: { $in: offers.map(({ placesId }) => placesId) } });
  return offers.flatMap(({ id, placesId }) =>
    pools.filter((pool) => pool.id === placesId).map((pool) => [id, pool] as const),
  );
}

/** What the other guardian corrected of their own data is the other's. */
const isToldTo = (
  position: GuardianPosition,
  what: CaseEvent['step'] | CaseCommand['body']['message'],
): boolean => !('fields' in what) || fieldsToldTo(position, what).length > 0;

function toFamilyEvent(
  { kind, at, step, commandId }: CaseEvent,
  commands: readonly CaseCommand[],
): FamilyEvent {
  const command = commands.find(({ id }) => id === commandId);
  return {
    kind,
    at: at.getTime(),
    offerId: 'offerId' in step ? step.offerId : undefined,
    wishId: 'wishId' in step ? step.wishId : undefined,
    slotId: 'slotId' in step ? step.slotId : undefined,
    note: command === undefined ? undefined : explanationIn(command),
  };
}

/** What a Kita, or the office, explains to the family; what the office types for a family is the family's own. */
function explanationIn({ actorKind, action, body }: CaseCommand): string | undefined {
  const isOwn =
    'by' in body.message
      ? body.message.by === 'family'
      : FAMILY_ACTIONS.some((known) => known === action);
  return isOwn || actorKind === 'family' ? undefined : body.note;
}

function toFamilyCommand({
  id,
  actorKind,
  clientKey,
  action,
  receivedAt,
  outcome,
}: CaseCommand): readonly FamilyCommand[] {
  if (actorKind !== 'family' || action === 'register') return [];
  return [
    {
      id,
      clientKey,
      // Nothing else is recorded of a family: src/cases/policy.ts.
      action: action as FamilyAction,
      receivedAt: receivedAt.getTime(),
      outcome: outcome ?? null,
    },
  ];
}

/** This guardian's own: the other's receipt names the other's code. */
async function noticesOf(
  em: EntityManager,
  guardianId: string,
  applicationId: string,
  events: readonly CaseEvent[],
): Promise<FamilyNotice[]> {
  const rows = await em.find(
    Notice,
    { applicationId, guardianId },
    { orderBy: [{ revision: 'desc' }, { createdAt: 'desc' }] },
  );
  const happened = new Map(events.map((event) => [event.revision, event.at]));
  return rows.filter(isCaseNotice).map(({ id, revision, kind, channel, status, createdAt }) => ({
    id,
    kind,
    channel,
    status,
    at: (happened.get(revision) ?? createdAt).getTime(),
  }));
}
