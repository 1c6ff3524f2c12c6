import { defineEntity, p } from '@mikro-orm/core';
import type { Evidence, Reason } from '../../watch/reasons.ts';

/** Something the watch found; kept when it is no longer so. */
const WatchFindingSchema = defineEntity({
  name: 'WatchFinding',
  tableName: 'watch_finding',
  properties: {
    id: p.uuid().primary(),
    reason: p.text().$type<Reason>(),
    subject: p.text(),
    /** null: it concerns no single case. */
    applicationId: p.uuid().nullable(),
    evidence: p.json().$type<Evidence>(),
    since: p.datetime(),
    foundAt: p.datetime(),
    lastSeenAt: p.datetime(),
    endedAt: p.datetime().nullable(),
  },
});
export class WatchFinding extends WatchFindingSchema.class {}
WatchFindingSchema.setClass(WatchFinding);

/** One row: the last look, and where the next one goes on in the cases it takes by turns. */
const WatchRoundSchema = defineEntity({
  name: 'WatchRound',
  tableName: 'watch_round',
  properties: {
    onlyRow: p.boolean().primary(),
    lookedAt: p.datetime(),
    tookMs: p.integer(),
    rounds: p.integer(),
    suspectsAfter: p.uuid().nullable(),
    othersAfter: p.uuid().nullable(),
  },
});
export class WatchRound extends WatchRoundSchema.class {}
WatchRoundSchema.setClass(WatchRound);

/** A step that was not written at the first attempt; gone once it is. */
const StepAttemptSchema = defineEntity({
  name: 'StepAttempt',
  tableName: 'step_attempt',
  properties: {
    workflowId: p.text().primary(),
    activityId: p.text().primary(),
    applicationId: p.uuid().nullable(),
    activity: p.text(),
    attempts: p.integer(),
    /** A code such as `fault.ECONNREFUSED`; null: it gave no answer in time. */
    lastError: p.text().nullable(),
    since: p.datetime(),
    seenAt: p.datetime(),
  },
});
export class StepAttempt extends StepAttemptSchema.class {}
StepAttemptSchema.setClass(StepAttempt);
