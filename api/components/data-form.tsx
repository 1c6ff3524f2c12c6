import type { PropsWithChildren } from 'hono/jsx';
import type { OwnAddress } from '../../src/cases/read/guardians.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { SubmitButton } from './elements.tsx';
import type { FormState } from './form-values.ts';
import { ClientKey, Fieldset, RadioField, TextField } from './form.tsx';
import { Revision } from './revision.tsx';
import { useTexts } from './texts.ts';

const OWN_ADDRESS = ['guardianStreet', 'guardianPostcode', 'guardianTown'] as const;

/** What is stored of a family, as its form of data shows it at first. */
export interface StoredData {
  readonly child: {
    readonly firstName: string;
    readonly lastName: string;
    readonly birthDate: string;
  };
  readonly address: { readonly street: string; readonly postcode: string };
  /** Whose name and contact stand in the form. */
  readonly guardian: {
    readonly firstName: string;
    readonly lastName: string;
    readonly email: string | null;
    readonly phone: string | null;
    readonly language: 'de' | 'en';
    /** null: lives with the child. */
    readonly address: OwnAddress | null;
  };
  readonly hours: number;
  readonly wishedStartOn: string;
}

interface DataFormProps {
  readonly form: FormState;
  readonly clientKey: string | undefined;
  /** Where it is posted. */
  readonly action: string;
  /** Names the data as they stand. */
  readonly revision: string;
  /** Whether name and birth date of the child can be corrected. */
  readonly mayChangeChild: boolean;
  /** Hours a week to choose from; null: hours and start of care cannot be changed any more. */
  readonly hours: readonly number[] | null;
  /** Of the fields, by their names. */
  readonly labels: Texts['fields'];
  readonly hints: { readonly postcode: string; readonly email: string };
  /** Asks where the guardian lives, if elsewhere than the child. */
  readonly ownAddress: { readonly label: string; readonly hint: string };
}

/** Corrects a family's data. @param props.children what only some may correct, before the button. */
export function DataForm(props: PropsWithChildren<DataFormProps>) {
  const {
    form,
    clientKey,
    action,
    revision,
    mayChangeChild,
    hours,
    labels,
    hints,
    ownAddress,
    children,
  } = props;
  const t = useTexts();
  return (
    <form method="post" action={action} class="stack narrow">
      <ClientKey value={clientKey} />
      <Revision form={form} current={revision} />
      {mayChangeChild && (
        <>
          <TextField form={form} name="childFirstName" label={labels.childFirstName} />
          <TextField form={form} name="childLastName" label={labels.childLastName} />
          <TextField form={form} name="birthDate" type="date" label={labels.birthDate} />
        </>
      )}
      <TextField form={form} name="street" label={labels.street} />
      <TextField
        form={form}
        name="postcode"
        label={labels.postcode}
        hint={hints.postcode}
        inputmode="numeric"
        short
      />
      <TextField form={form} name="guardianFirstName" label={labels.guardianFirstName} />
      <TextField form={form} name="guardianLastName" label={labels.guardianLastName} />
      <TextField
        form={form}
        name="email"
        type="email"
        label={labels.email}
        hint={hints.email}
        optional
      />
      <TextField form={form} name="phone" type="tel" label={labels.phone} optional />
      <RadioField
        form={form}
        name="language"
        label={labels.language}
        choices={(['de', 'en'] as const).map((value) => ({
          value,
          label: t.register.languages[value],
        }))}
      />
      <Fieldset form={form} name="ownAddress" {...ownAddress}>
        {OWN_ADDRESS.map((name) => (
          <TextField form={form} name={name} label={labels[name]} optional />
        ))}
      </Fieldset>
      {hours !== null && (
        <>
          <RadioField
            form={form}
            name="hours"
            label={labels.hours}
            choices={hours.map((value) => ({
              value: String(value),
              label: t.familyCase.offers.hoursValue(value),
            }))}
          />
          <TextField form={form} name="wishedStartOn" type="date" label={labels.wishedStartOn} />
        </>
      )}
      {children}
      <SubmitButton>{t.familyCase.data.button}</SubmitButton>
    </form>
  );
}

/** What stands in the form at first, by the names of a registration. */
export function storedValues({
  child,
  address,
  guardian,
  hours,
  wishedStartOn,
}: StoredData): Readonly<Record<string, string>> {
  return {
    childFirstName: child.firstName,
    childLastName: child.lastName,
    birthDate: child.birthDate,
    street: address.street,
    postcode: address.postcode,
    guardianFirstName: guardian.firstName,
    guardianLastName: guardian.lastName,
    email: guardian.email ?? '',
    phone: guardian.phone ?? '',
    language: guardian.language,
    guardianStreet: guardian.address?.street ?? '',
    guardianPostcode: guardian.address?.postcode ?? '',
    guardianTown: guardian.address?.town ?? '',
    hours: String(hours),
    wishedStartOn,
  };
}

/** An address changes as a whole. */
const ADDRESSES: readonly (readonly string[])[] = [['street', 'postcode'], OWN_ADDRESS];

/** Only what was typed anew. */
export function changedValues(
  stored: Readonly<Record<string, string>>,
  typed: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const shown = (field: string): string => typed[field]?.trim() ?? stored[field] ?? '';
  const isChanged = (field: string): boolean => shown(field) !== (stored[field] ?? '');
  const named = Object.keys(stored).filter((field) =>
    (ADDRESSES.find((address) => address.includes(field)) ?? [field]).some(isChanged),
  );
  return Object.fromEntries(named.map((field) => [field, shown(field)]));
}
