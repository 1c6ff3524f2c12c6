import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CasesDependencies } from '../cases/dependencies.ts';
import { importWaitingList } from '../cases/waiting-list/import.ts';
import type { Round } from '../domain/round.ts';
import { withActor } from '../persistence/actor.ts';
import { WaitingListEntry } from '../persistence/entities/waiting-list.ts';
import { projectRoot } from '../project-root.ts';

const OFFICE = { kind: 'office', ref: 'demo', role: 'head' } as const;

export async function hasWaitingList(
  { orm }: Pick<CasesDependencies, 'orm'>,
  { year }: Round,
): Promise<boolean> {
  return (await withActor(orm.em, OFFICE, (em) => em.count(WaitingListEntry, { year }))) > 0;
}

/** Imports data/kreis-soest/waiting-list-sample.csv, all invented: some are registered already, nobody is invited yet. */
export async function loadWaitingList(deps: CasesDependencies, { year }: Round): Promise<void> {
  const bytes = await readFile(join(projectRoot, 'data/kreis-soest/waiting-list-sample.csv'));
  await importWaitingList(deps, OFFICE, { year, bytes });
}
