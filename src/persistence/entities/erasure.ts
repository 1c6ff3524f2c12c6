import { defineEntity, p } from '@mikro-orm/core';
import type { ErasureReason, ErasureState } from '../../domain/erasure.ts';
import type { Person } from '../actor.ts';

/** What was asked for and announced; once all is gone it keeps year, reason and instants, and names no case. */
const ErasureRequestSchema = defineEntity({
  name: 'ErasureRequest',
  tableName: 'erasure_request',
  properties: {
    id: p.uuid().primary(),
    /** null once everything is gone. */
    applicationId: p.uuid().nullable(),
    year: p.integer(),
    reason: p.text().$type<ErasureReason>(),
    state: p.text().$type<ErasureState>(),
    requestedAt: p.datetime(),
    requestedKind: p.text().$type<Person['kind']>(),
    requestedBy: p.text().nullable(),
    /** Not before; a case that has not closed by then is waited for. */
    dueAt: p.datetime(),
    remindedAt: p.datetime().nullable(),
    rowsErasedAt: p.datetime().nullable(),
    doneAt: p.datetime().nullable(),
  },
});
export class ErasureRequest extends ErasureRequestSchema.class {}
ErasureRequestSchema.setClass(ErasureRequest);
