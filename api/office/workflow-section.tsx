import type { CaseWorkflow } from '../../src/cases/read/office-case.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { DataTable } from '../components/data-table.tsx';
import { Alert, DescriptionList, type Fact } from '../components/elements.tsx';
import { useTexts } from '../components/texts.ts';

export interface WorkflowSectionProps {
  readonly workflow: CaseWorkflow;
  /** Temporal's Web UI, where there is one. */
  readonly uiUrl: string | undefined;
}

type Found = Extract<CaseWorkflow, { kind: 'found' }>;

/** What Temporal knows of a case, in plain words; while it is away, a sentence. */
export function WorkflowSection({ workflow, uiUrl }: WorkflowSectionProps) {
  const t = useTexts();
  const { history } = t;
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{history.heading}</h2>
      {workflow.kind === 'unavailable' && <Alert tone="warning" title={history.unavailable} />}
      {workflow.kind === 'missing' && <Alert tone="info" title={history.missing} />}
      {workflow.kind === 'found' && <FoundWorkflow workflow={workflow} uiUrl={uiUrl} />}
    </section>
  );
}

function FoundWorkflow({
  workflow,
  uiUrl,
}: {
  readonly workflow: Found;
  readonly uiUrl: string | undefined;
}) {
  const t = useTexts();
  const { history } = t;
  return (
    <div class="stack">
      <DescriptionList facts={factsOf(workflow, t)} />
      {uiUrl !== undefined && (
        <p class="kern-body">
          <a class="kern-link kern-link--no-visited-state" href={uiLink(workflow, uiUrl)}>
            {history.openUi}
          </a>
        </p>
      )}
      <div>
        <h3 class="kern-heading-small">{history.pending}</h3>
        {workflow.pending.length === 0 ? (
          <p class="kern-body">{history.noPending}</p>
        ) : (
          <ul class="kern-body">
            {workflow.pending.map(({ activity, attempts, lastFailure }) => (
              <li>{history.pendingLine(activity, attempts, lastFailure)}</li>
            ))}
          </ul>
        )}
      </div>
      <details class="kern-accordion">
        <summary class="kern-accordion__header">
          <span class="kern-title">{history.events}</span>
        </summary>
        <div class="kern-accordion__body">
          <p class="kern-body kern-body--small">{history.eventsHint}</p>
          <DataTable
            caption={history.events}
            columns={[{ label: history.when }, { label: history.what }]}
            rows={workflow.history.map(({ at, entry }) => [
              t.dates.fullInstant(at),
              history.sentence(entry),
            ])}
          />
          {workflow.isCut && <p class="kern-body">{history.cut}</p>}
        </div>
      </details>
    </div>
  );
}

function factsOf(workflow: Found, t: Texts): readonly Fact[] {
  const { history } = t;
  return [
    { label: history.workflow, value: <span class="id">{workflow.workflowId}</span> },
    { label: history.run, value: <span class="id">{workflow.runId}</span> },
    { label: history.state, value: history.states[workflow.state] },
    ...(workflow.now === null
      ? []
      : [{ label: history.clock, value: t.dates.fullInstant(workflow.now) }]),
    ...statusFacts(workflow, t),
  ];
}

function statusFacts({ status, state }: Found, { history, dates }: Texts): readonly Fact[] {
  if (status === 'unanswered')
    return state === 'running' ? [{ label: history.revisions, value: history.unanswered }] : [];
  if (status === null) return [{ label: history.revisions, value: history.notLoaded }];
  return [
    {
      label: history.revisions,
      value: history.revisionsOf(status.revision, status.roundRevision),
    },
    {
      label: history.wakesAt,
      value: status.wakesAt === null ? history.neverWakes : dates.fullInstant(status.wakesAt),
    },
  ];
}

const uiLink = ({ namespace, workflowId }: Found, uiUrl: string): string =>
  `${uiUrl.replace(/\/$/u, '')}/namespaces/${encodeURIComponent(namespace)}/workflows/${encodeURIComponent(workflowId)}`;
