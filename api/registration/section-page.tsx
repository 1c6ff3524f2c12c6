import type { FC } from 'hono/jsx';
import type { Round } from '../../src/domain/round.ts';
import { SubmitButton } from '../components/elements.tsx';
import {
  CheckboxField,
  DateField,
  ErrorSummary,
  RadioField,
  TextField,
} from '../components/form.tsx';
import type { FormState } from '../components/form-values.ts';
import { useTexts } from '../components/texts.ts';
import type { Desk } from './desk.ts';
import {
  ContactFields,
  CustodyField,
  PaperFields,
  SecondGuardianFields,
  SiblingFields,
  yesAndNo,
} from './family-sections.tsx';
import { PageHead } from './frame.tsx';
import type { Section, SectionId } from './sections.ts';

export interface FieldsProps {
  readonly form: FormState;
  readonly desk: Desk;
  readonly round: Round;
}

/** One page of the form: its questions, what is wrong with the answers, and the way on. */
export function SectionPage({
  section,
  step,
  ...props
}: FieldsProps & {
  readonly section: Section;
  /** Where it stands among the pages. */
  readonly step: string;
}) {
  const t = useTexts();
  const { form, desk, round } = props;
  // The Kitas have a page of their own, with its search: kita-page.tsx.
  const Fields = section.id === 'kitas' ? () => null : FIELDS[section.id];
  return (
    <>
      <PageHead desk={desk} year={round.year} step={step} />
      <h1 class="kern-heading-x-large">{t.registerForm.sections[section.id]}</h1>
      <ErrorSummary form={form} labels={t.fields} />
      <form
        method="post"
        action={`${desk.path}/${section.id}`}
        class="sections section-form"
        novalidate
      >
        <Fields {...props} />
        <SubmitButton>{t.registerForm.page.next}</SubmitButton>
      </form>
    </>
  );
}

function ChildFields({ form }: FieldsProps) {
  const { fields, register } = useTexts();
  return (
    <>
      <TextField
        form={form}
        name="childFirstName"
        label={fields.childFirstName}
        hint={register.child.firstNameHint}
        autocomplete="off"
      />
      <TextField form={form} name="childLastName" label={fields.childLastName} autocomplete="off" />
      <DateField
        form={form}
        name="birthDate"
        label={fields.birthDate}
        hint={register.child.birthDateHint}
      />
      <CheckboxField
        form={form}
        name="unborn"
        label={register.child.unborn}
        hint={register.child.unbornHint}
      />
      <TextField
        form={form}
        name="invitationCode"
        label={fields.invitationCode}
        hint={register.invitation.hint}
        autocomplete="off"
        optional
      />
    </>
  );
}

function AddressFields({ form }: FieldsProps) {
  const { fields, register } = useTexts();
  return (
    <>
      <TextField
        form={form}
        name="street"
        label={fields.street}
        hint={register.address.streetHint}
        autocomplete="street-address"
      />
      <TextField
        form={form}
        name="postcode"
        label={fields.postcode}
        hint={register.address.postcodeHint}
        autocomplete="postal-code"
        inputmode="numeric"
        short
      />
    </>
  );
}

function CareFields({ form, round }: FieldsProps) {
  const { fields, register, dates } = useTexts();
  return (
    <>
      <RadioField
        form={form}
        name="hours"
        label={fields.hours}
        choices={round.rules.hours.map((hours) => ({
          value: String(hours),
          label: register.care.hours(hours),
        }))}
      />
      <DateField
        form={form}
        name="wishedStartOn"
        label={fields.wishedStartOn}
        hint={register.care.startHint(dates.plainDay(round.dates.careStartsOn))}
      />
    </>
  );
}

function ChildmindingFields({ form }: FieldsProps) {
  const t = useTexts();
  const { childminding } = t.registerForm;
  return (
    <>
      <p class="kern-body">{t.register.wishes.childmindingHint}</p>
      <p class="kern-body">{childminding.also}</p>
      <RadioField
        form={form}
        name="childminding"
        label={childminding.question}
        choices={yesAndNo(t)}
      />
    </>
  );
}

function GuardianFields({ form }: FieldsProps) {
  const { fields } = useTexts();
  return (
    <>
      <TextField
        form={form}
        name="guardianFirstName"
        label={fields.guardianFirstName}
        autocomplete="given-name"
      />
      <TextField
        form={form}
        name="guardianLastName"
        label={fields.guardianLastName}
        autocomplete="family-name"
      />
      <CustodyField form={form} />
    </>
  );
}

const FIELDS: Readonly<Record<Exclude<SectionId, 'kitas'>, FC<FieldsProps>>> = {
  eingang: PaperFields,
  kind: ChildFields,
  wohnung: AddressFields,
  betreuung: CareFields,
  tagespflege: ChildmindingFields,
  familie: GuardianFields,
  'zweite-person': SecondGuardianFields,
  geschwister: SiblingFields,
  erreichbar: ContactFields,
};
