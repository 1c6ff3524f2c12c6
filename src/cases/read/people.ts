import { sql } from '@mikro-orm/postgresql';
import { accountNames } from '../../persistence/account-names.ts';
import { accountOf, withActor, type Person } from '../../persistence/actor.ts';
import type { Membership, StaffRole } from '../../persistence/entities/account.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { managing } from '../people.ts';
import { invitationRevision, memberRevision } from '../people-revision.ts';
import { may } from '../policy.ts';
import { requirePermission } from '../require.ts';

/** Somebody who works here: one line for each place of work. */
export interface Member {
  /** The membership's id. */
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly kind: Membership['kind'];
  readonly role: StaffRole;
  /** The Kita or the provider; null for the youth office. */
  readonly workplace: string | null;
  /** UTC milliseconds. */
  readonly since: number;
  readonly isMe: boolean;
  /** For whoever changes the role or ends it. */
  readonly revision: string;
}

/** An invitation nobody has accepted yet. */
export interface OpenInvitationLine {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: StaffRole;
  readonly workplace: string | null;
  /** UTC milliseconds. */
  readonly expiresAt: number;
  readonly isOver: boolean;
  /** For whoever withdraws it. */
  readonly revision: string;
}

export interface People {
  readonly members: readonly Member[];
  readonly invitations: readonly OpenInvitationLine[];
  /** Whether the person may change anything. */
  readonly mayManage: boolean;
}

/** Everyone for the youth office; a Kita's own people for its head. Throws `action.forbidden`. */
export async function readPeople(
  deps: Pick<CasesDependencies, 'orm' | 'clock'>,
  person: Person,
): Promise<People> {
  requirePermission(person, person.kind === 'kita' ? 'kita.people' : 'people.read');
  const now = deps.clock();
  const { members, invitations } = await withActor(deps.orm.em, person, async (em) => ({
    members: await em.execute<
      (Omit<Member, 'since' | 'isMe' | 'revision'> & { since: string })[]
    >(sql`
      select m.id, m.account_id as "accountId", p.name, p.email, m.kind, m.role, coalesce(k.name, m.provider) as workplace,
        m.since
      from membership m join account_people() p on p.account_id = m.account_id left join kita k on k.id = m.kita_id
      where m.ended_at is null order by m.kind = 'office' desc, workplace, p.name, m.id`),
    invitations: await em.execute<
      (Omit<OpenInvitationLine, 'expiresAt' | 'isOver' | 'revision'> & { expiresAt: string })[]
    >(sql`
      select i.id, i.name, i.email, i.role, coalesce(k.name, i.provider) as workplace, i.expires_at as "expiresAt"
      from invitation i left join kita k on k.id = i.kita_id
      where i.accepted_at is null and i.withdrawn_at is null
        and i.expires_at > ${new Date(now)}::timestamptz - interval '30 days'
      order by i.created_at desc, i.id`),
  }));
  const me = accountOf(person);
  return {
    members: members.map((row) => ({
      ...row,
      since: new Date(row.since).getTime(),
      isMe: row.accountId === me,
      revision: memberRevision(row),
    })),
    invitations: invitations.map((row) => {
      const expiresAt = new Date(row.expiresAt).getTime();
      return { ...row, expiresAt, isOver: expiresAt <= now, revision: invitationRevision(row) };
    }),
    mayManage: may(person, managing(person)),
  };
}

/** The names of those who act for the youth office, by account: for what is kept beside cases. */
export async function readColleagues(
  deps: Pick<CasesDependencies, 'orm'>,
  office: Person,
): Promise<ReadonlyMap<string, string>> {
  requirePermission(office, 'cases.read');
  return withActor(deps.orm.em, office, accountNames);
}

/** Where the youth office can invite to. */
export interface Workplaces {
  readonly kitas: readonly { readonly id: string; readonly name: string }[];
  readonly providers: readonly string[];
}

/** Every Kita and every provider, by name. Throws `action.forbidden`. */
export async function listWorkplaces(
  deps: Pick<CasesDependencies, 'orm'>,
  office: Person,
): Promise<Workplaces> {
  requirePermission(office, 'people.read');
  const kitas = await withActor(deps.orm.em, office, (em) =>
    em.execute<{ id: string; name: string; provider: string }[]>(
      sql`select id, name, provider from kita order by name, id`,
    ),
  );
  const providers = new Set(kitas.map(({ provider }) => provider).filter((name) => name !== ''));
  return { kitas, providers: [...providers].toSorted((a, b) => a.localeCompare(b, 'de')) };
}
