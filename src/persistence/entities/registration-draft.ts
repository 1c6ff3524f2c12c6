import { defineEntity, p } from '@mikro-orm/core';

/** Where a registration is typed: by a family, or by staff for one. */
export type DraftDesk = 'family' | 'kita' | 'office';

/**
 * A registration begun and not yet sent: no case, and it promises nothing. Whoever has its id opens it; the id stands in
 * a signed cookie and nowhere else.
 */
const RegistrationDraftSchema = defineEntity({
  name: 'RegistrationDraft',
  tableName: 'registration_draft',
  properties: {
    id: p.uuid().primary(),
    desk: p.text().$type<DraftDesk>(),
    /** The Kita, or the office's account, that types it; null: a family. */
    owner: p.text().nullable(),
    year: p.integer(),
    /** What was entered, by the names of the form's fields; empty once it is sent. */
    entered: p.json().$type<Readonly<Record<string, string>>>(),
    /** Grows by one with every change. */
    version: p.integer(),
    /** Under which it is sent, so that a second click is the same one. */
    clientKey: p.uuid(),
    /** Of the code with which another device goes on; null: nobody asked for it. */
    codeHash: p.text().nullable(),
    changedAt: p.datetime(),
    expiresAt: p.datetime(),
    sentAt: p.datetime().nullable(),
    applicationId: p.uuid().nullable(),
  },
});
export class RegistrationDraft extends RegistrationDraftSchema.class {}
RegistrationDraftSchema.setClass(RegistrationDraft);
