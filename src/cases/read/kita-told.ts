import { sql, type EntityManager } from '@mikro-orm/postgresql';
import type { NoticeKind } from '../../domain/notices.ts';
import { asActor, withActor, type Actor, type Person } from '../../persistence/actor.ts';
import { OfferRow, SlotRow } from '../../persistence/entities/application.ts';
import type { NoticeStatus } from '../../persistence/entities/record.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { requirePermission } from '../require.ts';

/** That a family was told something of the Kita's own offers and appointments; not what else stands in it. */
export interface Told {
  readonly id: string;
  readonly applicationId: string;
  readonly kind: NoticeKind;
  readonly channel: 'mail' | 'letter';
  readonly status: NoticeStatus;
  readonly createdAt: number;
}

/** Notices are the case's own record, which no Kita's policy opens: of what a Kita owns, the ids are read as the Kita. */
const READER: Actor = { kind: 'service', ref: 'kita notices' };

/** The newest of what families were told because of this Kita, behind what came last before. */
export async function readTold(
  deps: Pick<CasesDependencies, 'orm'>,
  kita: Person,
  wanted: {
    readonly year: number;
    readonly applicationId?: string;
    readonly limit: number;
    readonly after?: Pick<Told, 'id' | 'createdAt'> | undefined;
  },
): Promise<readonly Told[]> {
  requirePermission(kita, 'kita.cases.read');
  return withActor(deps.orm.em, kita, async (em) => {
    const own = await ownSubjects(em, kita, wanted);
    return asActor(em, [READER, kita], () => noticesAbout(em, own, wanted));
  });
}

/** What of a Kita a notice can be about. */
export interface OwnSubjects {
  readonly applicationIds: readonly string[];
  readonly offerIds: readonly string[];
  readonly slotIds: readonly string[];
}

/** Read as the Kita: row-level security leaves its own offers and slots. */
export async function ownSubjects(
  em: EntityManager,
  kita: Person,
  { year, applicationId }: { readonly year?: number; readonly applicationId?: string },
): Promise<OwnSubjects> {
  const where = {
    kitaId: kita.ref,
    application: {
      ...(year === undefined ? {} : { year }),
      ...(applicationId === undefined ? {} : { id: applicationId }),
    },
  };
  const offers = await em.find(OfferRow, where);
  const slots = await em.find(SlotRow, where);
  return {
    applicationIds: [...new Set(offers.map(({ application }) => application.id))],
    offerIds: offers.map(({ id }) => id),
    slotIds: slots.map(({ id }) => id),
  };
}

/** A condition on notices, aliased `n`. */
export const isAbout = ({ applicationIds, offerIds, slotIds }: OwnSubjects) =>
  sql`n.application_id = any(${list(applicationIds)}::uuid[])
    and (n.subject ->> 'offerId' = any(${list(offerIds)}::text[])
      or n.subject ->> 'slotId' = any(${list(slotIds)}::text[]))`;

const list = (ids: readonly string[]): string => `{${ids.join(',')}}`;

interface ToldRow {
  readonly id: string;
  readonly application_id: string;
  readonly kind: NoticeKind;
  readonly channel: 'mail' | 'letter';
  readonly status: NoticeStatus;
  readonly created_at: string;
}

async function noticesAbout(
  em: EntityManager,
  own: OwnSubjects,
  {
    limit,
    after,
  }: { readonly limit: number; readonly after?: Pick<Told, 'id' | 'createdAt'> | undefined },
): Promise<readonly Told[]> {
  const isBehind =
    after === undefined
      ? sql`true`
      : sql`(n.created_at, ${after.id}::uuid) < (${new Date(after.createdAt)}::timestamptz, n.id)`;
  const rows = await em.execute<ToldRow[]>(sql`
    select n.id, n.application_id, n.kind, n.channel, n.status, n.created_at
    from notice n where ${isAbout(own)} and ${isBehind}
    order by n.created_at desc, n.id limit ${limit}`);
  return rows.map((row) => ({
    id: row.id,
    applicationId: row.application_id,
    kind: row.kind,
    channel: row.channel,
    status: row.status,
    createdAt: new Date(row.created_at).getTime(),
  }));
}
