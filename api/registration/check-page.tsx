import type { PropsWithChildren } from 'hono/jsx';
import { Alert, DescriptionList, SubmitButton, type Fact } from '../components/elements.tsx';
import { useTexts } from '../components/texts.ts';
import type { KitaInfo } from '../../src/cases/read/kitas.ts';
import { hasSecondGuardian } from '../../src/cases/register-rows.ts';
import type { CheckedRequest } from '../../src/cases/register.ts';
import type { InvitationStanding } from '../../src/cases/waiting-list/link.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { birthDateText } from '../components/siblings.tsx';
import type { Desk } from './desk.ts';
import { LateAlert, PageHead } from './frame.tsx';
import type { SectionId } from './sections.ts';

/** Everything read back before the last click; every section leads back to its page. */
export function CheckPage({
  desk,
  checked,
  kitas,
  invitation,
  version,
  siblingCaseNumber,
  isChanged,
}: {
  readonly desk: Desk;
  readonly checked: CheckedRequest;
  readonly kitas: readonly KitaInfo[];
  readonly invitation: InvitationStanding;
  /** Of the draft as it is shown: what is sent is what was read. */
  readonly version: number;
  readonly siblingCaseNumber: string | undefined;
  /** It was changed elsewhere since the reader last saw this page. */
  readonly isChanged: boolean;
}) {
  const t = useTexts();
  const { round, registration, receivedAt } = checked;
  const { register, registerForm, fields, dates } = t;
  const { check } = register;
  const names = new Map(kitas.map((kita) => [kita.id, kita]));
  const wishes: readonly Fact[] = registration.kitaIds.map((id, index) => ({
    label: register.wishes.nth(index + 1),
    value: `${names.get(id)?.name ?? ''}, ${names.get(id)?.municipality ?? ''}`,
  }));
  return (
    <>
      <PageHead desk={desk} year={round.year} />
      <h1 class="kern-heading-x-large">{check.title}</h1>
      <p class="kern-body">{desk.onPaper ? register.paper.checkIntro : check.intro}</p>
      {isChanged && (
        <Alert tone="warning" title={registerForm.changedElsewhere.title} live>
          <p class="kern-body">{registerForm.changedElsewhere.text}</p>
        </Alert>
      )}
      <LateAlert desk={desk} round={round} now={receivedAt} />
      {invitation === 'unknown' && (
        <Alert tone="warning" title={register.invitation.unknownTitle}>
          <p class="kern-body">{register.invitation.unknown}</p>
        </Alert>
      )}
      {invitation === 'found' && <p class="kern-body">{register.invitation.found}</p>}
      <form method="post" action={`${desk.path}/abschicken`} class="sections">
        <input type="hidden" name="version" value={String(version)} />
        {registration.receivedOn !== undefined && (
          <Section desk={desk} page="eingang">
            <DescriptionList
              facts={[{ label: fields.receivedOn, value: dates.plainDay(registration.receivedOn) }]}
            />
          </Section>
        )}
        <Section desk={desk} page="kind">
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
        <Section desk={desk} page="wohnung">
          <DescriptionList
            facts={[
              { label: fields.street, value: registration.street },
              { label: fields.postcode, value: registration.postcode },
            ]}
          />
        </Section>
        <Section desk={desk} page="betreuung">
          <DescriptionList
            facts={[
              { label: fields.hours, value: register.care.hours(registration.hours) },
              { label: fields.wishedStartOn, value: dates.plainDay(registration.wishedStartOn) },
            ]}
          />
        </Section>
        <Section desk={desk} page="kitas">
          {wishes.length === 0 ? (
            <p class="kern-body">{register.wishes.none}</p>
          ) : (
            <DescriptionList facts={wishes} />
          )}
        </Section>
        {round.rules.maxChildminding > 0 && (
          <Section desk={desk} page="tagespflege">
            <p class="kern-body">
              {registration.childminding
                ? register.wishes.childmindingYes
                : register.wishes.childmindingNo}
            </p>
          </Section>
        )}
        <Section desk={desk} page="familie">
          <DescriptionList
            facts={[
              { label: fields.guardianFirstName, value: registration.guardianFirstName },
              { label: fields.guardianLastName, value: registration.guardianLastName },
              { label: fields.custody, value: register.guardian.custody[registration.custody] },
            ]}
          />
        </Section>
        {registration.custody !== 'sole' && (
          <Section desk={desk} page="zweite-person">
            <SecondGuardian registration={registration} t={t} />
          </Section>
        )}
        <Section desk={desk} page="geschwister">
          <Sibling checked={checked} caseNumber={siblingCaseNumber} t={t} />
        </Section>
        <Section desk={desk} page="erreichbar">
          <DescriptionList
            facts={[
              { label: fields.email, value: registration.email ?? check.notGiven },
              { label: fields.phone, value: registration.phone ?? check.notGiven },
              { label: fields.language, value: register.languages[registration.language ?? 'de'] },
            ]}
          />
          {registration.email === undefined && <p class="kern-body">{check.letters}</p>}
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

function Sibling({
  checked,
  caseNumber,
  t,
}: {
  readonly checked: CheckedRequest;
  readonly caseNumber: string | undefined;
  readonly t: Texts;
}) {
  const { fields, register } = t;
  const { sibling } = register;
  const { together = 'ifPossible' } = checked.registration;
  if (checked.siblingGroup === undefined) return <p class="kern-body">{sibling.none}</p>;
  const facts: readonly Fact[] = [
    ...(caseNumber === undefined ? [] : [{ label: fields.siblingCaseNumber, value: caseNumber }]),
    { label: fields.together, value: sibling.together[together] },
  ];
  return <DescriptionList facts={facts} />;
}

function Section({
  desk,
  page,
  children,
}: PropsWithChildren<{ readonly desk: Desk; readonly page: SectionId }>) {
  const { common, registerForm } = useTexts();
  const heading = registerForm.sections[page];
  return (
    <section class="read-back">
      <div class="read-back__head">
        <h2 class="kern-heading-medium">{heading}</h2>
        <a class="kern-link kern-link--no-visited-state" href={`${desk.path}/${page}`}>
          {common.change}
          <span class="kern-sr-only"> {heading}</span>
        </a>
      </div>
      {children}
    </section>
  );
}
