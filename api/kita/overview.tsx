import type { Applicant, KitaOverview, Pool } from '../../src/cases/read/kita-applicants.ts';
import type { Released } from '../../src/cases/release-all.ts';
import { NEEDS_KITA, type Standing } from '../../src/cases/read/kita-standing.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { DataTable } from '../components/data-table.tsx';
import { Badge, OutcomeBanner, SubmitButton, type Tone } from '../components/elements.tsx';
import { ClientKey } from '../components/form.tsx';
import { togetherOf } from '../components/siblings.tsx';
import { useTexts } from '../components/texts.ts';
import { TokensLink } from './tokens-page.tsx';

/** A Kita's morning: who waits for it, then its places. */
export function KitaPage({
  overview,
  now,
  released,
}: {
  readonly overview: KitaOverview;
  readonly now: number;
  /** What became of a click on "release all". */
  readonly released?: Released | undefined;
}) {
  const t = useTexts();
  const { kita, round, pools, applicants } = overview;
  const prepared = applicants.filter(({ standing }) => standing === 'prepared').length;
  const waiting = applicants.filter(({ standing }) => NEEDS_KITA.includes(standing)).length;
  return (
    <>
      <p class="kern-body kern-body--muted">
        {t.kita.subtitle(t.dates.kindergartenYear(round.year), kita.municipality)}
      </p>
      <h1 class="kern-heading-large">{kita.name}</h1>
      {released !== undefined && <ReleasedBanner released={released} />}
      <section class="turn">
        <h2 class="kern-heading-medium">{t.kita.headline(applicants.length, waiting)}</h2>
        <p class="kern-body">{season(overview, now, t)}</p>
        {prepared > 0 && <ReleaseAll count={prepared} />}
      </section>
      <section class="part">
        <h2 class="kern-heading-medium">{t.kita.applicants}</h2>
        {applicants.length === 0 ? (
          <p class="kern-body">{t.kita.none}</p>
        ) : (
          <Applicants applicants={applicants} />
        )}
      </section>
      <p>
        <a class="kern-link kern-link--no-visited-state" href="/kita/anmelden">
          {t.register.paper.link}
        </a>
      </p>
      <TokensLink />
      <section class="part">
        <h2 class="kern-heading-medium">{t.kita.places}</h2>
        <Places pools={pools} />
      </section>
    </>
  );
}

function ReleaseAll({ count }: { readonly count: number }) {
  const { release } = useTexts().kitaActions;
  return (
    <form method="post" action="/kita/freigeben" class="stack">
      <ClientKey />
      <p class="kern-body">{release.all(count)}</p>
      <SubmitButton>{release.allButton}</SubmitButton>
    </form>
  );
}

function ReleasedBanner({ released: { done, refused, open } }: { readonly released: Released }) {
  const { release } = useTexts().kitaActions;
  const sentences = [
    ...(done > 0 ? [release.allDone(done)] : []),
    ...(refused > 0 ? [release.allRefused(refused)] : []),
    ...(open > 0 ? [release.allProcessing(open)] : []),
  ];
  if (sentences.length === 0) return null;
  return (
    <OutcomeBanner
      outcome={{ kind: refused > 0 ? 'refused' : 'done', text: sentences.join(' ') }}
    />
  );
}

function season({ round: { dates } }: KitaOverview, now: number, t: Texts): string {
  if (now >= dates.offersFromAt) return t.kita.dates.offering;
  return now >= dates.deadlineAt
    ? t.kita.dates.reviewing(t.dates.fullStart(dates.offersFromAt))
    : t.kita.dates.enrolling(t.dates.fullEnd(dates.deadlineAt));
}

function Applicants({ applicants }: { readonly applicants: readonly Applicant[] }) {
  const t = useTexts();
  const { columns } = t.kita;
  return (
    <DataTable
      caption={t.kita.applicants}
      columns={[
        { label: columns.child },
        { label: columns.age },
        { label: columns.hours },
        { label: columns.rank },
        { label: columns.standing },
        { label: columns.todo },
      ]}
      rows={applicants.map((applicant) => [
        <>
          <a
            class="kern-link kern-link--no-visited-state"
            href={`/kita/anmeldungen/${applicant.applicationId}`}
          >
            {applicant.childFirstName || t.kita.unnamed}
          </a>
          <span class="sub">{applicant.caseNumber}</span>
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
        <StandingBadge applicant={applicant} />,
        todoOf(applicant.standing, t),
      ])}
    />
  );
}

/** Where a child stands, with the instant that matters now. */
export function StandingBadge({ applicant }: { readonly applicant: Applicant }) {
  const t = useTexts();
  const { standing, offer, slots, draft, dueAt } = applicant;
  const booked = slots.find((slot) => slot.status === 'booked');
  return (
    <>
      <Badge tone={toneOf(standing)}>{t.kita.standings[standing]}</Badge>
      {standing === 'offered' && offer !== null && (
        <span class="sub">{t.kita.offerUntil(t.dates.end(offer.dueAt))}</span>
      )}
      {standing === 'booked' && booked !== undefined && (
        <span class="sub">{t.dates.weekdayInstant(booked.startsAt)}</span>
      )}
      {draft !== null && draft.outAt !== null && (
        <span class="sub">
          {standing === 'released'
            ? t.kita.goesOut(t.dates.shortDay(draft.outAt))
            : t.kita.wouldGoOut(t.dates.shortDay(draft.outAt))}
        </span>
      )}
      {dueAt !== null && (
        <span class="sub">
          {dueAt > applicant.now
            ? t.kita.due(t.dates.shortEnd(dueAt))
            : t.kita.overdue(t.dates.shortEnd(dueAt))}
        </span>
      )}
      {standing === 'toOffer' && offer !== null && (
        <span class="sub">{t.kita.lastOffer[offer.status]}</span>
      )}
    </>
  );
}

function toneOf(standing: Standing): Tone {
  switch (standing) {
    case 'accepted':
    case 'missed':
    case 'contractDue':
    case 'prepared':
    case 'toReview':
    case 'toOffer':
      return 'warning';
    case 'contract':
      return 'success';
    case 'declined':
    case 'elsewhere':
    case 'withdrawn':
    case 'ended':
    case 'failed':
    case 'consentMissing':
    case 'withOffice':
    case 'offered':
    case 'released':
    case 'slotsProposed':
    case 'booked':
    case 'waiting':
      return 'info';
  }
}

function todoOf(standing: Standing, t: Texts): string {
  const todo: Partial<Record<Standing, string>> = t.kita.todo;
  return todo[standing] ?? '–';
}

function Places({ pools }: { readonly pools: readonly Pool[] }) {
  const t = useTexts();
  const { placesColumns: columns } = t.kita;
  if (pools.length === 0) return <p class="kern-body">{t.kita.noPlaces}</p>;
  return (
    <>
      <DataTable
        caption={t.kita.places}
        columns={[
          { label: columns.group },
          { label: columns.hours },
          { label: columns.capacity, numeric: true },
          { label: columns.promised, numeric: true },
          { label: columns.free, numeric: true },
        ]}
        rows={pools.map(({ ageGroup, hours, capacity, promised, free }) => [
          t.ageGroups[ageGroup],
          t.kita.hours(hours),
          String(capacity),
          String(promised),
          String(free),
        ])}
      />
      {pools.some((pool) => pool.invented) && (
        <p class="kern-body kern-body--small kern-body--muted">{t.kita.invented}</p>
      )}
    </>
  );
}
