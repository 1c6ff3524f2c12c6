import type { EntityManager } from '@mikro-orm/postgresql';
import { ageGroupOn, type AgeGroup } from '../../domain/age.ts';
import {
  acceptedOffer,
  liveDrafts,
  missingConsents,
  type CaseState,
  type DraftStatus,
  type EndReason,
  type OfferStatus,
  type Overdue,
  type SlotStatus,
  type WishStatus,
} from '../../domain/case.ts';
import { sendPlan } from '../../domain/timers.ts';
import { whoseTurn, type Turn } from '../../domain/turn.ts';
import type { Person } from '../../persistence/actor.ts';
import { accountNames } from '../../persistence/account-names.ts';
import { toCaseState, WITH_STATE } from '../../persistence/case-state.ts';
import {
  Application,
  Contract,
  type Guardian,
  type StatedCustody,
} from '../../persistence/entities/application.ts';
import { Childminder } from '../../persistence/entities/childminding.ts';
import { Kita, Places } from '../../persistence/entities/places.ts';
import { NOTICE_STATUSES } from '../../persistence/entities/record.ts';
import { newestRound } from '../../persistence/rounds.ts';
import { siblingsOf, type Sibling } from '../../persistence/siblings.ts';
import { readCaseWorkflow, type CaseWorkflow } from '../../temporal/case-history.ts';
import { RUN_STATES } from '../../temporal/run-state.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { dataRevision } from '../data-revision.ts';
import { DoorError } from '../errors.ts';
import { readLogged } from '../read-log.ts';
import { requirePermission } from '../require.ts';
import { officeActsFor } from '../kita-scope.ts';
import { mayEver } from './office-actions.ts';
import {
  commandsOf,
  eventsOf,
  fullName,
  noticesOf,
  whoAmong,
  type OfficeCommand,
  type OfficeEvent,
  type OfficeNotice,
} from './office-record.ts';

export { NOTICE_STATUSES };
export { RUN_STATES };
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
  /** When staff typed it from paper; null: registered online. */
  readonly enteredAt: number | null;
  /** Names the family's data as they stand, for whoever corrects them. */
  readonly dataRevision: string;
  /** Whether the rules let anything of the data be corrected. */
  readonly mayChangeData: boolean;
  readonly late: boolean;
  /** null: registered before it was asked. */
  readonly custody: StatedCustody | null;
  readonly siblings: readonly Sibling[];
  readonly child: {
    readonly firstName: string;
    readonly lastName: string;
    readonly birthDate: string;
    /** The birth date is the expected day, and the first name may be empty. */
    readonly unborn: boolean;
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
  readonly drafts: readonly OfficeDraft[];
  readonly offers: readonly OfficeOffer[];
  readonly slots: readonly OfficeSlot[];
  /** kita null: childminding. */
  readonly contract: OfficeContract | null;
  /** What the office was told is overdue. */
  readonly overdue: readonly Overdue[];
  /** The guardians whose consent to the accepted offer is missing, by name. */
  readonly missingConsents: readonly string[];
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
  readonly language: Guardian['language'];
  /** Where they live, if elsewhere than the child. */
  readonly address: string | null;
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
  readonly visitedAt: number | null;
  /** Whether the office acts in the place of whoever is wished for. */
  readonly isOurs: boolean;
}

/** What is prepared and has not gone out; the family does not know of it. */
export interface OfficeDraft {
  readonly id: string;
  /** null: childminding. */
  readonly kita: string | null;
  readonly status: DraftStatus;
  readonly preparedAt: number;
  /** When it goes out, where it is released. */
  readonly outAt: number | null;
}

export interface OfficeContract {
  /** null: childminding. */
  readonly kita: string | null;
  readonly concludedAt: number;
  /** `YYYY-MM-DD` */
  readonly startsOn: string;
  readonly hours: number;
}

export interface OfficeOffer {
  readonly id: string;
  /** null: childminding. */
  readonly kita: string | null;
  /** By name; null: a Kita’s offer. */
  readonly childminder: string | null;
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

/** @returns null when there is no such case. */
export async function readCase(
  deps: Pick<CasesDependencies, 'orm' | 'clock'>,
  office: Person,
  applicationId: string,
): Promise<OfficeCase | null> {
  requirePermission(office, 'cases.read');
  return readLogged(deps, office, { applicationId, door: 'case' }, async (em) => {
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
    const contract = await em.findOne(Contract, { applicationId, dissolvedAt: null });
    const now = deps.clock() + application.clockOffsetMs;
    const { child } = application;
    const guardians = application.guardians.getItems();
    const names = { whoIs: whoAmong(guardians, kitaName), people: await accountNames(em) };
    const ours = await ledByOffice(em, state);
    return {
      applicationId,
      caseNumber: application.caseNumber,
      year: application.year,
      newestRoundRevision: newest.revision,
      roundRevision: state.round.revision,
      revision: state.revision,
      receivedAt: state.receivedAt,
      enteredAt: application.enteredAt?.getTime() ?? null,
      dataRevision: await dataRevision(em, application, office),
      mayChangeData: mayEver(state, newest, now, { kind: 'changeData', fields: ['address'] }),
      late: state.late,
      custody: application.statedCustody ?? null,
      siblings: (await siblingsOf(em, [applicationId])).get(applicationId) ?? [],
      child: {
        firstName: child.firstName,
        lastName: child.lastName,
        birthDate: child.birthDate,
        unborn: child.birthExpected,
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
        language: guardian.language,
        address:
          guardian.street == null
            ? null
            : `${guardian.street}, ${guardian.postcode} ${guardian.town}`,
        email: guardian.email ?? null,
        phone: guardian.phone ?? null,
      })),
      wishes: state.wishes
        .toSorted((a, b) => a.rank - b.rank)
        .map(({ id, kitaId, rank, status, reviewedAt, visitedAt }) => ({
          id,
          kita: kitaId === null ? null : kitaName(kitaId),
          rank,
          status,
          offer: state.offers.findLast(({ wishId }) => wishId === id)?.status ?? null,
          reviewedAt,
          visitedAt,
          isOurs: ours.has(kitaId),
        })),
      drafts: liveDrafts(state).map((draft) => ({
        id: draft.id,
        kita: draft.kitaId === null ? null : kitaName(draft.kitaId),
        status: draft.status,
        preparedAt: draft.preparedAt,
        outAt: sendPlan(state, draft)?.at ?? null,
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
              startsOn: contract.startsOn,
              hours: contract.hours,
            },
      overdue: state.overdue,
      missingConsents:
        acceptedOffer(state) === undefined
          ? []
          : missingConsents(state).map((position) => nameAt(guardians, position)),
      end: state.end,
      turn: whoseTurn(state, now),
      now,
      events: await eventsOf(em, state, kitaName, names),
      commands: await commandsOf(em, application, names),
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
  requirePermission(office, 'cases.diagnose');
  const looked = { applicationId, door: 'diagnosis' } as const;
  const application = await readLogged(deps, office, looked, (em) =>
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
  const childminders = await em.find(Childminder, {
    id: { $in: offers.flatMap(({ childminderId }) => childminderId ?? []) },
  });
  const names = new Map(childminders.map((one) => [one.id, one.displayName]));
  return offers.flatMap(
    ({ id, kitaId, childminderId, placesId, status, madeAt, dueAt, settledAt }) => {
      const pool = byId.get(placesId);
      return pool === undefined
        ? []
        : {
            id,
            kita: kitaId === null ? null : kitaName(kitaId),
            childminder: names.get(childminderId ?? '') ?? null,
            ageGroup: pool.ageGroup,
            hours: pool.hours,
            status,
            madeAt,
            dueAt,
            settledAt,
          };
    },
  );
}

/** Of those wished for, whose part the office takes: Kitas by id, null for childminding. */
async function ledByOffice(
  em: EntityManager,
  { wishes, round }: CaseState,
): Promise<ReadonlySet<string | null>> {
  const ours = new Set<string | null>();
  for (const { kitaId } of wishes)
    if (await officeActsFor(em, round.year, kitaId)) ours.add(kitaId);
  return ours;
}

const nameAt = (guardians: readonly Guardian[], position: number): string => {
  const guardian = guardians.find((candidate) => candidate.position === position);
  return guardian === undefined ? '' : fullName(guardian);
};
