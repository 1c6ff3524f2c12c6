import type { PropsWithChildren } from 'hono/jsx';
import { SECOND_GUARDIAN } from '../../src/cases/registration-fields.ts';
import {
  DateField,
  RadioField,
  SelectField,
  TextField,
  type FormState,
} from '../components/form.tsx';
import { useTexts } from '../components/texts.ts';
import type { Desk } from './desk.ts';

interface SectionProps {
  readonly form: FormState;
}

/** Fields most families leave alone: closed until something is typed in them, or wrong with them. */
function More({
  form,
  names,
  summary,
  children,
}: PropsWithChildren<
  SectionProps & { readonly names: readonly string[]; readonly summary: string }
>) {
  const isUsed =
    names.some((name) => (form.values[name] ?? '') !== '') ||
    form.problems.some(({ field }) => names.includes(field));
  return (
    <details class="kern-accordion" open={isUsed}>
      <summary class="kern-accordion__header">
        <span class="kern-title">{summary}</span>
      </summary>
      <section class="kern-accordion__body">{children}</section>
    </details>
  );
}

export function LanguageField({ form, name }: SectionProps & { readonly name: string }) {
  const { fields, register } = useTexts();
  const { languages } = register;
  return (
    <SelectField
      form={form}
      name={name}
      label={fields[name as 'language' | 'guardian2Language']}
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

export function CustodyField({ form }: SectionProps) {
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

export function SecondGuardian({ form }: SectionProps) {
  const { fields, register } = useTexts();
  const { second } = register;
  return (
    <section>
      <h2 class="kern-heading-medium">{second.heading}</h2>
      <More form={form} names={SECOND_GUARDIAN} summary={second.open}>
        <p class="kern-body">{second.text}</p>
        <TextField form={form} name="guardian2FirstName" label={fields.guardian2FirstName} />
        <TextField form={form} name="guardian2LastName" label={fields.guardian2LastName} />
        <TextField
          form={form}
          name="guardian2Email"
          label={fields.guardian2Email}
          hint={second.emailHint}
          type="email"
          optional
        />
        <TextField
          form={form}
          name="guardian2Phone"
          label={fields.guardian2Phone}
          type="tel"
          optional
        />
        <LanguageField form={form} name="guardian2Language" />
        <TextField
          form={form}
          name="guardian2Street"
          label={fields.guardian2Street}
          hint={second.addressHint}
          optional
        />
        <TextField
          form={form}
          name="guardian2Postcode"
          label={fields.guardian2Postcode}
          inputmode="numeric"
          short
          optional
        />
        <TextField form={form} name="guardian2Town" label={fields.guardian2Town} optional />
      </More>
    </section>
  );
}

/** @param desk staff need no code: they see the case, or do not. */
export function SiblingSection({ form, desk }: SectionProps & { readonly desk: Desk }) {
  const { fields, register } = useTexts();
  const { sibling } = register;
  // Whose session is over can still name the sibling by its number.
  const isUnknown = form.problems.some(({ field }) => field === 'siblingCaseNumber');
  const linked = isUnknown ? undefined : form.values['siblingOf'];
  const together = (
    <RadioField
      form={form}
      name="together"
      label={fields.together}
      choices={(['ifPossible', 'onlyTogether'] as const).map((value) => ({
        value,
        label: sibling.together[value],
      }))}
    />
  );
  return (
    <section>
      <h2 class="kern-heading-medium">{sibling.heading}</h2>
      {linked !== undefined && linked !== '' ? (
        <>
          <input type="hidden" name="siblingOf" value={linked} />
          <p class="kern-body">{sibling.linked}</p>
          {together}
        </>
      ) : (
        <More
          form={form}
          names={['siblingCaseNumber', 'siblingClaimCode', 'together']}
          summary={sibling.open}
        >
          <p class="kern-body">{desk.onPaper ? sibling.textStaff : sibling.text}</p>
          <TextField form={form} name="siblingCaseNumber" label={fields.siblingCaseNumber} />
          {!desk.onPaper && (
            <TextField form={form} name="siblingClaimCode" label={fields.siblingClaimCode} />
          )}
          {together}
        </More>
      )}
    </section>
  );
}

/** What only paper has: the day it was received. */
export function PaperSection({ form }: SectionProps) {
  const { fields, register } = useTexts();
  return (
    <section>
      <h2 class="kern-heading-medium">{register.paper.heading}</h2>
      <p class="kern-body">{register.paper.text}</p>
      <DateField
        form={form}
        name="receivedOn"
        label={fields.receivedOn}
        hint={register.paper.receivedOnHint}
      />
    </section>
  );
}
