import type { CaseWorkflow } from '../../src/cases/read/office-case.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { DescriptionList, type Fact } from '../components/elements.tsx';
import { useTexts } from '../components/texts.ts';

type Found = Extract<CaseWorkflow, { kind: 'found' }>;

/** What Temporal knows of a case besides its history: `caseStatus`, and what it is at. */
export function WorkflowFacts({
  workflow,
  uiUrl,
}: {
  readonly workflow: Found;
  /** Temporal's Web UI, where there is one. */
  readonly uiUrl: string | undefined;
}) {
  const t = useTexts();
  const { history } = t;
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{history.heading}</h2>
      <DescriptionList facts={factsOf(workflow, t)} />
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
      {uiUrl !== undefined && (
        <p class="kern-body">
          <a class="kern-link kern-link--no-visited-state" href={uiLink(workflow, uiUrl)}>
            {history.openUi}
          </a>
        </p>
      )}
    </section>
  );
}

function factsOf(workflow: Found, t: Texts): readonly Fact[] {
  const { history } = t;
  return [
    { label: history.state, value: history.states[workflow.state] },
    ...statusFacts(workflow, t),
    ...(workflow.now === null
      ? []
      : [{ label: history.clock, value: t.dates.fullInstant(workflow.now) }]),
    { label: history.workflow, value: <span class="id">{workflow.workflowId}</span> },
    { label: history.run, value: <span class="id">{workflow.runId}</span> },
  ];
}

function statusFacts({ status, state }: Found, t: Texts): readonly Fact[] {
  const { history, dates } = t;
  if (status === 'unanswered')
    return state === 'running' ? [{ label: history.revisions, value: history.unanswered }] : [];
  if (status === null) return [{ label: history.revisions, value: history.notLoaded }];
  return [
    { label: t.office.columns.phase, value: t.phases[status.phase] },
    { label: t.office.columns.waiting, value: t.waitingFor[status.waitingFor] },
    { label: t.office.columns.since, value: dates.fullInstant(status.since) },
    {
      label: t.office.columns.due,
      value: status.dueAt === null ? t.office.noDue : dates.fullEnd(status.dueAt),
    },
    {
      label: t.office.columns.next,
      value:
        status.next === null
          ? t.office.nextNone
          : t.office.nextAt(t.timedActions[status.next.action], dates.shortEnd(status.next.at)),
    },
    {
      label: history.wakesAt,
      value: status.wakesAt === null ? history.neverWakes : dates.fullInstant(status.wakesAt),
    },
    {
      label: history.revisions,
      value: history.revisionsOf(status.revision, status.roundRevision),
    },
  ];
}

/** To the event at which the case stands, where there is one. */
function uiLink({ namespace, workflowId, runId, standsAt }: Found, uiUrl: string): string {
  const parts = ['namespaces', namespace, 'workflows', workflowId, runId, 'history'];
  const event = standsAt === null ? '' : `/events/${standsAt}`;
  return `${uiUrl.replace(/\/$/u, '')}/${parts.map(encodeURIComponent).join('/')}${event}`;
}
