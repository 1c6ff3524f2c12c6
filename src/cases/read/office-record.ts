import type { EntityManager } from '@mikro-orm/postgresql';
import type { CaseState } from '../../domain/case.ts';
import type { PersonAction } from '../../domain/commands.ts';
import type { NoticeKind } from '../../domain/notices.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { Step, StepKind } from '../../domain/steps.ts';
import type { Actor } from '../../persistence/actor.ts';
import type { Application, Guardian } from '../../persistence/entities/application.ts';
import {
  CaseCommand,
  CaseEvent,
  isCaseNotice,
  Notice,
  type NoticeStatus,
} from '../../persistence/entities/record.ts';

/** Who did something: a Kita, or one of two guardians, by name; `case`: it happened by itself. */
export interface Who {
  readonly kind: Actor['kind'];
  readonly name: string | null;
}

export interface OfficeEvent {
  readonly revision: number;
  readonly kind: StepKind | 'registered';
  readonly at: number;
  readonly who: Who;
  /** Who of the staff it was, by name; null for a family, and in a demonstration. */
  readonly account: string | null;
  /** The Kita the step is about, where it is about one. */
  readonly kita: string | null;
}

export interface OfficeCommand {
  readonly id: string;
  readonly action: PersonAction | 'register';
  readonly who: Who;
  /** Who of the staff it was, by name; null for a family, and in a demonstration. */
  readonly account: string | null;
  readonly note: string | null;
  readonly receivedAt: number;
  /** When the office typed it, where it came on paper; of `receivedAt` only the day is known then. */
  readonly typedAt: number | null;
  /** The form's key, of the office's own requests. */
  readonly clientKey: string | null;
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

/** What happened to a case, the newest first. */
export async function eventsOf(
  em: EntityManager,
  state: CaseState,
  kitaName: (id: string) => string,
  names: Names,
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
      who: names.whoIs(event),
      account: personOf(event, names),
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

/** What was asked for, the newest first. */
export async function commandsOf(
  em: EntityManager,
  { id, clockOffsetMs }: Application,
  names: Names,
): Promise<readonly OfficeCommand[]> {
  const commands = await em.find(
    CaseCommand,
    { applicationId: id },
    { orderBy: { receivedAt: 'desc', recordedAt: 'desc' } },
  );
  return commands.map((command) => ({
    id: command.id,
    action: command.action,
    who: names.whoIs(command),
    account: personOf(command, names),
    note: command.body.note ?? null,
    receivedAt: command.receivedAt.getTime(),
    typedAt:
      command.body.receivedOn === undefined ? null : command.recordedAt.getTime() + clockOffsetMs,
    clientKey: command.actorKind === 'office' ? command.clientKey : null,
    outcome: command.outcome ?? null,
    settledAt: command.settledAt?.getTime() ?? null,
    sentCount: command.sentCount,
    lastSentAt: command.lastSentAt?.getTime() ?? null,
  }));
}

/** What was written to its guardians, the newest first. */
export async function noticesOf(
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

/** For naming who did something. */
export interface Names {
  readonly whoIs: WhoIs;
  /** By account. */
  readonly people: ReadonlyMap<string, string>;
}

/** An account that is gone is told by its id. */
const personOf = ({ accountId }: Pick<CaseEvent, 'accountId'>, { people }: Names): string | null =>
  accountId == null ? null : (people.get(accountId) ?? accountId);

type WhoIs = (row: Pick<CaseEvent, 'actorKind' | 'actorRef' | 'actorGuardian'>) => Who;

/** Names a Kita always, a guardian only where there are two. */
export function whoAmong(guardians: readonly Guardian[], kitaName: (id: string) => string): WhoIs {
  return ({ actorKind: kind, actorRef, actorGuardian }) => {
    if (kind === 'kita') return { kind, name: kitaName(actorRef) };
    const guardian = guardians.find(({ position }) => position === actorGuardian);
    const isOneOfTwo = guardian !== undefined && guardians.length > 1;
    return { kind, name: isOneOfTwo ? fullName(guardian) : null };
  };
}

/** First name, last name. */
export const fullName = ({
  firstName,
  lastName,
}: Pick<Guardian, 'firstName' | 'lastName'>): string => `${firstName} ${lastName}`;
