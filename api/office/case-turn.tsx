import type { OfficeCase } from '../../src/cases/read/office-case.ts';
import type { Who } from '../../src/cases/read/office-record.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { Alert, Badge, ButtonLink, type TimelineEntry } from '../components/elements.tsx';
import { useMay } from '../components/may.ts';
import { useTexts } from '../components/texts.ts';
import { daysBetween } from './days.ts';

/** Two looks at one clock are never quite the same; a demonstration moves a case by days. */
const MINUTE_MS = 60_000;

/** Whose turn it is in a case, what is overdue or missing, and the way to act. */
export function TurnBox({ theCase, now }: { readonly theCase: OfficeCase; readonly now: number }) {
  const t = useTexts();
  const { case: texts } = t.office;
  const may = useMay();
  const { turn, end, roundRevision, newestRoundRevision } = theCase;
  return (
    <section class="turn">
      <Badge tone="info">{t.phases[turn.phase]}</Badge>
      <h2 class="kern-heading-medium">
        {turn.waitingFor === 'nobody'
          ? texts.waitsForNobody
          : texts.waitsFor(t.waitingFor[turn.waitingFor])}
      </h2>
      <p class="kern-body">{turnSentences(theCase, t).join(' ')}</p>
      {theCase.overdue.map((what) => (
        <Alert tone="warning" title={t.officeActions.overdue[what]} />
      ))}
      {theCase.missingConsents.length > 0 && end === null && (
        <p class="kern-body">{t.officeActions.missingConsents(theCase.missingConsents)}</p>
      )}
      {end !== null && (
        <p class="kern-body">
          {texts.ended(t.endReasons[end.reason], t.dates.fullInstant(end.at))}{' '}
          {end.closed ? texts.closed : texts.closes(t.dates.fullInstant(end.closesAt))}
        </p>
      )}
      {end?.closed !== true && roundRevision < newestRoundRevision && (
        <p class="kern-body">{texts.roundBehind(roundRevision, newestRoundRevision)}</p>
      )}
      {end?.closed !== true && may('withdraw') && (
        <p>
          <ButtonLink href={`/office/faelle/${theCase.applicationId}/handeln`} kind="secondary">
            {t.officeActions.link}
          </ButtonLink>
        </p>
      )}
      {Math.abs(theCase.now - now) >= MINUTE_MS && (
        <p class="kern-body kern-body--small kern-body--muted">
          {texts.moved(t.dates.fullInstant(theCase.now))}
        </p>
      )}
    </section>
  );
}

function turnSentences({ turn, now }: OfficeCase, t: Texts): readonly string[] {
  const { case: texts } = t.office;
  const sentences: string[] = [];
  if (turn.waitingFor !== 'nobody')
    sentences.push(
      texts.since(t.dates.fullInstant(turn.since), t.office.days(daysBetween(turn.since, now))),
    );
  if (turn.phase === 'appointment' && turn.waitingFor === 'nobody' && turn.dueAt !== null)
    sentences.push(texts.appointment(t.dates.fullEnd(turn.dueAt)));
  if (turn.dueAt !== null && turn.waitingFor !== 'nobody')
    sentences.push(
      turn.dueAt > now
        ? texts.due(t.dates.fullEnd(turn.dueAt))
        : texts.overdue(t.dates.fullEnd(turn.dueAt)),
    );
  sentences.push(
    turn.next === null
      ? texts.nextNone
      : texts.next(t.timedActions[turn.next.action], t.dates.fullEnd(turn.next.at)),
  );
  return sentences;
}

/** What happened, the oldest first, and what will happen by itself. */
export function timelineOf({ events, turn }: OfficeCase, t: Texts): readonly TimelineEntry[] {
  const { case: texts } = t.office;
  const done = events.toReversed().map((event): TimelineEntry => ({
    state: 'done',
    title: event.kita === null ? t.steps[event.kind] : texts.about(t.steps[event.kind], event.kita),
    when: [
      texts.by(
        event.kind === 'enrolmentClosed'
          ? t.dates.fullEnd(event.at)
          : t.dates.fullInstant(event.at),
        whoOf(event.who, t),
      ),
    ],
  }));
  if (turn.next === null) return done;
  const next: TimelineEntry = {
    state: 'next',
    title: t.timedActions[turn.next.action],
    when: [t.dates.fullEnd(turn.next.at)],
  };
  return [...done, next];
}

/** By name, where there is one. */
export const whoOf = ({ kind, name }: Who, t: Texts): string => name ?? t.actors[kind];
