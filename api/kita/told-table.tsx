import type { Applicant } from '../../src/cases/read/kita-applicants.ts';
import type { Told } from '../../src/cases/read/kita-told.ts';
import { DataTable } from '../components/data-table.tsx';
import { useTexts } from '../components/texts.ts';
import { ChildLink } from './child-link.tsx';

/** Who was told what, how, and whether it has left the house. */
export function ToldTable({
  told,
  applicants,
}: {
  readonly told: readonly Told[];
  /** Undefined: all of one child, which need not be named. */
  readonly applicants?: readonly Applicant[] | undefined;
}) {
  const t = useTexts();
  const { today } = t.kitaDesk;
  const byId = new Map(applicants?.map((applicant) => [applicant.applicationId, applicant]));
  const { toldColumns: columns } = today;
  return (
    <DataTable
      caption={today.told}
      columns={[
        { label: columns.what },
        ...(applicants === undefined ? [] : [{ label: columns.who }]),
        { label: columns.how },
        { label: columns.when },
      ]}
      rows={told.map(({ kind, applicationId, channel, status, createdAt }) => {
        const applicant = byId.get(applicationId);
        return [
          t.noticeKinds[kind],
          ...(applicants === undefined
            ? []
            : [applicant === undefined ? '–' : <ChildLink applicant={applicant} />]),
          <>
            {t.channels[channel]}
            <span class="sub">{t.noticeStatuses[status]}</span>
          </>,
          t.dates.fullInstant(createdAt),
        ];
      })}
    />
  );
}
