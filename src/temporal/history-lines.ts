// The package's one export is CommonJS, which Node's loader offers as the default only.
import proto, { type temporal } from '@temporalio/proto';
import { decode, failureCode, field, first, millis } from './event-values.ts';
import type { RunState } from './run-state.ts';

type Event = temporal.api.history.v1.IHistoryEvent;

export interface HistoryLine {
  readonly id: number;
  /** UTC milliseconds, on the workflow's own clock. */
  readonly at: number;
  readonly entry: HistoryEntry;
}

/** One event in our own terms; `other` names a kind we have no words for. */
export type HistoryEntry =
  | { readonly kind: 'started' }
  | { readonly kind: 'updateAccepted'; readonly name: string }
  | {
      readonly kind: 'updateCompleted';
      readonly name: string | undefined;
      readonly outcome: string;
    }
  | { readonly kind: 'signaled'; readonly name: string }
  | { readonly kind: 'timerStarted'; readonly until: number }
  | { readonly kind: 'timerFired' }
  | { readonly kind: 'timerCanceled' }
  | ({ readonly kind: 'activityScheduled' } & ActivityFacts)
  | ({ readonly kind: 'activityCompleted'; readonly attempts: number } & ActivityFacts)
  | ({
      readonly kind: 'activityFailed';
      readonly attempts: number;
      readonly code: string;
    } & ActivityFacts)
  | { readonly kind: 'timeSkipped'; readonly to: number }
  | { readonly kind: 'phasePublished'; readonly phase: string }
  | { readonly kind: 'taskFailed'; readonly code: string }
  | { readonly kind: 'ended'; readonly state: RunState }
  | { readonly kind: 'other'; readonly type: string };

export interface ActivityFacts {
  readonly activity: string | undefined;
  /** The kind of step an activity was to write, or the code it was to refuse with. */
  readonly step: string | undefined;
}

/** Events in our own terms, in the order given; what only keeps the engine going is left out. */
export function linesOf(events: readonly Event[]): readonly HistoryLine[] {
  const byId = new Map(events.map((event) => [Number(event.eventId), event]));
  const finished = new Set(events.map((event) => scheduledIdOf(event)));
  return events.flatMap((event) => {
    const entry = entryOf(event, byId, finished);
    return entry === undefined
      ? []
      : [{ id: Number(event.eventId), at: millis(event.eventTime) ?? 0, entry }];
  });
}

/**
 * The event at which a workflow stands, of events newest first: an activity that has not ended, else what could not be
 * worked out, else the timer it sleeps by, else what happened last.
 */
export function standsAt(events: readonly Event[]): number | null {
  const lines = linesOf(events);
  const rung = new Set(
    events.map((event) =>
      Number(
        (event.timerFiredEventAttributes ?? event.timerCanceledEventAttributes)?.startedEventId,
      ),
    ),
  );
  const [last] = lines;
  const stand =
    lines.find(({ entry }) => entry.kind === 'activityScheduled') ??
    (last?.entry.kind === 'taskFailed' || last?.entry.kind === 'ended' ? last : undefined) ??
    lines.find(({ id, entry }) => entry.kind === 'timerStarted' && !rung.has(id)) ??
    last;
  return stand?.id ?? null;
}

/** Of an activity's end: the event that scheduled it. */
function scheduledIdOf(event: Event): number | undefined {
  const end =
    event.activityTaskCompletedEventAttributes ??
    event.activityTaskFailedEventAttributes ??
    event.activityTaskTimedOutEventAttributes;
  return end == null ? undefined : Number(end.scheduledEventId);
}

function entryOf(
  event: Event,
  byId: ReadonlyMap<number, Event>,
  finished: ReadonlySet<number | undefined>,
): HistoryEntry | undefined {
  if (event.workflowTaskScheduledEventAttributes != null) return undefined;
  if (event.workflowTaskStartedEventAttributes != null) return undefined;
  if (event.workflowTaskCompletedEventAttributes != null) return undefined;
  if (event.activityTaskStartedEventAttributes != null) return undefined;
  // Says only that the demonstration asked for time to be skipped; the skip itself follows.
  if (event.workflowExecutionOptionsUpdatedEventAttributes != null) return undefined;
  if (event.activityTaskScheduledEventAttributes != null)
    return finished.has(Number(event.eventId))
      ? undefined
      : { kind: 'activityScheduled', ...activityFacts(event) };
  return (
    messageEntry(event, byId) ??
    timeEntry(event) ??
    activityEntry(event, byId) ??
    lifeEntry(event) ?? { kind: 'other', type: eventName(event) }
  );
}

function messageEntry(event: Event, byId: ReadonlyMap<number, Event>): HistoryEntry | undefined {
  const accepted = event.workflowExecutionUpdateAcceptedEventAttributes;
  if (accepted != null)
    return { kind: 'updateAccepted', name: accepted.acceptedRequest?.input?.name ?? '' };
  const completed = event.workflowExecutionUpdateCompletedEventAttributes;
  if (completed != null) {
    const request = byId.get(Number(completed.acceptedEventId));
    return {
      kind: 'updateCompleted',
      name:
        request?.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input?.name ??
        undefined,
      outcome:
        completed.outcome?.failure == null
          ? outcomeOf(first(completed.outcome?.success))
          : failureCode(completed.outcome.failure),
    };
  }
  const signaled = event.workflowExecutionSignaledEventAttributes;
  return signaled == null ? undefined : { kind: 'signaled', name: signaled.signalName ?? '' };
}

function timeEntry(event: Event): HistoryEntry | undefined {
  const timer = event.timerStartedEventAttributes;
  if (timer != null) {
    const duration = timer.startToFireTimeout;
    return {
      kind: 'timerStarted',
      until: (millis(event.eventTime) ?? 0) + (millis(duration) ?? 0),
    };
  }
  if (event.timerFiredEventAttributes != null) return { kind: 'timerFired' };
  if (event.timerCanceledEventAttributes != null) return { kind: 'timerCanceled' };
  const skipped = event.workflowExecutionTimeSkippingTransitionedEventAttributes;
  return skipped == null
    ? undefined
    : { kind: 'timeSkipped', to: millis(skipped.targetTime) ?? millis(event.eventTime) ?? 0 };
}

function activityEntry(event: Event, byId: ReadonlyMap<number, Event>): HistoryEntry | undefined {
  const scheduledId = scheduledIdOf(event);
  if (scheduledId === undefined) return undefined;
  const facts = activityFacts(byId.get(scheduledId));
  const end =
    event.activityTaskCompletedEventAttributes ??
    event.activityTaskFailedEventAttributes ??
    event.activityTaskTimedOutEventAttributes;
  const started = byId.get(Number(end?.startedEventId));
  const attempts = started?.activityTaskStartedEventAttributes?.attempt ?? 1;
  if (event.activityTaskCompletedEventAttributes != null)
    return { kind: 'activityCompleted', attempts, ...facts };
  const failure =
    event.activityTaskFailedEventAttributes?.failure ??
    event.activityTaskTimedOutEventAttributes?.failure;
  return { kind: 'activityFailed', attempts, code: failureCode(failure), ...facts };
}

function lifeEntry(event: Event): HistoryEntry | undefined {
  if (event.workflowExecutionStartedEventAttributes != null) return { kind: 'started' };
  const attributes = event.upsertWorkflowSearchAttributesEventAttributes;
  if (attributes != null) {
    const phase = attributes.searchAttributes?.indexedFields?.['Phase'];
    return { kind: 'phasePublished', phase: phase == null ? '' : String(decode(phase)) };
  }
  const failed = event.workflowTaskFailedEventAttributes;
  if (failed != null) return { kind: 'taskFailed', code: failureCode(failed.failure) };
  if (event.workflowTaskTimedOutEventAttributes != null)
    return { kind: 'taskFailed', code: 'timeout' };
  if (event.workflowExecutionCompletedEventAttributes != null) return ended('completed');
  if (event.workflowExecutionFailedEventAttributes != null) return ended('failed');
  if (event.workflowExecutionCanceledEventAttributes != null) return ended('canceled');
  if (event.workflowExecutionTerminatedEventAttributes != null) return ended('terminated');
  if (event.workflowExecutionTimedOutEventAttributes != null) return ended('timedOut');
  if (event.workflowExecutionContinuedAsNewEventAttributes != null) return ended('continuedAsNew');
  return undefined;
}

const ended = (state: RunState): HistoryEntry => ({ kind: 'ended', state });

function activityFacts(scheduled: Event | undefined): ActivityFacts {
  const attributes = scheduled?.activityTaskScheduledEventAttributes;
  return {
    activity: attributes?.activityType?.name ?? undefined,
    step: decidedStep(first(attributes?.input)),
  };
}

/** What commitStep was given: `{decision: {kind: 'step', step: {kind}} | {kind: 'refusal', code}}`. */
function decidedStep(input: unknown): string | undefined {
  const decision = field(input, 'decision');
  const name = field(field(decision, 'step'), 'kind') ?? field(decision, 'code');
  return typeof name === 'string' ? name : undefined;
}

/** `done`, or the code of the refusal. */
function outcomeOf(result: unknown): string {
  const code = field(result, 'code') ?? field(result, 'kind');
  return typeof code === 'string' ? code : 'done';
}

const { EventType } = proto.temporal.api.enums.v1;

function eventName({ eventType }: Event): string {
  return EventType[eventType ?? 0] ?? `event type ${eventType ?? 0}`;
}
