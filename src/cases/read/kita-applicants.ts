import type { EntityManager } from '@mikro-orm/postgresql';
import { ageGroupOn, type AgeGroup } from '../../domain/age.ts';
import type { CaseState, OfferStatus, SlotStatus } from '../../domain/case.ts';
import { effectivePhase, type Phase } from '../../domain/phase.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { Round } from '../../domain/round.ts';
import { withActor, type Person } from '../../persistence/actor.ts';
import { toCaseState } from '../../persistence/case-state.ts';
import { Guardian, WishRow, type Application } from '../../persistence/entities/application.ts';
import { Kita, Places } from '../../persistence/entities/places.ts';
import { CaseCommand } from '../../persistence/entities/record.ts';
import { newestRound } from '../../persistence/rounds.ts';
import { siblingsOf, type Sibling } from '../../persistence/siblings.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { readLogged } from '../read-log.ts';
import { requirePermission } from '../require.ts';
import { workingYear } from './office-rounds.ts';
import {
  kitaPossibilities,
  partOf,
  type KitaAction,
  type KitaPossibilities,
} from './kita-possibilities.ts';
import { dueOf, draftOf, sideOf, type KitaSide, type OwnDraft } from './kita-side.ts';
import { kitaStanding, OVER, STANDINGS, type Standing } from './kita-standing.ts';

/** What a Kita sees of one round: its places, and the children whose families wish for it. */
export interface KitaOverview {
  readonly kita: { readonly id: string; readonly name: string; readonly municipality: string };
  readonly round: Round;
  readonly pools: readonly Pool[];
  /** Those who need the Kita first; within a standing on-time before late, then by rank and case number. */
  readonly applicants: readonly Applicant[];
}

export interface Pool {
  readonly id: string;
  readonly ageGroup: AgeGroup;
  readonly hours: number;
  readonly capacity: number;
  readonly promised: number;
  readonly free: number;
  /** True where the capacity was made up for a demonstration. */
  readonly invented: boolean;
}

export interface Applicant {
  readonly applicationId: string;
  readonly caseNumber: string;
  /** Empty: not born and not named yet. */
  readonly childFirstName: string;
  readonly childLastName: string;
  readonly birthDate: string;
  /** The birth date is the expected day. */
  readonly unborn: boolean;
  /** With applications of their own in this round; who they are, only where they wish for this Kita too. */
  readonly siblings: readonly Sibling[];
  /** On the round's cut-off day. */
  readonly ageGroup: AgeGroup;
  readonly hours: number;
  readonly wishedStartOn: string;
  /** 1: the family's first wish. */
  readonly rank: number;
  readonly late: boolean;
  readonly receivedAt: number;
  readonly wishId: string;
  readonly reviewedAt: number | null;
  /** When the Kita confirmed that the family had visited it. */
  readonly visitedAt: number | null;
  readonly standing: Standing;
  /** Ended for this Kita as soon as the child is settled elsewhere. */
  readonly phase: Phase;
  /** What would become of each action now. */
  readonly possible: KitaPossibilities;
  /** The instant this case is judged at, UTC milliseconds. */
  readonly now: number;
  /** Until when the Kita should have acted; null: nothing is due from it. */
  readonly dueAt: number | null;
  /** What the Kita has prepared and not sent. */
  readonly draft: OwnDraft | null;
  /** The newest of the Kita's own offers. */
  readonly offer: OwnOffer | null;
  readonly slots: readonly OwnSlot[];
}

export interface OwnOffer {
  readonly id: string;
  readonly status: OfferStatus;
  readonly madeAt: number;
  readonly dueAt: number;
  readonly settledAt: number | null;
}

export interface OwnSlot {
  readonly id: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly status: SlotStatus;
}

/** One applicant with everything a Kita needs to decide and to arrange the contract. */
export interface ApplicantDetail extends Applicant, KitaSide {
  /** When staff typed it from paper; null: registered online. */
  readonly enteredAt: number | null;
  /** The day the age group is counted on. */
  readonly ageCutOffOn: string;
  readonly municipality: string;
  /** Nobody, once the child is settled elsewhere or the family has gone: the Kita no longer needs to reach them. */
  readonly guardians: readonly Contact[];
  /** The Kita's own requests, newest first. */
  readonly requests: readonly OwnRequest[];
}

export interface Contact {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly phone: string | null;
}

export interface OwnRequest {
  readonly id: string;
  readonly clientKey: string;
  readonly action: KitaAction;
  /** Whether it is about something prepared that the family never heard of. */
  readonly isDraft: boolean;
  readonly note: string | null;
  readonly receivedAt: number;
  /** null: being processed. */
  readonly outcome: 'done' | RefusalCode | null;
}

/** Row-level security leaves of wishes, offers and slots the Kita's own only. */
const OF_APPLICATION = [
  'application.child',
  'application.wishes',
  'application.drafts',
  'application.offers',
  'application.slots',
] as const;

type Reader = Pick<CasesDependencies, 'orm' | 'clock'>;

/** @returns null when there is no such Kita or no round. */
export async function readKita(
  deps: Reader,
  kita: Person,
  year?: number,
): Promise<KitaOverview | null> {
  requirePermission(kita, 'kita.cases.read');
  return withActor(deps.orm.em, kita, async (em) => {
    const row = await em.findOne(Kita, { id: kita.ref });
    const wanted = year ?? (await workingYear(em, deps.clock()));
    const round = wanted === undefined ? undefined : await newestRound(em, wanted);
    if (row === null || round === undefined) return null;
    const places = await em.find(
      Places,
      { kitaId: kita.ref, year: round.year },
      { orderBy: { ageGroup: 'desc', hours: 'asc' } },
    );
    const wishes = await em.find(
      WishRow,
      { kitaId: kita.ref, status: { $ne: 'removed' }, application: { year: round.year } },
      { populate: OF_APPLICATION },
    );
    const siblings = await siblingsOf(
      em,
      wishes.map(({ application }) => application.id),
    );
    const applicants = await Promise.all(
      wishes.map(async (wish) => {
        const { application } = wish;
        const state = await toCaseState(em, application);
        const applicant = toApplicant(application, state, wish, round, deps.clock());
        const hasPlace = places.some(
          ({ ageGroup, hours, capacity, promised }) =>
            ageGroup === applicant.ageGroup && hours === applicant.hours && promised < capacity,
        );
        return {
          ...applicant,
          siblings: siblings.get(application.id) ?? [],
          possible: kitaPossibilities(
            state,
            partOf(state, wish.id),
            { hasPlace, childminding: false },
            round,
            applicant.now,
          ),
        };
      }),
    );
    return {
      kita: { id: row.id, name: row.name, municipality: row.municipality },
      round,
      pools: places.map((pool) => toPool(pool)),
      applicants: applicants.toSorted(byNeed),
    };
  });
}

/** @returns null when there is no such case for this Kita. */
export async function readApplicant(
  deps: Reader,
  kita: Person,
  applicationId: string,
): Promise<ApplicantDetail | null> {
  requirePermission(kita, 'kita.cases.read');
  return readLogged(deps, kita, { applicationId, door: 'applicant' }, async (em) => {
    const wish = await em.findOne(
      WishRow,
      { kitaId: kita.ref, status: { $ne: 'removed' }, application: applicationId },
      { populate: OF_APPLICATION },
    );
    if (wish === null) return null;
    const { application } = wish;
    const state = await toCaseState(em, application);
    const round = (await newestRound(em, application.year)) ?? state.round;
    const applicant = toApplicant(application, state, wish, round, deps.clock());
    const now = deps.clock() + application.clockOffsetMs;
    return {
      ...applicant,
      siblings: (await siblingsOf(em, [application.id])).get(application.id) ?? [],
      enteredAt: application.enteredAt?.getTime() ?? null,
      ...(await sideOf(em, { application, state, wish, round, now })),
      ageCutOffOn: round.dates.ageCutOffOn,
      municipality: application.municipality,
      guardians: OVER.includes(applicant.standing) ? [] : await contacts(em, applicationId),
      requests: await ownRequests(em, kita, state),
    };
  });
}

function toApplicant(
  application: Application,
  state: CaseState,
  wish: WishRow,
  round: Round,
  clock: number,
): Omit<Applicant, 'siblings' | 'possible'> {
  const { child } = application;
  const offer = state.offers.toSorted((a, b) => b.madeAt - a.madeAt)[0];
  const reviewedAt = wish.reviewedAt?.getTime() ?? null;
  const now = clock + application.clockOffsetMs;
  const standing = kitaStanding(state, { status: wish.status, reviewedAt }, round, now);
  return {
    applicationId: application.id,
    caseNumber: application.caseNumber,
    childFirstName: child.firstName,
    childLastName: child.lastName,
    birthDate: child.birthDate,
    unborn: child.birthExpected,
    ageGroup: ageGroupOn(child.birthDate, round.dates.ageCutOffOn),
    hours: application.hours,
    wishedStartOn: application.wishedStartOn,
    rank: wish.rank,
    late: application.late,
    receivedAt: state.receivedAt,
    wishId: wish.id,
    reviewedAt,
    visitedAt: wish.visitedAt?.getTime() ?? null,
    standing,
    phase: OVER.includes(standing) ? 'ended' : effectivePhase(state, round.dates, now),
    now,
    dueAt: dueOf(standing, state, now),
    draft: draftOf(state, round, now),
    offer:
      offer === undefined
        ? null
        : {
            id: offer.id,
            status: offer.status,
            madeAt: offer.madeAt,
            dueAt: offer.dueAt,
            settledAt: offer.settledAt,
          },
    slots: state.slots.map(({ id, startsAt, endsAt, status }) => ({
      id,
      startsAt,
      endsAt,
      status,
    })),
  };
}

/** A row of places as a Kita sees it, with what is left of it. */
export function toPool(pool: Places): Pool {
  const { id, ageGroup, hours, capacity, promised, invented } = pool;
  return { id, ageGroup, hours, capacity, promised, free: capacity - promised, invented };
}

function byNeed(a: Applicant, b: Applicant): number {
  return (
    STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) ||
    Number(a.late) - Number(b.late) ||
    a.rank - b.rank ||
    (a.caseNumber < b.caseNumber ? -1 : 1)
  );
}

async function contacts(em: EntityManager, applicationId: string): Promise<readonly Contact[]> {
  const rows = await em.find(
    Guardian,
    { application: applicationId },
    { orderBy: { position: 'asc' } },
  );
  return rows.map(({ firstName, lastName, email, phone }) => ({
    firstName,
    lastName,
    email: email ?? null,
    phone: phone ?? null,
  }));
}

async function ownRequests(
  em: EntityManager,
  kita: Person,
  { applicationId, drafts }: CaseState,
): Promise<readonly OwnRequest[]> {
  const unsent = new Set(drafts.filter((one) => one.status !== 'sent').map(({ id }) => id));
  const rows = await em.find(
    CaseCommand,
    { applicationId, actorKind: kita.kind, actorRef: kita.ref },
    { orderBy: { receivedAt: 'desc', recordedAt: 'desc' } },
  );
  return rows.map((row) => ({
    id: row.id,
    clientKey: row.clientKey,
    action: row.action as KitaAction,
    isDraft: 'offerId' in row.body.message && unsent.has(row.body.message.offerId),
    note: row.body.note ?? null,
    receivedAt: row.receivedAt.getTime(),
    outcome: row.outcome ?? null,
  }));
}
