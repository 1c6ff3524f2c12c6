import type { PropsWithChildren } from 'hono/jsx';
import { Alert, DescriptionList, SubmitButton, type Fact } from '../components/elements.tsx';
import { ClientKey } from '../components/form.tsx';
import { useTexts } from '../components/texts.ts';
import type { KitaInfo } from '../../src/cases/read/kitas.ts';
import type { Registration } from '../../src/cases/registration.ts';
import type { InvitationStanding } from '../../src/cases/waiting-list/link.ts';
import type { Round } from '../../src/domain/round.ts';

/** Everything read back before the last click; every section leads back to its fields with what was typed. */
export function CheckPage({
  round,
  registration,
  kitas,
  invitation,
  typed,
  clientKey,
}: {
  readonly round: Round;
  readonly registration: Registration;
  readonly kitas: readonly KitaInfo[];
  readonly invitation: InvitationStanding;
  /** What was typed, carried along as it was. */
  readonly typed: Readonly<Record<string, string>>;
  readonly clientKey: string;
}) {
  const { register, fields, dates } = useTexts();
  const { check } = register;
  const names = new Map(kitas.map((kita) => [kita.id, kita]));
  const wishes: readonly Fact[] = registration.kitaIds.map((id, index) => ({
    label: register.wishes.nth(index + 1),
    value: `${names.get(id)?.name ?? ''}, ${names.get(id)?.municipality ?? ''}`,
  }));
  return (
    <>
      <p class="kern-body kern-body--muted">
        {register.subtitle(dates.kindergartenYear(round.year))}
      </p>
      <h1 class="kern-heading-x-large">{check.title}</h1>
      <p class="kern-body">{check.intro}</p>
      {invitation === 'unknown' && (
        <Alert tone="warning" title={register.invitation.unknownTitle}>
          <p class="kern-body">{register.invitation.unknown}</p>
        </Alert>
      )}
      {invitation === 'found' && <p class="kern-body">{register.invitation.found}</p>}
      <form method="post" action="/anmelden/abschicken" class="sections">
        <ClientKey value={clientKey} />
        <input type="hidden" name="year" value={String(round.year)} />
        {Object.entries(typed).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Section heading={register.child.heading} field="childFirstName">
          <DescriptionList
            facts={[
              { label: fields.childFirstName, value: registration.childFirstName },
              { label: fields.childLastName, value: registration.childLastName },
              { label: fields.birthDate, value: dates.plainDay(registration.birthDate) },
            ]}
          />
        </Section>
        <Section heading={register.address.heading} field="street">
          <DescriptionList
            facts={[
              { label: fields.street, value: registration.street },
              { label: fields.postcode, value: registration.postcode },
            ]}
          />
        </Section>
        <Section heading={register.guardian.heading} field="guardianFirstName">
          <DescriptionList
            facts={[
              { label: fields.guardianFirstName, value: registration.guardianFirstName },
              { label: fields.guardianLastName, value: registration.guardianLastName },
              { label: fields.email, value: registration.email ?? check.notGiven },
              { label: fields.phone, value: registration.phone ?? check.notGiven },
            ]}
          />
          {registration.email === undefined && <p class="kern-body">{check.letters}</p>}
        </Section>
        <Section heading={register.care.heading} field="hours">
          <DescriptionList
            facts={[
              { label: fields.hours, value: register.care.hours(registration.hours) },
              { label: fields.wishedStartOn, value: dates.plainDay(registration.wishedStartOn) },
            ]}
          />
        </Section>
        <Section heading={register.wishes.heading} field="kitaIds">
          <DescriptionList
            facts={[
              ...wishes,
              {
                label: fields.childminding,
                value: registration.childminding
                  ? register.wishes.childmindingYes
                  : register.wishes.childmindingNo,
              },
            ]}
          />
        </Section>
        <SubmitButton>{check.submit}</SubmitButton>
      </form>
    </>
  );
}

function Section({
  heading,
  field,
  children,
}: PropsWithChildren<{ readonly heading: string; readonly field: string }>) {
  const { common } = useTexts();
  return (
    <section class="read-back">
      <div class="read-back__head">
        <h2 class="kern-heading-medium">{heading}</h2>
        <button class="as-link" type="submit" formaction={`/anmelden#${field}`}>
          {common.change}
          <span class="kern-sr-only"> {heading}</span>
        </button>
      </div>
      {children}
    </section>
  );
}
