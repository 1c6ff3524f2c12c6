import { defineEntity, p } from '@mikro-orm/core';
import type {
  AllocationWeeks,
  Custody,
  DraftStatus,
  EndReason,
  OfferStatus,
  Overdue,
  StoredSlotStatus,
  StoredPhase,
  WishStatus,
} from '../../domain/case.ts';
import type { GuardianPosition } from '../actor.ts';

export type StatedCustody = 'sole' | 'shared' | 'sharedApart';
/** Whether siblings take places only together. */
export type Together = 'ifPossible' | 'onlyTogether';

const ChildSchema = defineEntity({
  name: 'Child',
  tableName: 'child',
  properties: {
    id: p.uuid().primary(),
    firstName: p.text(),
    lastName: p.text(),
    birthDate: p.date(),
    /** Not born yet when last stated: the birth date is the expected day, and the first name may be empty. */
    birthExpected: p.boolean(),
  },
});
export class Child extends ChildSchema.class {}
ChildSchema.setClass(Child);

/**
 * One child's application in one round: what the family stated, and where the case stands. The case's own columns
 * (revision to closedAt) are written by src/persistence/case-state.ts only.
 */
const ApplicationSchema = defineEntity({
  name: 'Application',
  tableName: 'application',
  properties: {
    id: p.uuid().primary(),
    caseNumber: p.text(),
    year: p.integer(),
    child: () => p.manyToOne(Child).joinColumn('child_id'),
    hours: p.integer(),
    wishedStartOn: p.date(),
    street: p.text(),
    postcode: p.text(),
    municipality: p.text(),
    /** `sharedApart`: both must agree to a contract. null: registered before it was asked. */
    statedCustody: p.text().$type<StatedCustody>().nullable(),
    /** Shared with the applications of siblings; an application without any is alone in it. */
    siblingGroup: p.uuid(),
    siblingsTogether: p.text().$type<Together>().nullable(),
    /** From src/persistence/duplicate-key.ts; null: a child without a name yet. */
    duplicateKey: p.text().nullable(),
    receivedAt: p.datetime(),
    /** When staff typed it from paper, which was received earlier; null: the family registered online. */
    enteredAt: p.datetime().nullable(),
    late: p.boolean(),
    registrationRoundRevision: p.integer(),
    roundRevision: p.integer(),
    revision: p.integer(),
    phase: p.text().$type<StoredPhase>(),
    phaseSince: p.datetime(),
    enrolmentClosedFor: p.datetime().nullable(),
    endReason: p.text().$type<EndReason>().nullable(),
    endedAt: p.datetime().nullable(),
    closesAt: p.datetime().nullable(),
    closedAt: p.datetime().nullable(),
    endReminded: p.boolean(),
    custody: p.text().$type<Custody>(),
    consents: p.array().columnType('int[]').$type<number[]>(),
    noShows: p.integer(),
    overdue: p.array().columnType('text[]').$type<Overdue[]>(),
    allocationUsuallyAt: p.datetime().nullable(),
    allocationLatestAt: p.datetime().nullable(),
    allocationGiven: p.array().columnType('int[]').$type<AllocationWeeks[]>(),
    /** The application of an earlier round from which the child was carried over. */
    carriedFrom: p.uuid().nullable(),
    /** How far a demonstration or a test has moved this case's clock; 0 in production. */
    clockOffsetMs: p.bigint('number'),
    /** When the workflow was first seen to run; null until then. */
    workflowStartedAt: p.datetime().nullable(),
    guardians: () => p.oneToMany(Guardian).mappedBy('application').orderBy({ position: 'asc' }),
    wishes: () => p.oneToMany(WishRow).mappedBy('application').orderBy({ rank: 'asc' }),
    drafts: () => p.oneToMany(DraftRow).mappedBy('application').orderBy({ preparedAt: 'asc' }),
    offers: () => p.oneToMany(OfferRow).mappedBy('application').orderBy({ madeAt: 'asc' }),
    slots: () => p.oneToMany(SlotRow).mappedBy('application').orderBy({ startsAt: 'asc' }),
  },
});
export class Application extends ApplicationSchema.class {}
ApplicationSchema.setClass(Application);

const GuardianSchema = defineEntity({
  name: 'Guardian',
  tableName: 'guardian',
  properties: {
    id: p.uuid().primary(),
    application: () => p.manyToOne(Application).joinColumn('application_id'),
    /** 1 registered the child; 2 is the second guardian. */
    position: p.integer().$type<GuardianPosition>(),
    firstName: p.text(),
    lastName: p.text(),
    email: p.text().nullable(),
    phone: p.text().nullable(),
    language: p.text().$type<'de' | 'en'>(),
    /** Where this guardian lives, if elsewhere than the child. */
    street: p.text().nullable(),
    postcode: p.text().nullable(),
    town: p.text().nullable(),
    claimCodeHash: p.text(),
  },
});
export class Guardian extends GuardianSchema.class {}
GuardianSchema.setClass(Guardian);

const WishSchema = defineEntity({
  name: 'Wish',
  tableName: 'wish',
  properties: {
    id: p.uuid().primary(),
    application: () => p.manyToOne(Application).joinColumn('application_id'),
    kitaId: p.uuid().nullable(),
    rank: p.integer(),
    status: p.text().$type<WishStatus>(),
    reviewedAt: p.datetime().nullable(),
    visitedAt: p.datetime().nullable(),
  },
});
export class WishRow extends WishSchema.class {}
WishSchema.setClass(WishRow);

const DraftSchema = defineEntity({
  name: 'OfferDraft',
  tableName: 'offer_draft',
  properties: {
    id: p.uuid().primary(),
    application: () => p.manyToOne(Application).joinColumn('application_id'),
    wishId: p.uuid(),
    kitaId: p.uuid().nullable(),
    childminderId: p.uuid().nullable(),
    placesId: p.uuid(),
    preparedAt: p.datetime(),
    releasedAt: p.datetime().nullable(),
    status: p.text().$type<DraftStatus>(),
  },
});
export class DraftRow extends DraftSchema.class {}
DraftSchema.setClass(DraftRow);

const OfferSchema = defineEntity({
  name: 'Offer',
  tableName: 'offer',
  properties: {
    id: p.uuid().primary(),
    application: () => p.manyToOne(Application).joinColumn('application_id'),
    wishId: p.uuid(),
    kitaId: p.uuid().nullable(),
    childminderId: p.uuid().nullable(),
    placesId: p.uuid(),
    madeAt: p.datetime(),
    dueAt: p.datetime(),
    status: p.text().$type<OfferStatus>(),
    settledAt: p.datetime().nullable(),
    reminded: p.array().columnType('int[]').$type<number[]>(),
  },
});
export class OfferRow extends OfferSchema.class {}
OfferSchema.setClass(OfferRow);

const SlotSchema = defineEntity({
  name: 'Slot',
  tableName: 'slot',
  properties: {
    id: p.uuid().primary(),
    application: () => p.manyToOne(Application).joinColumn('application_id'),
    offerId: p.uuid(),
    kitaId: p.uuid(),
    startsAt: p.datetime(),
    endsAt: p.datetime(),
    status: p.text().$type<StoredSlotStatus>(),
    /** Since when that time with the Kita is another family's. */
    takenAt: p
      .datetime()
      .nullable()
      .formula(
        (slot) => `case when ${slot['status']} = 'proposed' then slot_taken_at(${slot['id']}) end`,
      ),
  },
});
export class SlotRow extends SlotSchema.class {}
SlotSchema.setClass(SlotRow);

const ContractSchema = defineEntity({
  name: 'Contract',
  tableName: 'contract',
  properties: {
    id: p.uuid().primary(),
    applicationId: p.uuid(),
    offerId: p.uuid(),
    childId: p.uuid(),
    year: p.integer(),
    kitaId: p.uuid().nullable(),
    childminderId: p.uuid().nullable(),
    concludedAt: p.datetime(),
    startsOn: p.date(),
    hours: p.integer(),
    /** When it came to nothing after all. */
    dissolvedAt: p.datetime().nullable(),
  },
});
export class Contract extends ContractSchema.class {}
ContractSchema.setClass(Contract);
