import type { Applicant, KitaOverview } from '../../src/cases/read/kita-applicants.ts';
import { DataTable } from '../components/data-table.tsx';
import { SubmitButton } from '../components/elements.tsx';
import { ClientKey, ErrorSummary, RadioField, TextField } from '../components/form.tsx';
import type { FormState } from '../components/form-values.ts';
import { useTexts } from '../components/texts.ts';
import { ChildLink, nameOf } from './child-link.tsx';
import { KitaNav } from './kita-nav.tsx';
import { WINDOW_NUMBERS, windowField } from './slot-windows.ts';
import { SLOT_LENGTHS } from './slots.ts';
import { StandingBadge } from './standing-badge.tsx';

/** The same slots for several families; typed as windows of time, which the portal cuts into slots. */
export function ManySlotsPage({
  overview: { kita, round },
  listed,
  chosen,
  form,
}: {
  readonly overview: KitaOverview;
  readonly listed: readonly Applicant[];
  readonly chosen: ReadonlySet<string>;
  readonly form: FormState;
}) {
  const t = useTexts();
  const { propose, many } = t.kitaDesk;
  const { proposeSlots } = t.kita;
  return (
    <>
      <KitaNav year={round.year} />
      <h1 class="kern-heading-large">{propose.title}</h1>
      <ErrorSummary form={form} labels={useWindowLabels()} />
      {listed.length === 0 ? (
        <p class="kern-body">{propose.none}</p>
      ) : (
        <form method="post" action="/kita/termine/vorschlagen" class="stack" novalidate>
          <ClientKey value={form.values['clientKey']} />
          <input type="hidden" name="jahr" value={String(round.year)} />
          <input type="hidden" name="kita" value={kita.id} />
          <p class="kern-body">{propose.intro}</p>
          <DataTable
            caption={propose.families}
            columns={[
              { label: many.columns.child },
              { label: t.kita.columns.standing },
              { label: many.columns.choose },
            ]}
            rows={listed.map((applicant, index) => [
              <ChildLink applicant={applicant} />,
              <StandingBadge applicant={applicant} />,
              <input
                class="kern-form-check__checkbox"
                type="checkbox"
                name="id"
                id={index === 0 ? 'id' : undefined}
                value={applicant.applicationId}
                checked={chosen.has(applicant.applicationId)}
                aria-label={t.kitaDesk.list.chooseChild(
                  nameOf(applicant, t.kita.unnamed),
                  applicant.caseNumber,
                )}
              />,
            ])}
          />
          <p class="kern-body">{propose.windowHint}</p>
          {WINDOW_NUMBERS.map((number) => (
            <Window number={number} form={form} />
          ))}
          <RadioField
            form={form}
            name="minutes"
            label={proposeSlots.length}
            choices={SLOT_LENGTHS.map((minutes) => ({
              value: String(minutes),
              label: proposeSlots.minutes(minutes),
            }))}
          />
          <SubmitButton>{propose.button}</SubmitButton>
        </form>
      )}
    </>
  );
}

function Window({ number, form }: { readonly number: number; readonly form: FormState }) {
  const { kita, kitaDesk } = useTexts();
  const { propose } = kitaDesk;
  return (
    <fieldset class="kern-fieldset">
      <legend class="kern-label">{propose.window(number)}</legend>
      <div class="kern-fieldset__body kern-fieldset__body--horizontal">
        <TextField
          form={form}
          name={windowField(number, 'date')}
          label={kita.proposeSlots.date}
          type="date"
        />
        <TextField
          form={form}
          name={windowField(number, 'from')}
          label={propose.from}
          type="time"
        />
        <TextField
          form={form}
          name={windowField(number, 'until')}
          label={propose.until}
          type="time"
        />
      </div>
    </fieldset>
  );
}

function useWindowLabels(): Readonly<Record<string, string>> {
  const { kita, kitaDesk } = useTexts();
  const { propose } = kitaDesk;
  const labels: Record<string, string> = {
    id: propose.families,
    minutes: kita.proposeSlots.length,
  };
  for (const number of WINDOW_NUMBERS) {
    const window = propose.window(number);
    labels[windowField(number, 'date')] = `${window}, ${kita.proposeSlots.date}`;
    labels[windowField(number, 'from')] = `${window}, ${propose.from}`;
    labels[windowField(number, 'until')] = `${window}, ${propose.until}`;
  }
  return labels;
}
