import type { Letter, LetterLine, PrintQueue } from '../../src/cases/letters.ts';
import type { SystemState } from '../../src/cases/read/system-state.ts';
import { SENDER } from '../../src/texts/sender.ts';
import { DataTable } from '../components/data-table.tsx';
import { OutcomeBanner, SubmitButton, type Outcome } from '../components/elements.tsx';
import { useMay } from '../components/may.ts';
import { useTexts } from '../components/texts.ts';
import { CameBack } from './letter-came-back.tsx';
import { OfficeNav } from './office-nav.tsx';

/** Letters to families without e-mail: all are chosen until somebody takes one out. */
export function LettersPage({
  queue: { letters, total },
  outcome,
  year,
  system,
  now,
}: {
  readonly queue: PrintQueue;
  readonly outcome: Outcome | undefined;
  readonly year: number | undefined;
  readonly system: SystemState;
  readonly now: number;
}) {
  const { letters: texts } = useTexts().office;
  const may = useMay();
  return (
    <>
      <OfficeNav year={year} system={system} now={now} />
      <h1 class="kern-heading-large">{texts.title}</h1>
      {outcome !== undefined && <OutcomeBanner outcome={outcome} />}
      <p class="kern-body">
        {letters.length === 0 ? texts.none : texts.intro(letters.length, total)}
      </p>
      {may('changeData') && <p class="kern-body">{texts.cameBackQueue}</p>}
      {letters.length > 0 && (
        <form method="get" action="/office/briefe/pdf" class="stack">
          <LetterTable letters={letters} />
          <SubmitButton>{texts.openChosen}</SubmitButton>
          {may('letters.print') && (
            <div>
              <button
                class="kern-btn kern-btn--secondary"
                type="submit"
                formmethod="post"
                formaction="/office/briefe/gedruckt"
              >
                <span class="kern-label">{texts.markChosen}</span>
              </button>
            </div>
          )}
        </form>
      )}
    </>
  );
}

function LetterTable({ letters }: { readonly letters: readonly LetterLine[] }) {
  const t = useTexts();
  const { letters: texts } = t.office;
  return (
    <DataTable
      caption={texts.title}
      columns={[
        { label: texts.letter },
        { label: texts.recipient },
        { label: texts.case },
        { label: texts.written },
        { label: texts.choose },
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
        <input
          class="kern-form-check__checkbox"
          type="checkbox"
          name="id"
          value={letter.id}
          checked
          aria-label={texts.chooseLetter(letter.recipient, t.noticeKinds[letter.kind])}
        />,
      ])}
    />
  );
}

/** One letter to read on the screen, and what can be done with it. */
export function LetterPage({ letter }: { readonly letter: Letter }) {
  const t = useTexts();
  const { letters: texts } = t.office;
  const { language, subject, text } = letter.notice;
  return (
    <>
      <div class="stack">
        <p>
          <a class="kern-link kern-link--no-visited-state" href="/office/briefe">
            {texts.back}
          </a>
        </p>
        <h1 class="kern-heading-medium">
          {letter.caseNumber === null ? texts.toWaitingList : texts.subtitle(letter.caseNumber)}
        </h1>
        <LetterActions letter={letter} />
      </div>
      <article class="letter" lang={language}>
        <p class="kern-body kern-body--small">{`${SENDER.authority} · ${SENDER.unit}`}</p>
        <p class="letter__address kern-body">
          {letter.address.map((line) => (
            <span>{line}</span>
          ))}
        </p>
        <p class="letter__date kern-body" lang="de">
          {t.dates.fullDay(letter.createdAt)}
        </p>
        <h2 class="kern-heading-small">{subject}</h2>
        {text
          .trim()
          .split(/\n{2,}/u)
          .map((paragraph) => (
            <p class="letter__paragraph kern-body">{paragraph}</p>
          ))}
      </article>
    </>
  );
}

function LetterActions({ letter }: { readonly letter: Letter }) {
  const t = useTexts();
  const { letters: texts } = t.office;
  const may = useMay();
  if (letter.status === 'obsolete') return <p class="kern-body">{texts.obsolete}</p>;
  const pdf = (
    <p>
      <a class="kern-link" href={`/office/briefe/pdf?id=${letter.id}`}>
        {texts.pdf}
      </a>
    </p>
  );
  if (letter.printedAt !== null)
    return (
      <>
        <p class="kern-body">{texts.printed(t.dates.fullInstant(letter.printedAt))}</p>
        {letter.applicationId !== null && may('changeData') && (
          <CameBack applicationId={letter.applicationId} />
        )}
        {pdf}
      </>
    );
  if (!may('letters.print')) return pdf;
  return (
    <>
      <p class="kern-body">{texts.print}</p>
      {pdf}
      <form method="post" action={`/office/briefe/${letter.id}/gedruckt`} class="stack">
        <SubmitButton>{texts.button}</SubmitButton>
      </form>
    </>
  );
}
