import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { PersonAction, PersonActions } from '../../src/domain/commands.ts';
import type { RefusalCode } from '../../src/domain/refusals.ts';
import type { Round } from '../../src/domain/round.ts';
import type { Turn } from '../../src/domain/turn.ts';

/**
 * The contract of one case's workflow. Wire names and payload shapes are promises: workflows that run for months and
 * their histories depend on them. One object per message, so that a field can be added. Ids, enums and instants (UTC
 * milliseconds) only: no personal data ever passes here.
 */

export interface ApplicationInput {
  readonly applicationId: string;
}

/** The workflow id of an application. */
export const applicationWorkflowId = (applicationId: string): string =>
  `application/${applicationId}`;

/** The application behind a workflow id; undefined: the workflow is of another kind. */
export function applicationIdOf(workflowId: string): string | undefined {
  const [kind, id] = workflowId.split('/');
  return kind === 'application' ? id : undefined;
}

/** A person's command on its way to the case. */
export interface CommandMessage<Action extends PersonAction = PersonAction> {
  /** The id of the command's row; also the update's id. */
  readonly commandId: string;
  /** When the door received it: the instant it is judged at. */
  readonly receivedAt: number;
  /** The case's revision as the door read it. */
  readonly caseRevision: number;
  /** The round as it stood then: the rules the command is judged by. */
  readonly round: Round;
  readonly body: PersonActions[Action];
}

/** What became of a command. Pages show the outcome in PostgreSQL, never this value. */
export type CommandOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly code: RefusalCode };

const command = <Action extends PersonAction>(name: Action) =>
  defineUpdate<CommandOutcome, [CommandMessage<Action>], Action>(name);

/** Every action a person gets an answer to, by its name on the wire. */
export const UPDATES = {
  changeWishes: command('changeWishes'),
  changeData: command('changeData'),
  moveAway: command('moveAway'),
  withdraw: command('withdraw'),
  undoWithdraw: command('undoWithdraw'),
  prepareOffer: command('prepareOffer'),
  releaseOffer: command('releaseOffer'),
  makeOffer: command('makeOffer'),
  revokeOffer: command('revokeOffer'),
  acceptOffer: command('acceptOffer'),
  declineOffer: command('declineOffer'),
  reviveOffer: command('reviveOffer'),
  guardianConsent: command('guardianConsent'),
  proposeSlots: command('proposeSlots'),
  bookSlot: command('bookSlot'),
  cancelAppointment: command('cancelAppointment'),
  recordNoShow: command('recordNoShow'),
  concludeContract: command('concludeContract'),
  correctContract: command('correctContract'),
  contractFailed: command('contractFailed'),
  carryOver: command('carryOver'),
  closeWithoutPlace: command('closeWithoutPlace'),
  extendDeadline: command('extendDeadline'),
} as const satisfies { readonly [Action in Exclude<PersonAction, FactAction>]: unknown };

/** What a person states as a fact, without an answer: a Kita has looked at a wish, a family has visited a Kita. */
export const FACT_SIGNALS = {
  markReviewed: defineSignal<[CommandMessage<'markReviewed'>], 'markReviewed'>('markReviewed'),
  confirmVisit: defineSignal<[CommandMessage<'confirmVisit'>], 'confirmVisit'>('confirmVisit'),
} as const;
export type FactAction = 'markReviewed' | 'confirmVisit';

export function isFact(action: PersonAction): action is FactAction {
  return action in FACT_SIGNALS;
}

/** The round has a newer revision. */
export const roundMovedSignal = defineSignal<[{ readonly revision: number }], 'roundMoved'>(
  'roundMoved',
);
/** Read the row again and arm every timer anew. */
export const reloadSignal = defineSignal<[], 'reload'>('reload');

/** What the workflow itself knows; for diagnosis, never for pages of families or Kitas. */
export interface CaseStatus extends Turn {
  /** -1: the row has not been loaded yet. */
  readonly revision: number;
  readonly roundRevision: number;
  /** When the armed timer wakes the workflow, on the case's own clock. */
  readonly wakesAt: number | null;
}
export interface CaseStatusQuestion {
  /** The present on the case's own clock; without it, the instant of the workflow's last task. */
  readonly at: number;
}
export const caseStatusQuery = defineQuery<
  CaseStatus | null,
  [question?: CaseStatusQuestion],
  'caseStatus'
>('caseStatus');
