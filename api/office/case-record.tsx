import type { PropsWithChildren } from 'hono/jsx';
import type { OfficeCommand, OfficeNotice } from '../../src/cases/read/office-record.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { DataTable } from '../components/data-table.tsx';
import { Badge } from '../components/elements.tsx';
import { useTexts } from '../components/texts.ts';
import { whoOf } from './case-turn.tsx';

/** What people asked for, with the outcome. */
export function Commands({ commands }: { readonly commands: readonly OfficeCommand[] }) {
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
            {command.note !== null && command.note !== '' && (
              <span class="sub">„{command.note}“</span>
            )}
          </>,
          <>
            {whoOf(command.who, t)}
            {command.account !== null && (
              <span class="sub">{t.readLog.account(command.account)}</span>
            )}
          </>,
          command.typedAt === null
            ? t.dates.fullInstant(command.receivedAt)
            : t.officeActions.onPaper(
                t.dates.fullDay(command.receivedAt),
                t.dates.fullInstant(command.typedAt),
              ),
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

/** What was written to the family. @param children what to do about it, above the list. */
export function Notices({
  notices,
  children,
}: PropsWithChildren<{ readonly notices: readonly OfficeNotice[] }>) {
  const t = useTexts();
  const { case: texts } = t.office;
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{texts.notices}</h2>
      {notices.length === 0 && <p class="kern-body">{texts.noNotices}</p>}
      {children}
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
        <span class="sub">
          <a
            class="kern-link kern-link--no-visited-state"
            href={`/office/postausgang/${notice.id}`}
          >
            {t.watch.openNotice}
          </a>
        </span>
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
