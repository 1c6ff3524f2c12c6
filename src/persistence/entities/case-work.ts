import { defineEntity, p } from '@mikro-orm/core';

/** What somebody of the youth office wrote down about a case; stays as it was written. */
const CaseNoteSchema = defineEntity({
  name: 'CaseNote',
  tableName: 'case_note',
  properties: {
    id: p.uuid().primary(),
    applicationId: p.uuid(),
    text: p.text(),
    /** The account. */
    writtenBy: p.text(),
    writtenAt: p.datetime(),
  },
});
export class CaseNote extends CaseNoteSchema.class {}
CaseNoteSchema.setClass(CaseNote);

/** Who of the youth office looks after a case. */
const AssignmentSchema = defineEntity({
  name: 'Assignment',
  tableName: 'assignment',
  properties: {
    applicationId: p.uuid().primary(),
    /** The account; null: nobody any more. */
    caseworker: p.text().nullable(),
    assignedBy: p.text(),
    assignedAt: p.datetime(),
  },
});
export class Assignment extends AssignmentSchema.class {}
AssignmentSchema.setClass(Assignment);

/** A day on which somebody of the youth office wants to look at a case again. */
const FollowUpSchema = defineEntity({
  name: 'FollowUp',
  tableName: 'follow_up',
  properties: {
    id: p.uuid().primary(),
    applicationId: p.uuid(),
    dueOn: p.date(),
    subject: p.text(),
    setBy: p.text(),
    setAt: p.datetime(),
    doneBy: p.text().nullable(),
    doneAt: p.datetime().nullable(),
  },
});
export class FollowUp extends FollowUpSchema.class {}
FollowUpSchema.setClass(FollowUp);
