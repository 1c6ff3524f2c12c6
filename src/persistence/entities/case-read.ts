import { defineEntity, p } from '@mikro-orm/core';
import type { KitaRole, OfficeRole } from '../actor.ts';

/** What staff can open of one case. */
export const READ_DOORS = [
  'applicant',
  'case',
  'actions',
  'wish',
  'mediation',
  'letter',
  'diagnosis',
] as const;
export type ReadDoor = (typeof READ_DOORS)[number];

/** One read of one case by staff; never changed. */
const CaseReadSchema = defineEntity({
  name: 'CaseRead',
  tableName: 'case_read',
  properties: {
    id: p.uuid().primary(),
    applicationId: p.uuid(),
    readAt: p.datetime(),
    /** null: the youth office. */
    kitaId: p.uuid().nullable(),
    /** Whose sign-in or token it was; null in a demonstration. */
    accountId: p.text().nullable(),
    role: p.text().$type<KitaRole | OfficeRole>(),
    door: p.text().$type<ReadDoor>(),
  },
});
export class CaseRead extends CaseReadSchema.class {}
CaseReadSchema.setClass(CaseRead);
