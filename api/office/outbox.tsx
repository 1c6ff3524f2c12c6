import {
  NOTICE_STATUSES,
  type Outbox,
  type OutboxFilter,
  type OutboxLine,
} from '../../src/cases/read/outbox.ts';
import type { SystemState } from '../../src/cases/read/system-state.ts';
import { DataTable } from '../components/data-table.tsx';
import { Badge, ButtonLink, SubmitButton } from '../components/elements.tsx';
import { SelectField } from '../components/form.tsx';
import { useTexts } from '../components/texts.ts';
import { OfficeNav } from './office-nav.tsx';

/** Everything the portal wrote to anybody, the newest first. */
export function OutboxPage({
  outbox,
  filter,
  year,
  system,
  now,
}: {
  readonly outbox: Outbox;
  readonly filter: OutboxFilter;
  readonly year: number | undefined;
  readonly system: SystemState;
  readonly now: number;
}) {
  const { outbox: texts } = useTexts();
  return (
    <>
      <OfficeNav year={year} system={system} now={now} />
      <h1 class="kern-heading-large">{texts.headline(outbox.counts.refused)}</h1>
      <p class="kern-body">{texts.intro}</p>
      <Filter outbox={outbox} filter={filter} />
      {outbox.lines.length === 0 ? (
        <p class="kern-body">{texts.none}</p>
      ) : (
        <Lines lines={outbox.lines} />
      )}
      {outbox.next !== null && (
        <p>
          <ButtonLink href={hrefOf({ ...filter, after: outbox.next })} kind="secondary">
            {texts.more}
          </ButtonLink>
        </p>
      )}
    </>
  );
}

function Filter({
  outbox: { counts },
  filter,
}: {
  readonly outbox: Outbox;
  readonly filter: OutboxFilter;
}) {
  const t = useTexts();
  const { outbox: texts } = t;
  const form = {
    values: { stand: filter.status ?? '', weg: filter.channel ?? '' },
    problems: [],
  };
  return (
    <search aria-label={texts.filter}>
      <form method="get" action="/office/postausgang" class="filters">
        <SelectField
          form={form}
          name="stand"
          label={texts.status}
          empty={texts.all}
          groups={[
            {
              label: '',
              choices: NOTICE_STATUSES.map((status) => ({
                value: status,
                label: texts.option(t.noticeStatuses[status], counts[status]),
              })),
            },
          ]}
        />
        <SelectField
          form={form}
          name="weg"
          label={texts.channel}
          empty={texts.all}
          groups={[
            {
              label: '',
              choices: [
                { value: 'mail', label: t.channels.mail },
                { value: 'letter', label: t.channels.letter },
              ],
            },
          ]}
        />
        <SubmitButton kind="secondary">{texts.button}</SubmitButton>
      </form>
    </search>
  );
}

function Lines({ lines }: { readonly lines: readonly OutboxLine[] }) {
  const t = useTexts();
  const { outbox: texts } = t;
  return (
    <DataTable
      caption={texts.title}
      columns={[
        { label: texts.notice },
        { label: texts.recipient },
        { label: texts.subject },
        { label: texts.written },
        { label: texts.status },
      ]}
      rows={lines.map((line) => [
        <a class="kern-link kern-link--no-visited-state" href={`/office/postausgang/${line.id}`}>
          {t.noticeKinds[line.kind]}
        </a>,
        <>
          {line.recipient ?? t.actors.office}
          <span class="sub">{t.channels[line.channel]}</span>
        </>,
        <SubjectLink line={line} />,
        t.dates.fullInstant(line.createdAt),
        <Delivery line={line} />,
      ])}
    />
  );
}

/** What a notice belongs to. */
export function SubjectLink({ line }: { readonly line: OutboxLine }) {
  const { outbox: texts } = useTexts();
  if (line.applicationId === null)
    return <>{line.waitingListEntryId === null ? texts.staff : texts.waitingList}</>;
  return (
    <a class="kern-link kern-link--no-visited-state" href={`/office/faelle/${line.applicationId}`}>
      {line.caseNumber}
    </a>
  );
}

export function Delivery({ line }: { readonly line: OutboxLine }) {
  const t = useTexts();
  const { case: texts } = t.office;
  const { status, attempts, lastError, sentAt, nextAttemptAt } = line;
  const name = t.noticeStatuses[status];
  return (
    <>
      <Badge tone={status === 'refused' ? 'danger' : 'info'}>{name}</Badge>
      {sentAt !== null && status !== 'refused' && (
        <span class="sub">{t.dates.fullInstant(sentAt)}</span>
      )}
      {attempts > 0 && (sentAt === null || status === 'refused') && (
        <span class="sub">{t.outbox.attempts(attempts, lastError)}</span>
      )}
      {status === 'refused' && (
        <span class="sub">
          {nextAttemptAt === null
            ? t.outbox.givenUp
            : texts.nextAttempt(t.dates.fullInstant(nextAttemptAt))}
        </span>
      )}
    </>
  );
}

function hrefOf({ status, channel, after }: OutboxFilter): string {
  const query = new URLSearchParams({
    ...(status === undefined ? {} : { stand: status }),
    ...(channel === undefined ? {} : { weg: channel }),
    ...(after === undefined ? {} : { ab: after }),
  });
  return `/office/postausgang?${query.toString()}`;
}
