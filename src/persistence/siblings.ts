import { sql, type EntityManager } from '@mikro-orm/postgresql';
import type { Together } from './entities/application.ts';

/** A sibling's application in the same round. Who it is, only whoever may know learns; the others see null. */
export interface Sibling {
  readonly applicationId: string | null;
  readonly caseNumber: string | null;
  /** Empty: not born and not named yet. */
  readonly firstName: string | null;
  readonly together: Together;
}

interface SiblingRow {
  readonly of_application: string;
  readonly application_id: string | null;
  readonly case_number: string | null;
  readonly first_name: string | null;
  readonly together: Together;
}

/** The siblings of each application that the actor of the unit of work sees and that has any. */
export async function siblingsOf(
  em: EntityManager,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Sibling[]>> {
  const rows = await em.execute<SiblingRow[]>(
    sql`select * from siblings_of(${`{${applicationIds.join(',')}}`}::uuid[])`,
  );
  const byApplication = Map.groupBy(rows, (row) => row.of_application);
  return new Map([...byApplication].map(([id, siblings]) => [id, siblings.map(toSibling)]));
}

const toSibling = (row: SiblingRow): Sibling => ({
  applicationId: row.application_id,
  caseNumber: row.case_number,
  firstName: row.first_name,
  together: row.together,
});
