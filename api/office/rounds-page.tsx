import type { RoundLine } from '../../src/cases/read/office-rounds.ts';
import { DataTable } from '../components/data-table.tsx';
import { ButtonLink } from '../components/elements.tsx';
import { useMay } from '../components/may.ts';
import { useTexts } from '../components/texts.ts';

/** Every Kindergartenjahr with a round, newest first, and the way to the next one. */
export function RoundsPage({ rounds }: { readonly rounds: readonly RoundLine[] }) {
  const t = useTexts();
  const { list } = t.officeRounds;
  const may = useMay();
  return (
    <>
      <h1 class="kern-heading-large">{list.title}</h1>
      {rounds.length === 0 ? (
        <p class="kern-body">{list.none}</p>
      ) : (
        <DataTable
          caption={list.title}
          columns={[
            { label: list.year },
            { label: list.opens },
            { label: list.deadline },
            { label: list.state },
            { label: list.kitas },
          ]}
          rows={rounds.map(({ round: { year, dates }, isReleased }) => [
            <a class="kern-link kern-link--no-visited-state" href={`/office/runde/${year}`}>
              {t.dates.kindergartenYear(year)}
            </a>,
            t.dates.fullStart(dates.opensAt),
            t.dates.fullEnd(dates.deadlineAt),
            isReleased ? list.released : list.notReleased,
            <a class="kern-link kern-link--no-visited-state" href={`/office/runde/${year}/kitas`}>
              {list.kitas}
              <span class="kern-sr-only"> {t.dates.kindergartenYear(year)}</span>
            </a>,
          ])}
        />
      )}
      {may('rounds.manage') && (
        <p>
          <ButtonLink
            href="/office/runden/neu"
            kind={rounds.length === 0 ? 'primary' : 'secondary'}
          >
            {list.create}
          </ButtonLink>
        </p>
      )}
    </>
  );
}
