import { withActor, type GuardianPosition, type Person } from '../../persistence/actor.ts';
import { Application } from '../../persistence/entities/application.ts';
import { ErasureRequest } from '../../persistence/entities/erasure.ts';
import type { CommandBody } from '../../persistence/entities/record.ts';
import { bound, PERSONAL_TABLES, type PersonalTable } from '../../persistence/personal-tables.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { DoorError } from '../errors.ts';

type Row = Readonly<Record<string, unknown>>;

/** Everything the portal holds of one case, by table: the family's copy of its data (Art. 15 and 20 GDPR). */
export interface MyData {
  readonly caseNumber: string;
  /** When it was read, ISO 8601. */
  readonly readAt: string;
  readonly tables: Readonly<Record<string, readonly Row[]>>;
  /** What is announced; null: nothing. UTC milliseconds. */
  readonly erasure: { readonly requestedAt: number; readonly dueAt: number } | null;
}

/** Reads the tables that erasing deletes from, under the family's own rights. Throws `case.not_found`. */
export async function readMyData(
  deps: Pick<CasesDependencies, 'orm' | 'clock'>,
  family: Person,
): Promise<MyData> {
  if (family.kind !== 'family') throw new DoorError('action.forbidden');
  return withActor(deps.orm.em, family, async (em) => {
    const application = await em.findOne(Application, { id: family.ref });
    if (application === null) throw new DoorError('case.not_found');
    const ids = { case: application.id, child: application.child.id };
    const tables: Record<string, readonly Row[]> = {};
    for (const { table, where, withheld = [] } of PERSONAL_TABLES) {
      if (withheld === 'all') continue;
      const [condition, values] = bound(where, ids);
      const rows = await em.execute<{ row: Row }[]>(
        `select to_jsonb(${table}) as row from ${table} where ${readable(table, condition)}`,
        table === 'child' ? [ids.child] : values,
      );
      tables[table] = rows.map(({ row }) =>
        ofTheGuardian(family.guardian, table, without(row, withheld)),
      );
    }
    const request = await em.findOne(ErasureRequest, {
      applicationId: application.id,
      state: 'announced',
    });
    return {
      caseNumber: application.caseNumber,
      readAt: new Date(deps.clock()).toISOString(),
      tables,
      erasure:
        request === null
          ? null
          : { requestedAt: request.requestedAt.getTime(), dueAt: request.dueAt.getTime() },
    };
  });
}

/** A child that is kept because of another round is the family's to read all the same. */
const readable = (table: PersonalTable['table'], condition: string): string =>
  table === 'child' ? 'id = ?' : condition;

const without = (row: Row, columns: readonly string[]): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !columns.includes(name)));

/**
 * Of the other guardian the copy says who it is and what they asked for: where they can be reached is theirs, and so is
 * what they wrote of it (Art. 15(4) GDPR).
 */
function ofTheGuardian(guardian: GuardianPosition, table: string, row: Row): Row {
  if (table === 'guardian' && row['position'] !== guardian) {
    const { id, position, first_name, last_name } = row;
    return { id, position, first_name, last_name };
  }
  if (table !== 'case_command') return row;
  const { actor_guardian: actor } = row;
  if (typeof actor === 'number') return actor === guardian ? row : without(row, ['body']);
  return { ...row, body: ofTheirOwn(guardian, row['body'] as CommandBody) };
}

/** What staff typed for a family may be the other guardian's new address of mail. */
function ofTheirOwn(guardian: GuardianPosition, body: CommandBody): CommandBody {
  const { data } = body;
  if (data?.guardians === undefined) return body;
  const guardians = data.guardians.filter(({ position }) => position === guardian);
  return { ...body, data: { ...data, guardians } };
}
