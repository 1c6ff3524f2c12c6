import type { FileProblem } from '../../src/cases/waiting-list/csv-file.ts';
import type { ImportResult } from '../../src/cases/waiting-list/import.ts';
import { DataTable } from '../components/data-table.tsx';
import { Alert, SubmitButton } from '../components/elements.tsx';
import { useTexts } from '../components/texts.ts';

/** What became of a file. */
export type Imported = ImportResult | FileProblem;

export function UploadSection({ year }: { readonly year: number }) {
  const { upload } = useTexts().waitingList;
  return (
    <section class="part" id="einlesen">
      <h2 class="kern-heading-medium">{upload.heading}</h2>
      <p class="kern-body">{upload.text}</p>
      <p class="kern-body">{upload.columns}</p>
      <form
        method="post"
        action={`/office/warteliste/${year}/einlesen`}
        enctype="multipart/form-data"
        class="stack"
      >
        <div class="kern-form-input">
          <label class="kern-label" for="file">
            {upload.file}
          </label>
          <input
            class="kern-form-input__input"
            type="file"
            id="file"
            name="file"
            accept=".csv,text/csv"
            required
          />
        </div>
        <SubmitButton kind="secondary">{upload.button}</SubmitButton>
      </form>
    </section>
  );
}

export function ImportOutcome({ imported }: { readonly imported: Imported }) {
  const { waitingListFileProblems: reasons, waitingList: texts } = useTexts();
  if (imported instanceof Error)
    return (
      <Alert tone="danger" title={texts.result.failed} live>
        <p class="kern-body">{reasons[imported.code](imported.detail)}</p>
      </Alert>
    );
  return <Taken result={imported} />;
}

function Taken({ result }: { readonly result: ImportResult }) {
  const t = useTexts();
  const { result: texts } = t.waitingList;
  const { added, changed, unchanged, foundRegistered, ignoredColumns, problems } = result;
  const sentences = [
    texts.added(added),
    changed > 0 && texts.changed(changed),
    unchanged > 0 && texts.unchanged(unchanged),
    foundRegistered > 0 && texts.foundRegistered(foundRegistered),
    problems.length === 0 && texts.noProblems,
    ignoredColumns.length > 0 && texts.ignored(ignoredColumns),
  ].filter((sentence) => sentence !== false);
  return (
    <>
      <Alert tone={problems.length === 0 ? 'success' : 'warning'} title={texts.title} live>
        <p class="kern-body">{sentences.join(' ')}</p>
      </Alert>
      {problems.length > 0 && (
        <section class="part">
          <h2 class="kern-heading-medium">{texts.problems(problems.length)}</h2>
          <DataTable
            caption={texts.problems(problems.length)}
            columns={[{ label: texts.line }, { label: texts.column }, { label: texts.reason }]}
            rows={problems.map(({ line, column, problem }) => [
              texts.lineOf(line),
              column ?? texts.wholeLine,
              t.waitingListLineProblems[problem] ?? problem,
            ])}
          />
        </section>
      )}
    </>
  );
}
