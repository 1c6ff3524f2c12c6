import { SubmitButton } from '../components/elements.tsx';
import { ClientKey, ErrorSummary, RadioField, TextField } from '../components/form.tsx';
import type { FormState } from '../components/form-values.ts';
import { Revision } from '../components/revision.tsx';
import { useTexts } from '../components/texts.ts';
import type { FamilyCase } from '../../src/cases/read/family-case.ts';
import { BackToCase, CaseReference } from './case-parts.tsx';
import { mayChangeNeed } from './possible.ts';

/** What the page can correct, by the names of a registration. */
const CORRECTABLE = [
  'childFirstName',
  'childLastName',
  'birthDate',
  'street',
  'postcode',
  'guardianFirstName',
  'guardianLastName',
  'email',
  'phone',
  'hours',
  'wishedStartOn',
] as const;

export function DataPage({
  theCase,
  form,
  clientKey,
}: {
  readonly theCase: FamilyCase;
  readonly form: FormState;
  readonly clientKey?: string | undefined;
}) {
  const t = useTexts();
  const { data: texts } = t.familyCase;
  return (
    <>
      <CaseReference theCase={theCase} />
      <h1 class="kern-heading-large">{texts.title}</h1>
      <ErrorSummary form={form} labels={t.fields} />
      <p class="kern-body">{texts.intro}</p>
      <form method="post" class="stack narrow">
        <ClientKey value={clientKey} />
        <Revision form={form} current={theCase.dataRevision} />
        <TextField form={form} name="childFirstName" label={t.fields.childFirstName} />
        <TextField form={form} name="childLastName" label={t.fields.childLastName} />
        <TextField form={form} name="birthDate" type="date" label={t.fields.birthDate} />
        <TextField form={form} name="street" label={t.fields.street} />
        <TextField
          form={form}
          name="postcode"
          label={t.fields.postcode}
          hint={texts.postcodeHint}
          inputmode="numeric"
          short
        />
        <TextField form={form} name="guardianFirstName" label={t.fields.guardianFirstName} />
        <TextField form={form} name="guardianLastName" label={t.fields.guardianLastName} />
        <TextField
          form={form}
          name="email"
          type="email"
          label={t.fields.email}
          hint={texts.emailHint}
          optional
        />
        <TextField form={form} name="phone" type="tel" label={t.fields.phone} optional />
        {mayChangeNeed(theCase) && (
          <>
            <RadioField
              form={form}
              name="hours"
              label={t.fields.hours}
              choices={theCase.state.round.rules.hours.map((hours) => ({
                value: String(hours),
                label: t.familyCase.offers.hoursValue(hours),
              }))}
            />
            <TextField
              form={form}
              name="wishedStartOn"
              type="date"
              label={t.fields.wishedStartOn}
            />
          </>
        )}
        <SubmitButton>{texts.button}</SubmitButton>
      </form>
      <p class="kern-body">
        <a class="kern-link kern-link--no-visited-state" href={`/anmeldung/${theCase.id}/umzug`}>
          {texts.moveAway}
        </a>
      </p>
      <BackToCase theCase={theCase} />
    </>
  );
}

/** What stands in the form at first. */
export function knownData(theCase: FamilyCase): Readonly<Record<string, string>> {
  const { child, address, guardian, hours, wishedStartOn } = theCase;
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
    hours: String(hours),
    wishedStartOn,
  };
}

/** Only what was typed anew; an address changes as a whole. */
export function changedData(
  theCase: FamilyCase,
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const known = knownData(theCase);
  const changed = Object.fromEntries(
    CORRECTABLE.flatMap((field) => {
      const value = values[field]?.trim();
      return value === undefined || value === known[field] ? [] : [[field, value]];
    }),
  );
  const { street = known['street'], postcode = known['postcode'] } = changed;
  const isMoved = 'street' in changed || 'postcode' in changed;
  return isMoved ? { ...changed, street: street ?? '', postcode: postcode ?? '' } : changed;
}
