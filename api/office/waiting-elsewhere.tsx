import { useTexts } from '../components/texts.ts';

/** What waits in another Kindergartenjahr, and the page that lists it. */
export interface WaitingElsewhere {
  readonly year: number;
  readonly text: string;
  readonly href: string;
}

/** Doors to what the office would not see behind the year it has open. */
export function WaitingElsewhereLinks({ years }: { readonly years: readonly WaitingElsewhere[] }) {
  const { office, dates } = useTexts();
  return (
    <>
      {years.map(({ year, text, href }) => (
        <p class="kern-body">
          <a class="kern-link kern-link--no-visited-state" href={href}>
            {office.elsewhere(dates.kindergartenYear(year), text)}
          </a>
        </p>
      ))}
    </>
  );
}
