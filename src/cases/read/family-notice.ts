import { readNoticeFacts } from '../../notices/facts.ts';
import { renderNotice } from '../../notices/render.ts';
import { withActor, type Person } from '../../persistence/actor.ts';
import { Notice } from '../../persistence/entities/record.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { DoorError } from '../errors.ts';

/** A notice as the family reads it on its page: the words of the mail or the letter. */
export interface NoticeText {
  readonly language: 'de' | 'en';
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

/** Throws `case.not_found` when the family has no such notice. */
export async function readNotice(
  deps: Pick<CasesDependencies, 'orm' | 'clock' | 'secret'> & { readonly publicOrigin: string },
  family: Person,
  noticeId: string,
): Promise<NoticeText> {
  return withActor(deps.orm.em, family, async (em) => {
    const notice = await em.findOne(Notice, { id: noticeId, applicationId: family.ref });
    if (notice === null) throw new DoorError('case.not_found');
    const { publicOrigin, secret } = deps;
    const facts = await readNoticeFacts(em, notice, { publicOrigin, secret, now: deps.clock() });
    const { language, subject, text } = renderNotice(facts);
    return { language, subject, paragraphs: text.trim().split('\n\n') };
  });
}
