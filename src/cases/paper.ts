import type { EntityManager } from '@mikro-orm/postgresql';
import { startOfDay, zonedDay } from '../calendar/zone.ts';
import type { PersonAction, PersonActions } from '../domain/commands.ts';
import type { Step, StepKind } from '../domain/steps.ts';
import { CaseEvent } from '../persistence/entities/record.ts';
import { DoorError } from './errors.ts';

/** What a family wrote on paper, and the office types later. */
export interface PaperRequest {
  readonly applicationId: string;
  readonly action: PersonAction;
  readonly message: PersonActions[PersonAction];
  /** The day the paper was received, `YYYY-MM-DD`. */
  readonly receivedOn: string;
  /** The case's clock as the office types it, UTC milliseconds. */
  readonly typedAt: number;
}

/**
 * The instant of receipt of what came on paper, UTC milliseconds: paper tells the day only, so it counts from that
 * day's beginning, but from no earlier than what it answers, and never later than it was typed.
 *
 * What was received in time counts, however late it is typed: an acceptance received before the decision day is in time
 * as long as its offer is open. Once the offer has lapsed, its place has been given back and perhaps to another child,
 * whom nothing takes it from again: the acceptance is refused as `offer.lapsed`, and `reviveOffer` with the same date
 * is the way. Received before the end of the 48 hours, it is carried out whenever it is typed if a place is free
 * (`offer.no_place` otherwise, and the office mediates).
 *
 * Throws `input.invalid` for a day in the future, before the registration, or before what it answers.
 */
export async function receiptOnPaper(em: EntityManager, paper: PaperRequest): Promise<number> {
  const { receivedOn, typedAt } = paper;
  if (receivedOn > zonedDay(typedAt)) throw problem('paper_in_future');
  const earliest = await answeredAt(em, paper);
  if (receivedOn < zonedDay(earliest)) throw problem('paper_too_early');
  return Math.min(Math.max(startOfDay(receivedOn), earliest), typedAt);
}

const problem = (code: string): DoorError =>
  new DoorError('input.invalid', [{ field: 'receivedOn', problem: code }]);

/** What an action answers; the others answer nothing but the registration. */
const ANSWERED: Partial<Record<PersonAction, readonly StepKind[]>> = {
  acceptOffer: ['offerMade', 'offerSent'],
  declineOffer: ['offerMade', 'offerSent'],
  reviveOffer: ['offerMade', 'offerSent'],
  guardianConsent: ['offerAccepted', 'offerRevived'],
  bookSlot: ['slotsProposed'],
  cancelAppointment: ['slotBooked'],
  undoWithdraw: ['withdrawn', 'movedAway', 'closedWithoutPlace'],
};

async function answeredAt(
  em: EntityManager,
  { applicationId, action, message }: PaperRequest,
): Promise<number> {
  const kinds = ANSWERED[action] ?? [];
  const events = await em.find(
    CaseEvent,
    { applicationId, kind: { $in: ['registered', ...kinds] } },
    { orderBy: { revision: 'asc' } },
  );
  const answered = events.findLast(({ step }) => isAbout(step, message)) ?? events[0];
  if (answered === undefined) throw new DoorError('case.not_found');
  return answered.at.getTime();
}

/** An offer or a slot that is named in both is the same one. */
function isAbout(step: Step | Record<never, never>, message: PersonActions[PersonAction]): boolean {
  if ('offerId' in message) return 'offerId' in step && step.offerId === message.offerId;
  return !('slotId' in message && 'slotId' in step) || step.slotId === message.slotId;
}
