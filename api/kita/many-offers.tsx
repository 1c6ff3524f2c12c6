import { OFFER_ACTIONS, type OfferAction } from '../../src/cases/kita-many.ts';
import type { Applicant, KitaOverview } from '../../src/cases/read/kita-applicants.ts';
import { decisionDueAt } from '../../src/domain/round.ts';
import { DataTable } from '../components/data-table.tsx';
import { ErrorSummary, ClientKey } from '../components/form.tsx';
import type { FormState } from '../components/form-values.ts';
import { useMay } from '../components/may.ts';
import { useTexts } from '../components/texts.ts';
import { ChildLink, nameOf } from './child-link.tsx';
import { KitaNav } from './kita-nav.tsx';
import { PlacesTable, poolKey } from './places-table.tsx';

/** One child of a list of offers, and what can be done for it. */
interface Line {
  readonly applicant: Applicant;
  readonly can: readonly OfferAction[];
  /** A place is left even if all above it that need one get one. */
  readonly fits: boolean;
}

/** Several children, the places that are left, and what can be asked for all of them at once. */
export function ManyOffersPage({
  overview,
  listed,
  chosen,
  form,
  now,
}: {
  readonly overview: KitaOverview;
  /** In the order in which places go. */
  readonly listed: readonly Applicant[];
  /** Ids ticked from the beginning. */
  readonly chosen: ReadonlySet<string>;
  readonly form: FormState;
  readonly now: number;
}) {
  const t = useTexts();
  const { many } = t.kitaDesk;
  const { round, pools } = overview;
  const lines = linesOf(overview, listed);
  const wanted = new Map<string, number>();
  for (const { applicant, can } of lines)
    if (needsPlace(can)) wanted.set(poolKey(applicant), (wanted.get(poolKey(applicant)) ?? 0) + 1);
  const possible = MOST_WANTED_FIRST.filter((action) =>
    lines.some(({ can }) => can.includes(action)),
  );
  const answerBy = decisionDueAt(round, now);
  return (
    <>
      <KitaNav year={round.year} />
      <p class="kern-body kern-body--muted">
        {t.kitaDesk.year(t.dates.kindergartenYear(round.year))}
      </p>
      <h1 class="kern-heading-large">{many.title}</h1>
      <ErrorSummary form={form} labels={{ id: many.children }} />
      <p class="kern-body">{many.intro}</p>
      <section class="part">
        <h2 class="kern-heading-medium">{many.places}</h2>
        <PlacesTable pools={pools} caption={many.places} wanted={wanted} />
      </section>
      <section class="part">
        <h2 class="kern-heading-medium">{many.children}</h2>
        {lines.length === 0 ? (
          <p class="kern-body">{many.none}</p>
        ) : (
          <form method="post" action="/kita/angebote" class="stack">
            <ClientKey value={form.values['clientKey']} />
            <input type="hidden" name="jahr" value={String(round.year)} />
            <input type="hidden" name="kita" value={overview.kita.id} />
            {listed.map(({ applicationId }) => (
              <input type="hidden" name="liste" value={applicationId} />
            ))}
            <Lines lines={lines} chosen={chosen} />
            {possible.length > 0 && (
              <Buttons
                actions={possible}
                answerBy={answerBy === undefined ? null : t.dates.fullEnd(answerBy)}
              />
            )}
          </form>
        )}
      </section>
    </>
  );
}

function Lines({
  lines,
  chosen,
}: {
  readonly lines: readonly Line[];
  readonly chosen: ReadonlySet<string>;
}) {
  const t = useTexts();
  const { many, list } = t.kitaDesk;
  return (
    <DataTable
      caption={many.children}
      columns={[
        { label: many.columns.child },
        { label: many.columns.place },
        { label: many.columns.rank },
        { label: many.columns.now },
        { label: many.columns.choose },
      ]}
      rows={lines.map(({ applicant, can, fits }, index) => [
        <ChildLink applicant={applicant} />,
        <>
          {t.ageGroups[applicant.ageGroup]}, {t.kita.hours(applicant.hours)}
        </>,
        <>
          {t.kita.rank(applicant.rank)}
          {applicant.late && <span class="sub">{t.kita.late}</span>}
        </>,
        can.length === 0 ? (
          many.cannot(t.refusals[reasonAgainst(applicant)])
        ) : (
          <>
            {can.map((action) => many.can[action]).join(' · ')}
            {!fits && <span class="sub">{many.beyond}</span>}
          </>
        ),
        can.length === 0 ? (
          '–'
        ) : (
          <input
            class="kern-form-check__checkbox"
            type="checkbox"
            name="id"
            id={index === 0 ? 'id' : undefined}
            value={applicant.applicationId}
            checked={chosen.has(applicant.applicationId) && fits}
            aria-label={list.chooseChild(nameOf(applicant, t.kita.unnamed), applicant.caseNumber)}
          />
        ),
      ])}
    />
  );
}

function Buttons({
  actions,
  answerBy,
}: {
  readonly actions: readonly OfferAction[];
  readonly answerBy: string | null;
}) {
  const { many, headReleases } = useTexts().kitaDesk;
  const may = useMay();
  const allowed = actions.filter((action) => may('makeOffer') || action === 'prepareOffer');
  return (
    <>
      <h3 class="kern-heading-small">{many.what}</h3>
      <div class="stack">
        {allowed.map((action, index) => (
          <div class="stack">
            <p class="kern-body">
              {many.explained[action]}
              {action === 'makeOffer' && answerBy !== null && ` ${many.answerBy(answerBy)}`}
            </p>
            <div>
              <button
                class={`kern-btn kern-btn--${index === 0 ? 'primary' : 'secondary'}`}
                type="submit"
                name="action"
                value={action}
              >
                <span class="kern-label">{many.buttons[action]}</span>
              </button>
            </div>
          </div>
        ))}
        {!may('makeOffer') && <p class="kern-body">{headReleases}</p>}
      </div>
    </>
  );
}

const MOST_WANTED_FIRST: readonly OfferAction[] = ['makeOffer', 'releaseOffer', 'prepareOffer'];

/** What is prepared has its place already. */
const needsPlace = (can: readonly OfferAction[]): boolean =>
  can.includes('makeOffer') || can.includes('prepareOffer');

function linesOf({ pools }: KitaOverview, listed: readonly Applicant[]): readonly Line[] {
  const left = new Map(pools.map((pool) => [poolKey(pool), pool.free]));
  return listed.map((applicant) => {
    const can = offersFor(applicant);
    if (!needsPlace(can)) return { applicant, can, fits: true };
    const key = poolKey(applicant);
    const free = left.get(key) ?? 0;
    left.set(key, free - 1);
    return { applicant, can, fits: free > 0 };
  });
}

/** What of offers can be done for a child now. */
export const offersFor = ({ possible }: Applicant): readonly OfferAction[] =>
  OFFER_ACTIONS.filter((action) => possible[action] === 'yes');

function reasonAgainst({ possible }: Applicant) {
  const { makeOffer, prepareOffer } = possible;
  const code = makeOffer === 'round.no_offers_yet' ? prepareOffer : makeOffer;
  return code === 'yes' ? 'case.not_now' : code;
}
