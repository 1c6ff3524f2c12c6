import type { Block } from '../../notices/blocks.ts';
import { readNoticeFacts } from '../../notices/facts.ts';
import { renderNotice } from '../../notices/render.ts';
import { guardianOf, withActor, type Person } from '../../persistence/actor.ts';
import { Guardian } from '../../persistence/entities/application.ts';
import { Notice } from '../../persistence/entities/record.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { DoorError } from '../errors.ts';
import { requirePermission } from '../require.ts';

/** A notice as the family reads it on its page: the words of the mail or the letter. */
export interface NoticeText {
  readonly language: 'de' | 'en';
  readonly subject: string;
  readonly paragraphs: readonly (readonly Block[])[];
}

/** Throws `case.not_found` when this guardian has no such notice: the other's receipt names the other's code. */
export async function readNotice(
  deps: Pick<CasesDependencies, 'orm' | 'clock' | 'secret'> & { readonly publicOrigin: string },
  family: Person,
  noticeId: string,
): Promise<NoticeText> {
  requirePermission(family, 'family.case');
  return withActor(deps.orm.em, family, async (em) => {
    const position = guardianOf(family) ?? 1;
    const guardian = await em.findOne(Guardian, { application: family.ref, position });
    const notice =
      guardian === null
        ? null
        : await em.findOne(Notice, {
            id: noticeId,
            applicationId: family.ref,
            guardianId: guardian.id,
          });
    if (notice === null) throw new DoorError('case.not_found');
    const { publicOrigin, secret } = deps;
    const facts = await readNoticeFacts(em, notice, { publicOrigin, secret, now: deps.clock() });
    const { language, subject, paragraphs } = renderNotice(facts);
    return { language, subject, paragraphs };
  });
}
