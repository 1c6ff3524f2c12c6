import { randomUUID } from 'node:crypto';
import { sql, type EntityManager } from '@mikro-orm/postgresql';
import { zonedDay } from '../../calendar/zone.ts';
import { withActor, type Person } from '../../persistence/actor.ts';
import { hashInvitationCode, invitationCodeOf } from '../claim-code.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { linkRegistered } from './link.ts';
import { parseWaitingList, type ParsedList, type WaitingChild } from './parse.ts';
import { requirePermission, requireRound } from '../require.ts';

type Deps = Pick<CasesDependencies, 'orm' | 'clock' | 'secret'>;

/** What became of a file; problems and columns as the parser tells them. */
export interface ImportResult extends Pick<ParsedList, 'problems' | 'ignoredColumns'> {
  readonly added: number;
  /** Known already, with something about them changed by this file. */
  readonly changed: number;
  readonly unchanged: number;
  /** Of all on the list, found among the registered children now. */
  readonly foundRegistered: number;
}

/**
 * Takes the office's old waiting list over into a round: good lines are kept, bad ones reported, and a file imported
 * twice changes nothing. Nobody is written to. Throws a FileProblem, `action.forbidden`, `case.not_found`.
 */
export async function importWaitingList(
  deps: Deps,
  office: Person,
  { year, bytes }: { readonly year: number; readonly bytes: Uint8Array },
): Promise<ImportResult> {
  requirePermission(office, 'waitingList.manage');
  const now = deps.clock();
  const { children, ...rest } = parseWaitingList(bytes, year, zonedDay(now));
  return withActor(deps.orm.em, office, async (em) => {
    await requireRound(em, year);
    const written = await writeEntries(em, deps.secret, { year, children, now });
    const foundRegistered = await linkRegistered(em, year, now);
    const added = written.filter((row) => row.added).length;
    const changed = written.length - added;
    return {
      ...rest,
      added,
      changed,
      unchanged: children.length - written.length,
      foundRegistered,
    };
  });
}

/** Resolves with the entries that are new or changed. */
async function writeEntries(
  em: EntityManager,
  secret: string,
  {
    year,
    children,
    now,
  }: {
    readonly year: number;
    readonly children: readonly WaitingChild[];
    readonly now: number;
  },
): Promise<readonly { readonly added: boolean }[]> {
  const rows = JSON.stringify(
    children.map((child) => {
      const id = randomUUID();
      return { ...child, id, codeHash: hashInvitationCode(secret, invitationCodeOf(secret, id)) };
    }),
  );
  return em.execute<{ added: boolean }[]>(sql`
    insert into waiting_list_entry as known (id, year, identity, child_key, child_first_name, child_last_name, birth_date,
      guardian_first_name, guardian_last_name, email, street, postcode, town, language, invitation_code_hash, imported_at)
    select id, ${year}, identity, "childKey", "childFirstName", "childLastName", "birthDate", "guardianFirstName",
      "guardianLastName", email, street, postcode, town, language, "codeHash", ${new Date(now)}
    from jsonb_to_recordset(${rows}::jsonb) as line (id uuid, identity text, "childKey" text, "childFirstName" text,
      "childLastName" text, "birthDate" date, "guardianFirstName" text, "guardianLastName" text, email text, street text,
      postcode text, town text, language text, "codeHash" text)
    on conflict (year, identity) do update set
      child_key = excluded.child_key, child_first_name = excluded.child_first_name,
      child_last_name = excluded.child_last_name, birth_date = excluded.birth_date,
      guardian_first_name = excluded.guardian_first_name, guardian_last_name = excluded.guardian_last_name,
      email = excluded.email, street = excluded.street, postcode = excluded.postcode, town = excluded.town,
      language = excluded.language
    where (known.child_key, known.child_first_name, known.child_last_name, known.birth_date, known.guardian_first_name,
        known.guardian_last_name, known.email, known.street, known.postcode, known.town, known.language)
      is distinct from (excluded.child_key, excluded.child_first_name, excluded.child_last_name, excluded.birth_date,
        excluded.guardian_first_name, excluded.guardian_last_name, excluded.email, excluded.street, excluded.postcode,
        excluded.town, excluded.language)
    returning old.id is null as added`);
}
