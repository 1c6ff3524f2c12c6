import type { ConnectionLine, RoundConnections } from '../../src/cases/read/office-rounds.ts';
import { CONNECTION_STEPS, type ConnectionStep } from '../../src/cases/release-round.ts';
import { DataTable } from '../components/data-table.tsx';
import { Alert, SubmitButton } from '../components/elements.tsx';
import { ErrorSummary, TextArea } from '../components/form.tsx';
import type { FormState } from '../components/form-values.ts';
import { useMay } from '../components/may.ts';
import { useTexts } from '../components/texts.ts';

/** Which Kitas are connected for a round, and the act of opening it. */
export function ConnectionsPage({
  connections,
  form,
}: {
  readonly connections: RoundConnections;
  readonly form: FormState;
}) {
  const t = useTexts();
  const { kitas: texts } = t.officeRounds;
  const { year, kitas, missing } = connections;
  return (
    <>
      <h1 class="kern-heading-large">{texts.title(t.dates.kindergartenYear(year))}</h1>
      <ErrorSummary form={form} labels={{ reason: texts.release.reason }} />
      <p class="kern-body">{texts.summary(kitas.length - missing.length, kitas.length)}</p>
      <ReleaseSection connections={connections} form={form} />
      <DataTable
        caption={texts.title(t.dates.kindergartenYear(year))}
        columns={[
          { label: texts.kita },
          { label: texts.contact.email },
          ...CONNECTION_STEPS.map((step) => ({ label: texts.steps[step] })),
        ]}
        rows={missingFirst(kitas).map((line) => [
          <>
            {line.name}
            <span class="sub">{line.municipality}</span>
          </>,
          <ContactCell year={year} line={line} />,
          ...CONNECTION_STEPS.map((step) => <StepCell year={year} line={line} step={step} />),
        ])}
      />
    </>
  );
}

/** Whoever is not ready yet is whom the office is to call. */
const missingFirst = (kitas: readonly ConnectionLine[]): readonly ConnectionLine[] =>
  kitas.toSorted((a, b) => Number(a.readyAt !== null) - Number(b.readyAt !== null));

function ContactCell({ year, line }: { readonly year: number; readonly line: ConnectionLine }) {
  const { common, officeRounds } = useTexts();
  const { kitas: texts } = officeRounds;
  const may = useMay();
  return (
    <>
      <span class="sub">{line.contactEmail ?? texts.contact.none}</span>
      {may('kitas.manage') && (
        <a
          class="kern-link kern-link--no-visited-state"
          href={`/office/runde/${year}/kitas/${line.kitaId}/kontakt`}
        >
          {common.change}
          <span class="kern-sr-only"> {texts.contact.title(line.name)}</span>
        </a>
      )}
    </>
  );
}

function StepCell({
  year,
  line,
  step,
}: {
  readonly year: number;
  readonly line: ConnectionLine;
  readonly step: ConnectionStep;
}) {
  const t = useTexts();
  const { kitas: texts } = t.officeRounds;
  const may = useMay();
  const at = line[`${step}At`];
  const name = texts.steps[step];
  if (!may('rounds.manage')) return <>{at === null ? texts.notYet : t.dates.shortDay(at)}</>;
  return (
    <form method="post" action={`/office/runde/${year}/kitas`}>
      <span>{at === null ? texts.notYet : t.dates.shortDay(at)}</span>{' '}
      <input type="hidden" name="kitaId" value={line.kitaId} />
      <input type="hidden" name="step" value={step} />
      <input type="hidden" name="done" value={at === null ? 'ja' : 'nein'} />
      <button class="as-link" type="submit">
        <span aria-hidden="true">{at === null ? texts.noteShort : texts.takeBackShort}</span>
        <span class="kern-sr-only">
          {at === null ? texts.note(name, line.name) : texts.takeBack(name, line.name)}
        </span>
      </button>
    </form>
  );
}

function ReleaseSection({
  connections: { year, missing, release },
  form,
}: {
  readonly connections: RoundConnections;
  readonly form: FormState;
}) {
  const t = useTexts();
  const { release: texts } = t.officeRounds.kitas;
  const may = useMay();
  if (release !== null)
    return (
      <section class="part">
        <p class="kern-body">{texts.done(t.dates.fullInstant(release.releasedAt))}</p>
        {release.reason !== null && (
          <p class="kern-body">{texts.because(release.missingKitaIds.length, release.reason)}</p>
        )}
      </section>
    );
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{texts.heading}</h2>
      <p class="kern-body">{texts.text}</p>
      {missing.length > 0 && (
        <Alert tone="warning" title={texts.missing(missing.length)}>
          <ul class="kern-body">
            {missing.map(({ name }) => (
              <li>{name}</li>
            ))}
          </ul>
          <p class="kern-body">{texts.missingText}</p>
        </Alert>
      )}
      {may('rounds.manage') && (
        <form method="post" action={`/office/runde/${year}/freigabe`} class="stack">
          {missing.length > 0 && <TextArea form={form} name="reason" label={texts.reason} />}
          <SubmitButton>{texts.button}</SubmitButton>
        </form>
      )}
    </section>
  );
}
