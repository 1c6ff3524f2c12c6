import type { Letter, LetterLine } from '../../src/cases/letters.ts';
import type { SystemState } from '../../src/cases/read/system-state.ts';
import { DataTable } from '../components/data-table.tsx';
import { SubmitButton } from '../components/elements.tsx';
import { useTexts } from '../components/texts.ts';
import { OfficeNav } from './office-nav.tsx';

/** Letters to families without e-mail. */
export function LettersPage({
  letters,
  year,
  system,
  now,
}: {
  readonly letters: readonly LetterLine[];
  readonly year: number;
  readonly system: SystemState;
  readonly now: number;
}) {
  const t = useTexts();
  const { letters: texts } = t.office;
  return (
    <>
      <OfficeNav year={year} system={system} now={now} />
      <h1 class="kern-heading-large">{texts.title}</h1>
      <p class="kern-body">{letters.length === 0 ? texts.none : texts.intro}</p>
      {letters.length > 0 && (
        <DataTable
          caption={texts.title}
          columns={[
            { label: texts.letter },
            { label: texts.recipient },
            { label: texts.case },
            { label: texts.written },
          ]}
          rows={letters.map((letter) => [
            <a class="kern-link kern-link--no-visited-state" href={`/office/briefe/${letter.id}`}>
              {t.noticeKinds[letter.kind]}
            </a>,
            letter.recipient,
            letter.applicationId === null ? (
              texts.waitingList
            ) : (
              <a
                class="kern-link kern-link--no-visited-state"
                href={`/office/faelle/${letter.applicationId}`}
              >
                {letter.caseNumber}
              </a>
            ),
            t.dates.fullInstant(letter.createdAt),
          ])}
        />
      )}
    </>
  );
}

/** One letter as it is printed; everything else on the page stays on the screen. */
export function LetterPage({ letter }: { readonly letter: Letter }) {
  const t = useTexts();
  const { letters: texts } = t.office;
  return (
    <>
      <div class="not-printed stack">
        <p>
          <a class="kern-link kern-link--no-visited-state" href="/office/briefe">
            {texts.back}
          </a>
        </p>
        <h1 class="kern-heading-medium">
          {letter.caseNumber === null ? texts.toWaitingList : texts.subtitle(letter.caseNumber)}
        </h1>
        {letter.status === 'to_print' ? (
          <form method="post" action={`/office/briefe/${letter.id}/gedruckt`} class="stack">
            <p class="kern-body">{texts.print}</p>
            <SubmitButton>{texts.button}</SubmitButton>
          </form>
        ) : (
          letter.printedAt !== null && (
            <p class="kern-body">{texts.printed(t.dates.fullInstant(letter.printedAt))}</p>
          )
        )}
      </div>
      <article class="letter">
        <p class="kern-body kern-body--small">{texts.sender}</p>
        <p class="letter__address kern-body">
          {letter.address.map((line) => (
            <span>{line}</span>
          ))}
        </p>
        <p class="letter__date kern-body">{t.dates.fullDay(letter.createdAt)}</p>
        <h2 class="kern-heading-small">{letter.subject}</h2>
        {letter.text
          .trim()
          .split(/\n{2,}/u)
          .map((paragraph) => (
            <p class="letter__paragraph kern-body">{paragraph}</p>
          ))}
      </article>
    </>
  );
}
