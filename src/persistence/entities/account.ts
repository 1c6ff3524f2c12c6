import { defineEntity, p } from '@mikro-orm/core';
import type { KitaRole, OfficeRole } from '../actor.ts';

/** A Kita, all Kitas of a provider, or the youth office. */
export type WorkplaceKind = 'kita' | 'provider' | 'office';
export type StaffRole = Exclude<KitaRole, 'software'> | OfficeRole;

/** Where an account works, and as what. It ends and is never changed otherwise: another role is another row. */
const MembershipSchema = defineEntity({
  name: 'Membership',
  tableName: 'membership',
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    kind: p.text().$type<WorkplaceKind>(),
    kitaId: p.uuid().nullable(),
    provider: p.text().nullable(),
    role: p.text().$type<StaffRole>(),
    since: p.datetime(),
    endedAt: p.datetime().nullable(),
  },
});
export class Membership extends MembershipSchema.class {}
MembershipSchema.setClass(Membership);

/** The mail to somebody who is to work here. Its token is derived from its id. */
const InvitationSchema = defineEntity({
  name: 'Invitation',
  tableName: 'invitation',
  properties: {
    id: p.uuid().primary(),
    /** In lower case. */
    email: p.text(),
    name: p.text(),
    language: p.text().$type<'de' | 'en'>(),
    kind: p.text().$type<WorkplaceKind>(),
    kitaId: p.uuid().nullable(),
    provider: p.text().nullable(),
    role: p.text().$type<StaffRole>(),
    /** The account whose password and second factor are set anew by it. */
    accountId: p.uuid().nullable(),
    invitedBy: p.text(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    acceptedAt: p.datetime().nullable(),
    withdrawnAt: p.datetime().nullable(),
  },
});
export class Invitation extends InvitationSchema.class {}
InvitationSchema.setClass(Invitation);

/** A link somebody asked for by typing an address, known or not. Its token is derived from its id. */
const SignInLinkSchema = defineEntity({
  name: 'SignInLink',
  tableName: 'sign_in_link',
  properties: {
    id: p.uuid().primary(),
    /** `family`: to the applications of that address; `password`: a new one for the account of that address. */
    purpose: p.text().$type<'family' | 'password'>(),
    /** In lower case. */
    email: p.text(),
    language: p.text().$type<'de' | 'en'>(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    usedAt: p.datetime().nullable(),
  },
});
export class SignInLink extends SignInLinkSchema.class {}
SignInLinkSchema.setClass(SignInLink);
