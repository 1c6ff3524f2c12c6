import { defineEntity, p } from '@mikro-orm/core';
import type { SettledReason } from '../../domain/waiting-list.ts';

/** A child of the office's old waiting list, and whether its family has registered it anew. */
const WaitingListEntrySchema = defineEntity({
  name: 'WaitingListEntry',
  tableName: 'waiting_list_entry',
  properties: {
    id: p.uuid().primary(),
    /** The year in whose round the child looks for a place. */
    year: p.integer(),
    /** What makes a line of an imported file the same entry: the office's own number, else `childKey`. */
    identity: p.text(),
    /** Of src/domain/waiting-list.ts. */
    childKey: p.text(),
    childFirstName: p.text(),
    childLastName: p.text(),
    birthDate: p.date(),
    guardianFirstName: p.text(),
    guardianLastName: p.text(),
    email: p.text().nullable(),
    street: p.text().nullable(),
    postcode: p.text().nullable(),
    town: p.text().nullable(),
    language: p.text().$type<'de' | 'en'>(),
    invitationCodeHash: p.text(),
    importedAt: p.datetime(),
    invitedAt: p.datetime().nullable(),
    /** The application of the child; set once, when it is registered. */
    applicationId: p.uuid().nullable(),
    registeredAt: p.datetime().nullable(),
    /** Why it needs no place any more; all three are null while it may. */
    settledReason: p.text().$type<SettledReason>().nullable(),
    settledAt: p.datetime().nullable(),
    settledBy: p.text().nullable(),
  },
});
export class WaitingListEntry extends WaitingListEntrySchema.class {}
WaitingListEntrySchema.setClass(WaitingListEntry);
