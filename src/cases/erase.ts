import type { MikroORM } from '@mikro-orm/postgresql';
import type { CasesDependencies } from './dependencies.ts';
import { eraseExecutions } from './erase-executions.ts';
import { eraseRows } from './erase-rows.ts';
import { eraseWaitingList } from './erase-waiting-list.ts';
import { remindOfErasures } from './erasure-reminder.ts';

/** What erasing needs beside the rest: the only connections that may delete, under the role `kita_eraser`. */
export interface EraserDependencies extends Pick<
  CasesDependencies,
  'orm' | 'client' | 'clock' | 'logger'
> {
  readonly eraser: MikroORM;
}

/**
 * One round of the eraser: second announcements, then the rows of what is due, then what Temporal keeps of it, then
 * what never became a case. Every part can be repeated after a kill, and several processes may do it at once.
 */
export async function eraseDueCases(deps: EraserDependencies): Promise<void> {
  await remindOfErasures(deps);
  await eraseRows(deps);
  await eraseExecutions(deps);
  await eraseWaitingList(deps);
}
