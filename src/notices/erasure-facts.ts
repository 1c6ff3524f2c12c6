import type { EntityManager } from '@mikro-orm/postgresql';
import { ErasureRequest } from '../persistence/entities/erasure.ts';
import type { Notice } from '../persistence/entities/record.ts';
import type { ErasureFacts } from './notice-facts.ts';

/** What a notice of an erasure says, from the request as it stands now. */
export async function erasureFacts({
  em,
  notice,
}: {
  readonly em: EntityManager;
  readonly notice: Notice;
}): Promise<ErasureFacts> {
  const { erasureId } = notice.subject;
  if (erasureId === undefined) throw new Error('a notice of no erasure');
  const request = await em.findOneOrFail(ErasureRequest, { id: erasureId });
  return {
    reason: request.reason,
    requestedAt: request.requestedAt.getTime(),
    dueAt: request.dueAt.getTime(),
    isOpen: request.state === 'announced',
  };
}
