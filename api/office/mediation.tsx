import { CONTACT_RESULTS, type Mediation } from '../../src/cases/mediation.ts';
import type { SystemState } from '../../src/cases/read/system-state.ts';
import { DataTable } from '../components/data-table.tsx';
import { SubmitButton } from '../components/elements.tsx';
import {
  ClientKey,
  DateField,
  ErrorSummary,
  RadioField,
  SelectField,
  TextArea,
} from '../components/form.tsx';
import type { FormState } from '../components/form-values.ts';
import { useMay } from '../components/may.ts';
import { useTexts } from '../components/texts.ts';
import { OfficeNav } from './office-nav.tsx';

export interface MediationProps {
  readonly mediation: Mediation;
  readonly form: FormState;
  readonly system: SystemState;
  readonly now: number;
}

/** One child that wishes for childminding: whom the office has asked, with what result. */
export function MediationPage({ mediation, form, system, now }: MediationProps) {
  const t = useTexts();
  const { mediation: texts, fields } = t.childminding;
  const may = useMay();
  const { applicationId, wishId, ageGroup, hours, municipality } = mediation;
  return (
    <>
      <OfficeNav year={mediation.year} system={system} now={now} />
      <p class="kern-body kern-body--muted">{texts.subtitle(mediation.caseNumber)}</p>
      <h1 class="kern-heading-large">
        {texts.title}: {mediation.child}
      </h1>
      <ErrorSummary form={form} labels={fields} />
      <p class="kern-body">{texts.wish(t.ageGroups[ageGroup], hours, municipality)}</p>
      <ul class="links">
        <li>
          <a class="kern-link kern-link--no-visited-state" href={`/office/faelle/${applicationId}`}>
            {texts.back}
          </a>
        </li>
        {may('prepareOffer') && (
          <li>
            <a
              class="kern-link kern-link--no-visited-state"
              href={`/office/faelle/${applicationId}/wuensche/${wishId}`}
            >
              {texts.offer}
            </a>
          </li>
        )}
        <li>
          <a
            class="kern-link kern-link--no-visited-state"
            href={`/office/tagespflege?jahr=${mediation.year}`}
          >
            {texts.queue}
          </a>
        </li>
      </ul>
      <Contacts mediation={mediation} />
      {may('childminding.manage') && <ContactForm mediation={mediation} form={form} />}
    </>
  );
}

function Contacts({ mediation: { contacts } }: Pick<MediationProps, 'mediation'>) {
  const t = useTexts();
  const { mediation: texts, results } = t.childminding;
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{texts.contacts}</h2>
      {contacts.length === 0 && <p class="kern-body">{texts.none}</p>}
      {contacts.length > 0 && (
        <DataTable
          caption={texts.contacts}
          columns={Object.values(texts.columns).map((label) => ({ label }))}
          rows={contacts.map(({ contactedOn, childminder, result, note }) => [
            t.dates.plainDay(contactedOn),
            childminder,
            results[result],
            note ?? '',
          ])}
        />
      )}
    </section>
  );
}

function ContactForm({ mediation, form }: Pick<MediationProps, 'mediation' | 'form'>) {
  const { childminding, common } = useTexts();
  const { mediation: texts, fields, results } = childminding;
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{texts.record}</h2>
      <p class="kern-body">{texts.recordText}</p>
      <form
        method="post"
        action={`/office/faelle/${mediation.applicationId}/tagespflege`}
        class="stack narrow"
        novalidate
      >
        <ClientKey value={form.values['clientKey']} />
        <SelectField
          form={form}
          name="childminderId"
          label={fields.childminderId}
          groups={[
            {
              label: '',
              choices: mediation.childminders.map(({ id, displayName, municipality, free }) => ({
                value: id,
                label: texts.choice(displayName, municipality, free),
              })),
            },
          ]}
          empty={common.pleaseChoose}
        />
        <DateField form={form} name="contactedOn" label={fields.contactedOn} />
        <RadioField
          form={form}
          name="result"
          label={fields.result}
          choices={CONTACT_RESULTS.map((value) => ({ value, label: results[value] }))}
        />
        <TextArea form={form} name="note" label={fields.note} optional />
        <SubmitButton>{texts.button}</SubmitButton>
      </form>
    </section>
  );
}
