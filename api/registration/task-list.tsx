import type { PropsWithChildren } from 'hono/jsx';
import { DRAFT_KEPT_DAYS, type Draft } from '../../src/cases/registration-draft.ts';
import type { Round } from '../../src/domain/round.ts';
import { Alert, Badge } from '../components/elements.tsx';
import { useTexts } from '../components/texts.ts';
import type { Desk } from './desk.ts';
import { LateAlert } from './frame.tsx';
import { isReady, type SectionState, type Task } from './sections.ts';

const GROUPS = ['child', 'care', 'family'] as const;

/** The whole form at a glance: what is done, what is to do, and what has to wait. */
export function TaskListPage({
  desk,
  draft,
  round,
  tasks,
  now,
}: {
  readonly desk: Desk;
  readonly draft: Draft;
  readonly round: Round;
  readonly tasks: readonly Task[];
  readonly now: number;
}) {
  const t = useTexts();
  const { register, registerForm } = t;
  const { tasks: texts, draft: draftTexts, sections } = registerForm;
  const needed = tasks.filter(({ state }) => state !== 'notNeeded');
  const done = needed.filter(({ state }) => state === 'done').length;
  return (
    <>
      <p class="kern-body kern-body--muted">
        {register.subtitle(t.dates.kindergartenYear(draft.year))}
      </p>
      <h1 class="kern-heading-x-large">{desk.onPaper ? register.paper.title : register.title}</h1>
      <p class="kern-body">{texts.progress(done, needed.length)}</p>
      <LateAlert desk={desk} round={round} now={now} />
      <Alert tone="info" title={draftTexts.title}>
        <p class="kern-body">{desk.onPaper ? draftTexts.textStaff : draftTexts.text}</p>
      </Alert>
      <div class="kern-task-list narrow">
        {GROUPS.map((group) => (
          <TaskGroup heading={texts.groups[group]}>
            {tasks
              .filter(({ section }) => section.group === group)
              .map(({ section, state }) => (
                <TaskItem
                  href={`${desk.path}/${section.id}`}
                  title={sections[section.id]}
                  state={state}
                />
              ))}
          </TaskGroup>
        ))}
        <TaskGroup heading={texts.groups.send}>
          <TaskItem
            href={`${desk.path}/pruefen`}
            title={texts.check}
            state={isReady(tasks) ? 'todo' : 'blocked'}
          />
        </TaskGroup>
      </div>
      <DraftSection desk={desk} draft={draft} round={round} now={now} />
    </>
  );
}

function TaskGroup({ heading, children }: PropsWithChildren<{ readonly heading: string }>) {
  return (
    <>
      <div class="kern-task-list__header">
        <h2 class="kern-heading-medium">{heading}</h2>
      </div>
      <ul class="kern-task-list__list">{children}</ul>
    </>
  );
}

const TONES = { done: 'success', notNeeded: 'success', todo: 'info' } as const;

function TaskItem({
  href,
  title,
  state,
}: {
  readonly href: string;
  readonly title: string;
  readonly state: SectionState;
}) {
  const { states } = useTexts().registerForm.tasks;
  const canStart = state === 'done' || state === 'todo';
  return (
    <li class="kern-task-list__item">
      <div class="kern-task-list__title">
        {canStart ? (
          <a class="kern-link kern-link--stretched kern-link--no-visited-state" href={href}>
            {title}
          </a>
        ) : (
          <span class="kern-body">{title}</span>
        )}
      </div>
      <div class="kern-task-list__status">
        {state === 'blocked' ? (
          <span class="kern-body kern-body--muted">{states.blocked}</span>
        ) : (
          <Badge tone={TONES[state]}>{states[state]}</Badge>
        )}
      </div>
    </li>
  );
}

/** Nobody is reminded of a draft, so it says by itself how long there is time. */
function DraftSection({
  desk,
  draft,
  round,
  now,
}: {
  readonly desk: Desk;
  readonly draft: Draft;
  readonly round: Round;
  readonly now: number;
}) {
  const t = useTexts();
  const { draft: texts } = t.registerForm;
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{texts.heading}</h2>
      <p class="kern-body">{texts.kept(t.dates.fullDay(draft.expiresAt), DRAFT_KEPT_DAYS)}</p>
      {!desk.onPaper && (
        <>
          <p class="kern-body">{texts.noMail}</p>
          {now < round.dates.deadlineAt && (
            <p class="kern-body">{texts.deadline(t.dates.fullEndDay(round.dates.deadlineAt))}</p>
          )}
          <p class="kern-body">{texts.sharedDevice}</p>
        </>
      )}
      <ul class="links">
        {!desk.onPaper && (
          <li>
            <a class="kern-link kern-link--no-visited-state" href={`${desk.path}/code`}>
              {texts.elsewhere}
            </a>
          </li>
        )}
        <li>
          <a class="kern-link kern-link--no-visited-state" href={`${desk.path}/loeschen`}>
            {texts.delete}
          </a>
        </li>
      </ul>
    </section>
  );
}
