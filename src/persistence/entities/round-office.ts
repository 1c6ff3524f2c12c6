import { defineEntity, p } from '@mikro-orm/core';
import type { Person } from '../actor.ts';

/** How far a Kita is connected for a round: since when, and who noted it (`kind/ref`). */
const KitaConnectionSchema = defineEntity({
  name: 'KitaConnection',
  tableName: 'kita_connection',
  properties: {
    year: p.integer().primary(),
    kitaId: p.uuid().primary(),
    invitedAt: p.datetime().nullable(),
    invitedBy: p.text().nullable(),
    readyAt: p.datetime().nullable(),
    readyBy: p.text().nullable(),
    testedAt: p.datetime().nullable(),
    testedBy: p.text().nullable(),
  },
});
export class KitaConnection extends KitaConnectionSchema.class {}
KitaConnectionSchema.setClass(KitaConnection);

/** That a round was opened to families: by whom, and, where Kitas were missing, which ones and why all the same. */
const RoundReleaseSchema = defineEntity({
  name: 'RoundRelease',
  tableName: 'round_release',
  properties: {
    year: p.integer().primary(),
    releasedAt: p.datetime(),
    actorKind: p.text(),
    actorRef: p.text(),
    missingKitaIds: p.array().columnType('uuid[]').$type<string[]>(),
    reason: p.text().nullable(),
  },
});
export class RoundRelease extends RoundReleaseSchema.class {}
RoundReleaseSchema.setClass(RoundRelease);

/** A request to stop or to resume telling a round's cases of new dates; the newest one holds. */
const RoundFanOutSchema = defineEntity({
  name: 'RoundFanOut',
  tableName: 'round_fan_out',
  properties: {
    id: p.uuid().primary(),
    year: p.integer(),
    stopped: p.boolean(),
    reason: p.text().nullable(),
    actorKind: p.text().$type<Person['kind']>(),
    actorRef: p.text(),
    requestedAt: p.datetime(),
    /** The database's clock, by which the requests of a round are in order. */
    recordedAt: p.datetime().columnType('timestamptz').defaultRaw('clock_timestamp()'),
    /** When the round's workflow first read it; null: it may not know yet. */
    noticedAt: p.datetime().nullable(),
  },
});
export class RoundFanOut extends RoundFanOutSchema.class {}
RoundFanOutSchema.setClass(RoundFanOut);
