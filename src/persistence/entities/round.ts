import { defineEntity, p } from '@mikro-orm/core';
import type { MoveRefusal } from '../../domain/round-moves.ts';
import type { KitaOverride, RoundDateName, RoundRules } from '../../domain/round.ts';

/** One kept revision of a round's dates and rules. */
const RoundRevisionSchema = defineEntity({
  name: 'RoundRevision',
  tableName: 'round_revision',
  properties: {
    year: p.integer().primary(),
    revision: p.integer().primary(),
    opensAt: p.datetime(),
    deadlineAt: p.datetime(),
    editFreezeAt: p.datetime(),
    reviewEndsAt: p.datetime(),
    offersFromAt: p.datetime(),
    decisionDays: p.array().columnType('timestamptz(3)[]').$type<string[]>(),
    endsAt: p.datetime(),
    careStartsOn: p.date(),
    ageCutOffOn: p.date(),
    overrides: p.json().$type<readonly KitaOverride[]>(),
    rules: p.json().$type<RoundRules>(),
    createdAt: p.datetime(),
  },
});
export class RoundRevision extends RoundRevisionSchema.class {}
RoundRevisionSchema.setClass(RoundRevision);

/** A request to move one date: who, why, and the revision it became. */
const RoundChangeSchema = defineEntity({
  name: 'RoundChange',
  tableName: 'round_change',
  properties: {
    id: p.uuid().primary(),
    year: p.integer(),
    dateName: p.text().$type<RoundDateName>(),
    movedTo: p.datetime(),
    /** Whose first day of offers moves, in order; null: everybody's. */
    kitaIds: p.array().columnType('uuid[]').$type<string[]>().nullable(),
    reason: p.text(),
    actorKind: p.text(),
    actorRef: p.text(),
    requestedAt: p.datetime(),
    revision: p.integer().nullable(),
    /** Why it was refused, a code; then there is no revision. */
    refused: p.text().$type<MoveRefusal>().nullable(),
  },
});
export class RoundChange extends RoundChangeSchema.class {}
RoundChangeSchema.setClass(RoundChange);
