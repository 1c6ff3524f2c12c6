import type { PropsWithChildren } from 'hono/jsx';
import { Alert, DescriptionList, SubmitButton, type Fact } from '../components/elements.tsx';
import { ClientKey } from '../components/form.tsx';
import { useTexts } from '../components/texts.ts';
import type { KitaInfo } from '../../src/cases/read/kitas.ts';
import { hasSecondGuardian } from '../../src/cases/register-rows.ts';
import type { CheckedRequest } from '../../src/cases/register.ts';
import type { InvitationStanding } from '../../src/cases/waiting-list/link.ts';
import { isLate } from '../../src/domain/round.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { birthDateText } from '../components/siblings.tsx';
import type { Desk } from './desk.ts';

/** Everything read back before the last click; every section leads back to its fields with what was typed. */
export function CheckPage({
  desk,
  checked,
  kitas,
  invitation,
  typed,
  clientKey,
}: {
  readonly desk: Desk;
  readonly checked: CheckedRequest;
  readonly kitas: readonly KitaInfo[];
  readonly invitation: InvitationStanding;
  /** What was typed, carried along as it was. */
  readonly typed: Readonly<Record<string, string>>;
  readonly clientKey: string;
}) {
  const t = useTexts();
  const { round, registration, receivedAt } = checked;
  const { register, fields, dates } = t;
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
      <p class="kern-body">{desk.onPaper ? register.paper.checkIntro : check.intro}</p>
      {isLate(receivedAt, round.dates) && (
        <Alert tone="warning" title={register.late.title}>
          <p class="kern-body">{register.late.text(dates.fullEndDay(round.dates.deadlineAt))}</p>
        </Alert>
      )}
      {invitation === 'unknown' && (
        <Alert tone="warning" title={register.invitation.unknownTitle}>
          <p class="kern-body">{register.invitation.unknown}</p>
        </Alert>
      )}
      {invitation === 'found' && <p class="kern-body">{register.invitation.found}</p>}
      <form method="post" action={`${desk.path}/abschicken`} class="sections">
        <ClientKey value={clientKey} />
        <input type="hidden" name="year" value={String(round.year)} />
        {Object.entries(typed).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {registration.receivedOn !== undefined && (
          <Section desk={desk} heading={register.paper.heading} field="receivedOn">
            <DescriptionList
              facts={[{ label: fields.receivedOn, value: dates.plainDay(registration.receivedOn) }]}
            />
          </Section>
        )}
        <Section desk={desk} heading={register.child.heading} field="childFirstName">
          <DescriptionList
            facts={[
              {
                label: fields.childFirstName,
                value: registration.childFirstName ?? register.child.notNamed,
              },
              { label: fields.childLastName, value: registration.childLastName },
              {
                label: fields.birthDate,
                value: birthDateText(
                  { birthDate: registration.birthDate, unborn: registration.unborn === true },
                  t,
                ),
              },
            ]}
          />
        </Section>
        <Section desk={desk} heading={register.address.heading} field="street">
          <DescriptionList
            facts={[
              { label: fields.street, value: registration.street },
              { label: fields.postcode, value: registration.postcode },
            ]}
          />
        </Section>
        <Section desk={desk} heading={register.guardian.heading} field="guardianFirstName">
          <DescriptionList
            facts={[
              { label: fields.guardianFirstName, value: registration.guardianFirstName },
              { label: fields.guardianLastName, value: registration.guardianLastName },
              { label: fields.email, value: registration.email ?? check.notGiven },
              { label: fields.phone, value: registration.phone ?? check.notGiven },
              { label: fields.language, value: register.languages[registration.language ?? 'de'] },
              { label: fields.custody, value: register.guardian.custody[registration.custody] },
            ]}
          />
          {registration.email === undefined && <p class="kern-body">{check.letters}</p>}
        </Section>
        <Section desk={desk} heading={register.second.heading} field="guardian2FirstName">
          <SecondGuardian registration={registration} t={t} />
        </Section>
        <Section desk={desk} heading={register.care.heading} field="hours">
          <DescriptionList
            facts={[
              { label: fields.hours, value: register.care.hours(registration.hours) },
              { label: fields.wishedStartOn, value: dates.plainDay(registration.wishedStartOn) },
            ]}
          />
        </Section>
        <Section desk={desk} heading={register.wishes.heading} field="kitaIds">
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
        <Section desk={desk} heading={register.sibling.heading} field="siblingCaseNumber">
          <Sibling checked={checked} t={t} />
        </Section>
        <SubmitButton>{desk.onPaper ? register.paper.submit : check.submit}</SubmitButton>
      </form>
    </>
  );
}

function SecondGuardian({
  registration,
  t,
}: {
  readonly registration: CheckedRequest['registration'];
  readonly t: Texts;
}) {
  const { fields, register } = t;
  const { second, check } = register;
  if (!hasSecondGuardian(registration)) return <p class="kern-body">{second.none}</p>;
  const { guardian2Street: street, guardian2Postcode, guardian2Town } = registration;
  return (
    <DescriptionList
      facts={[
        { label: fields.guardian2FirstName, value: registration.guardian2FirstName },
        { label: fields.guardian2LastName, value: registration.guardian2LastName },
        { label: fields.guardian2Email, value: registration.guardian2Email ?? check.notGiven },
        { label: fields.guardian2Phone, value: registration.guardian2Phone ?? check.notGiven },
        {
          label: fields.guardian2Language,
          value: register.languages[registration.guardian2Language ?? 'de'],
        },
        {
          label: second.address,
          value:
            street === undefined
              ? second.sameAddress
              : `${street}, ${guardian2Postcode} ${guardian2Town}`,
        },
      ]}
    />
  );
}

function Sibling({ checked, t }: { readonly checked: CheckedRequest; readonly t: Texts }) {
  const { fields, register } = t;
  const { sibling } = register;
  const { siblingCaseNumber, together = 'ifPossible' } = checked.registration;
  if (checked.siblingGroup === undefined) return <p class="kern-body">{sibling.none}</p>;
  const facts: readonly Fact[] = [
    ...(siblingCaseNumber === undefined
      ? []
      : [{ label: fields.siblingCaseNumber, value: siblingCaseNumber }]),
    { label: fields.together, value: sibling.together[together] },
  ];
  return <DescriptionList facts={facts} />;
}

function Section({
  desk,
  heading,
  field,
  children,
}: PropsWithChildren<{
  readonly desk: Desk;
  readonly heading: string;
  readonly field: string;
}>) {
  const { common } = useTexts();
  return (
    <section class="read-back">
      <div class="read-back__head">
        <h2 class="kern-heading-medium">{heading}</h2>
        <button class="as-link" type="submit" formaction={`${desk.path}#${field}`}>
          {common.change}
          <span class="kern-sr-only"> {heading}</span>
        </button>
      </div>
      {children}
    </section>
  );
}
