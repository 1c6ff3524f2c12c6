import type { Texts } from '../../src/texts/catalogue.ts';
import { DateField, RadioField, SelectField, TextField, type Choice } from '../components/form.tsx';
import type { FormState } from '../components/form-values.ts';
import { useTexts } from '../components/texts.ts';
import type { Desk } from './desk.ts';
import { IfYes } from './frame.tsx';

interface FieldsProps {
  readonly form: FormState;
}

export const yesAndNo = ({ registerForm }: Texts): readonly Choice[] => [
  { value: 'ja', label: registerForm.page.yes },
  { value: 'nein', label: registerForm.page.no },
];

/** Until one is chosen, the language the page is read in. */
function LanguageField({
  form,
  name,
}: FieldsProps & { readonly name: 'language' | 'guardian2Language' }) {
  const { fields, register, common } = useTexts();
  const { languages } = register;
  return (
    <SelectField
      form={{ ...form, values: { [name]: common.language, ...form.values } }}
      name={name}
      label={fields[name]}
      groups={[
        {
          label: '',
          choices: [
            { value: 'de', label: languages.de },
            { value: 'en', label: languages.en },
          ],
        },
      ]}
    />
  );
}

export function CustodyField({ form }: FieldsProps) {
  const { fields, register } = useTexts();
  const { custody, custodyHint } = register.guardian;
  return (
    <RadioField
      form={form}
      name="custody"
      label={fields.custody}
      hint={custodyHint}
      choices={(['sole', 'shared', 'sharedApart'] as const).map((value) => ({
        value,
        label: custody[value],
      }))}
    />
  );
}

/** How we reach whoever registers: nothing of it must be given, for there are letters. */
export function ContactFields({ form }: FieldsProps) {
  const { fields, register } = useTexts();
  return (
    <>
      <TextField
        form={form}
        name="email"
        label={fields.email}
        hint={register.guardian.emailHint}
        type="email"
        autocomplete="email"
        optional
      />
      <TextField
        form={form}
        name="phone"
        label={fields.phone}
        hint={register.guardian.phoneHint}
        type="tel"
        autocomplete="tel"
        optional
      />
      <LanguageField form={form} name="language" />
    </>
  );
}

/** Where both have custody and live apart, there is nothing to ask: the second one must be named. */
export function SecondGuardianFields({ form }: FieldsProps) {
  const t = useTexts();
  const { registerForm, register, fields } = t;
  if (form.values['custody'] === 'sharedApart')
    return (
      <>
        <p class="kern-body">{registerForm.second.needed}</p>
        <SecondGuardian form={form} />
      </>
    );
  return (
    <>
      <RadioField
        form={form}
        name="hasSecond"
        label={fields.hasSecond}
        hint={register.second.text}
        choices={yesAndNo(t)}
      />
      <IfYes>
        <SecondGuardian form={form} />
      </IfYes>
    </>
  );
}

function SecondGuardian({ form }: FieldsProps) {
  const { fields, register } = useTexts();
  const { second } = register;
  return (
    <>
      <TextField
        form={form}
        name="guardian2FirstName"
        label={fields.guardian2FirstName}
        autocomplete="off"
      />
      <TextField
        form={form}
        name="guardian2LastName"
        label={fields.guardian2LastName}
        autocomplete="off"
      />
      <TextField
        form={form}
        name="guardian2Email"
        label={fields.guardian2Email}
        hint={second.emailHint}
        type="email"
        autocomplete="off"
        optional
      />
      <TextField
        form={form}
        name="guardian2Phone"
        label={fields.guardian2Phone}
        type="tel"
        autocomplete="off"
        optional
      />
      <LanguageField form={form} name="guardian2Language" />
      <TextField
        form={form}
        name="guardian2Street"
        label={fields.guardian2Street}
        hint={second.addressHint}
        autocomplete="off"
        optional
      />
      <TextField
        form={form}
        name="guardian2Postcode"
        label={fields.guardian2Postcode}
        inputmode="numeric"
        autocomplete="off"
        short
        optional
      />
      <TextField
        form={form}
        name="guardian2Town"
        label={fields.guardian2Town}
        autocomplete="off"
        optional
      />
    </>
  );
}

/** Whoever names a sibling must be able to open its case: staff see it, or do not; a family needs its code once. */
export function SiblingFields({ form, desk }: FieldsProps & { readonly desk: Desk }) {
  const t = useTexts();
  const { fields, register, registerForm } = t;
  const { sibling } = register;
  const { siblingOf, siblingCaseNumber = '' } = form.values;
  const isLinked = siblingOf !== undefined && form.problems.length === 0;
  return (
    <>
      <p class="kern-body">
        {isLinked
          ? registerForm.siblingPage.linked(siblingCaseNumber)
          : registerForm.siblingPage.intro}
      </p>
      <RadioField form={form} name="hasSibling" label={fields.hasSibling} choices={yesAndNo(t)} />
      <IfYes>
        <TextField
          form={form}
          name="siblingCaseNumber"
          label={fields.siblingCaseNumber}
          hint={desk.onPaper ? sibling.textStaff : sibling.text}
          autocomplete="off"
          short
        />
        {!desk.onPaper && !isLinked && (
          <TextField
            form={form}
            name="siblingClaimCode"
            label={fields.siblingClaimCode}
            autocomplete="off"
            short
          />
        )}
        <RadioField
          form={{ ...form, values: { together: 'ifPossible', ...form.values } }}
          name="together"
          label={fields.together}
          choices={(['ifPossible', 'onlyTogether'] as const).map((value) => ({
            value,
            label: sibling.together[value],
          }))}
        />
      </IfYes>
    </>
  );
}

/** What only paper has: the day it was received. */
export function PaperFields({ form }: FieldsProps) {
  const { fields, register } = useTexts();
  return (
    <>
      <p class="kern-body">{register.paper.text}</p>
      <DateField
        form={form}
        name="receivedOn"
        label={fields.receivedOn}
        hint={register.paper.receivedOnHint}
      />
    </>
  );
}
