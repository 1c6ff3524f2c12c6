import type { AllocationWeeks, Custody, Overdue } from './case.ts';
import type { Round } from './round.ts';

/** A wish as the family states it; ids come from the door, so that the rules need no randomness. */
export interface WishedPlace {
  readonly id: string;
  readonly kitaId: string | null;
  readonly rank: number;
}

export interface ProposedSlot {
  readonly id: string;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** What a family can correct. The values are personal and stay in the command's row; these names travel. */
export const DATA_FIELDS = [
  'childName',
  'birthDate',
  'guardian',
  'secondGuardian',
  'address',
  /** Where a guardian lives apart from the child. */
  'ownAddress',
  'contact',
  'language',
  'custody',
  'hours',
  'wishedStart',
] as const;
export type DataField = (typeof DATA_FIELDS)[number];

/** What is one guardian's own: the other is neither shown it nor told that it changed. */
const OWN_FIELDS: readonly DataField[] = ['guardian', 'ownAddress', 'contact', 'language'];

/** What of a correction a guardian is told of. @param guardian whose own data were corrected; undefined: not known. */
export const fieldsToldTo = (
  position: 1 | 2,
  { fields, guardian }: { readonly fields: readonly DataField[]; readonly guardian?: 1 | 2 },
): readonly DataField[] =>
  fields.filter(
    (field) => guardian === undefined || guardian === position || !OWN_FIELDS.includes(field),
  );

/** Why no contract came of an accepted offer. */
export const CONTRACT_FAILURES = ['familyDeclined', 'kitaDeclined', 'otherReason'] as const;
export type ContractFailure = (typeof CONTRACT_FAILURES)[number];

interface PlaceForWish {
  readonly offerId: string;
  readonly wishId: string;
  readonly placesId: string;
  /** Set for a wish for childminding, and only then. */
  readonly childminderId?: string | null;
}

interface ContractTerms {
  /** First day of care, `YYYY-MM-DD`. */
  readonly startsOn: string;
  /** Hours of care a week. */
  readonly hours: number;
}

/** What came on paper is judged at its receipt; what follows from it begins when it is typed. */
interface OnPaper {
  /** When the office typed what had been received earlier, UTC milliseconds. */
  readonly typedAt?: number;
}

interface ByGuardian {
  /** Which guardian decides, 1 or 2; null: not known, as on paper. */
  readonly guardian?: number | null;
}

/** What a person can ask of a case: action → the ids, enums and instants it needs. Free text stays in PostgreSQL. */
export interface PersonActions {
  changeWishes: { readonly wishes: readonly WishedPlace[] };
  changeData: {
    readonly fields: readonly DataField[];
    /** Whose name, own address, contact and language are meant. */
    readonly guardian?: 1 | 2;
    /** Where these follow from the new data, what they are now. */
    readonly custody?: Custody;
    readonly allocation?: { readonly usuallyAt: number; readonly latestAt: number } | null;
  };
  moveAway: OnPaper;
  withdraw: OnPaper;
  undoWithdraw: Record<never, never>;
  markReviewed: { readonly wishId: string };
  confirmVisit: { readonly wishId: string };
  prepareOffer: PlaceForWish;
  releaseOffer: { readonly offerId: string };
  makeOffer: PlaceForWish;
  revokeOffer: { readonly offerId: string };
  acceptOffer: { readonly offerId: string } & ByGuardian;
  declineOffer: { readonly offerId: string };
  reviveOffer: { readonly offerId: string } & ByGuardian;
  guardianConsent: { readonly guardian: number };
  proposeSlots: { readonly offerId: string; readonly slots: readonly ProposedSlot[] };
  bookSlot: { readonly slotId: string } & OnPaper;
  cancelAppointment: { readonly slotId: string; readonly by: 'family' | 'kita' };
  recordNoShow: { readonly slotId: string };
  concludeContract: { readonly offerId: string; readonly contractId: string } & ContractTerms;
  correctContract: { readonly contractId: string } & ContractTerms;
  contractFailed: { readonly offerId: string; readonly reason: ContractFailure };
  carryOver: { readonly year: number; readonly newApplicationId: string };
  closeWithoutPlace: Record<never, never>;
  /** @property dueAt a later decision day for one offer, UTC milliseconds */
  extendDeadline: { readonly offerId: string; readonly dueAt: number };
}
export type PersonAction = keyof PersonActions;

/** What a case does by itself when an instant has passed. */
export interface TimedActions {
  closeEnrolment: { readonly deadlineAt: number };
  sendOffer: { readonly offerId: string };
  remindOfOffer: { readonly offerId: string; readonly daysBefore: number };
  lapseOffer: { readonly offerId: string };
  tellOverdue: { readonly what: Overdue };
  tellAllocation: { readonly weeks: AllocationWeeks };
  remindOfEnd: Record<never, never>;
  closeCase: Record<never, never>;
}
export type TimedAction = keyof TimedActions;
export const TIMED_ACTIONS = [
  'closeEnrolment',
  'sendOffer',
  'remindOfOffer',
  'lapseOffer',
  'tellOverdue',
  'tellAllocation',
  'remindOfEnd',
  'closeCase',
] as const satisfies readonly TimedAction[];

type Union<Map> = { [Kind in keyof Map]: { readonly kind: Kind } & Map[Kind] }[keyof Map];

export type PersonCommand = Union<PersonActions>;
export type TimedCommand = Union<TimedActions>;
/** The case takes note of newer dates of its round. */
export interface RoundMovedCommand {
  readonly kind: 'noteRound';
  readonly round: Round;
}
export type Command = PersonCommand | TimedCommand | RoundMovedCommand;
