import type { KitaOverview } from '../../src/cases/read/kita-applicants.ts';
import { NEEDS_KITA } from '../../src/cases/read/kita-standing.ts';
import { useTexts } from '../components/texts.ts';
import { inYear } from './years.ts';

/** How many children of another Kindergartenjahr wait for the Kita. */
export interface Elsewhere {
  readonly year: number;
  readonly waiting: number;
}

export const waitingIn = ({ applicants }: KitaOverview): number =>
  applicants.filter(({ standing }) => NEEDS_KITA.includes(standing)).length;

/** Doors to what a Kita would not see behind the year it has open. */
export function WaitingElsewhere({ years }: { readonly years: readonly Elsewhere[] }) {
  const t = useTexts();
  return (
    <>
      {years.map(({ year, waiting }) => (
        <p class="kern-body">
          <a class="kern-link kern-link--no-visited-state" href={inYear('/kita', year)}>
            {t.kita.elsewhere(t.dates.kindergartenYear(year), waiting)}
          </a>
        </p>
      ))}
    </>
  );
}
