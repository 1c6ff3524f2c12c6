import type { ReadDay } from '../../src/cases/read-log.ts';
import { DataTable } from '../components/data-table.tsx';
import { useTexts } from '../components/texts.ts';

/** Which body looked at the application on which day. */
export function ReadDays({ reads }: { readonly reads: readonly ReadDay[] }) {
  const { readLog, dates } = useTexts();
  const { family: texts } = readLog;
  return (
    <>
      <h2 class="kern-heading-medium">{texts.title}</h2>
      <p class="kern-body">{texts.text}</p>
      {reads.length === 0 && <p class="kern-body">{texts.none}</p>}
      {reads.length > 0 && (
        <DataTable
          caption={texts.title}
          columns={[{ label: texts.day }, { label: texts.body }]}
          rows={reads.map(({ day, kita }) => [dates.plainDay(day), kita ?? readLog.office])}
        />
      )}
    </>
  );
}
