import type { PrintQueue } from '../../src/cases/letters.ts';
import { DataTable } from '../components/data-table.tsx';
import { OutcomeBanner, SubmitButton, type Outcome } from '../components/elements.tsx';
import { useTexts } from '../components/texts.ts';
import { KitaNav } from './kita-nav.tsx';

/** Letters to the Kita's families without e-mail, which staff print and hand out: all are chosen until one is taken out. */
export function KitaLettersPage({
  queue: { letters, total },
  outcome,
  year,
}: {
  readonly queue: PrintQueue;
  readonly outcome: Outcome | undefined;
  readonly year: number;
}) {
  const t = useTexts();
  const { letters: texts } = t.kitaDesk;
  const { letters: columns } = t.office;
  return (
    <>
      <KitaNav year={year} />
      <h1 class="kern-heading-large">{texts.title}</h1>
      {outcome !== undefined && <OutcomeBanner outcome={outcome} />}
      <p class="kern-body">{total === 0 ? texts.none : texts.intro(total)}</p>
      {letters.length > 0 && (
        <form method="get" action="/kita/briefe/pdf" class="stack">
          <DataTable
            caption={texts.title}
            columns={[
              { label: columns.letter },
              { label: columns.recipient },
              { label: columns.case },
              { label: columns.written },
              { label: texts.choose },
            ]}
            rows={letters.map((letter) => [
              t.noticeKinds[letter.kind],
              letter.recipient,
              <a
                class="kern-link kern-link--no-visited-state"
                href={`/kita/anmeldungen/${letter.applicationId ?? ''}`}
              >
                {letter.caseNumber}
              </a>,
              t.dates.fullInstant(letter.createdAt),
              <input
                class="kern-form-check__checkbox"
                type="checkbox"
                name="id"
                value={letter.id}
                checked
                aria-label={columns.chooseLetter(letter.recipient, t.noticeKinds[letter.kind])}
              />,
            ])}
          />
          <div class="actions">
            <SubmitButton>{texts.openChosen}</SubmitButton>
            <button
              class="kern-btn kern-btn--secondary"
              type="submit"
              formmethod="post"
              formaction="/kita/briefe/gedruckt"
            >
              <span class="kern-label">{texts.markChosen}</span>
            </button>
          </div>
        </form>
      )}
      <p class="kern-body kern-body--muted">{texts.others}</p>
    </>
  );
}
