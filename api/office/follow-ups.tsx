import type { FollowUpLine, FollowUps } from '../../src/cases/read/case-work.ts';
import type { SystemState } from '../../src/cases/read/system-state.ts';
import { DataTable } from '../components/data-table.tsx';
import { Badge } from '../components/elements.tsx';
import { useMay } from '../components/may.ts';
import { useTexts } from '../components/texts.ts';
import { SettleForm, useAccountName, type Colleagues } from './case-work-section.tsx';
import { OfficeNav } from './office-nav.tsx';

/** Follow-ups that are open, the earliest first, and the way to one's own cases. */
export function FollowUpsPage({
  followUps: { lines, total },
  colleagues,
  mine,
  year,
  system,
  now,
}: {
  readonly followUps: FollowUps;
  readonly colleagues: Colleagues;
  readonly mine: boolean;
  readonly year: number | undefined;
  readonly system: SystemState;
  readonly now: number;
}) {
  const { caseWork } = useTexts();
  const { list: texts } = caseWork;
  const due = lines.filter(({ isDue }) => isDue);
  const later = lines.filter(({ isDue }) => !isDue);
  const choices = [
    { href: '/office/wiedervorlagen', label: texts.mine, isHere: mine },
    { href: '/office/wiedervorlagen?wessen=alle', label: texts.all, isHere: !mine },
  ];
  return (
    <>
      <OfficeNav year={year} system={system} now={now} />
      <h1 class="kern-heading-large">{texts.headline(due.length)}</h1>
      <nav aria-label={texts.whose}>
        <ul class="brand__nav">
          {choices.map(({ href, label, isHere }) => (
            <li>
              <a
                class="kern-link kern-link--no-visited-state"
                href={href}
                aria-current={isHere ? 'true' : undefined}
              >
                {label}
              </a>
            </li>
          ))}
          <li>
            <a class="kern-link kern-link--no-visited-state" href="/office?zustaendig=ich">
              {texts.myCases}
            </a>
          </li>
        </ul>
      </nav>
      {total > lines.length && <p class="kern-body">{texts.cut(lines.length, total)}</p>}
      <Lines heading={texts.dueNow} none={texts.noneDue} lines={due} colleagues={colleagues} />
      <Lines heading={texts.later} none={texts.noneLater} lines={later} colleagues={colleagues} />
    </>
  );
}

function Lines({
  heading,
  none,
  lines,
  colleagues,
}: {
  readonly heading: string;
  readonly none: string;
  readonly lines: readonly FollowUpLine[];
  readonly colleagues: Colleagues;
}) {
  const t = useTexts();
  const { list: texts } = t.caseWork;
  const may = useMay();
  const nameOf = useAccountName(colleagues);
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{heading}</h2>
      {lines.length === 0 && <p class="kern-body">{none}</p>}
      {lines.length > 0 && (
        <DataTable
          caption={heading}
          columns={[
            { label: texts.case },
            { label: texts.day },
            { label: texts.subject },
            { label: texts.assigned },
            ...(may('cases.notes') ? [{ label: texts.action }] : []),
          ]}
          rows={lines.map((line) => [
            <>
              <a
                class="kern-link kern-link--no-visited-state"
                href={`/office/faelle/${line.applicationId}`}
              >
                {line.caseNumber}
              </a>
              <span class="sub">{line.childName}</span>
            </>,
            line.isDue ? (
              <Badge tone="warning">{t.dates.shortPlainDay(line.dueOn)}</Badge>
            ) : (
              t.dates.shortPlainDay(line.dueOn)
            ),
            <>
              {line.subject}
              <span class="sub">{texts.setBy(nameOf(line.setBy))}</span>
            </>,
            line.caseworker === null ? texts.nobody : nameOf(line.caseworker),
            ...(may('cases.notes') ? [<SettleForm id={line.id} subject={line.subject} />] : []),
          ])}
        />
      )}
    </section>
  );
}
