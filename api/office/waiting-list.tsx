import type { SystemState } from '../../src/cases/read/system-state.ts';
import {
  WAITING_LIST_PAGE,
  WAITING_LIST_STANDINGS,
  type WaitingList,
  type WaitingListFilter,
  type WaitingListLine,
} from '../../src/cases/read/waiting-list.ts';
import type { Outcome } from '../components/elements.tsx';
import { DataTable } from '../components/data-table.tsx';
import { ButtonLink, OutcomeBanner, SubmitButton } from '../components/elements.tsx';
import { SelectField, TextField } from '../components/form.tsx';
import { useMay } from '../components/may.ts';
import { useTexts } from '../components/texts.ts';
import { OfficeNav } from './office-nav.tsx';
import { Settling } from './waiting-list-settle.tsx';
import { ImportOutcome, UploadSection, type Imported } from './waiting-list-import.tsx';

interface ListProps {
  readonly list: WaitingList;
  readonly filter: WaitingListFilter;
  /** What is searched for, as an address may carry it. */
  readonly sealed: string | undefined;
  readonly system: SystemState;
  readonly now: number;
  readonly outcome?: Outcome | undefined;
  readonly imported?: Imported | undefined;
}

/** The old waiting list of a round: who has not registered, the release of invitations, and the import. */
export function WaitingListPage(props: ListProps) {
  const { list, filter, sealed, system, now, outcome, imported } = props;
  const t = useTexts();
  const may = useMay();
  const { waitingList: texts } = t;
  return (
    <>
      <OfficeNav year={list.year} system={system} now={now} />
      <h1 class="kern-heading-large">{texts.title(t.dates.kindergartenYear(list.year))}</h1>
      {outcome !== undefined && <OutcomeBanner outcome={outcome} />}
      {imported !== undefined && <ImportOutcome imported={imported} />}
      <p class="kern-body">
        {texts.intro} {texts.deadline(t.dates.fullEndDay(list.deadlineAt))}
      </p>
      {may('waitingList.manage') && (
        <ul class="links">
          <li>
            <a class="kern-link kern-link--no-visited-state" href="#einladen">
              {texts.invite.heading}
            </a>
          </li>
          <li>
            <a class="kern-link kern-link--no-visited-state" href="#einlesen">
              {texts.upload.heading}
            </a>
          </li>
        </ul>
      )}
      <FilterForm list={list} filter={filter} />
      <Lines list={list} filter={filter} sealed={sealed} />
      {may('waitingList.manage') && (
        <>
          <Invitations list={list} />
          <UploadSection year={list.year} />
        </>
      )}
    </>
  );
}

function FilterForm({ list, filter }: Pick<ListProps, 'list' | 'filter'>) {
  const { waitingList: texts } = useTexts();
  const form = { values: { stand: filter.standing, suche: filter.search ?? '' }, problems: [] };
  return (
    <search aria-label={texts.filter.heading}>
      <form method="post" action={`/office/warteliste/${list.year}/suche`} class="filters">
        <SelectField
          form={form}
          name="stand"
          label={texts.filter.standing}
          groups={[
            {
              label: '',
              choices: WAITING_LIST_STANDINGS.map((standing) => ({
                value: standing,
                label: texts.standingOption(texts.standings[standing], list.counts[standing]),
              })),
            },
          ]}
        />
        <TextField form={form} name="suche" label={texts.filter.search} autocomplete="off" />
        <SubmitButton kind="secondary">{texts.filter.button}</SubmitButton>
      </form>
    </search>
  );
}

function Lines({ list, filter, sealed }: Pick<ListProps, 'list' | 'filter' | 'sealed'>) {
  const t = useTexts();
  const { waitingList: texts } = t;
  const may = useMay();
  const page = filter.page ?? 1;
  const query = (more: Readonly<Record<string, string>> = {}): string =>
    new URLSearchParams({
      stand: filter.standing,
      ...(sealed === undefined ? {} : { suche: sealed }),
      ...more,
    }).toString();
  const { action, ...columns } = texts.columns;
  if (list.lines.length === 0) return <p class="kern-body">{texts.none}</p>;
  return (
    <section class="part">
      <p class="kern-body">{texts.found(list.found)}</p>
      <DataTable
        caption={texts.title(t.dates.kindergartenYear(list.year))}
        columns={[...Object.values(columns), ...(may('waitingList.manage') ? [action] : [])].map(
          (label) => ({ label }),
        )}
        rows={list.lines.map((line) => [
          `${line.childFirstName} ${line.childLastName}`,
          t.dates.plainDay(line.birthDate),
          line.guardian,
          line.email ?? line.address ?? '',
          <Invited line={line} />,
          <Registered line={line} />,
          ...(may('waitingList.manage')
            ? [<Settling line={line} year={list.year} query={query({ seite: String(page) })} />]
            : []),
        ])}
      />
      <p class="actions">
        {page * WAITING_LIST_PAGE < list.found && (
          <ButtonLink
            href={`/office/warteliste/${list.year}?${query({ seite: String(page + 1) })}`}
            kind="secondary"
          >
            {texts.nextPage}
          </ButtonLink>
        )}
        <ButtonLink href={`/office/warteliste/${list.year}/liste.csv?${query()}`} kind="tertiary">
          {texts.download}
        </ButtonLink>
      </p>
    </section>
  );
}

function Invited({ line }: { readonly line: WaitingListLine }) {
  const t = useTexts();
  const { waitingList: texts } = t;
  if (line.invitedAt === null) return <>{texts.notInvited}</>;
  return (
    <>
      {t.dates.fullDay(line.invitedAt)}
      {line.reminded.map((days) => (
        <span class="sub">{texts.reminded(days)}</span>
      ))}
      {line.noticeStatus !== null && (
        <span class="sub">{texts.lastNotice(t.noticeStatuses[line.noticeStatus])}</span>
      )}
    </>
  );
}

function Registered({ line }: { readonly line: WaitingListLine }) {
  const t = useTexts();
  const { waitingList: texts } = t;
  if (line.applicationId === null && line.settledReason !== null && line.settledAt !== null)
    return (
      <>
        {texts.settling.reasons[line.settledReason]}
        <span class="sub">{texts.settling.since(t.dates.fullDay(line.settledAt))}</span>
      </>
    );
  if (line.applicationId === null) return <>{texts.notRegistered}</>;
  return (
    <a class="kern-link kern-link--no-visited-state" href={`/office/faelle/${line.applicationId}`}>
      {line.caseNumber}
    </a>
  );
}

function Invitations({ list }: Pick<ListProps, 'list'>) {
  const { invite } = useTexts().waitingList;
  const waiting = list.counts.notInvited;
  return (
    <section class="part" id="einladen">
      <h2 class="kern-heading-medium">{invite.heading}</h2>
      <p class="kern-body">{waiting === 0 ? invite.nobody : invite.text(waiting)}</p>
      {waiting > 0 && (
        <form method="post" action={`/office/warteliste/${list.year}/einladen`}>
          <SubmitButton>{invite.button}</SubmitButton>
        </form>
      )}
    </section>
  );
}
