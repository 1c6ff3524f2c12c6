import type { ReadLine } from '../../src/cases/read-log.ts';
import { DataTable } from '../components/data-table.tsx';
import { useTexts } from '../components/texts.ts';

/** Who of the staff opened a case, for those who inspect. */
export function ReadLog({ reads }: { readonly reads: readonly ReadLine[] }) {
  const { readLog: texts, dates } = useTexts();
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{texts.title}</h2>
      <p class="kern-body">{texts.hint}</p>
      {reads.length === 0 && <p class="kern-body">{texts.none}</p>}
      {reads.length > 0 && (
        <DataTable
          caption={texts.title}
          columns={[{ label: texts.when }, { label: texts.who }, { label: texts.what }]}
          rows={reads.map(({ at, kita, account, role, door }) => [
            dates.fullInstant(at),
            <>
              {kita ?? texts.office}, {texts.roles[role]}
              {account !== null && <span class="sub">{texts.account(account)}</span>}
            </>,
            texts.doors[door],
          ])}
        />
      )}
    </section>
  );
}
