import type { Applicant, KitaOverview } from '../../src/cases/read/kita-applicants.ts';
import { NEEDS_KITA, type Standing } from '../../src/cases/read/kita-standing.ts';
import type { Told } from '../../src/cases/read/kita-told.ts';
import type { Released } from '../../src/cases/release-all.ts';
import { zonedDay } from '../../src/calendar/zone.ts';
import { offersFromFor } from '../../src/domain/round.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { DataTable } from '../components/data-table.tsx';
import { OutcomeBanner, SubmitButton } from '../components/elements.tsx';
import { ClientKey } from '../components/form.tsx';
import { useMay } from '../components/may.ts';
import { useTexts } from '../components/texts.ts';
import { ChildLink } from './child-link.tsx';
import { WaitingElsewhere, waitingIn, type Elsewhere } from './elsewhere.tsx';
import { KitaNav } from './kita-nav.tsx';
import { PlacesTable } from './places-table.tsx';
import { ToldTable } from './told-table.tsx';
import { inYear } from './years.ts';

interface TodayProps {
  readonly overview: KitaOverview;
  /** The other Kindergartenjahre in which children wait for the Kita. */
  readonly elsewhere: readonly Elsewhere[];
  readonly told: readonly Told[];
  /** Letters that lie ready to be printed. */
  readonly letters: number;
  readonly now: number;
  /** What became of a click on "release all". */
  readonly released?: Released | undefined;
}

/** A Kita's morning: what is to be done now, each line a door; then what it waits for, what comes, and what is left. */
export function TodayPage({ overview, elsewhere, told, letters, now, released }: TodayProps) {
  const t = useTexts();
  const { kita, round, pools, applicants } = overview;
  const prepared = applicants.filter(({ standing }) => standing === 'prepared').length;
  return (
    <>
      <KitaNav year={round.year} />
      <p class="kern-body kern-body--muted">
        {t.kita.subtitle(t.dates.kindergartenYear(round.year), kita.municipality)}
      </p>
      <h1 class="kern-heading-large">{kita.name}</h1>
      {released !== undefined && <ReleasedBanner released={released} />}
      <section class="turn">
        <h2 class="kern-heading-medium">
          {t.kita.headline(applicants.length, waitingIn(overview))}
        </h2>
        <p class="kern-body">{season(overview, now, t)}</p>
        {prepared > 0 && <ReleaseAll count={prepared} year={round.year} />}
        <WaitingElsewhere years={elsewhere} />
      </section>
      <section class="part">
        <h2 class="kern-heading-medium">{t.kitaDesk.today.heading}</h2>
        <ToDo applicants={applicants} letters={letters} year={round.year} />
      </section>
      <div class="two">
        <div>
          <Appointments applicants={applicants} now={now} />
          <Answers applicants={applicants} year={round.year} />
        </div>
        <div>
          <section class="part">
            <h2 class="kern-heading-medium">{t.kitaDesk.today.places}</h2>
            <PlacesTable pools={pools} caption={t.kitaDesk.today.places} />
            <p>
              <a
                class="kern-link kern-link--no-visited-state"
                href={inYear('/kita/plaetze', round.year)}
              >
                {t.kitaDesk.today.toPlaces}
              </a>
            </p>
          </section>
        </div>
      </div>
      <section class="part">
        <h2 class="kern-heading-medium">{t.kitaDesk.today.told}</h2>
        <p class="kern-body">
          {told.length === 0 ? t.kitaDesk.today.noneTold : t.kitaDesk.today.toldText}
        </p>
        {told.length > 0 && <ToldTable told={told} applicants={applicants} />}
      </section>
    </>
  );
}

function ReleaseAll({ count, year }: { readonly count: number; readonly year: number }) {
  const { kitaActions, kitaDesk } = useTexts();
  const { release } = kitaActions;
  const may = useMay();
  if (!may('releaseOffer'))
    return <p class="kern-body">{`${release.all(count)} ${kitaDesk.headReleases}`}</p>;
  return (
    <form method="post" action="/kita/freigeben" class="stack">
      <ClientKey />
      <input type="hidden" name="jahr" value={String(year)} />
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

function season({ kita, round: { dates } }: KitaOverview, now: number, t: Texts): string {
  const offersFrom = offersFromFor(dates, kita.id);
  if (now >= offersFrom) return t.kita.dates.offering;
  return now >= dates.deadlineAt
    ? t.kita.dates.reviewing(t.dates.fullStart(offersFrom))
    : t.kita.dates.enrolling(t.dates.fullEnd(dates.deadlineAt));
}

/** Where something is done for several children at once; anything else is done child by child, from the list. */
const PLACES_OF_WORK: Partial<Record<Standing, string>> = {
  accepted: '/kita/termine/vorschlagen',
  prepared: '/kita/angebote',
  toOffer: '/kita/angebote',
};

function ToDo({
  applicants,
  letters,
  year,
}: {
  readonly applicants: readonly Applicant[];
  readonly letters: number;
  readonly year: number;
}) {
  const { today } = useTexts().kitaDesk;
  const texts: Partial<Record<Standing, (count: number) => string>> = today.lines;
  const may = useMay();
  const showsLetters = may('kita.letters') && letters > 0;
  const lines = NEEDS_KITA.flatMap((standing) => {
    const theirs = applicants.filter((applicant) => applicant.standing === standing);
    const [first, second] = theirs;
    if (first === undefined) return [];
    const list =
      PLACES_OF_WORK[standing] === undefined
        ? inYear('/kita/anmeldungen', year, { stand: standing })
        : inYear(PLACES_OF_WORK[standing], year);
    return [
      {
        count: theirs.length,
        label: texts[standing]?.(theirs.length) ?? '',
        overdue: theirs.filter(({ dueAt, now }) => dueAt !== null && dueAt <= now).length,
        href: second === undefined ? `/kita/anmeldungen/${first.applicationId}` : list,
      },
    ];
  });
  if (lines.length === 0 && !showsLetters) return <p class="kern-body">{today.nothing}</p>;
  return (
    <ul class="tiles">
      {lines.map(({ count, label, overdue, href }) => (
        <li>
          <a href={href}>
            <b>{count}</b> <span>{label}</span>
            {overdue > 0 && <span class="sub">{today.overdue(overdue)}</span>}
          </a>
        </li>
      ))}
      {showsLetters && (
        <li>
          <a href={inYear('/kita/briefe', year)}>
            <b>{letters}</b> <span>{today.letters(letters)}</span>
          </a>
        </li>
      )}
    </ul>
  );
}

const AS_MANY = 8;

function Appointments({
  applicants,
  now,
}: {
  readonly applicants: readonly Applicant[];
  readonly now: number;
}) {
  const t = useTexts();
  const { today } = t.kitaDesk;
  const booked = applicants
    .flatMap((applicant) =>
      applicant.slots
        .filter(({ status, endsAt }) => status === 'booked' && endsAt > applicant.now)
        .map((slot) => ({ applicant, slot })),
    )
    .toSorted((a, b) => a.slot.startsAt - b.slot.startsAt);
  const [first] = booked;
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{today.appointments}</h2>
      {first === undefined ? (
        <p class="kern-body">{today.noAppointments}</p>
      ) : (
        <DataTable
          caption={today.appointments}
          columns={[{ label: t.kitaDesk.week.columns.time }, { label: t.kita.columns.child }]}
          rows={booked.slice(0, AS_MANY).map(({ applicant, slot }) => [
            <>
              {zonedDay(slot.startsAt) === zonedDay(applicant.now) && <b>{today.isToday}: </b>}
              {t.dates.span(slot.startsAt, slot.endsAt)}
            </>,
            <ChildLink applicant={applicant} />,
          ])}
        />
      )}
      <p>
        <a
          class="kern-link kern-link--no-visited-state"
          href={`/kita/termine?woche=${zonedDay(first?.slot.startsAt ?? now)}`}
        >
          {today.toWeek}
        </a>
      </p>
    </section>
  );
}

function Answers({
  applicants,
  year,
}: {
  readonly applicants: readonly Applicant[];
  readonly year: number;
}) {
  const t = useTexts();
  const { today } = t.kitaDesk;
  const awaited: Partial<Record<Standing, string>> = {
    offered: today.answersOffer,
    slotsProposed: today.choosesSlot,
    consentMissing: today.consents,
  };
  const untilOf = ({ standing, offer }: Applicant): number =>
    standing === 'offered' && offer !== null ? offer.dueAt : Number.MAX_SAFE_INTEGER;
  const waiting = applicants
    .filter(({ standing }) => awaited[standing] !== undefined)
    .toSorted((a, b) => untilOf(a) - untilOf(b));
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{today.answers}</h2>
      {waiting.length === 0 ? (
        <p class="kern-body">{today.noAnswers}</p>
      ) : (
        <DataTable
          caption={today.answers}
          columns={[
            { label: today.answerColumns.child },
            { label: today.answerColumns.what },
            { label: today.answerColumns.until },
          ]}
          rows={waiting
            .slice(0, AS_MANY)
            .map((applicant) => [
              <ChildLink applicant={applicant} />,
              awaited[applicant.standing] ?? '',
              applicant.standing === 'offered' && applicant.offer !== null
                ? t.dates.shortEnd(applicant.offer.dueAt)
                : today.openEnd,
            ])}
        />
      )}
      {waiting.length > AS_MANY && (
        <p>
          <a
            class="kern-link kern-link--no-visited-state"
            href={inYear('/kita/anmeldungen', year, { stand: 'offered' })}
          >
            {today.allAnswers}
          </a>
        </p>
      )}
    </section>
  );
}
