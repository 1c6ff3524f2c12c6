import { blocksOf } from '../../notices/blocks.ts';
import { readNoticeFacts } from '../../notices/facts.ts';
import { lettersAsPdf } from '../../notices/letter/pdf.ts';
import { renderNotice } from '../../notices/render.ts';
import { guardianOf, withActor, type Person } from '../../persistence/actor.ts';
import { Guardian } from '../../persistence/entities/application.ts';
import { Notice } from '../../persistence/entities/record.ts';
import { section } from '../../texts/notice-marks.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { DoorError } from '../errors.ts';
import { requirePermission } from '../require.ts';
import { guardianAddressee } from '../letters.ts';

/** How a family takes its receipt away. */
export interface ReceiptWish {
  readonly language: 'de' | 'en';
  /** What it stated, below the letter: `label: value`. */
  readonly enclosure: { readonly heading: string; readonly lines: readonly string[] };
}

/**
 * A guardian's receipt as a tagged PDF, with the guardian's own claim code. Throws `case.not_found` when there is none
 * for this guardian.
 */
export async function readReceiptPdf(
  deps: Pick<CasesDependencies, 'orm' | 'clock' | 'secret'> & { readonly publicOrigin: string },
  family: Person,
  { language, enclosure }: ReceiptWish,
): Promise<Buffer> {
  requirePermission(family, 'family.case');
  const letter = await withActor(deps.orm.em, family, async (em) => {
    const guardian = await em.findOne(
      Guardian,
      { application: family.ref, position: guardianOf(family) ?? 1 },
      { populate: ['application'] },
    );
    const notice =
      guardian === null
        ? null
        : await em.findOne(Notice, {
            applicationId: family.ref,
            guardianId: guardian.id,
            kind: 'receipt',
          });
    if (guardian === null || notice === null) throw new DoorError('case.not_found');
    const { publicOrigin, secret } = deps;
    const facts = await readNoticeFacts(em, notice, { publicOrigin, secret, now: deps.clock() });
    const { name, address, application } = guardianAddressee(guardian);
    return {
      notice: renderNotice({ ...facts, channel: 'letter', language }),
      caseNumber: application?.caseNumber ?? null,
      address: [name, ...address],
      writtenAt: notice.createdAt.getTime(),
    };
  });
  const stated = blocksOf([section(enclosure.heading, enclosure.lines.join('\n'))]);
  const paragraphs = [...letter.notice.paragraphs, ...stated];
  return lettersAsPdf([{ ...letter, notice: { ...letter.notice, paragraphs } }]);
}
