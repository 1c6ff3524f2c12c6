import { sql, type EntityManager } from '@mikro-orm/postgresql';
import type { Phase } from '../../domain/phase.ts';
import { withActor, type Person } from '../../persistence/actor.ts';
import { Kita } from '../../persistence/entities/places.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { requirePermission, requireRound } from '../require.ts';
import { countByPhase } from './office-turns.ts';

/** Groups smaller than this are not broken down: their figures would tell of single families. */
export const SMALLEST_GROUP = 3;

/** Between which two steps time is measured. */
export const SPANS = ['deadlineToOffer', 'offerToAnswer', 'answerToContract'] as const;
export type Span = (typeof SPANS)[number];

/** In days. */
export interface Duration {
  readonly count: number;
  readonly median: number;
  /** Nine of ten took no longer. */
  readonly ninetieth: number;
}

/** null: too few to tell, or none. */
export type Durations = Readonly<Record<Span, Duration | null>>;

export interface MunicipalityFigures {
  readonly name: string;
  /** null: fewer than SMALLEST_GROUP, but not none. */
  readonly cases: number | null;
  readonly withoutOffer: number | null;
  readonly durations: Durations;
}

export interface KitaFigures {
  /** null: childminding. */
  readonly name: string | null;
  readonly offers: number | null;
  readonly durations: Durations;
}

/** How long a round takes, and for whom it has brought nothing so far. */
export interface Figures {
  readonly year: number;
  readonly phases: Readonly<Record<Phase, number>>;
  readonly cases: number;
  /** Not ended, and never was there an offer. */
  readonly withoutOffer: number;
  readonly durations: Durations;
  readonly municipalities: readonly MunicipalityFigures[];
  readonly kitas: readonly KitaFigures[];
}

/** Figures of a round, from what happened to its cases. Throws `case.not_found`. */
export async function readFigures(
  deps: Pick<CasesDependencies, 'orm' | 'clock'>,
  office: Person,
  year: number,
): Promise<Figures> {
  requirePermission(office, 'cases.read');
  return withActor(deps.orm.em, office, async (em) => {
    await requireRound(em, year);
    const phases = await countByPhase(em, year, deps.clock());
    const durations = await readDurations(em, year);
    const municipalities = await readMunicipalities(em, year);
    const offers = await readOffers(em, year);
    const names = new Map(
      (await em.find(Kita, {}, { fields: ['name'] })).map((kita) => [kita.id, kita.name]),
    );
    return {
      year,
      phases,
      cases: municipalities.reduce((sum, { cases }) => sum + cases, 0),
      withoutOffer: municipalities.reduce((sum, line) => sum + line.withoutOffer, 0),
      durations: durationsOf(durations, 'round', ''),
      municipalities: municipalities.map(({ name, cases, withoutOffer }) => ({
        name,
        cases: told(cases),
        withoutOffer: told(withoutOffer),
        durations: durationsOf(durations, 'municipality', name),
      })),
      kitas: offers
        .map(({ kitaId, count }) => ({
          name: kitaId === null ? null : (names.get(kitaId) ?? kitaId),
          offers: told(count),
          durations: durationsOf(durations, 'kita', kitaId ?? ''),
        }))
        .toSorted((a, b) => (a.name ?? '~').localeCompare(b.name ?? '~', 'de')),
    };
  });
}

const told = (count: number): number | null => (count > 0 && count < SMALLEST_GROUP ? null : count);

interface DurationRow extends Duration {
  readonly scope: 'round' | 'municipality' | 'kita';
  readonly key: string;
  readonly span: Span;
}

function durationsOf(
  rows: readonly DurationRow[],
  scope: DurationRow['scope'],
  key: string,
): Durations {
  const of = (span: Span): Duration | null => {
    const row = rows.find((one) => one.scope === scope && one.key === key && one.span === span);
    if (row === undefined || row.count < SMALLEST_GROUP) return null;
    const { count, median, ninetieth } = row;
    return { count, median, ninetieth };
  };
  return {
    deadlineToOffer: of('deadlineToOffer'),
    offerToAnswer: of('offerToAnswer'),
    answerToContract: of('answerToContract'),
  };
}

/**
 * Of a family, its first offer counts from the end of the enrolment, or from its registration where that came later; of
 * a Kita, its own first offer to that family. Every offer that was answered counts once, and so does every contract.
 */
function readDurations(em: EntityManager, year: number): Promise<DurationRow[]> {
  return em.execute<DurationRow[]>(sql`
    with round as (
      select deadline_at from round_revision where year = ${year} order by revision desc limit 1),
    offered as (
      select a.id, a.municipality, o.id as offer_id, coalesce(o.kita_id::text, '') as kita, e.at,
        greatest(round.deadline_at, a.received_at) as since
      from application a cross join round
      join case_event e on e.application_id = a.id and e.kind in ('offerMade', 'offerSent')
      join offer o on o.id = (e.step ->> 'offerId')::uuid
      where a.year = ${year}),
    answered as (
      select (step ->> 'offerId')::uuid as offer_id, min(at) as at from case_event
      where kind in ('offerAccepted', 'offerDeclined', 'offerRevived') group by 1),
    accepted as (
      select (step ->> 'offerId')::uuid as offer_id, max(at) as at from case_event
      where kind in ('offerAccepted', 'offerRevived') group by 1),
    concluded as (
      select (step ->> 'offerId')::uuid as offer_id, max(at) as at from case_event
      where kind = 'contractConcluded' group by 1),
    span as (
      select 'family' as unit, 'deadlineToOffer' as span, municipality, '' as kita, min(at) - min(since) as took
        from offered group by id, municipality
      union all
      select 'kita', 'deadlineToOffer', municipality, kita, min(at) - min(since) from offered group by id, municipality, kita
      union all
      select 'both', 'offerToAnswer', municipality, kita, answered.at - offered.at
        from offered join answered using (offer_id)
      union all
      select 'both', 'answerToContract', municipality, kita, concluded.at - accepted.at
        from offered join accepted using (offer_id) join concluded using (offer_id)),
    scoped as (
      select 'round' as scope, '' as key, span, took from span where unit <> 'kita'
      union all select 'municipality', municipality, span, took from span where unit <> 'kita'
      union all select 'kita', kita, span, took from span where unit <> 'family')
    select scope, key, span, count(*)::int as count,
      (percentile_cont(0.5) within group (order by extract(epoch from took)) / 86400)::float8 as median,
      (percentile_cont(0.9) within group (order by extract(epoch from took)) / 86400)::float8 as ninetieth
    from scoped group by scope, key, span`);
}

function readMunicipalities(
  em: EntityManager,
  year: number,
): Promise<{ name: string; cases: number; withoutOffer: number }[]> {
  return em.execute(sql`
    select a.municipality as name, count(*)::int as cases,
      (count(*) filter (where a.end_reason is null
        and not exists (select from offer o where o.application_id = a.id)))::int as "withoutOffer"
    from application a where a.year = ${year} group by 1 order by 1`);
}

function readOffers(
  em: EntityManager,
  year: number,
): Promise<{ kitaId: string | null; count: number }[]> {
  return em.execute(sql`
    select o.kita_id as "kitaId", count(*)::int as count
    from offer o join application a on a.id = o.application_id where a.year = ${year} group by 1`);
}
