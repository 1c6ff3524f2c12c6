import type { CaseFilter } from '../../src/cases/read/office-cases.ts';
import { useTexts } from '../components/texts.ts';
import { casesHref } from './case-filter.ts';

/** The same search in the other years: a number on a letter does not say of which Kindergartenjahr it is. */
export function SearchElsewhere({
  shown,
  filter,
  sealed,
  years,
}: {
  /** The year in which nothing was found. */
  readonly shown: number;
  readonly filter: CaseFilter;
  /** What is searched for; undefined: nothing is. */
  readonly sealed: string | undefined;
  readonly years: readonly number[];
}) {
  const t = useTexts();
  if (sealed === undefined) return null;
  return (
    <ul class="links">
      {years
        .filter((year) => year !== shown)
        .map((year) => (
          <li>
            <a
              class="kern-link kern-link--no-visited-state"
              href={casesHref({ ...filter, year }, { search: sealed })}
            >
              {t.office.searchIn(t.dates.kindergartenYear(year))}
            </a>
          </li>
        ))}
    </ul>
  );
}
