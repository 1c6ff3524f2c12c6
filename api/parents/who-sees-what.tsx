import { CASE_FIELDS, isVisibleTo, type CaseField } from '../../src/cases/visible-fields.ts';
import { DataTable } from '../components/data-table.tsx';
import { useTexts } from '../components/texts.ts';

/** Which of a family's data a Kita of its wishes and the youth office are shown. */
export function WhoSeesWhat() {
  const { seen } = useTexts().readLog.family;
  const told = CASE_FIELDS.filter(
    (field): field is keyof typeof seen.fields => field in seen.fields,
  );
  const answer = (viewer: 'kita' | 'office', field: CaseField): string =>
    isVisibleTo(viewer, field) ? seen.yes : seen.no;
  return (
    <>
      <h2 class="kern-heading-medium">{seen.title}</h2>
      <DataTable
        caption={seen.title}
        columns={[{ label: seen.what }, { label: seen.kita }, { label: seen.office }]}
        rows={told.map((field) => [
          seen.fields[field],
          answer('kita', field),
          answer('office', field),
        ])}
      />
      <p class="kern-body">{seen.hint}</p>
    </>
  );
}
