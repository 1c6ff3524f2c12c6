import type { Applicant, KitaOverview } from '../../src/cases/read/kita-applicants.ts';
import type { ApplicantPage } from '../../src/cases/read/kita-list.ts';
import type { Standing } from '../../src/cases/read/kita-standing.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { DataTable } from '../components/data-table.tsx';
import { ButtonLink } from '../components/elements.tsx';
import { togetherOf } from '../components/siblings.tsx';
import { useMay } from '../components/may.ts';
import { useTexts } from '../components/texts.ts';
import { ChildLink, nameOf } from './child-link.tsx';
import { FilterForm, listHref, SearchForm, type ListAddress } from './filter-form.tsx';
import { KitaNav } from './kita-nav.tsx';
import { StandingBadge } from './standing-badge.tsx';

/** All children whose families wish for the Kita, filtered, sorted, page by page; several can be chosen. */
export function ListPage({
  overview,
  list,
  address,
}: {
  readonly overview: KitaOverview;
  readonly list: ApplicantPage;
  readonly address: ListAddress;
}) {
  const t = useTexts();
  const { list: texts } = t.kitaDesk;
  const { year } = overview.round;
  return (
    <>
      <KitaNav year={year} />
      <p class="kern-body kern-body--muted">
        {t.kita.subtitle(t.dates.kindergartenYear(year), overview.kita.name)}
      </p>
      <h1 class="kern-heading-large">{texts.title}</h1>
      <SearchForm address={address} />
      <FilterForm overview={overview} address={address} />
      <section class="part">
        <h2 class="kern-heading-medium">
          {list.found === 0 ? texts.none : texts.found(list.found)}
        </h2>
        {list.found > 0 && <Chosen applicants={list.shown} year={year} />}
        {list.pages > 1 && <Pages list={list} address={address} />}
      </section>
    </>
  );
}

/** The list as a form: what is chosen is taken to the page where it is done for several at once. */
function Chosen({
  applicants,
  year,
}: {
  readonly applicants: readonly Applicant[];
  readonly year: number;
}) {
  const t = useTexts();
  const { list: texts } = t.kitaDesk;
  const choices = applicants.filter((applicant) => isChoosable(applicant));
  return (
    <form method="get" action="/kita/angebote" class="stack">
      <input type="hidden" name="jahr" value={String(year)} />
      <ApplicantTable applicants={applicants} />
      {choices.length > 0 && (
        <div class="stack">
          <p class="kern-body">{texts.chosen}</p>
          <div class="actions">
            <button class="kern-btn kern-btn--primary" type="submit">
              <span class="kern-label">{texts.toOffers}</span>
            </button>
            <button
              class="kern-btn kern-btn--secondary"
              type="submit"
              formaction="/kita/termine/vorschlagen"
            >
              <span class="kern-label">{texts.toSlots}</span>
            </button>
          </div>
        </div>
      )}
    </form>
  );
}

const isChoosable = ({ possible }: Applicant): boolean =>
  [
    possible.makeOffer,
    possible.prepareOffer,
    possible.releaseOffer,
    possible.proposeSlots,
  ].includes('yes');

function ApplicantTable({ applicants }: { readonly applicants: readonly Applicant[] }) {
  const t = useTexts();
  const { columns } = t.kita;
  const { list: texts } = t.kitaDesk;
  const may = useMay();
  return (
    <DataTable
      caption={texts.title}
      columns={[
        { label: columns.child },
        { label: columns.age },
        { label: columns.hours },
        { label: columns.rank },
        { label: columns.standing },
        { label: columns.todo },
        { label: texts.choose },
      ]}
      rows={applicants.map((applicant) => [
        <>
          <ChildLink applicant={applicant} />
          {applicant.siblings.length > 0 && (
            <span class="sub">{t.kita.siblings[togetherOf(applicant.siblings)]}</span>
          )}
        </>,
        t.ageGroups[applicant.ageGroup],
        t.kita.hours(applicant.hours),
        <>
          {t.kita.rank(applicant.rank)}
          {applicant.late && <span class="sub">{t.kita.late}</span>}
        </>,
        <>
          <StandingBadge applicant={applicant} />
          {applicant.reviewedAt !== null && <span class="sub">{texts.reviewed}</span>}
          {applicant.visitedAt !== null && <span class="sub">{texts.visited}</span>}
        </>,
        todoOf(applicant.standing, t),
        may('prepareOffer') && isChoosable(applicant) ? (
          <input
            class="kern-form-check__checkbox"
            type="checkbox"
            name="id"
            value={applicant.applicationId}
            aria-label={texts.chooseChild(nameOf(applicant, t.kita.unnamed), applicant.caseNumber)}
          />
        ) : (
          '–'
        ),
      ])}
    />
  );
}

function todoOf(standing: Standing, t: Texts): string {
  const todo: Partial<Record<Standing, string>> = t.kita.todo;
  return todo[standing] ?? '–';
}

function Pages({
  list: { page, pages },
  address,
}: {
  readonly list: ApplicantPage;
  readonly address: ListAddress;
}) {
  const { list: texts } = useTexts().kitaDesk;
  return (
    <nav aria-label={texts.pages} class="actions">
      {page > 1 && (
        <ButtonLink href={listHref(address, page - 1)} kind="secondary">
          {texts.previous}
        </ButtonLink>
      )}
      <p class="kern-body">{texts.page(page, pages)}</p>
      {page < pages && (
        <ButtonLink href={listHref(address, page + 1)} kind="secondary">
          {texts.next}
        </ButtonLink>
      )}
    </nav>
  );
}
