import { useRequestContext } from 'hono/jsx-renderer';
import type { OfficeRound } from '../../src/cases/read/office-round.ts';
import type { SystemState } from '../../src/cases/read/system-state.ts';
import { DataTable } from '../components/data-table.tsx';
import {
  DescriptionList,
  OutcomeBanner,
  SubmitButton,
  type Outcome,
} from '../components/elements.tsx';
import {
  ClientKey,
  ErrorSummary,
  SelectField,
  TextArea,
  TextField,
  type FormState,
} from '../components/form.tsx';
import { Revision } from '../components/revision.tsx';
import { useTexts } from '../components/texts.ts';
import type { SignedInEnv } from '../environment.ts';
import { OfficeNav } from './office-nav.tsx';
import { dateNames, instantIn } from '../../src/calendar/round-days.ts';
import { FanOutSection } from './fan-out.tsx';
import { instantText, nameOfDate } from './preview-page.tsx';

interface RoundProps {
  readonly round: OfficeRound;
  readonly system: SystemState;
  readonly now: number;
  readonly form: FormState;
  readonly outcome?: Outcome | undefined;
}

/** A round: its dates, a form to move one of them, and everything that was ever moved. */
export function RoundPage({ round, system, now, form, outcome }: RoundProps) {
  const t = useTexts();
  const { round: texts } = t.office;
  const { year } = round.round;
  const c = useRequestContext<SignedInEnv>();
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
          <Dates round={round} />
          <Revisions round={round} />
        </div>
        <div>
          <MoveDate round={round} form={form} />
          <FanOutSection round={round} form={form} />
          <Rules round={round} />
        </div>
      </div>
    </>
  );
}

function Dates({ round: { round } }: { readonly round: OfficeRound }) {
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
            label: t.officeRounds.override(kitaIds.length),
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

function MoveDate({
  round: { round, tag },
  form,
}: {
  readonly round: OfficeRound;
  readonly form: FormState;
}) {
  const t = useTexts();
  const { move } = t.office.round;
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{move.heading}</h2>
      <p class="kern-body">{move.text}</p>
      <form method="post" action={`/office/runde/${round.year}/vorschau`} class="stack">
        <ClientKey value={form.values['clientKey']} />
        <Revision form={form} current={tag} />
        <SelectField
          form={form}
          name="date"
          label={move.date}
          empty={t.common.pleaseChoose}
          groups={[
            {
              label: '',
              choices: dateNames(round).map((name) => ({
                value: name,
                label: nameOfDate(name, t),
              })),
            },
          ]}
        />
        <TextField form={form} name="day" label={move.day} hint={move.dayHint} type="date" />
        <TextArea form={form} name="reason" label={move.reason} />
        <SubmitButton>{move.button}</SubmitButton>
      </form>
    </section>
  );
}

function Revisions({ round }: { readonly round: OfficeRound }) {
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
                  .map(({ name, from, to }) =>
                    texts.change(
                      nameOfDate(name, t),
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
            rows={round.requests.map(({ date, to, reason, requestedAt, refused }) => [
              texts.requestLine(nameOfDate(date, t), instantText(date, to, t)),
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
