import { defineEntity, p } from '@mikro-orm/core';
import type { PersonAction, PersonActions } from '../../domain/commands.ts';
import type { NoticeKind, NoticeSubject } from '../../domain/notices.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { Step, StepKind } from '../../domain/steps.ts';
import type { WaitingListNoticeKind } from '../../domain/waiting-list.ts';
import type { Actor, GuardianPosition } from '../actor.ts';
import type { DataChange } from '../case-data.ts';

/** A command's body as stored: what travels to the case, and free text that stays here. */
export interface CommandBody {
  readonly message: PersonActions[PersonAction] | Record<never, never>;
  readonly note?: string;
  readonly data?: DataChange;
  /** The day it was received on paper, `YYYY-MM-DD`; `recordedAt` is when it was typed. */
  readonly receivedOn?: string;
}

/**
 * The inbox: what a person asked for, written before anything is sent. Its id is the update's id; its outcome is
 * written once, before anyone is told.
 */
const CaseCommandSchema = defineEntity({
  name: 'CaseCommand',
  tableName: 'case_command',
  properties: {
    id: p.uuid().primary(),
    applicationId: p.uuid(),
    actorKind: p.text().$type<Actor['kind']>(),
    actorRef: p.text(),
    /** Which guardian of the family it was. */
    actorGuardian: p.integer().$type<GuardianPosition>().nullable(),
    /** Who of the staff it was; null for a family, and in a demonstration. */
    accountId: p.text().nullable(),
    action: p.text().$type<PersonAction | 'register'>(),
    clientKey: p.text(),
    body: p.json().$type<CommandBody>(),
    bodyHash: p.text(),
    receivedAt: p.datetime(),
    recordedAt: p.datetime().onCreate(() => new Date()),
    roundRevision: p.integer(),
    caseRevision: p.integer(),
    outcome: p.text().$type<'done' | RefusalCode>().nullable(),
    settledAt: p.datetime().nullable(),
    sentCount: p.integer(),
    lastSentAt: p.datetime().nullable(),
  },
});
export class CaseCommand extends CaseCommandSchema.class {}
CaseCommandSchema.setClass(CaseCommand);

/** What happened to a case, one row a step, never changed. `registered` is the first; it has no step. */
const CaseEventSchema = defineEntity({
  name: 'CaseEvent',
  tableName: 'case_event',
  properties: {
    applicationId: p.uuid().primary(),
    revision: p.integer().primary(),
    kind: p.text().$type<StepKind | 'registered'>(),
    /** The command's id, or the timer's key: each is carried out at most once. */
    stepKey: p.text(),
    at: p.datetime(),
    actorKind: p.text().$type<Actor['kind']>(),
    actorRef: p.text(),
    /** Which guardian of the family it was. */
    actorGuardian: p.integer().$type<GuardianPosition>().nullable(),
    /** Who of the staff it was. */
    accountId: p.text().nullable(),
    commandId: p.uuid().nullable(),
    step: p.json().$type<Step | Record<never, never>>(),
  },
});
export class CaseEvent extends CaseEventSchema.class {}
CaseEventSchema.setClass(CaseEvent);

/** `obsolete`: what it says had ceased to be so before it could be delivered, such as a reminder of an answered offer. */
export const NOTICE_STATUSES = [
  'pending',
  'sent',
  'refused',
  'obsolete',
  'to_print',
  'printed',
] as const;
export type NoticeStatus = (typeof NOTICE_STATUSES)[number];

/** What goes to staff. */
export type StaffNoticeKind = 'digest';

/** What lets somebody in. */
export type SignInNoticeKind = 'familyLink' | 'passwordLink' | 'invitation';

/**
 * One notice to one recipient: a guardian of a case, because of a step, a family on the waiting list, staff, or whoever
 * asked for a link or is invited. The row names exactly one of them. Its text is made when it is delivered; its id is the mail's Message-ID.
 */
const NoticeSchema = defineEntity({
  name: 'Notice',
  tableName: 'notice',
  properties: {
    id: p.uuid().primary(),
    applicationId: p.uuid().nullable(),
    guardianId: p.uuid().nullable(),
    /** The revision of the case whose step caused it. */
    revision: p.integer().nullable(),
    waitingListEntryId: p.uuid().nullable(),
    /** The working day of a digest, which goes to a Kita or, without one, to the youth office. */
    digestDay: p.date().nullable(),
    kitaId: p.uuid().nullable(),
    signInLinkId: p.uuid().nullable(),
    invitationId: p.uuid().nullable(),
    kind: p.text().$type<NoticeKind | WaitingListNoticeKind | StaffNoticeKind | SignInNoticeKind>(),
    channel: p.text().$type<'mail' | 'letter'>(),
    language: p.text().$type<'de' | 'en'>(),
    subject: p.json().$type<NoticeSubject>(),
    status: p.text().$type<NoticeStatus>(),
    attempts: p.integer(),
    /** A code such as `smtp.550`; never the server's words, which name addresses. */
    lastError: p.text().nullable(),
    createdAt: p.datetime(),
    nextAttemptAt: p.datetime(),
    sentAt: p.datetime().nullable(),
  },
});
export class Notice extends NoticeSchema.class {}
NoticeSchema.setClass(Notice);

/** A notice to a guardian of a case. */
export type CaseNotice = Notice & {
  readonly applicationId: string;
  readonly guardianId: string;
  readonly revision: number;
  readonly kind: NoticeKind;
};
/** A notice to a family on the waiting list. */
export type WaitingListNotice = Notice & {
  readonly waitingListEntryId: string;
  readonly kind: WaitingListNoticeKind;
};

/** A notice to staff. */
export type StaffNotice = Notice & {
  readonly digestDay: string;
  readonly kind: StaffNoticeKind;
};

export const isCaseNotice = (notice: Notice): notice is CaseNotice => notice.guardianId != null;
export const isWaitingListNotice = (notice: Notice): notice is WaitingListNotice =>
  notice.waitingListEntryId != null;
export const isStaffNotice = (notice: Notice): notice is StaffNotice => notice.digestDay != null;

/** A notice that lets somebody in. */
export type SignInNotice = Notice & { readonly kind: SignInNoticeKind };
export const isSignInNotice = (notice: Notice): notice is SignInNotice =>
  notice.signInLinkId != null || notice.invitationId != null;
