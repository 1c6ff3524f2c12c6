import { defineEntity, p } from '@mikro-orm/core';

/** Someone who looks after a few children; the youth office mediates. */
const ChildminderSchema = defineEntity({
  name: 'Childminder',
  tableName: 'childminder',
  properties: {
    id: p.uuid().primary(),
    displayName: p.text(),
    municipality: p.text(),
    /** Hours a week. */
    hours: p.array().columnType('int[]').$type<number[]>(),
    active: p.boolean(),
    /** True where made up for a demonstration. */
    invented: p.boolean(),
  },
});
export class Childminder extends ChildminderSchema.class {}
ChildminderSchema.setClass(Childminder);

export const CONTACT_RESULTS = ['asked', 'interested', 'declined', 'noAnswer'] as const;
export type ContactResult = (typeof CONTACT_RESULTS)[number];

/** One contact of the office with a childminder about a case; a plain row, which moves no case. */
const ChildmindingContactSchema = defineEntity({
  name: 'ChildmindingContact',
  tableName: 'childminding_contact',
  properties: {
    id: p.uuid().primary(),
    applicationId: p.uuid(),
    childminderId: p.uuid(),
    contactedOn: p.date(),
    result: p.text().$type<ContactResult>(),
    note: p.text().nullable(),
    actorRef: p.text(),
    recordedAt: p.datetime(),
  },
});
export class ChildmindingContact extends ChildmindingContactSchema.class {}
ChildmindingContactSchema.setClass(ChildmindingContact);
