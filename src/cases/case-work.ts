import { z } from 'zod';
import { zonedDay } from '../calendar/zone.ts';
import { withActor, type Person } from '../persistence/actor.ts';
import { Application } from '../persistence/entities/application.ts';
import { Assignment, CaseNote, FollowUp } from '../persistence/entities/case-work.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError } from './errors.ts';
import { requirePermission } from './require.ts';
import { storable } from './storable.ts';

/*
 * What the youth office keeps beside a case. Plain rows: they change nothing of its course, need no workflow and can be
 * written while Temporal is away.
 */

type Deps = Pick<CasesDependencies, 'orm' | 'clock'>;

const LONGEST_NOTE = 2000;
const LONGEST_SUBJECT = 200;

const text = (longest: number) =>
  z.string().trim().min(1, 'missing').max(longest, 'too_long').transform(storable);

export const noteSchema = z.strictObject({ text: text(LONGEST_NOTE) });

/** `dueOn`: `YYYY-MM-DD`, today or later. */
export const followUpSchema = z.strictObject({
  dueOn: z.iso.date('not_a_date'),
  subject: text(LONGEST_SUBJECT),
});

/** @param note.id chosen by the client, so that a repeated click writes nothing twice. Throws `case.not_found`. */
export async function addNote(
  deps: Deps,
  office: Person,
  note: z.output<typeof noteSchema> & { readonly id: string; readonly applicationId: string },
): Promise<void> {
  requirePermission(office, 'cases.notes');
  await withActor(deps.orm.em, office, async (em) => {
    await requireCase(em.count(Application, { id: note.applicationId }));
    await em
      .createQueryBuilder(CaseNote)
      .insert({
        id: note.id,
        applicationId: note.applicationId,
        text: note.text,
        writtenBy: office.ref,
        writtenAt: new Date(deps.clock()),
      })
      .onConflict('id')
      .ignore()
      .execute();
  });
}

/** Takes a case over, or gives it back to nobody. Throws `case.not_found`. */
export async function assignCase(
  deps: Deps,
  office: Person,
  { applicationId, toMe }: { readonly applicationId: string; readonly toMe: boolean },
): Promise<void> {
  requirePermission(office, 'cases.notes');
  await withActor(deps.orm.em, office, async (em) => {
    await requireCase(em.count(Application, { id: applicationId }));
    await em
      .createQueryBuilder(Assignment)
      .insert({
        applicationId,
        caseworker: toMe ? office.ref : null,
        assignedBy: office.ref,
        assignedAt: new Date(deps.clock()),
      })
      .onConflict('applicationId')
      .merge(['caseworker', 'assignedBy', 'assignedAt'])
      .execute();
  });
}

/** @param followUp.id chosen by the client, as a note's. Throws `input.invalid`, `case.not_found`. */
export async function setFollowUp(
  deps: Deps,
  office: Person,
  followUp: z.output<typeof followUpSchema> & {
    readonly id: string;
    readonly applicationId: string;
  },
): Promise<void> {
  requirePermission(office, 'cases.notes');
  const now = deps.clock();
  if (followUp.dueOn < zonedDay(now))
    throw new DoorError('input.invalid', [{ field: 'dueOn', problem: 'day_in_past' }]);
  await withActor(deps.orm.em, office, async (em) => {
    await requireCase(em.count(Application, { id: followUp.applicationId }));
    await em
      .createQueryBuilder(FollowUp)
      .insert({
        id: followUp.id,
        applicationId: followUp.applicationId,
        dueOn: followUp.dueOn,
        subject: followUp.subject,
        setBy: office.ref,
        setAt: new Date(now),
      })
      .onConflict('id')
      .ignore()
      .execute();
  });
}

/** Ticks a follow-up off; a second click changes nothing. Throws `case.not_found`. */
export async function settleFollowUp(deps: Deps, office: Person, id: string): Promise<void> {
  requirePermission(office, 'cases.notes');
  await withActor(deps.orm.em, office, async (em) => {
    await requireCase(em.count(FollowUp, { id }));
    await em.nativeUpdate(
      FollowUp,
      { id, doneAt: null },
      { doneBy: office.ref, doneAt: new Date(deps.clock()) },
    );
  });
}

async function requireCase(counted: Promise<number>): Promise<void> {
  if ((await counted) === 0) throw new DoorError('case.not_found');
}
