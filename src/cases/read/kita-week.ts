import { addDays, startOfDay, weekday, zonedDay } from '../../calendar/zone.ts';
import type { StoredSlotStatus } from '../../domain/case.ts';
import { withActor, type Person } from '../../persistence/actor.ts';
import { SlotRow } from '../../persistence/entities/application.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { requirePermission } from '../require.ts';

/** A slot of a Kita's week. Proposals that were replaced, taken, or left over beside a booked one are not part of it. */
export interface WeekSlot {
  readonly id: string;
  readonly applicationId: string;
  readonly caseNumber: string;
  readonly childFirstName: string;
  readonly childLastName: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly status: Exclude<StoredSlotStatus, 'released'>;
}

export interface KitaWeek {
  /** Its Monday, `YYYY-MM-DD`. */
  readonly monday: string;
  /** By day and time. */
  readonly slots: readonly WeekSlot[];
  /** The first booked appointment behind this week, UTC milliseconds; null: there is none. */
  readonly nextBookedAt: number | null;
}

/** The Monday of a day's week, both `YYYY-MM-DD`. */
export const mondayOf = (day: string): string => addDays(day, 1 - weekday(day));

const SHOWN = ['proposed', 'booked', 'cancelled', 'missed'] as const;

/** A week of appointments, of whatever round. @param day any day of it; default: today. */
export async function readWeek(
  deps: Pick<CasesDependencies, 'orm' | 'clock'>,
  kita: Person,
  day = zonedDay(deps.clock()),
): Promise<KitaWeek> {
  requirePermission(kita, 'kita.cases.read');
  const monday = mondayOf(day);
  const from = new Date(startOfDay(monday));
  const until = new Date(startOfDay(addDays(monday, 7)));
  return withActor(deps.orm.em, kita, async (em) => {
    const rows = await em.find(
      SlotRow,
      { kitaId: kita.ref, status: { $in: [...SHOWN] }, startsAt: { $gte: from, $lt: until } },
      { populate: ['application.child'], orderBy: { startsAt: 'asc', id: 'asc' } },
    );
    const settled = await em.find(SlotRow, {
      kitaId: kita.ref,
      status: 'booked',
      application: { $in: rows.map(({ application }) => application.id) },
    });
    const booked = new Set(settled.map(({ application }) => application.id));
    const [next] = await em.find(
      SlotRow,
      { kitaId: kita.ref, status: 'booked', startsAt: { $gte: until } },
      { orderBy: { startsAt: 'asc' }, limit: 1 },
    );
    const slots = rows.flatMap(
      ({ id, application, startsAt, endsAt, status, takenAt }): WeekSlot[] =>
        status === 'released' ||
        takenAt != null ||
        (status === 'proposed' && booked.has(application.id))
          ? []
          : [
              {
                id,
                applicationId: application.id,
                caseNumber: application.caseNumber,
                childFirstName: application.child.firstName,
                childLastName: application.child.lastName,
                startsAt: startsAt.getTime(),
                endsAt: endsAt.getTime(),
                status,
              },
            ],
    );
    return { monday, slots, nextBookedAt: next?.startsAt.getTime() ?? null };
  });
}
