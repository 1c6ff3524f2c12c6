import type {
  OfficeCase,
  OfficeCommand,
  OfficeNotice,
  Who,
} from '../../src/cases/read/office-case.ts';
import type { SystemState } from '../../src/cases/read/system-state.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { DataTable } from '../components/data-table.tsx';
import { DemoClock } from '../components/demo-clock.tsx';
import { Badge, DescriptionList, Timeline, type TimelineEntry } from '../components/elements.tsx';
import { useTexts } from '../components/texts.ts';
import { daysBetween } from './days.ts';
import { OfficeNav } from './office-nav.tsx';
import { WorkflowSection, type WorkflowSectionProps } from './workflow-section.tsx';

interface CaseProps extends WorkflowSectionProps {
  readonly theCase: OfficeCase;
  readonly system: SystemState;
  /** Our clock, UTC milliseconds; the case may have its own. */
  readonly now: number;
}

/** One case: whose turn it is, what happened and was asked for, and what the machinery knows of it. */
export function OfficeCasePage({ theCase, system, now, workflow, uiUrl }: CaseProps) {
  const t = useTexts();
  const { case: texts } = t.office;
  const { child } = theCase;
  return (
    <>
      <OfficeNav year={theCase.year} system={system} now={now} />
      <p class="kern-body kern-body--muted">
        {texts.subtitle(theCase.caseNumber, t.dates.kindergartenYear(theCase.year))}
      </p>
      <h1 class="kern-heading-large">
        {child.firstName} {child.lastName}
      </h1>
      <TurnBox theCase={theCase} now={now} />
      <div class="two">
        <section class="part">
          <h2 class="kern-heading-medium">{texts.timeline}</h2>
          <Timeline entries={timelineOf(theCase, t)} />
        </section>
        <Facts theCase={theCase} />
      </div>
      <Wishes theCase={theCase} />
      <Offers theCase={theCase} />
      <Commands commands={theCase.commands} />
      <Notices notices={theCase.notices} />
      <WorkflowSection workflow={workflow} uiUrl={uiUrl} />
      <p>
        <a
          class="kern-link kern-link--no-visited-state"
          href={`/office/loeschen/${theCase.applicationId}`}
        >
          {t.officeErasure.one.link}
        </a>
      </p>
      <DemoClock
        applicationId={theCase.applicationId}
        now={theCase.now}
        back={`/office/faelle/${theCase.applicationId}`}
      />
    </>
  );
}

function TurnBox({ theCase, now }: { readonly theCase: OfficeCase; readonly now: number }) {
  const t = useTexts();
  const { case: texts } = t.office;
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
      {end !== null && (
        <p class="kern-body">
          {texts.ended(t.endReasons[end.reason], t.dates.fullInstant(end.at))}{' '}
          {end.closed ? texts.closed : texts.closes(t.dates.fullInstant(end.closesAt))}
        </p>
      )}
      {end?.closed !== true && roundRevision < newestRoundRevision && (
        <p class="kern-body">{texts.roundBehind(roundRevision, newestRoundRevision)}</p>
      )}
      {theCase.now !== now && (
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
function timelineOf({ events, turn }: OfficeCase, t: Texts): readonly TimelineEntry[] {
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

const whoOf = ({ kind, name }: Who, t: Texts): string => name ?? t.actors[kind];

function Facts({ theCase }: { readonly theCase: OfficeCase }) {
  const t = useTexts();
  const { case: texts } = t.office;
  const { child, address, guardians } = theCase;
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{texts.facts}</h2>
      <DescriptionList
        facts={[
          { label: texts.birthDate, value: t.dates.plainDay(child.birthDate) },
          { label: texts.ageGroup, value: t.ageGroups[child.ageGroup] },
          { label: texts.hours, value: texts.hoursOf(theCase.hours) },
          { label: texts.start, value: t.dates.plainDay(theCase.wishedStartOn) },
          {
            label: texts.received,
            value: texts.receivedAt(
              t.dates.fullInstant(theCase.receivedAt),
              theCase.late ? t.office.late : texts.inTime,
            ),
          },
          {
            label: texts.address,
            value: `${address.street}, ${address.postcode} ${address.municipality}`,
          },
          ...guardians.flatMap((guardian) => [
            { label: texts.guardian, value: guardian.name },
            { label: texts.phone, value: guardian.phone ?? texts.notGiven },
            { label: texts.email, value: guardian.email ?? texts.notGiven },
          ]),
        ]}
      />
    </section>
  );
}

function Wishes({ theCase: { wishes, applicationId } }: { readonly theCase: OfficeCase }) {
  const t = useTexts();
  const { case: texts } = t.office;
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{texts.wishes}</h2>
      <DataTable
        caption={texts.wishes}
        columns={[
          { label: texts.wish },
          { label: texts.rank },
          { label: texts.status },
          { label: texts.reviewed },
        ]}
        rows={wishes.map(({ kita, rank, status, offer, reviewedAt }) => [
          kita ?? (
            <a
              class="kern-link kern-link--no-visited-state"
              href={`/office/faelle/${applicationId}/tagespflege`}
            >
              {texts.childminding}
            </a>
          ),
          String(rank),
          offer === null ? t.wishStatuses[status] : texts.offerOf(t.offerStatuses[offer]),
          reviewedAt === null ? texts.notReviewed : t.dates.fullInstant(reviewedAt),
        ])}
      />
    </section>
  );
}

function Offers({ theCase }: { readonly theCase: OfficeCase }) {
  const t = useTexts();
  const { case: texts } = t.office;
  const { offers, slots, contract } = theCase;
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{texts.offers}</h2>
      {contract !== null && (
        <p class="kern-body">
          {texts.contract(
            contract.kita ?? texts.childminding,
            t.dates.fullInstant(contract.concludedAt),
          )}
        </p>
      )}
      {offers.length === 0 && <p class="kern-body">{texts.noOffers}</p>}
      {offers.length > 0 && (
        <DataTable
          caption={texts.offers}
          columns={[
            { label: texts.kita },
            { label: texts.place },
            { label: texts.madeAt },
            { label: texts.dueAt },
            { label: texts.status },
          ]}
          rows={offers.map((offer) => [
            offer.kita,
            texts.placeOf(t.ageGroups[offer.ageGroup], offer.hours),
            t.dates.fullInstant(offer.madeAt),
            t.dates.fullEnd(offer.dueAt),
            offer.settledAt === null
              ? t.offerStatuses[offer.status]
              : texts.delivered(
                  t.offerStatuses[offer.status],
                  t.dates.fullInstant(offer.settledAt),
                ),
          ])}
        />
      )}
      {slots.length > 0 && (
        <DataTable
          caption={texts.slots}
          columns={[{ label: texts.slot }, { label: texts.kita }, { label: texts.status }]}
          rows={slots.map((slot) => [
            t.dates.span(slot.startsAt, slot.endsAt),
            slot.kita,
            t.slotStatuses[slot.status],
          ])}
        />
      )}
    </section>
  );
}

function Commands({ commands }: { readonly commands: readonly OfficeCommand[] }) {
  const t = useTexts();
  const { case: texts } = t.office;
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{texts.commands}</h2>
      <p class="kern-body">{texts.commandsHint}</p>
      <DataTable
        caption={texts.commands}
        columns={[
          { label: texts.action },
          { label: texts.who },
          { label: texts.receivedColumn },
          { label: texts.outcome },
        ]}
        rows={commands.map((command) => [
          <>
            {t.actions[command.action]}
            {command.note !== null && <span class="sub">„{command.note}“</span>}
          </>,
          whoOf(command.who, t),
          t.dates.fullInstant(command.receivedAt),
          outcomeText(command, t),
        ])}
      />
    </section>
  );
}

function outcomeText({ outcome, sentCount }: OfficeCommand, t: Texts): string {
  const { case: texts } = t.office;
  if (outcome === null) return texts.open(sentCount);
  return outcome === 'done' ? texts.done : texts.refused(t.refusals[outcome]);
}

function Notices({ notices }: { readonly notices: readonly OfficeNotice[] }) {
  const t = useTexts();
  const { case: texts } = t.office;
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{texts.notices}</h2>
      {notices.length === 0 && <p class="kern-body">{texts.noNotices}</p>}
      {notices.length > 0 && (
        <DataTable
          caption={texts.notices}
          columns={[
            { label: texts.notice },
            { label: texts.recipient },
            { label: texts.written },
            { label: texts.delivery },
          ]}
          rows={notices.map((notice) => [
            t.noticeKinds[notice.kind],
            <>
              {notice.recipient}
              <span class="sub">{t.channels[notice.channel]}</span>
            </>,
            t.dates.fullInstant(notice.createdAt),
            <Delivery notice={notice} />,
          ])}
        />
      )}
    </section>
  );
}

function Delivery({ notice }: { readonly notice: OfficeNotice }) {
  const t = useTexts();
  const { case: texts } = t.office;
  const status = t.noticeStatuses[notice.status];
  if (notice.status === 'refused')
    return (
      <>
        <Badge tone="danger">{status}</Badge>
        <span class="sub">{texts.attempts(status, notice.attempts, notice.lastError)}</span>
        {notice.nextAttemptAt !== null && (
          <span class="sub">{texts.nextAttempt(t.dates.fullInstant(notice.nextAttemptAt))}</span>
        )}
      </>
    );
  if (notice.channel === 'letter')
    return (
      <>
        {notice.sentAt === null
          ? status
          : texts.delivered(status, t.dates.fullInstant(notice.sentAt))}
        <span class="sub">
          <a class="kern-link kern-link--no-visited-state" href={`/office/briefe/${notice.id}`}>
            {texts.printLetter}
          </a>
        </span>
      </>
    );
  if (notice.sentAt !== null)
    return <>{texts.delivered(status, t.dates.fullInstant(notice.sentAt))}</>;
  return (
    <>
      {notice.attempts === 0 ? status : texts.attempts(status, notice.attempts, notice.lastError)}
    </>
  );
}
