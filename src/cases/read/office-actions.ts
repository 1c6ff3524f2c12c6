import {
  bookedSlot,
  liveWishes,
  missingConsents,
  openOffers,
  type CaseState,
} from '../../domain/case.ts';
import type { Command } from '../../domain/commands.ts';
import { decide } from '../../domain/decide.ts';
import { offersFromFor, type Round } from '../../domain/round.ts';
import type { Person } from '../../persistence/actor.ts';
import { toCaseState, WITH_STATE } from '../../persistence/case-state.ts';
import { Application, WishRow } from '../../persistence/entities/application.ts';
import { Kita } from '../../persistence/entities/places.ts';
import { newestRound, roundYears } from '../../persistence/rounds.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { DoorError } from '../errors.ts';
import { readLogged } from '../read-log.ts';
import { requirePermission } from '../require.ts';
import { officeActsFor } from '../kita-scope.ts';
import { sideOf, type KitaSide } from './kita-side.ts';

/** What a family may ask for on paper; which of them, and of what. */
export const PAPER_ACTIONS = [
  'acceptOffer',
  'declineOffer',
  'reviveOffer',
  'guardianConsent',
  'bookSlot',
  'cancelAppointment',
  'withdraw',
  'moveAway',
  'undoWithdraw',
] as const;
export type PaperAction = (typeof PAPER_ACTIONS)[number];

export interface PaperChoice {
  readonly action: PaperAction;
  /** The offer, the slot or the guardian it is about; empty: the case. */
  readonly subject: string;
  readonly kita: string | null;
  readonly startsAt: number | null;
  readonly guardian: string | null;
}

/** What the office can do in one case. Instants in UTC milliseconds. */
export interface OfficeActions {
  readonly applicationId: string;
  readonly caseNumber: string;
  readonly year: number;
  readonly childName: string;
  /** What the family may have written, on some day since it registered. */
  readonly paper: readonly PaperChoice[];
  /** Whether the family's data may be corrected. */
  readonly mayChangeData: boolean;
  /** Whether wishes may have been changed on paper; and which there are, the first first. */
  readonly mayChangeWishes: boolean;
  readonly kitaIds: readonly string[];
  readonly childminding: boolean;
  readonly maxKitas: number | null;
  readonly maxChildminding: number;
  /** Open offers, whose deadline can be extended. */
  readonly extendable: readonly {
    readonly offerId: string;
    readonly kita: string | null;
    readonly dueAt: number;
  }[];
  /** Later rounds the child can be carried over to. */
  readonly laterYears: readonly number[];
  readonly mayClose: boolean;
}

type Reader = Pick<CasesDependencies, 'orm' | 'clock'>;

/** Throws `case.not_found`. */
export async function readOfficeActions(
  deps: Reader,
  office: Person,
  applicationId: string,
): Promise<OfficeActions> {
  requirePermission(office, 'cases.read');
  return readLogged(deps, office, { applicationId, door: 'actions' }, async (em) => {
    const application = await em.findOne(
      Application,
      { id: applicationId },
      { populate: ['child', 'guardians', ...WITH_STATE] },
    );
    if (application === null) throw new DoorError('case.not_found');
    const state = await toCaseState(em, application);
    const round = (await newestRound(em, application.year)) ?? state.round;
    const now = deps.clock() + application.clockOffsetMs;
    const kitas = new Map(
      (await em.find(Kita, {}, { fields: ['name'] })).map((k) => [k.id, k.name]),
    );
    const kitaName = (id: string | null): string | null =>
      id === null ? null : (kitas.get(id) ?? id);
    const guardianName = (position: number): string => {
      const found = application.guardians.getItems().find((one) => one.position === position);
      return found === undefined ? '' : `${found.firstName} ${found.lastName}`;
    };
    const may = (command: Command): boolean => decide(state, command, now, round).kind === 'step';
    const wishes = liveWishes(state).toSorted((a, b) => a.rank - b.rank);
    const later = (await roundYears(em)).filter((year) => year > application.year);
    return {
      applicationId,
      caseNumber: application.caseNumber,
      year: application.year,
      childName: `${application.child.firstName} ${application.child.lastName}`.trim(),
      paper: paperChoices(state, round, now, { kitaName, guardianName }),
      mayChangeData: mayEver(state, round, now, { kind: 'changeData', fields: ['address'] }),
      mayChangeWishes: mayEver(state, round, now, {
        kind: 'changeWishes',
        wishes: wishes.map(({ id, kitaId, rank }) => ({ id, kitaId, rank })),
      }),
      kitaIds: wishes.flatMap(({ kitaId }) => kitaId ?? []),
      childminding: wishes.some(({ kitaId }) => kitaId === null),
      maxKitas: round.rules.maxKitas,
      maxChildminding: round.rules.maxChildminding,
      extendable: openOffers(state).map(({ id, kitaId, dueAt }) => ({
        offerId: id,
        kita: kitaName(kitaId),
        dueAt,
      })),
      laterYears: later.filter((year) => may({ kind: 'carryOver', year, newApplicationId: '' })),
      mayClose: may({ kind: 'closeWithoutPlace' }),
    };
  });
}

/**
 * Whether something is possible now, or was when the case came to where it stands: paper may be older than what has
 * passed since, and is judged by its date.
 */
export function mayEver(state: CaseState, round: Round, now: number, command: Command): boolean {
  const settled = state.offers.flatMap(({ settledAt }) => settledAt ?? []);
  return [now, state.receivedAt, state.phaseSince, ...settled].some(
    (at) => decide(state, command, at, round).kind === 'step',
  );
}

function paperChoices(
  state: CaseState,
  round: Round,
  now: number,
  names: {
    readonly kitaName: (id: string | null) => string | null;
    readonly guardianName: (position: number) => string;
  },
): readonly PaperChoice[] {
  const may = (command: Command): boolean => mayEver(state, round, now, command);
  const nothing = { subject: '', kita: null, startsAt: null, guardian: null };
  const ofOffers = (['acceptOffer', 'declineOffer', 'reviveOffer'] as const).flatMap((action) =>
    state.offers
      .filter(({ id }) => may({ kind: action, offerId: id }))
      .map(({ id, kitaId }) => ({
        ...nothing,
        action,
        subject: id,
        kita: names.kitaName(kitaId),
      })),
  );
  const consents = missingConsents(state)
    .filter((guardian) => may({ kind: 'guardianConsent', guardian }))
    .map((guardian) => ({
      ...nothing,
      action: 'guardianConsent' as const,
      subject: String(guardian),
      guardian: names.guardianName(guardian),
    }));
  const proposed = state.slots
    .filter(({ id }) => may({ kind: 'bookSlot', slotId: id, typedAt: now }))
    .map(({ id, startsAt }) => ({
      ...nothing,
      action: 'bookSlot' as const,
      subject: id,
      startsAt,
    }));
  const booked = bookedSlot(state);
  const cancelled =
    booked !== undefined && may({ kind: 'cancelAppointment', slotId: booked.id, by: 'family' })
      ? [
          {
            ...nothing,
            action: 'cancelAppointment' as const,
            subject: booked.id,
            startsAt: booked.startsAt,
          },
        ]
      : [];
  const ends = (['withdraw', 'moveAway', 'undoWithdraw'] as const)
    .filter((kind) => may({ kind }))
    .map((action) => ({ ...nothing, action }));
  return [...ofOffers, ...consents, ...proposed, ...cancelled, ...ends];
}

/** One wish in which the office takes the part of a childminder, or of a Kita that is not ready. */
export interface OfficeWishSide {
  readonly applicationId: string;
  readonly caseNumber: string;
  readonly childName: string;
  /** null: childminding. */
  readonly kita: string | null;
  /** From when offers are possible; null: they are by now. */
  readonly offersFrom: number | null;
  readonly side: KitaSide;
}

/** Throws `case.not_found` for a wish whose Kita acts for itself. */
export async function readOfficeWish(
  deps: Reader,
  office: Person,
  applicationId: string,
  wishId: string,
): Promise<OfficeWishSide> {
  requirePermission(office, 'cases.read');
  return readLogged(deps, office, { applicationId, door: 'wish' }, async (em) => {
    const wish = await em.findOne(
      WishRow,
      { id: wishId, application: applicationId },
      { populate: ['application.child', ...WISH_WITH_STATE] },
    );
    const kitaId = wish?.kitaId ?? null;
    if (wish === null || !(await officeActsFor(em, wish.application.year, kitaId)))
      throw new DoorError('case.not_found');
    const { application } = wish;
    const state = await toCaseState(em, application);
    const round = (await newestRound(em, application.year)) ?? state.round;
    const now = deps.clock() + application.clockOffsetMs;
    const kita = kitaId === null ? null : await em.findOne(Kita, { id: kitaId });
    return {
      applicationId,
      caseNumber: application.caseNumber,
      childName: `${application.child.firstName} ${application.child.lastName}`.trim(),
      kita: kita?.name ?? null,
      offersFrom:
        now < offersFromFor(round.dates, kitaId) ? offersFromFor(round.dates, kitaId) : null,
      side: await sideOf(em, { application, state, wish, round, now }),
    };
  });
}

const WISH_WITH_STATE = [
  'application.wishes',
  'application.drafts',
  'application.offers',
  'application.slots',
] as const;
