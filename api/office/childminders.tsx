import type { ChildminderInfo } from '../../src/cases/childminders.ts';
import type { MediationLine } from '../../src/cases/read/mediation-queue.ts';
import type { SystemState } from '../../src/cases/read/system-state.ts';
import { municipalities } from '../../src/cases/responsibility.ts';
import { AGE_GROUPS } from '../../src/domain/age.ts';
import type { Round } from '../../src/domain/round.ts';
import { DataTable } from '../components/data-table.tsx';
import { Badge, OutcomeBanner, SubmitButton, type Outcome } from '../components/elements.tsx';
import { ClientKey, ErrorSummary, SelectField, TextField } from '../components/form.tsx';
import { emptyForm, type FormState } from '../components/form-values.ts';
import { useMay } from '../components/may.ts';
import { useTexts } from '../components/texts.ts';
import { MediationQueue } from './mediation-queue.tsx';
import { OfficeNav } from './office-nav.tsx';
import { WaitingElsewhereLinks, type WaitingElsewhere } from './waiting-elsewhere.tsx';

export interface ChildmindersProps {
  readonly round: Round;
  readonly childminders: readonly ChildminderInfo[];
  readonly queue: readonly MediationLine[];
  readonly elsewhere: readonly WaitingElsewhere[];
  readonly system: SystemState;
  readonly now: number;
  readonly outcome?: Outcome | undefined;
  /** What is to be corrected in the form that was sent. */
  readonly add?: FormState;
  readonly places?: FormState;
}

/** The registry of childminders with their places in the newest round. */
export function ChildmindersPage(props: ChildmindersProps) {
  const t = useTexts();
  const { childminding: texts } = t;
  const may = useMay();
  const {
    round,
    childminders,
    queue,
    elsewhere,
    system,
    now,
    outcome,
    add = emptyForm,
    places = emptyForm,
  } = props;
  return (
    <>
      <OfficeNav year={round.year} system={system} now={now} />
      <p class="kern-body kern-body--muted">
        {texts.subtitle(t.dates.kindergartenYear(round.year))}
      </p>
      <h1 class="kern-heading-large">{texts.title}</h1>
      {outcome !== undefined && <OutcomeBanner outcome={outcome} />}
      <ErrorSummary
        form={{ values: {}, problems: [...add.problems, ...places.problems] }}
        labels={texts.fields}
      />
      <MediationQueue queue={queue} />
      <WaitingElsewhereLinks years={elsewhere} />
      <section class="part">
        <h2 class="kern-heading-medium">{texts.registry}</h2>
        <p class="kern-body">{childminders.length === 0 ? texts.none : texts.intro}</p>
        {childminders.length > 0 && <Registry year={round.year} childminders={childminders} />}
      </section>
      {may('childminding.manage') && (
        <>
          <AddForm year={round.year} form={add} />
          {childminders.length > 0 && (
            <PlacesForm form={places} round={round} childminders={childminders} />
          )}
        </>
      )}
    </>
  );
}

function Registry({
  year,
  childminders,
}: {
  readonly year: number;
  readonly childminders: readonly ChildminderInfo[];
}) {
  const t = useTexts();
  const { childminding: texts } = t;
  return (
    <DataTable
      caption={texts.title}
      columns={Object.values(texts.columns).map((label) => ({ label }))}
      rows={childminders.map((one) => [
        <>
          {one.displayName}
          {one.invented && <span class="sub">{texts.invented}</span>}
        </>,
        one.municipality,
        texts.hours(one.hours),
        one.pools.length === 0
          ? texts.noPools
          : one.pools.map((pool) => (
              <span class="sub">
                {texts.pool(
                  t.ageGroups[pool.ageGroup],
                  pool.hours,
                  pool.capacity - pool.promised,
                  pool.capacity,
                )}
              </span>
            )),
        <Standing year={year} childminder={one} />,
      ])}
    />
  );
}

function Standing({
  year,
  childminder,
}: {
  readonly year: number;
  readonly childminder: ChildminderInfo;
}) {
  const { childminding: texts } = useTexts();
  const { id, active, displayName, revision } = childminder;
  const may = useMay();
  const badge = (
    <Badge tone={active ? 'success' : 'warning'}>{active ? texts.active : texts.inactive}</Badge>
  );
  if (!may('childminding.manage')) return badge;
  return (
    <form
      method="post"
      action={`/office/tagespflege/${id}/${active ? 'beenden' : 'anbieten'}?jahr=${year}`}
    >
      <input type="hidden" name="revision" value={revision} />
      {badge}{' '}
      <SubmitButton
        kind="tertiary"
        label={active ? texts.deactivateOf(displayName) : texts.activateOf(displayName)}
      >
        {active ? texts.deactivate : texts.activate}
      </SubmitButton>
    </form>
  );
}

function AddForm({ year, form }: { readonly year: number; readonly form: FormState }) {
  const { childminding: texts, common } = useTexts();
  const { fields } = texts;
  const choices = municipalities
    .filter(({ responsible }) => responsible)
    .map(({ name }) => ({ value: name, label: name }));
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{texts.add.heading}</h2>
      <form
        method="post"
        action={`/office/tagespflege?jahr=${year}`}
        class="stack narrow"
        novalidate
      >
        <ClientKey value={form.values['clientKey']} />
        <TextField form={form} name="displayName" label={fields.displayName} autocomplete="off" />
        <SelectField
          form={form}
          name="municipality"
          label={fields.municipality}
          groups={[{ label: '', choices }]}
          empty={common.pleaseChoose}
        />
        <TextField form={form} name="hours" label={fields.hours} hint={texts.hoursHint} short />
        <SubmitButton>{texts.add.button}</SubmitButton>
      </form>
    </section>
  );
}

function PlacesForm({
  form,
  round,
  childminders,
}: {
  readonly form: FormState;
  readonly round: Round;
  readonly childminders: readonly ChildminderInfo[];
}) {
  const t = useTexts();
  const { childminding: texts, common } = t;
  const { fields } = texts;
  const hours = [...new Set([...round.rules.hours, ...childminders.flatMap((one) => one.hours)])];
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{texts.places.heading}</h2>
      <p class="kern-body">{texts.places.text}</p>
      <form
        method="post"
        action={`/office/tagespflege/plaetze?jahr=${round.year}`}
        class="stack narrow"
        novalidate
      >
        <input type="hidden" name="year" value={String(round.year)} />
        {childminders.map(({ id, revision }) => (
          <input type="hidden" name={`revision.${id}`} value={revision} />
        ))}
        <SelectField
          form={form}
          name="id"
          label={fields.id}
          groups={[
            {
              label: '',
              choices: childminders.map(({ id, displayName, municipality }) => ({
                value: id,
                label: `${displayName}, ${municipality}`,
              })),
            },
          ]}
          empty={common.pleaseChoose}
        />
        <SelectField
          form={form}
          name="ageGroup"
          label={fields.ageGroup}
          groups={[
            {
              label: '',
              choices: AGE_GROUPS.map((group) => ({ value: group, label: t.ageGroups[group] })),
            },
          ]}
        />
        <SelectField
          form={form}
          id="pool-hours"
          name="hours"
          label={fields.hours}
          groups={[
            {
              label: '',
              choices: hours
                .toSorted((a, b) => a - b)
                .map((count) => ({ value: String(count), label: String(count) })),
            },
          ]}
        />
        <TextField form={form} name="capacity" label={fields.capacity} inputmode="numeric" short />
        <SubmitButton kind="secondary">{texts.places.button}</SubmitButton>
      </form>
    </section>
  );
}
