import { CUSTODIES } from '../../src/domain/case.ts';
import type { OfficeData } from '../../src/cases/read/office-data.ts';
import type { SystemState } from '../../src/cases/read/system-state.ts';
import { DataForm } from '../components/data-form.tsx';
import { ErrorSummary, RadioField, TextField } from '../components/form.tsx';
import type { FormState } from '../components/form-values.ts';
import { useTexts } from '../components/texts.ts';
import { OfficeNav } from './office-nav.tsx';

/** Where the office corrects a family's data, with the name and contact of one of the guardians. */
export const dataPath = (applicationId: string, position: 1 | 2 = 1): string =>
  `/office/faelle/${applicationId}/daten${position === 1 ? '' : '?elternteil=2'}`;

interface DataProps {
  readonly data: OfficeData;
  readonly form: FormState;
  readonly system: SystemState;
  readonly now: number;
}

/** What the family does on its own page of data, for one that writes on paper. */
export function OfficeDataPage({ data, form, system, now }: DataProps) {
  const t = useTexts();
  const { data: texts, back } = t.officeActions;
  const { applicationId } = data;
  return (
    <>
      <OfficeNav year={data.year} system={system} now={now} />
      <p>
        <a class="kern-link kern-link--no-visited-state" href={`/office/faelle/${applicationId}`}>
          {back}
        </a>
      </p>
      <p class="kern-body kern-body--muted">
        {t.office.case.subtitle(data.caseNumber, t.dates.kindergartenYear(data.year))}
      </p>
      <h1 class="kern-heading-large">
        {texts.title}: {`${data.child.firstName} ${data.child.lastName}`.trim()}
      </h1>
      <ErrorSummary form={form} labels={{ ...t.fields, ...texts.labels }} />
      {data.mayChange ? (
        <Correction data={data} form={form} />
      ) : (
        <p class="kern-body">{texts.over}</p>
      )}
    </>
  );
}

function Correction({ data, form }: Pick<DataProps, 'data' | 'form'>) {
  const t = useTexts();
  const { data: texts } = t.officeActions;
  const { applicationId, guardian } = data;
  return (
    <>
      <p class="kern-body">{texts.text}</p>
      <OtherGuardian data={data} />
      <DataForm
        form={form}
        clientKey={form.values['clientKey']}
        action={dataPath(applicationId, guardian.position)}
        revision={data.dataRevision}
        mayChangeChild={data.mayChangeChild}
        hours={data.mayChangeNeed ? data.hoursOffered : null}
        labels={{ ...t.fields, ...texts.labels }}
        hints={texts.hints}
        ownAddress={{
          label: texts.ownAddress(`${guardian.firstName} ${guardian.lastName}`),
          hint: data.mayChangeChild ? texts.ownAddressHint : texts.newAddressHint,
        }}
      >
        <OfficeFields data={data} form={form} />
      </DataForm>
      {data.mayChangeChild && (
        <p class="kern-body">
          <a
            class="kern-link kern-link--no-visited-state"
            href={`/office/faelle/${applicationId}/handeln`}
          >
            {texts.moveAway}
          </a>
        </p>
      )}
    </>
  );
}

function OtherGuardian({ data }: Pick<DataProps, 'data'>) {
  const { data: texts } = useTexts().officeActions;
  const { applicationId, guardian, otherGuardian } = data;
  if (otherGuardian === null) return null;
  return (
    <p class="kern-body">
      <a
        class="kern-link kern-link--no-visited-state"
        href={dataPath(applicationId, guardian.position === 1 ? 2 : 1)}
      >
        {texts.other(otherGuardian)}
      </a>
    </p>
  );
}

/** What a family cannot change by itself, or has another place for. */
function OfficeFields({ data, form }: Pick<DataProps, 'data' | 'form'>) {
  const t = useTexts();
  const { data: texts, paper } = t.officeActions;
  return (
    <>
      {data.otherGuardian !== null && data.mayChangeChild && (
        <RadioField
          form={form}
          name="custody"
          label={texts.labels.custody}
          choices={CUSTODIES.map((value) => ({ value, label: texts.custody[value] }))}
        />
      )}
      <TextField
        form={form}
        name="receivedOn"
        label={paper.receivedOn}
        hint={paper.receivedOnHint}
        type="date"
        optional
      />
    </>
  );
}
