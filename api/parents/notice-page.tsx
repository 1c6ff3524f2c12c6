import type { FamilyCase } from '../../src/cases/read/family-case.ts';
import type { NoticeText } from '../../src/cases/read/family-notice.ts';
import type { Block } from '../../src/notices/blocks.ts';
import { useTexts } from '../components/texts.ts';
import { BackToCase, CaseReference } from './case-parts.tsx';

/** One message with the words in which it was sent. */
export function NoticePage({
  theCase,
  noticeId,
  text,
}: {
  readonly theCase: FamilyCase;
  readonly noticeId: string;
  readonly text: NoticeText;
}) {
  const t = useTexts();
  const notice = theCase.notices.find(({ id }) => id === noticeId);
  return (
    <>
      <CaseReference theCase={theCase} />
      <h1 class="kern-heading-large" lang={text.language}>
        {text.subject}
      </h1>
      {notice !== undefined && (
        <p class="kern-body kern-body--muted">
          {t.familyCase.notices.state(
            t.dates.fullInstant(notice.at),
            t.familyCase.notices.states[notice.status],
          )}
        </p>
      )}
      <article class="letter message" lang={text.language}>
        {text.paragraphs.flat().map((block) => (
          <NoticeBlock block={block} />
        ))}
      </article>
      <BackToCase theCase={theCase} />
    </>
  );
}

function NoticeBlock({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <h2 class="kern-heading-small">{block.text}</h2>;
    case 'lines':
      return <p class="letter__paragraph kern-body">{block.lines.join('\n')}</p>;
    case 'list': {
      const items = block.items.map((item) => <li>{item}</li>);
      return block.ordered ? (
        <ol class="kern-body">{items}</ol>
      ) : (
        <ul class="kern-body">{items}</ul>
      );
    }
  }
}
