import type { CaseWorkflow, OfficeCase } from '../../src/cases/read/office-case.ts';
import type { SystemState } from '../../src/cases/read/system-state.ts';
import type { BoardLine } from '../../src/cases/read/watch-board.ts';
import { DataTable } from '../components/data-table.tsx';
import { Alert, Badge } from '../components/elements.tsx';
import { useTexts } from '../components/texts.ts';
import { Commands } from './case-record.tsx';
import { TurnBox } from './case-turn.tsx';
import { OfficeNav } from './office-nav.tsx';
import { evidenceOf, toneOf, whatHappens } from './watch-words.ts';
import { WorkflowFacts } from './workflow-facts.tsx';

type Found = Extract<CaseWorkflow, { kind: 'found' }>;

/** Where the page opens when somebody comes from the board: the event at which the case stands. */
export const STAND = 'stand';

/** How a case runs: what the record says, what Temporal knows besides, and the history of its workflow. */
export function WorkflowPage({
  theCase,
  findings,
  workflow,
  uiUrl,
  system,
  now,
}: {
  readonly theCase: OfficeCase;
  readonly findings: readonly BoardLine[];
  readonly workflow: CaseWorkflow;
  /** Temporal's Web UI, where there is one. */
  readonly uiUrl: string | undefined;
  readonly system: SystemState;
  readonly now: number;
}) {
  const t = useTexts();
  const { history } = t;
  const { child, applicationId } = theCase;
  const open = theCase.commands.filter(({ outcome }) => outcome === null);
  return (
    <>
      <OfficeNav year={theCase.year} system={system} now={now} />
      <p class="kern-body kern-body--muted">
        {t.office.case.subtitle(theCase.caseNumber, t.dates.kindergartenYear(theCase.year))}
      </p>
      <h1 class="kern-heading-large">
        {history.title(`${child.firstName} ${child.lastName}`.trim())}
      </h1>
      <p>
        <a class="kern-link kern-link--no-visited-state" href={`/office/faelle/${applicationId}`}>
          {history.toCase}
        </a>
      </p>
      {workflow.kind === 'unavailable' && (
        <Alert tone="warning" title={history.unavailable}>
          <p class="kern-body">{history.unavailableText}</p>
        </Alert>
      )}
      {workflow.kind === 'missing' && <Alert tone="info" title={history.missing} />}
      <div class="two">
        <div class="stack">
          <TurnBox theCase={theCase} now={now} />
          {findings.length > 0 && <Findings findings={findings} />}
          {open.length > 0 && <Commands commands={open} />}
        </div>
        {workflow.kind === 'found' && <WorkflowFacts workflow={workflow} uiUrl={uiUrl} />}
      </div>
      {workflow.kind === 'found' && <History workflow={workflow} />}
    </>
  );
}

function Findings({ findings }: { readonly findings: readonly BoardLine[] }) {
  const t = useTexts();
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{t.watch.ofCase}</h2>
      <DataTable
        caption={t.watch.ofCase}
        columns={[
          { label: t.watch.columns.reason },
          { label: t.watch.columns.since },
          { label: t.watch.columns.next },
          { label: t.watch.columns.evidence },
        ]}
        rows={findings.map((line) => [
          <Badge tone={toneOf(line.reason)}>{t.watch.reasons[line.reason]}</Badge>,
          t.dates.fullInstant(line.since),
          whatHappens(line, t),
          evidenceOf(line, t).map((text) => <span class="sub">{text}</span>),
        ])}
      />
    </section>
  );
}

/** Newest first. The line at which the case stands says so, in words and by its address. */
function History({ workflow }: { readonly workflow: Found }) {
  const t = useTexts();
  const { history } = t;
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{history.events}</h2>
      <p class="kern-body kern-body--small">{history.eventsHint}</p>
      <DataTable
        caption={history.events}
        columns={[{ label: history.when }, { label: history.what }]}
        rows={workflow.history.map(({ id, at, entry }) => [
          t.dates.fullInstant(at),
          id === workflow.standsAt ? (
            <div id={STAND} tabindex={-1} class="stand">
              <Badge tone="info">{history.stand}</Badge>
              <span>{history.sentence(entry, t)}</span>
            </div>
          ) : (
            history.sentence(entry, t)
          ),
        ])}
      />
      {workflow.isCut && <p class="kern-body">{history.cut}</p>}
    </section>
  );
}
