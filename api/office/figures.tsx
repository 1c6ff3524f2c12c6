import {
  SPANS,
  type Duration,
  type Durations,
  type Figures,
} from '../../src/cases/read/figures.ts';
import type { SystemState } from '../../src/cases/read/system-state.ts';
import { PHASES } from '../../src/domain/phase.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { DataTable } from '../components/data-table.tsx';
import { useTexts } from '../components/texts.ts';
import { casesHref } from './case-filter.ts';
import { OfficeNav } from './office-nav.tsx';

/** How long a round takes: for all, and where it takes how long. */
export function FiguresPage({
  figures,
  system,
  now,
}: {
  readonly figures: Figures;
  readonly system: SystemState;
  readonly now: number;
}) {
  const t = useTexts();
  const { figures: texts } = t;
  const { year, phases, cases, withoutOffer } = figures;
  return (
    <>
      <OfficeNav year={year} system={system} now={now} />
      <h1 class="kern-heading-large">{texts.title(t.dates.kindergartenYear(year))}</h1>
      <p class="kern-body">{texts.summary(cases, withoutOffer)}</p>
      <nav aria-label={texts.phases}>
        <ul class="tiles">
          {PHASES.map((phase) => (
            <li>
              <a href={casesHref({ year, phase })}>
                <b>{phases[phase]}</b> <span>{t.phases[phase]}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <section class="part">
        <h2 class="kern-heading-medium">{texts.howLong}</h2>
        <p class="kern-body">{texts.howToRead}</p>
        <DataTable
          caption={texts.howLong}
          columns={[
            { label: texts.span },
            { label: texts.count, numeric: true },
            { label: texts.median, numeric: true },
            { label: texts.ninetieth, numeric: true },
          ]}
          rows={SPANS.map((span) => {
            const found = figures.durations[span];
            return [
              texts.spans[span],
              found === null ? texts.few : String(found.count),
              found === null ? texts.untold : texts.days(found.median),
              found === null ? texts.untold : texts.days(found.ninetieth),
            ];
          })}
        />
      </section>
      <Municipalities figures={figures} />
      <Kitas figures={figures} />
    </>
  );
}

function Municipalities({ figures: { municipalities } }: { readonly figures: Figures }) {
  const t = useTexts();
  const { figures: texts } = t;
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{texts.byMunicipality}</h2>
      {municipalities.length === 0 && <p class="kern-body">{texts.none}</p>}
      {municipalities.length > 0 && (
        <DataTable
          caption={texts.byMunicipality}
          columns={[
            { label: texts.municipality },
            { label: texts.cases, numeric: true },
            { label: texts.withoutOffer, numeric: true },
            ...spanColumns(t),
          ]}
          rows={municipalities.map(({ name, cases, withoutOffer, durations }) => [
            name,
            countText(cases, t),
            countText(withoutOffer, t),
            ...spanCells(durations, t),
          ])}
        />
      )}
    </section>
  );
}

function Kitas({ figures: { kitas } }: { readonly figures: Figures }) {
  const t = useTexts();
  const { figures: texts } = t;
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{texts.byKita}</h2>
      {kitas.length === 0 && <p class="kern-body">{texts.noOffers}</p>}
      {kitas.length > 0 && (
        <DataTable
          caption={texts.byKita}
          columns={[
            { label: texts.kita },
            { label: texts.offers, numeric: true },
            ...spanColumns(t),
          ]}
          rows={kitas.map(({ name, offers, durations }) => [
            name ?? t.office.case.childminding,
            countText(offers, t),
            ...spanCells(durations, t),
          ])}
        />
      )}
    </section>
  );
}

const spanColumns = ({ figures }: Texts) =>
  SPANS.map((span) => ({ label: figures.shortSpans[span], numeric: true }));

const spanCells = (durations: Durations, { figures }: Texts) =>
  SPANS.map((span) => {
    const found = durations[span];
    return found === null ? figures.untold : <Both found={found} />;
  });

/** On two lines: side by side they would be wider than the page. */
function Both({ found }: { readonly found: Duration }) {
  const { figures } = useTexts();
  return (
    <>
      {figures.days(found.median)}
      <span class="line">{figures.mostly(figures.days(found.ninetieth))}</span>
    </>
  );
}

const countText = (count: number | null, { figures }: Texts): string =>
  count === null ? figures.few : String(count);
