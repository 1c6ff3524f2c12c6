import type { EntityManager } from '@mikro-orm/postgresql';
import { ageGroupOn, type AgeGroup } from '../../domain/age.ts';
import type {
  CaseState,
  EndReason,
  OfferStatus,
  SlotStatus,
  WishStatus,
} from '../../domain/case.ts';
import type { PersonAction } from '../../domain/commands.ts';
import type { NoticeKind } from '../../domain/notices.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { Step, StepKind } from '../../domain/steps.ts';
import { whoseTurn, type Turn } from '../../domain/turn.ts';
import { withActor, type Actor, type Person } from '../../persistence/actor.ts';
import { toCaseState, WITH_STATE } from '../../persistence/case-state.ts';
import { Application, Contract, type Guardian } from '../../persistence/entities/application.ts';
import { Kita, Places } from '../../persistence/entities/places.ts';
import {
  CaseCommand,
  CaseEvent,
  isCaseNotice,
  Notice,
  NOTICE_STATUSES,
  type NoticeStatus,
} from '../../persistence/entities/record.ts';
import { newestRound } from '../../persistence/rounds.ts';
import { readCaseWorkflow, type CaseWorkflow } from '../../temporal/case-history.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { DoorError } from '../errors.ts';

export { NOTICE_STATUSES };
export type { CaseWorkflow };

/** One case as the youth office sees it: everything the record holds. Instants in UTC milliseconds. */
export interface OfficeCase {
  readonly applicationId: string;
  readonly caseNumber: string;
  readonly year: number;
  /** The newest revision of its round. */
  readonly newestRoundRevision: number;
  /** The revision the case has taken note of. */
  readonly roundRevision: number;
  readonly revision: number;
  readonly receivedAt: number;
  readonly late: boolean;
  readonly child: {
    readonly firstName: string;
    readonly lastName: string;
    readonly birthDate: string;
    readonly ageGroup: AgeGroup;
  };
  readonly address: {
    readonly street: string;
    readonly postcode: string;
    readonly municipality: string;
  };
  readonly hours: number;
  readonly wishedStartOn: string;
  readonly guardians: readonly OfficeGuardian[];
  readonly wishes: readonly OfficeWish[];
  readonly offers: readonly OfficeOffer[];
  readonly slots: readonly OfficeSlot[];
  /** kita null: childminding. */
  readonly contract: { readonly kita: string | null; readonly concludedAt: number } | null;
  readonly end: {
    readonly reason: EndReason;
    readonly at: number;
    readonly closesAt: number;
    readonly closed: boolean;
  } | null;
  readonly turn: Turn;
  /** The case's own clock; ahead of ours where a demonstration moved it. */
  readonly now: number;
  /** What happened, the newest first. */
  readonly events: readonly OfficeEvent[];
  /** What was asked for, the newest first. */
  readonly commands: readonly OfficeCommand[];
  /** What was written to the family, the newest first. */
  readonly notices: readonly OfficeNotice[];
}

export interface OfficeGuardian {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
}

export interface OfficeWish {
  readonly id: string;
  /** null: childminding. */
  readonly kita: string | null;
  readonly rank: number;
  readonly status: WishStatus;
  /** What became of its latest offer. */
  readonly offer: OfferStatus | null;
  readonly reviewedAt: number | null;
}

export interface OfficeOffer {
  readonly id: string;
  /** null: childminding. */
  readonly kita: string | null;
  readonly ageGroup: AgeGroup;
  readonly hours: number;
  readonly status: OfferStatus;
  readonly madeAt: number;
  readonly dueAt: number;
  readonly settledAt: number | null;
}

export interface OfficeSlot {
  readonly id: string;
  readonly kita: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly status: SlotStatus;
}

/** Who did something: a Kita by its name; `case`: it happened by itself. */
export interface Who {
  readonly kind: Actor['kind'];
  readonly name: string | null;
}

export interface OfficeEvent {
  readonly revision: number;
  readonly kind: StepKind | 'registered';
  readonly at: number;
  readonly who: Who;
  /** The Kita the step is about, where it is about one. */
  readonly kita: string | null;
}

export interface OfficeCommand {
  readonly id: string;
  readonly action: PersonAction | 'register';
  readonly who: Who;
  readonly note: string | null;
  readonly receivedAt: number;
  /** null: open; it is sent again until it has one. */
  readonly outcome: 'done' | RefusalCode | null;
  readonly settledAt: number | null;
  readonly sentCount: number;
  readonly lastSentAt: number | null;
}

export interface OfficeNotice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly recipient: string;
  readonly channel: 'mail' | 'letter';
  readonly status: NoticeStatus;
  readonly attempts: number;
  /** A code such as `smtp.550`. */
  readonly lastError: string | null;
  readonly createdAt: number;
  readonly sentAt: number | null;
  readonly nextAttemptAt: number | null;
}

/** @returns null when there is no such case. */
export async function readCase(
  deps: Pick<CasesDependencies, 'orm' | 'clock'>,
  office: Person,
  applicationId: string,
): Promise<OfficeCase | null> {
  return withActor(deps.orm.em, office, async (em) => {
    const application = await em.findOne(
      Application,
      { id: applicationId },
      { populate: ['child', 'guardians', ...WITH_STATE] },
    );
    if (application === null) return null;
    const state = await toCaseState(em, application);
    const newest = (await newestRound(em, application.year)) ?? state.round;
    const kitas = new Map(
      (await em.find(Kita, {}, { fields: ['name'] })).map((k) => [k.id, k.name]),
    );
    const kitaName = (id: string): string => kitas.get(id) ?? id;
    const contract = await em.findOne(Contract, { applicationId });
    const now = deps.clock() + application.clockOffsetMs;
    const { child } = application;
    const guardians = application.guardians.getItems();
    return {
      applicationId,
      caseNumber: application.caseNumber,
      year: application.year,
      newestRoundRevision: newest.revision,
      roundRevision: state.round.revision,
      revision: state.revision,
      receivedAt: state.receivedAt,
      late: state.late,
      child: {
        firstName: child.firstName,
        lastName: child.lastName,
        birthDate: child.birthDate,
        ageGroup: ageGroupOn(child.birthDate, newest.dates.ageCutOffOn),
      },
      address: {
        street: application.street,
        postcode: application.postcode,
        municipality: application.municipality,
      },
      hours: application.hours,
      wishedStartOn: application.wishedStartOn,
      guardians: guardians.map((guardian) => ({
        id: guardian.id,
        name: fullName(guardian),
        email: guardian.email ?? null,
        phone: guardian.phone ?? null,
      })),
      wishes: state.wishes
        .toSorted((a, b) => a.rank - b.rank)
        .map(({ id, kitaId, rank, status, reviewedAt }) => ({
          id,
          kita: kitaId === null ? null : kitaName(kitaId),
          rank,
          status,
          offer: state.offers.findLast(({ wishId }) => wishId === id)?.status ?? null,
          reviewedAt,
        })),
      offers: await offersOf(em, state, kitaName),
      slots: state.slots.map(({ id, kitaId, startsAt, endsAt, status }) => ({
        id,
        kita: kitaName(kitaId),
        startsAt,
        endsAt,
        status,
      })),
      contract:
        contract === null
          ? null
          : {
              kita: contract.kitaId == null ? null : kitaName(contract.kitaId),
              concludedAt: contract.concludedAt.getTime(),
            },
      end: state.end,
      turn: whoseTurn(state, now),
      now,
      events: await eventsOf(em, state, kitaName),
      commands: await commandsOf(em, applicationId, kitaName),
      notices: await noticesOf(em, applicationId, guardians),
    };
  });
}

/**
 * What Temporal knows of a case the office may see; takes two seconds at most and is never a reason for an error.
 * Throws `case.not_found`.
 */
export async function diagnoseCase(
  deps: Pick<CasesDependencies, 'orm' | 'client' | 'clock'>,
  office: Person,
  applicationId: string,
): Promise<CaseWorkflow> {
  if (office.kind !== 'office') throw new DoorError('action.forbidden');
  const application = await withActor(deps.orm.em, office, (em) =>
    em.findOne(Application, { id: applicationId }),
  );
  if (application === null) throw new DoorError('case.not_found');
  return readCaseWorkflow(deps.client, applicationId, deps.clock() + application.clockOffsetMs);
}

async function offersOf(
  em: EntityManager,
  { offers }: CaseState,
  kitaName: (id: string) => string,
): Promise<readonly OfficeOffer[]> {
  const pools = await em.find(Places, { id: { $in: offers.map((offer) => offer.placesId) } });
  const byId = new Map(pools.map((pool) => [pool.id, pool]));
  return offers.flatMap(({ id, kitaId, placesId, status, madeAt, dueAt, settledAt }) => {
    const pool = byId.get(placesId);
    return pool === undefined
      ? []
      : {
          id,
          kita: kitaId === null ? null : kitaName(kitaId),
          ageGroup: pool.ageGroup,
          hours: pool.hours,
          status,
          madeAt,
          dueAt,
          settledAt,
        };
  });
}

async function eventsOf(
  em: EntityManager,
  state: CaseState,
  kitaName: (id: string) => string,
): Promise<readonly OfficeEvent[]> {
  const events = await em.find(
    CaseEvent,
    { applicationId: state.applicationId },
    { orderBy: { revision: 'desc' } },
  );
  return events.map((event) => {
    const kitaId = kitaOf(event.step, state);
    return {
      revision: event.revision,
      kind: event.kind,
      at: event.at.getTime(),
      who: who(event.actorKind, event.actorRef, kitaName),
      kita: kitaId == null ? null : kitaName(kitaId),
    };
  });
}

/** Steps name the Kita, or the offer, wish or slot it stands behind. */
function kitaOf(step: Step | Record<never, never>, state: CaseState): string | null | undefined {
  if ('kitaId' in step) return step.kitaId;
  if ('offerId' in step) return state.offers.find((offer) => offer.id === step.offerId)?.kitaId;
  if ('slotId' in step) return state.slots.find((slot) => slot.id === step.slotId)?.kitaId;
  if ('wishId' in step)
    return state.wishes.find((wish) => wish.id === step.wishId)?.kitaId ?? undefined;
  return undefined;
}

async function commandsOf(
  em: EntityManager,
  applicationId: string,
  kitaName: (id: string) => string,
): Promise<readonly OfficeCommand[]> {
  const commands = await em.find(
    CaseCommand,
    { applicationId },
    { orderBy: { receivedAt: 'desc', recordedAt: 'desc' } },
  );
  return commands.map((command) => ({
    id: command.id,
    action: command.action,
    who: who(command.actorKind, command.actorRef, kitaName),
    note: command.body.note ?? null,
    receivedAt: command.receivedAt.getTime(),
    outcome: command.outcome ?? null,
    settledAt: command.settledAt?.getTime() ?? null,
    sentCount: command.sentCount,
    lastSentAt: command.lastSentAt?.getTime() ?? null,
  }));
}

async function noticesOf(
  em: EntityManager,
  applicationId: string,
  guardians: readonly Guardian[],
): Promise<readonly OfficeNotice[]> {
  const notices = await em.find(
    Notice,
    { applicationId },
    { orderBy: { revision: 'desc', createdAt: 'desc' } },
  );
  const names = new Map(guardians.map((guardian) => [guardian.id, fullName(guardian)]));
  return notices.filter(isCaseNotice).map((notice) => ({
    id: notice.id,
    kind: notice.kind,
    recipient: names.get(notice.guardianId) ?? '',
    channel: notice.channel,
    status: notice.status,
    attempts: notice.attempts,
    lastError: notice.lastError ?? null,
    createdAt: notice.createdAt.getTime(),
    sentAt: notice.sentAt?.getTime() ?? null,
    nextAttemptAt:
      notice.channel === 'mail' && notice.status !== 'sent' ? notice.nextAttemptAt.getTime() : null,
  }));
}

function who(kind: Actor['kind'], ref: string, kitaName: (id: string) => string): Who {
  return { kind, name: kind === 'kita' ? kitaName(ref) : null };
}

const fullName = ({ firstName, lastName }: Pick<Guardian, 'firstName' | 'lastName'>): string =>
  `${firstName} ${lastName}`;
