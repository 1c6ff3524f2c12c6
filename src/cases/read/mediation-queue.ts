import { sql } from '@mikro-orm/postgresql';
import { ageGroupOn, type AgeGroup } from '../../domain/age.ts';
import { withActor, type Person } from '../../persistence/actor.ts';
import type { ContactResult } from '../../persistence/entities/childminding.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { requirePermission, requireRound } from '../require.ts';

/** A child that wishes for childminding and has no place. Instants in UTC milliseconds. */
export interface MediationLine {
  readonly applicationId: string;
  readonly caseNumber: string;
  readonly child: string;
  readonly municipality: string;
  readonly ageGroup: AgeGroup;
  readonly hours: number;
  readonly receivedAt: number;
  readonly contacts: number;
  /** A place with a childminder is offered to the family, and its answer awaited. */
  readonly isOffered: boolean;
  readonly lastContact: { readonly result: ContactResult; readonly on: string } | null;
}

interface Row extends Omit<MediationLine, 'ageGroup' | 'lastContact'> {
  readonly birthDate: string;
  readonly lastResult: ContactResult | null;
  readonly lastOn: string | null;
}

/** Whom the office is to find a childminder for in a round; those without a contact first, then who came first. */
export async function readMediationQueue(
  deps: Pick<CasesDependencies, 'orm'>,
  office: Person,
  year: number,
): Promise<readonly MediationLine[]> {
  requirePermission(office, 'childminding.read');
  return withActor(deps.orm.em, office, async (em) => {
    const { dates } = await requireRound(em, year);
    const rows = await em.execute<Row[]>(sql`
      select a.id as "applicationId", a.case_number as "caseNumber", trim(c.first_name || ' ' || c.last_name) as child,
        c.birth_date::text as "birthDate", a.municipality, a.hours,
        (extract(epoch from a.received_at) * 1000)::float8 as "receivedAt",
        (select count(*) from childminding_contact k where k.application_id = a.id)::int as contacts,
        exists (select from offer o where o.wish_id = w.id and o.status = 'open') as "isOffered",
        last.result as "lastResult", last.contacted_on::text as "lastOn"
      from application a
      join child c on c.id = a.child_id
      join wish w on w.application_id = a.id and w.kita_id is null and w.status = 'open'
      left join lateral (
        select result, contacted_on from childminding_contact k where k.application_id = a.id
        order by contacted_on desc, recorded_at desc limit 1) last on true
      where a.year = ${year} and a.end_reason is null
        and not exists (select from offer o where o.application_id = a.id and o.status = 'accepted')
      order by last.result is not null, a.received_at, a.id`);
    return rows.map(({ birthDate, lastResult, lastOn, ...line }) => ({
      ...line,
      ageGroup: ageGroupOn(birthDate, dates.ageCutOffOn),
      lastContact:
        lastResult === null || lastOn === null ? null : { result: lastResult, on: lastOn },
    }));
  });
}
