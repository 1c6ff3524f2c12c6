import {
  TROUBLES,
  type CaseFilter,
  type CaseLine,
  type CaseList,
} from '../../src/cases/read/office-cases.ts';
import { LANGUAGES, type WaitingCases } from '../../src/cases/read/office-turns.ts';
import type { SystemState } from '../../src/cases/read/system-state.ts';
import { PHASES } from '../../src/domain/phase.ts';
import { WAITING_FOR } from '../../src/domain/turn.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { DataTable } from '../components/data-table.tsx';
import { Badge, ButtonLink, SubmitButton } from '../components/elements.tsx';
import { SelectField, TextField, type Choice } from '../components/form.tsx';
import { useTexts } from '../components/texts.ts';
import { casesHref, MUNICIPALITIES, ORIGINS, TIMELINESS, valuesOf, WHOSE } from './case-filter.ts';
import { OfficeNav } from './office-nav.tsx';
import { daysBetween } from './days.ts';
import { SearchElsewhere } from './search-elsewhere.tsx';
import { WaitingElsewhereLinks } from './waiting-elsewhere.tsx';

interface CasesProps {
  readonly list: CaseList;
  readonly filter: CaseFilter;
  /** What is searched for, as an address may carry it. */
  readonly sealed: string | undefined;
  /** Of every round there is. */
  readonly years: readonly number[];
  readonly elsewhere: readonly WaitingCases[];
  readonly system: SystemState;
  readonly now: number;
}

/** The office's morning: how many cases wait for whom; each number opens its list. */
export function CasesPage(props: CasesProps) {
  const { list, filter, sealed, elsewhere, system, now } = props;
  const t = useTexts();
  const { counts, round } = list;
  const waiting = counts.total - counts.waitingFor.nobody;
  return (
    <>
      <OfficeNav year={round.year} system={system} now={now} />
      <p class="kern-body kern-body--muted">
        {t.office.subtitle(t.dates.kindergartenYear(round.year))}
      </p>
      <h1 class="kern-heading-large">{t.office.headline(counts.total, waiting)}</h1>
      <WaitingElsewhereLinks
        years={elsewhere.map(({ year, waiting: count, forOffice }) => ({
          year,
          text: t.office.waitingCases(count, forOffice),
          href: `/office?jahr=${year}`,
        }))}
      />
      <Tiles list={list} />
      <Filter {...props} />
      <section>
        <p class="kern-body">{list.found === 0 ? t.office.none : t.office.found(list.found)}</p>
        {list.found === 0 && (
          <SearchElsewhere shown={round.year} filter={filter} sealed={sealed} years={props.years} />
        )}
        {list.cases.length > 0 && <Cases cases={list.cases} />}
        {list.next !== null && (
          <p>
            <ButtonLink
              href={casesHref(filter, { search: sealed, after: list.next })}
              kind="secondary"
            >
              {t.office.more}
            </ButtonLink>
          </p>
        )}
      </section>
    </>
  );
}

function Tiles({ list: { counts, round } }: { readonly list: CaseList }) {
  const { tiles } = useTexts().office;
  const doors = [
    {
      count: counts.waitingFor.family,
      label: tiles.family(counts.waitingFor.family),
      href: `/office?wartet=family&jahr=${round.year}`,
    },
    {
      count: counts.waitingFor.kita,
      label: tiles.kita(counts.waitingFor.kita),
      href: `/office?wartet=kita&jahr=${round.year}`,
    },
    {
      count: counts.waitingFor.office,
      label: tiles.office(counts.waitingFor.office),
      href: `/office?wartet=office&jahr=${round.year}`,
    },
    {
      count: counts.trouble.mailRefused,
      label: tiles.mailRefused,
      href: `/office?stoerung=mailRefused&jahr=${round.year}`,
    },
    {
      count: counts.trouble.commandOpen,
      label: tiles.commandOpen,
      href: `/office?stoerung=commandOpen&jahr=${round.year}`,
    },
    {
      count: counts.lettersToPrint,
      label: tiles.letters(counts.lettersToPrint),
      href: '/office/briefe',
    },
  ];
  return (
    <nav aria-label={tiles.heading}>
      <ul class="tiles">
        {doors.map(({ count, label, href }) => (
          <li>
            <a href={href}>
              <b>{count}</b> <span>{label}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Filter({ list: { counts }, filter, years }: CasesProps) {
  const t = useTexts();
  const { filter: texts } = t.office;
  const form = { values: { ...valuesOf(filter), suche: filter.search ?? '' }, problems: [] };
  const select = (name: string, label: string, empty: string, choices: readonly Choice[]) => (
    <SelectField
      form={form}
      name={name}
      label={label}
      empty={empty}
      groups={[{ label: '', choices }]}
    />
  );
  const { municipality, late, onPaper, language, caseworker } = filter;
  const isNarrowed = [municipality, late, onPaper, language, caseworker].some(
    (value) => value !== undefined,
  );
  return (
    <search aria-label={texts.heading}>
      <form method="post" action="/office/suche" class="stack">
        <div class="filters">
          <TextField form={form} name="suche" label={texts.search} autocomplete="off" />
          {select(
            'abschnitt',
            texts.phase,
            texts.allPhases,
            PHASES.map((phase) => ({
              value: phase,
              label: texts.phaseOption(t.phases[phase], counts.phases[phase]),
            })),
          )}
          {select(
            'wartet',
            texts.waiting,
            texts.anybody,
            WAITING_FOR.map((value) => ({ value, label: t.waitingFor[value] })),
          )}
          {select(
            'stoerung',
            texts.trouble,
            texts.noTrouble,
            TROUBLES.map((value) => ({ value, label: t.office.troubles[value] })),
          )}
        </div>
        <details open={isNarrowed}>
          <summary class="kern-body">{texts.more}</summary>
          <div class="filters">
            {select(
              'ort',
              texts.municipality,
              texts.all,
              MUNICIPALITIES.map((name) => ({ value: name, label: name })),
            )}
            {select(
              'frist',
              texts.timeliness,
              texts.all,
              TIMELINESS.map((value) => ({ value, label: texts.timelinesses[value] })),
            )}
            {select(
              'eingang',
              texts.origin,
              texts.all,
              ORIGINS.map((value) => ({ value, label: texts.origins[value] })),
            )}
            {select(
              'sprache',
              texts.language,
              texts.all,
              LANGUAGES.map((value) => ({ value, label: t.register.languages[value] })),
            )}
            {select(
              'zustaendig',
              texts.whose,
              texts.all,
              WHOSE.map((value) => ({ value, label: texts.whoses[value] })),
            )}
            <SelectField
              form={form}
              name="jahr"
              label={texts.year}
              groups={[
                {
                  label: '',
                  choices: years.map((year) => ({
                    value: String(year),
                    label: t.dates.kindergartenYear(year),
                  })),
                },
              ]}
            />
          </div>
        </details>
        <div class="actions">
          <SubmitButton kind="secondary">{texts.button}</SubmitButton>
          <ButtonLink href={`/office?jahr=${filter.year}`} kind="tertiary">
            {texts.reset}
          </ButtonLink>
        </div>
      </form>
    </search>
  );
}

function Cases({ cases }: { readonly cases: readonly CaseLine[] }) {
  const t = useTexts();
  const { columns } = t.office;
  return (
    <DataTable
      caption={t.office.title}
      columns={[
        { label: columns.case },
        { label: columns.phase },
        { label: columns.waiting },
        { label: columns.since },
        { label: columns.due },
        { label: columns.next },
      ]}
      rows={cases.map((line) => [
        <>
          <a
            class="kern-link kern-link--no-visited-state"
            href={`/office/faelle/${line.applicationId}`}
          >
            {line.caseNumber}
          </a>
          <span class="sub">
            {line.childName}, {t.ageGroups[line.ageGroup]}, {line.municipality}
          </span>
          {line.late && <span class="sub">{t.office.late}</span>}
          {line.onPaper && <span class="sub">{t.office.onPaper}</span>}
        </>,
        <Badge tone="info">{t.phases[line.turn.phase]}</Badge>,
        whoOf(line, t),
        line.turn.waitingFor === 'nobody'
          ? t.office.noDue
          : t.office.days(daysBetween(line.turn.since, line.now)),
        line.turn.dueAt === null || line.turn.waitingFor === 'nobody'
          ? t.office.noDue
          : t.dates.shortEnd(line.turn.dueAt),
        nextOf(line, t),
      ])}
    />
  );
}

function whoOf({ turn, waitedForKitas }: CaseLine, t: Texts) {
  if (turn.waitingFor !== 'kita' || waitedForKitas.length === 0)
    return t.waitingFor[turn.waitingFor];
  return (
    <>
      {t.waitingFor.kita}
      <span class="sub">{t.office.kitas(waitedForKitas)}</span>
    </>
  );
}

function nextOf({ turn: { next, phase, dueAt } }: CaseLine, t: Texts): string {
  if (next !== null) return t.office.nextAt(t.timedActions[next.action], t.dates.shortEnd(next.at));
  return phase === 'appointment' && dueAt !== null
    ? t.office.nextAt(t.office.appointment, t.dates.shortEnd(dueAt))
    : t.office.nextNone;
}
