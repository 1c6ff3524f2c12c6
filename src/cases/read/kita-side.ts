import type { EntityManager } from '@mikro-orm/postgresql';
import { ageGroupOn, type AgeGroup } from '../../domain/age.ts';
import {
  acceptedOffer,
  bookedSlot,
  liveDrafts,
  missingConsents,
  type CaseState,
  type DraftStatus,
} from '../../domain/case.ts';
import { decisionDueAt, goesOutAt, type Round } from '../../domain/round.ts';
import { sendPlan } from '../../domain/timers.ts';
import { whoseTurn } from '../../domain/turn.ts';
import {
  Contract,
  Guardian,
  type Application,
  type WishRow,
} from '../../persistence/entities/application.ts';
import { placesFor, type FittingPlaces } from '../kita-scope.ts';
import { kitaPossibilities, partOf, type KitaPossibilities } from './kita-possibilities.ts';
import { NEEDS_KITA, type Standing } from './kita-standing.ts';

/**
 * What the forms of one wish need: those of the Kita wished for, or of the youth office, which acts for childminders
 * and for Kitas that are not ready. Instants in UTC milliseconds.
 */
export interface KitaSide {
  readonly wishId: string;
  readonly year: number;
  readonly ageGroup: AgeGroup;
  /** As the family wishes; a contract may say otherwise. */
  readonly hours: number;
  readonly wishedStartOn: string;
  /** Of an open or accepted offer; null: there is none. */
  readonly offerId: string | null;
  readonly isAccepted: boolean;
  readonly draft: OwnDraft | null;
  readonly bookedSlotId: string | null;
  readonly hasProposedSlots: boolean;
  /** Where a place that fits may be, free or not; several only for childminding. */
  readonly fitting: readonly FittingPlaces[];
  readonly childminding: boolean;
  /** What would become of each action now. */
  readonly possible: KitaPossibilities;
  /** Until when the family would have to answer an offer made now; null: no decision day is left. */
  readonly answerBy: number | null;
  /** The guardians, 1 or 2, whose consent the accepted offer lacks. */
  readonly missingConsents: readonly { readonly guardian: number; readonly name: string }[];
  readonly contract: OwnContract | null;
  /** Hours of care a week that can be agreed on. */
  readonly hoursChoices: readonly number[];
  readonly careStartsOn: string;
  /** The instant this case is judged at. */
  readonly now: number;
}

export interface OwnDraft {
  readonly id: string;
  readonly status: DraftStatus;
  /** When it goes out, or would if it were released now; null: no day is left. */
  readonly outAt: number | null;
}

export interface OwnContract {
  readonly startsOn: string;
  readonly hours: number;
  readonly concludedAt: number;
}

interface Asked {
  readonly application: Application;
  /** As whoever asks sees it: a Kita its own part only. */
  readonly state: CaseState;
  readonly wish: WishRow;
  readonly round: Round;
  readonly now: number;
}

export async function sideOf(
  em: EntityManager,
  { application, state, wish, round, now }: Asked,
): Promise<KitaSide> {
  const part = partOf(state, wish.id);
  const own = { ...state, ...part };
  const accepted = acceptedOffer(own);
  const childminding = wish.kitaId == null;
  const fitting = await placesFor(em, application, round, wish.kitaId ?? null);
  const hasPlace = fitting.some(({ capacity, promised }) => promised < capacity);
  return {
    wishId: wish.id,
    year: application.year,
    ageGroup: ageGroupOn(application.child.birthDate, round.dates.ageCutOffOn),
    hours: application.hours,
    wishedStartOn: application.wishedStartOn,
    offerId: (accepted ?? own.offers.findLast(({ status }) => status === 'open'))?.id ?? null,
    isAccepted: accepted !== undefined,
    draft: draftOf(own, round, now),
    bookedSlotId: bookedSlot(own)?.id ?? null,
    hasProposedSlots: own.slots.some(({ status }) => status === 'proposed'),
    fitting,
    childminding,
    possible: kitaPossibilities(state, part, { hasPlace, childminding }, round, now),
    answerBy: decisionDueAt(round, now) ?? null,
    missingConsents: accepted === undefined ? [] : await namedConsents(em, state),
    contract: accepted === undefined ? null : await contractFor(em, accepted.id),
    hoursChoices: round.rules.hours,
    careStartsOn: round.dates.careStartsOn,
    now,
  };
}

/** What is prepared or released in the part of a case that one Kita sees. */
export function draftOf(own: CaseState, round: Round, now: number): OwnDraft | null {
  const draft = liveDrafts(own)[0];
  if (draft === undefined) return null;
  const outAt = sendPlan(own, draft)?.at ?? goesOutAt(round, draft.kitaId, now) ?? null;
  return { id: draft.id, status: draft.status, outAt };
}

/** Until when a Kita should have acted. */
export function dueOf(standing: Standing, own: CaseState, now: number): number | null {
  if (!NEEDS_KITA.includes(standing) || standing === 'prepared' || standing === 'toOffer')
    return null;
  return whoseTurn(own, now).dueAt;
}

async function namedConsents(
  em: EntityManager,
  state: CaseState,
): Promise<KitaSide['missingConsents']> {
  const missing = missingConsents(state);
  if (missing.length === 0) return [];
  const guardians = await em.find(Guardian, { application: state.applicationId });
  return missing.map((position) => {
    const guardian = guardians.find((candidate) => candidate.position === position);
    return {
      guardian: position,
      name: guardian === undefined ? '' : `${guardian.firstName} ${guardian.lastName}`,
    };
  });
}

async function contractFor(em: EntityManager, offerId: string): Promise<OwnContract | null> {
  const row = await em.findOne(Contract, { offerId, dissolvedAt: null });
  return row === null
    ? null
    : { startsOn: row.startsOn, hours: row.hours, concludedAt: row.concludedAt.getTime() };
}
