import { defineEntity, p } from '@mikro-orm/core';

/** With what a Kita's own software comes in. Of the secret there is a digest only. */
const KitaTokenSchema = defineEntity({
  name: 'KitaToken',
  tableName: 'kita_token',
  properties: {
    id: p.uuid().primary(),
    kitaId: p.uuid(),
    name: p.text(),
    /** Tells people which token it is; no part of the secret. */
    prefix: p.text(),
    secretHash: p.text(),
    createdAt: p.datetime(),
    createdBy: p.text(),
    /** The last day on which it opens anything. */
    expiresOn: p.date(),
    lastUsedOn: p.date().nullable(),
    revokedAt: p.datetime().nullable(),
    revokedBy: p.text().nullable(),
  },
});
export class KitaToken extends KitaTokenSchema.class {}
KitaTokenSchema.setClass(KitaToken);
