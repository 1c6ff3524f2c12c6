import {
  REASONS,
  type BoardLine,
  type Reason,
  type WatchBoard,
} from '../../src/cases/read/watch-board.ts';
import type { SystemState } from '../../src/cases/read/system-state.ts';
import { DataTable } from '../components/data-table.tsx';
import { Alert, Badge, ButtonLink } from '../components/elements.tsx';
import { useTexts } from '../components/texts.ts';
import { OfficeNav } from './office-nav.tsx';
import { evidenceOf, toneOf, whatHappens } from './watch-words.ts';
import { STAND } from './workflow-page.tsx';

/** What has come to a halt: the worst first, with who waits for whom since when. */
export function WatchPage({
  board,
  reason,
  year,
  system,
  now,
}: {
  readonly board: WatchBoard;
  readonly reason: Reason | undefined;
  readonly year: number;
  readonly system: SystemState;
  readonly now: number;
}) {
  const t = useTexts();
  const total = Object.values(board.counts).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <OfficeNav year={year} system={system} now={now} />
      <h1 class="kern-heading-large">{t.watch.headline(total)}</h1>
      <LastLook board={board} now={now} />
      {total > 0 && <Reasons board={board} total={total} chosen={reason} />}
      {board.findings.length === 0 ? (
        <p class="kern-body">{t.watch.none}</p>
      ) : (
        <Findings lines={board.findings} />
      )}
      {board.nextPage !== null && (
        <p>
          <ButtonLink href={hrefOf(reason, board.nextPage)} kind="secondary">
            {t.watch.more}
          </ButtonLink>
        </p>
      )}
      {board.ended.length > 0 && (
        <section>
          <h2 class="kern-heading-medium">{t.watch.ended}</h2>
          <Ended lines={board.ended} />
        </section>
      )}
    </>
  );
}

/** What can be said while the database is away, from memory. */
export function DatabaseAwayPage({ since }: { readonly since: number | null }) {
  const t = useTexts();
  return (
    <>
      <h1 class="kern-heading-large">{t.watch.title}</h1>
      <Alert tone="danger" title={t.watch.databaseAway} live>
        <p class="kern-body">
          {since === null
            ? t.watch.databaseAwayText
            : t.watch.databaseAwaySince(t.dates.fullInstant(since))}
        </p>
      </Alert>
    </>
  );
}

function LastLook({ board, now }: { readonly board: WatchBoard; readonly now: number }) {
  const t = useTexts();
  const { looked } = board;
  return (
    <>
      {board.isLate && (
        <Alert tone="danger" title={t.watch.late} live>
          <p class="kern-body">{looked === null ? t.watch.neverText : t.watch.lateText}</p>
        </Alert>
      )}
      {looked !== null && (
        <p class="kern-body kern-body--muted">
          {t.watch.looked(
            t.dates.fullInstant(looked.at),
            t.office.system.ago(Math.round((now - looked.at) / 1000)),
            looked.tookMs,
          )}
        </p>
      )}
    </>
  );
}

function Reasons({
  board: { counts },
  total,
  chosen,
}: {
  readonly board: WatchBoard;
  readonly total: number;
  readonly chosen: Reason | undefined;
}) {
  const { watch } = useTexts();
  const links = [
    { reason: undefined, label: watch.all(total) },
    ...REASONS.filter((reason) => counts[reason] > 0).map((reason) => ({
      reason,
      label: watch.one(watch.reasons[reason], counts[reason]),
    })),
  ];
  return (
    <nav aria-label={watch.filter}>
      <ul class="brand__nav">
        {links.map(({ reason, label }) => (
          <li>
            <a
              class="kern-link kern-link--no-visited-state"
              href={hrefOf(reason, 1)}
              aria-current={reason === chosen ? 'true' : undefined}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Findings({ lines }: { readonly lines: readonly BoardLine[] }) {
  const t = useTexts();
  const { columns } = t.watch;
  return (
    <DataTable
      caption={t.watch.title}
      columns={[
        { label: columns.subject },
        { label: columns.reason },
        { label: columns.waiting },
        { label: columns.since },
        { label: columns.next },
        { label: columns.evidence },
      ]}
      rows={lines.map((line) => [
        <Subject line={line} />,
        <Badge tone={toneOf(line.reason)}>{t.watch.reasons[line.reason]}</Badge>,
        <Waiting line={line} />,
        t.dates.fullInstant(line.since),
        <Next line={line} />,
        evidenceOf(line, t).map((text) => <span class="sub">{text}</span>),
      ])}
    />
  );
}

function Ended({ lines }: { readonly lines: readonly BoardLine[] }) {
  const t = useTexts();
  const { columns } = t.watch;
  return (
    <DataTable
      caption={t.watch.ended}
      columns={[
        { label: columns.subject },
        { label: columns.reason },
        { label: columns.since },
        { label: columns.ended },
      ]}
      rows={lines.map((line) => [
        <Subject line={line} />,
        t.watch.reasons[line.reason],
        t.dates.fullInstant(line.since),
        line.endedAt === null ? t.office.noDue : t.dates.fullInstant(line.endedAt),
      ])}
    />
  );
}

/** To the history of the workflow, at the event where the case stands; and to the case. */
function Subject({ line }: { readonly line: BoardLine }) {
  const t = useTexts();
  if (line.case === null) return <>{t.watch.portal}</>;
  const { applicationId, caseNumber, childName } = line.case;
  const address = `/office/faelle/${applicationId}`;
  return (
    <>
      <a class="kern-link kern-link--no-visited-state" href={`${address}/ablauf#${STAND}`}>
        {caseNumber}
      </a>
      <span class="sub">{childName}</span>
      <span class="sub">
        <a class="kern-link kern-link--no-visited-state" href={address}>
          {t.watch.openCase}
          <span class="kern-sr-only"> {caseNumber}</span>
        </a>
      </span>
    </>
  );
}

/** Who waits for whom. */
function Waiting({ line }: { readonly line: BoardLine }) {
  const t = useTexts();
  if (line.reason === 'notice.refused') return <>{t.watch.waitsForNotice}</>;
  if (line.case === null || !line.reason.endsWith('.silent')) return <>{t.watch.everybodyWaits}</>;
  const { turn, kitas } = line.case;
  return (
    <>
      {t.watch.waits[turn.waitingFor]}
      {kitas.length > 0 && <span class="sub">{t.office.kitas(kitas)}</span>}
      {turn.waitingFor !== 'nobody' && (
        <span class="sub">{t.watch.waitsSince(t.dates.fullDay(turn.since))}</span>
      )}
    </>
  );
}

function Next({ line }: { readonly line: BoardLine }) {
  const t = useTexts();
  const { noticeId } = line.evidence;
  return (
    <>
      {whatHappens(line, t)}
      {line.reason === 'notice.refused' && typeof noticeId === 'string' && (
        <span class="sub">
          <a class="kern-link kern-link--no-visited-state" href={`/office/postausgang/${noticeId}`}>
            {t.watch.openNotice}
          </a>
        </span>
      )}
    </>
  );
}

function hrefOf(reason: Reason | undefined, page: number): string {
  const query = new URLSearchParams({
    ...(reason === undefined ? {} : { grund: reason }),
    ...(page === 1 ? {} : { seite: String(page) }),
  });
  return query.size === 0 ? '/office/stillstand' : `/office/stillstand?${query.toString()}`;
}
