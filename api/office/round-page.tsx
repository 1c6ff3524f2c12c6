import { useRequestContext } from 'hono/jsx-renderer';
import type { KitaInfo } from '../../src/cases/read/kitas.ts';
import type { OfficeRound } from '../../src/cases/read/office-round.ts';
import type { SystemState } from '../../src/cases/read/system-state.ts';
import { DataTable } from '../components/data-table.tsx';
import { DescriptionList, OutcomeBanner, type Outcome } from '../components/elements.tsx';
import { ErrorSummary } from '../components/form.tsx';
import type { FormState } from '../components/form-values.ts';
import { useMay } from '../components/may.ts';
import { useTexts } from '../components/texts.ts';
import type { SignedInEnv } from '../environment.ts';
import { OfficeNav } from './office-nav.tsx';
import { dateNames, instantIn } from '../../src/calendar/round-days.ts';
import { FanOutSection } from './fan-out.tsx';
import { MoveDate } from './move-date.tsx';
import { instantText, nameOfDate, nameOfMove, placesText } from './round-dates.ts';

interface RoundProps {
  readonly round: OfficeRound;
  readonly kitas: readonly KitaInfo[];
  readonly system: SystemState;
  readonly now: number;
  readonly form: FormState;
  readonly outcome?: Outcome | undefined;
}

/** A round: its dates, a form to move one of them, and everything that was ever moved. */
export function RoundPage({ round, kitas, system, now, form, outcome }: RoundProps) {
  const t = useTexts();
  const { round: texts } = t.office;
  const { year } = round.round;
  const c = useRequestContext<SignedInEnv>();
  const may = useMay();
  return (
    <>
      <OfficeNav year={year} system={system} now={now} />
      <h1 class="kern-heading-large">{texts.title(t.dates.kindergartenYear(year))}</h1>
      {outcome !== undefined && <OutcomeBanner outcome={outcome} />}
      <ErrorSummary
        form={form}
        labels={{
          date: texts.move.date,
          day: texts.move.day,
          place: t.officeRounds.place.label,
          reason: texts.move.reason,
          stopReason: t.officeRounds.fanOut.reason,
        }}
      />
      <section class="turn">
        {c.get('years')?.released.includes(year) === false && (
          <p class="kern-body">{t.officeRounds.notReleased}</p>
        )}
        <p class="kern-body">{texts.noted(round.notedCases, round.openCases)}</p>
        <p class="kern-body">
          <a class="kern-link" href={`/office/runde/${year}/kitas`}>
            {t.officeRounds.toKitas}
          </a>
        </p>
      </section>
      <div class="two">
        <div>
          <Dates round={round} kitas={kitas} />
          <Revisions round={round} kitas={kitas} />
        </div>
        <div>
          {may('rounds.manage') && <MoveDate round={round} kitas={kitas} form={form} />}
          <FanOutSection round={round} form={form} />
          <Rules round={round} />
        </div>
      </div>
    </>
  );
}

function Dates({ round: { round }, kitas }: Pick<RoundProps, 'round' | 'kitas'>) {
  const t = useTexts();
  const { round: texts } = t.office;
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{texts.dates}</h2>
      <DescriptionList
        facts={[
          ...dateNames(round).map((name) => ({
            label: nameOfDate(name, t),
            value: instantText(name, instantIn(round.dates, name), t),
          })),
          ...round.dates.overrides.map(({ kitaIds, offersFromAt }) => ({
            label: t.officeRounds.override(placesText(kitaIds, kitas)),
            value: t.dates.fullStart(offersFromAt),
          })),
          { label: texts.careStartsOn, value: t.dates.plainDay(round.dates.careStartsOn) },
          { label: texts.ageCutOffOn, value: t.dates.plainDay(round.dates.ageCutOffOn) },
        ]}
      />
    </section>
  );
}

function Rules({ round: { round } }: { readonly round: OfficeRound }) {
  const { round: texts } = useTexts().office;
  const { rules } = round;
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{texts.rules}</h2>
      <DescriptionList
        facts={[
          {
            label: texts.maxKitas,
            value: rules.maxKitas === null ? texts.unlimited : String(rules.maxKitas),
          },
          { label: texts.childminding, value: String(rules.maxChildminding) },
          { label: texts.hours, value: texts.hoursOf(rules.hours) },
          {
            label: texts.answerDays,
            value: texts.daysOf(Math.floor(rules.minAnswerMs / 86_400_000)),
          },
        ]}
      />
    </section>
  );
}

function Revisions({ round, kitas }: Pick<RoundProps, 'round' | 'kitas'>) {
  const t = useTexts();
  const { round: texts } = t.office;
  return (
    <>
      <section class="part">
        <h2 class="kern-heading-medium">{texts.revisions}</h2>
        <DataTable
          caption={texts.revisions}
          columns={[
            { label: texts.revision },
            { label: texts.at },
            { label: texts.changed },
            { label: texts.by },
            { label: texts.reason },
          ]}
          rows={round.revisions.map(({ revision, createdAt, changes, reason }) => [
            String(revision),
            t.dates.fullInstant(createdAt),
            changes.length === 0
              ? texts.first
              : changes
                  .map(({ name, from, to, kitaIds }) =>
                    texts.change(
                      nameOfMove(name, kitaIds, kitas, t),
                      instantText(name, from, t),
                      instantText(name, to, t),
                    ),
                  )
                  .join(' '),
            reason === null ? '–' : t.actors.office,
            reason ?? '–',
          ])}
        />
      </section>
      {round.requests.length > 0 && (
        <section class="part">
          <h2 class="kern-heading-medium">{texts.requests}</h2>
          <DataTable
            caption={texts.requests}
            columns={[
              { label: texts.changed },
              { label: texts.at },
              { label: texts.reason },
              { label: t.office.case.outcome },
            ]}
            rows={round.requests.map(({ date, to, kitaIds, reason, requestedAt, refused }) => [
              texts.requestLine(nameOfMove(date, kitaIds, kitas, t), instantText(date, to, t)),
              t.dates.fullInstant(requestedAt),
              reason,
              refused === null ? texts.pending : t.officeRounds.moveRefusals[refused],
            ])}
          />
        </section>
      )}
    </>
  );
}
