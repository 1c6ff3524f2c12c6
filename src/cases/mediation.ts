import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { zonedDay } from '../calendar/zone.ts';
import { ageGroupOn, type AgeGroup } from '../domain/age.ts';
import { withActor, type Person } from '../persistence/actor.ts';
import { Application } from '../persistence/entities/application.ts';
import {
  Childminder,
  ChildmindingContact,
  CONTACT_RESULTS,
  type ContactResult,
} from '../persistence/entities/childminding.ts';
import { roundRevision } from '../persistence/rounds.ts';
import { constraintOf } from '../persistence/walls.ts';
import { childmindersIn, type ChildminderInfo } from './childminders.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError } from './errors.ts';
import { readLogged } from './read-log.ts';
import { requirePermission } from './require.ts';
import { storable } from './storable.ts';

export { CONTACT_RESULTS, type ContactResult };

/** One contact of the office with a childminder about a child. */
export interface MediationContact {
  readonly id: string;
  readonly childminder: string;
  /** `YYYY-MM-DD`. */
  readonly contactedOn: string;
  readonly result: ContactResult;
  readonly note: string | null;
}

/** What the office needs to find a childminder for a child that wishes for one. */
export interface Mediation {
  readonly applicationId: string;
  /** The wish for childminding, for which the office offers a place. */
  readonly wishId: string;
  readonly caseNumber: string;
  readonly year: number;
  readonly child: string;
  readonly municipality: string;
  readonly ageGroup: AgeGroup;
  readonly hours: number;
  /** The newest first. */
  readonly contacts: readonly MediationContact[];
  /** Those who take children, nearest and with a free place first. */
  readonly childminders: readonly (ChildminderInfo & { readonly free: number })[];
}

/** Throws `case.not_found` for a case that does not wish for childminding, `action.forbidden`. */
export async function readMediation(
  deps: Pick<CasesDependencies, 'orm' | 'clock'>,
  office: Person,
  applicationId: string,
): Promise<Mediation> {
  requirePermission(office, 'childminding.read');
  return readLogged(deps, office, { applicationId, door: 'mediation' }, async (em) => {
    const { application, wishId } = await requireWish(em, applicationId);
    const { child, year, hours, municipality } = application;
    const { dates } = await roundRevision(em, year, application.roundRevision);
    const ageGroup = ageGroupOn(child.birthDate, dates.ageCutOffOn);
    const all = await childmindersIn(em, year);
    return {
      applicationId,
      wishId,
      caseNumber: application.caseNumber,
      year,
      child: `${child.firstName} ${child.lastName}`,
      municipality,
      ageGroup,
      hours,
      contacts: await contactsOf(em, applicationId, all),
      childminders: all
        .filter(({ active }) => active)
        .map((one) => ({ ...one, free: freePlaces(one, ageGroup, hours) }))
        .toSorted(
          (a, b) =>
            Number(b.free > 0) - Number(a.free > 0) ||
            Number(b.municipality === municipality) - Number(a.municipality === municipality),
        ),
    };
  });
}

const freePlaces = ({ pools }: ChildminderInfo, ageGroup: AgeGroup, hours: number): number =>
  pools
    .filter((pool) => pool.ageGroup === ageGroup && pool.hours === hours)
    .reduce((sum, { capacity, promised }) => sum + capacity - promised, 0);

async function contactsOf(
  em: EntityManager,
  applicationId: string,
  childminders: readonly ChildminderInfo[],
): Promise<readonly MediationContact[]> {
  const rows = await em.find(
    ChildmindingContact,
    { applicationId },
    { orderBy: { contactedOn: 'desc', recordedAt: 'desc' } },
  );
  const names = new Map(childminders.map(({ id, displayName }) => [id, displayName]));
  return rows.map(({ id, childminderId, contactedOn, result, note }) => ({
    id,
    childminder: names.get(childminderId) ?? '',
    contactedOn,
    result,
    note: note ?? null,
  }));
}

export const contactSchema = z.strictObject({
  childminderId: z.uuid('choose'),
  contactedOn: z.iso.date('not_a_date'),
  result: z.enum(CONTACT_RESULTS, 'choose'),
  note: z.string().trim().max(1000, 'too_long').optional(),
});
export type NewContact = z.output<typeof contactSchema>;

/**
 * Writes down a contact: a plain row, which moves no case and needs no workflow.
 *
 * @param id chosen by the client, so that a repeated click adds nothing. Throws `input.invalid`, `case.not_found`.
 */
export async function recordContact(
  deps: Pick<CasesDependencies, 'orm' | 'clock'>,
  office: Person,
  contact: NewContact & { readonly id: string; readonly applicationId: string },
): Promise<void> {
  requirePermission(office, 'childminding.manage');
  const { id, applicationId, childminderId, contactedOn, result, note } = contact;
  const now = deps.clock();
  if (contactedOn > zonedDay(now))
    throw new DoorError('input.invalid', [{ field: 'contactedOn', problem: 'contact_in_future' }]);
  try {
    await withActor(deps.orm.em, office, async (em) => {
      await requireWish(em, applicationId);
      if ((await em.count(Childminder, { id: childminderId })) === 0)
        throw new DoorError('input.invalid', [{ field: 'childminderId', problem: 'choose' }]);
      if ((await em.count(ChildmindingContact, { id })) > 0) return;
      em.create(ChildmindingContact, {
        id,
        applicationId,
        childminderId,
        contactedOn,
        result,
        note: note === undefined || note === '' ? null : storable(note),
        actorRef: office.ref,
        recordedAt: new Date(now),
      });
      await em.flush();
    });
  } catch (error) {
    // The other one of two clicks at once.
    if (constraintOf(error) !== 'childminding_contact_pkey') throw error;
  }
}

async function requireWish(em: EntityManager, applicationId: string) {
  const application = await em.findOne(
    Application,
    { id: applicationId },
    { populate: ['child', 'wishes'] },
  );
  const wishes = application?.wishes.getItems().filter(({ kitaId }) => kitaId == null) ?? [];
  const wish = wishes.find(({ status }) => status === 'open') ?? wishes[0];
  if (application === null || wish === undefined) throw new DoorError('case.not_found');
  return { application, wishId: wish.id };
}
