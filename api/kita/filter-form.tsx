import type { KitaOverview } from '../../src/cases/read/kita-applicants.ts';
import { APPLICANT_SORTS } from '../../src/cases/read/kita-list.ts';
import { STANDINGS } from '../../src/cases/read/kita-standing.ts';
import { AGE_GROUPS } from '../../src/domain/age.ts';
import { PHASES } from '../../src/domain/phase.ts';
import { ButtonLink, SubmitButton } from '../components/elements.tsx';
import { SelectField, TextField, type Choice } from '../components/form.tsx';
import { useTexts } from '../components/texts.ts';
import { SEARCH, type Search } from '../sealed.ts';
import { FILTER_NAMES } from './filters.ts';
import { inYear } from './years.ts';

/** What a list's address says. */
export interface ListAddress {
  readonly year: number;
  readonly filters: Readonly<Record<string, string>>;
  readonly search: Search | undefined;
}

const LIST = '/kita/anmeldungen';

/** @param page from 1. */
export const listHref = ({ year, filters, search }: ListAddress, page = 1): string =>
  inYear(LIST, year, {
    ...filters,
    ...(search === undefined ? {} : { [SEARCH]: search.sealed }),
    ...(page === 1 ? {} : { seite: String(page) }),
  });

/** Posted, because a name has no place in an address. */
export function SearchForm({
  address: { year, filters, search },
}: {
  readonly address: ListAddress;
}) {
  const { search: texts } = useTexts().kitaDesk;
  const kept = Object.entries({ jahr: String(year), ...filters }).map(([name, value]) => (
    <input type="hidden" name={name} value={value} />
  ));
  return (
    <search aria-label={texts.label}>
      <form method="post" action={`${LIST}/suche`} class="filters">
        {kept}
        <TextField
          form={{ values: { [SEARCH]: search?.words ?? '' }, problems: [] }}
          name={SEARCH}
          label={texts.label}
          autocomplete="off"
        />
        <div class="actions">
          <SubmitButton kind="secondary">{texts.button}</SubmitButton>
        </div>
      </form>
      {search !== undefined && (
        <form method="post" action={`${LIST}/suche`} class="actions searched">
          {kept}
          <p class="kern-body">{texts.searched(search.words)}</p>
          <button class="as-link" type="submit">
            {texts.reset}
          </button>
        </form>
      )}
    </search>
  );
}

/** Folded away until it is needed, so that on a phone the list comes first; how many are set is said all the same. */
export function FilterForm({
  overview: { round, applicants },
  address: { year, filters, search },
}: {
  readonly overview: KitaOverview;
  readonly address: ListAddress;
}) {
  const t = useTexts();
  const { filter: texts } = t.kitaDesk;
  const form = { values: filters, problems: [] };
  const set = FILTER_NAMES.filter((name) => filters[name] !== undefined).length;
  const hours = [...new Set([...round.rules.hours, ...applicants.map((one) => one.hours)])];
  const ranks = [...new Set(applicants.map(({ rank }) => rank))];
  const ascending = (a: number, b: number): number => a - b;
  const yesNo = (yes: string, no: string): readonly Choice[] => [
    { value: 'ja', label: yes },
    { value: 'nein', label: no },
  ];
  const fields: readonly (readonly [name: string, label: string, choices: readonly Choice[]])[] = [
    [
      'stand',
      texts.standing,
      [
        { value: 'mine', label: texts.mine },
        ...STANDINGS.map((value) => ({ value, label: t.kita.standings[value] })),
      ],
    ],
    ['gruppe', texts.ageGroup, AGE_GROUPS.map((value) => ({ value, label: t.ageGroups[value] }))],
    [
      'umfang',
      texts.hours,
      hours.toSorted(ascending).map((one) => ({ value: String(one), label: t.kita.hours(one) })),
    ],
    [
      'wunsch',
      texts.rank,
      ranks.toSorted(ascending).map((one) => ({ value: String(one), label: t.kita.rank(one) })),
    ],
    ['abschnitt', texts.phase, PHASES.map((value) => ({ value, label: t.phases[value] }))],
    ['eingang', texts.received, yesNo(t.kita.late, t.kita.inTime)],
    ['geschwister', texts.siblings, yesNo(texts.withSiblings, texts.withoutSiblings)],
    ['besuch', texts.visited, yesNo(texts.wasVisited, texts.notVisited)],
    ['pruefung', texts.reviewed, yesNo(texts.wasReviewed, texts.notReviewed)],
  ];
  return (
    <details class="kern-accordion">
      <summary class="kern-accordion__header">
        <span class="kern-title">
          {set === 0 ? texts.heading : `${texts.heading}: ${texts.active(set)}`}
        </span>
      </summary>
      <div class="kern-accordion__body">
        <form method="get" action={LIST} class="filters">
          <input type="hidden" name="jahr" value={String(year)} />
          {search !== undefined && <input type="hidden" name={SEARCH} value={search.sealed} />}
          {fields.map(([name, label, choices]) => (
            <SelectField
              form={form}
              name={name}
              label={label}
              empty={texts.all}
              groups={[{ label: '', choices }]}
            />
          ))}
          <SelectField
            form={form}
            name="sortierung"
            label={texts.sort}
            groups={[
              {
                label: '',
                choices: APPLICANT_SORTS.map((value) => ({ value, label: texts.sorts[value] })),
              },
            ]}
          />
          <div class="actions">
            <SubmitButton kind="secondary">{texts.button}</SubmitButton>
            <ButtonLink href={inYear(LIST, year)} kind="tertiary">
              {texts.reset}
            </ButtonLink>
          </div>
        </form>
      </div>
    </details>
  );
}
