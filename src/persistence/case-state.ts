import { LockMode, type EntityManager, type EntityName } from '@mikro-orm/postgresql';
import type { CaseState, Slot } from '../domain/case.ts';
import { Application, DraftRow, OfferRow, SlotRow, WishRow } from './entities/application.ts';
import { roundRevision } from './rounds.ts';

/** What an application is populated with before toCaseState reads it. */
export const WITH_STATE = ['wishes', 'drafts', 'offers', 'slots'] as const;

/**
 * Reads what a case is from its rows, for whoever looks at it; null when there is no such case, or the actor may not
 * see it.
 */
export const readCaseState = (em: EntityManager, applicationId: string) =>
  readAs(toCaseState, em, applicationId);

/** What a case's own workflow goes on from: its rows, and nothing of what other cases hold. */
export const readStoredState = (em: EntityManager, applicationId: string) =>
  readAs(toStoredState, em, applicationId);

async function readAs(
  toState: typeof toStoredState,
  em: EntityManager,
  applicationId: string,
): Promise<CaseState | null> {
  const row = await em.findOne(Application, { id: applicationId }, { populate: WITH_STATE });
  return row === null ? null : toState(em, row);
}

/** The stored state, with the application's row locked until the transaction ends. */
export async function lockCaseState(
  em: EntityManager,
  applicationId: string,
): Promise<CaseState | null> {
  const row = await em.findOne(
    Application,
    { id: applicationId },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (row === null) return null;
  await em.populate(row, WITH_STATE);
  return toStoredState(em, row);
}

/** @param row an application populated with wishes, drafts, offers and slots. */
export async function toCaseState(em: EntityManager, row: Application): Promise<CaseState> {
  const stored = await toStoredState(em, row);
  return { ...stored, slots: row.slots.getItems().map(toSeenSlot) };
}

async function toStoredState(em: EntityManager, row: Application): Promise<CaseState> {
  const round = await roundRevision(em, row.year, row.roundRevision);
  return {
    applicationId: row.id,
    revision: row.revision,
    phase: row.phase,
    phaseSince: row.phaseSince.getTime(),
    receivedAt: row.receivedAt.getTime(),
    late: row.late,
    round,
    enrolmentClosedFor: millis(row.enrolmentClosedFor),
    wishes: row.wishes.getItems().map(({ id, kitaId, rank, status, reviewedAt, visitedAt }) => ({
      id,
      kitaId: kitaId ?? null,
      rank,
      status,
      reviewedAt: millis(reviewedAt),
      visitedAt: millis(visitedAt),
    })),
    drafts: row.drafts.getItems().map((draft) => ({
      id: draft.id,
      wishId: draft.wishId,
      kitaId: draft.kitaId ?? null,
      childminderId: draft.childminderId ?? null,
      placesId: draft.placesId,
      preparedAt: draft.preparedAt.getTime(),
      releasedAt: millis(draft.releasedAt),
      status: draft.status,
    })),
    offers: row.offers.getItems().map((offer) => ({
      id: offer.id,
      wishId: offer.wishId,
      kitaId: offer.kitaId ?? null,
      childminderId: offer.childminderId ?? null,
      placesId: offer.placesId,
      madeAt: offer.madeAt.getTime(),
      dueAt: offer.dueAt.getTime(),
      status: offer.status,
      settledAt: millis(offer.settledAt),
      reminded: offer.reminded,
    })),
    slots: row.slots.getItems().map(toSlot),
    custody: row.custody,
    consents: row.consents,
    noShows: row.noShows,
    overdue: row.overdue,
    allocation:
      row.allocationUsuallyAt == null || row.allocationLatestAt == null
        ? null
        : {
            usuallyAt: row.allocationUsuallyAt.getTime(),
            latestAt: row.allocationLatestAt.getTime(),
            given: row.allocationGiven,
          },
    end:
      row.endReason == null || row.endedAt == null || row.closesAt == null
        ? null
        : {
            reason: row.endReason,
            at: row.endedAt.getTime(),
            closesAt: row.closesAt.getTime(),
            closed: row.closedAt != null,
            reminded: row.endReminded,
          },
  };
}

const toSlot = ({ id, offerId, kitaId, startsAt, endsAt, status }: SlotRow): Slot => ({
  id,
  offerId,
  kitaId,
  startsAt: startsAt.getTime(),
  endsAt: endsAt.getTime(),
  status,
});

const toSeenSlot = (row: SlotRow): Slot =>
  row.takenAt == null
    ? toSlot(row)
    : { ...toSlot(row), status: 'taken', takenAt: row.takenAt.getTime() };

/**
 * Writes a case's next state over its rows; the unit of work finds what changed. The row must have been read by
 * lockCaseState in the same transaction.
 */
export async function saveCaseState(em: EntityManager, next: CaseState, at: number): Promise<void> {
  const row = await em.findOneOrFail(Application, { id: next.applicationId });
  em.assign(row, {
    revision: next.revision,
    phase: next.phase,
    phaseSince: new Date(next.phaseSince),
    late: next.late,
    roundRevision: next.round.revision,
    enrolmentClosedFor: date(next.enrolmentClosedFor),
    endReason: next.end?.reason ?? null,
    endedAt: date(next.end?.at ?? null),
    closesAt: date(next.end?.closesAt ?? null),
    closedAt: next.end?.closed === true ? (row.closedAt ?? new Date(at)) : null,
    endReminded: next.end?.reminded ?? false,
    custody: next.custody,
    consents: [...next.consents],
    noShows: next.noShows,
    overdue: [...next.overdue],
    allocationUsuallyAt: date(next.allocation?.usuallyAt ?? null),
    allocationLatestAt: date(next.allocation?.latestAt ?? null),
    allocationGiven: [...(next.allocation?.given ?? [])],
  });
  for (const { id, reviewedAt, visitedAt, ...wish } of next.wishes) {
    upsertRow(em, WishRow, row, id, {
      ...wish,
      reviewedAt: date(reviewedAt),
      visitedAt: date(visitedAt),
    });
  }
  for (const { id, ...draft } of next.drafts) {
    upsertRow(em, DraftRow, row, id, {
      ...draft,
      preparedAt: new Date(draft.preparedAt),
      releasedAt: date(draft.releasedAt),
    });
  }
  for (const { id, ...offer } of next.offers) {
    upsertRow(em, OfferRow, row, id, {
      ...offer,
      madeAt: new Date(offer.madeAt),
      dueAt: new Date(offer.dueAt),
      settledAt: date(offer.settledAt),
      reminded: [...offer.reminded],
    });
  }
  const isBooked = ({ status }: Slot): boolean => status === 'booked';
  saveSlots(
    em,
    row,
    next.slots.filter((slot) => !isBooked(slot)),
  );
  // A case has one booking at a time: when it moves, the earlier one goes first.
  if (next.slots.some(isBooked)) await em.flush();
  saveSlots(em, row, next.slots.filter(isBooked));
}

function saveSlots(em: EntityManager, row: Application, slots: readonly Slot[]): void {
  for (const { id, ...slot } of slots) {
    upsertRow(em, SlotRow, row, id, {
      ...slot,
      startsAt: new Date(slot.startsAt),
      endsAt: new Date(slot.endsAt),
    });
  }
}

/** Rows already read sit in the identity map; anything else is new. */
function upsertRow(
  em: EntityManager,
  entity: EntityName<{ id: string }>,
  application: Application,
  id: string,
  values: object,
): void {
  const known = em.getUnitOfWork().getById(entity, id);
  if (known === undefined) em.create(entity, { id, application, ...values } as never);
  else em.assign(known, values);
}

const millis = (value: Date | null | undefined): number | null => value?.getTime() ?? null;
const date = (value: number | null): Date | null => (value === null ? null : new Date(value));
