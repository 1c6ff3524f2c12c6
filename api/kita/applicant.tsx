import type { PropsWithChildren } from 'hono/jsx';
import type { ApplicantDetail, OwnRequest } from '../../src/cases/read/kita-applicants.ts';
import { NEEDS_KITA } from '../../src/cases/read/kita-standing.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { DataTable } from '../components/data-table.tsx';
import {
  DescriptionList,
  OutcomeBanner,
  SubmitButton,
  type Fact,
} from '../components/elements.tsx';
import {
  ClientKey,
  emptyForm,
  ErrorSummary,
  RadioField,
  TextArea,
  TextField,
  type FormState,
} from '../components/form.tsx';
import { birthDateText, Siblings } from '../components/siblings.tsx';
import { useTexts } from '../components/texts.ts';
import { outcomeOf } from '../components/outcome.ts';
import { SLOT_LENGTHS, SLOT_NUMBERS, slotField } from './slots.ts';

/** Which form came back with something to correct, and what was typed. */
export interface ReturnedForm {
  readonly action: 'revokeOffer' | 'proposeSlots';
  readonly state: FormState;
}

interface ApplicantProps {
  readonly applicant: ApplicantDetail;
  /** The request whose outcome stands on top. */
  readonly request?: OwnRequest | undefined;
  readonly returned?: ReturnedForm | undefined;
}

/** One child as a Kita sees it: whose turn it is, what can be done now, then the facts. */
export function ApplicantPage({ applicant, request, returned }: ApplicantProps) {
  const t = useTexts();
  const { applicant: texts } = t.kita;
  return (
    <>
      <p>
        <a class="kern-link kern-link--no-visited-state" href="/kita">
          {texts.back}
        </a>
      </p>
      <p class="kern-body kern-body--muted">
        {texts.subtitle(applicant.caseNumber, t.dates.kindergartenYear(applicant.year))}
      </p>
      <h1 class="kern-heading-large">
        {`${applicant.childFirstName} ${applicant.childLastName}`.trim()}
      </h1>
      {request !== undefined && (
        <OutcomeBanner outcome={outcomeOf(request.outcome, t.kita.outcomes[request.action], t)} />
      )}
      {returned !== undefined && <ErrorSummary form={returned.state} labels={labelsOf(t)} />}
      <section class="turn">
        <h2 class="kern-heading-medium">{t.kita.turn[applicant.standing]}</h2>
        <TurnDetail applicant={applicant} />
      </section>
      {hasSomethingToDo(applicant) ? (
        <div class="two">
          <div>
            <Actions applicant={applicant} returned={returned} />
            <Requests requests={applicant.requests} />
          </div>
          <div>
            <Facts applicant={applicant} />
          </div>
        </div>
      ) : (
        <>
          <div class="two">
            <Facts applicant={applicant} />
          </div>
          <Requests requests={applicant.requests} />
        </>
      )}
    </>
  );
}

function TurnDetail({ applicant }: { readonly applicant: ApplicantDetail }) {
  const t = useTexts();
  const { standing, offer, slots, now } = applicant;
  const booked = slots.find((slot) => slot.status === 'booked');
  if (standing === 'offered' && offer !== null)
    return (
      <p class="kern-body">
        {t.kita.offerUntil(t.dates.fullEnd(offer.dueAt))} ({t.dates.remaining(offer.dueAt, now)}).
      </p>
    );
  if (booked !== undefined && (standing === 'booked' || standing === 'contractDue'))
    return <p class="kern-body">{t.dates.span(booked.startsAt, booked.endsAt)}</p>;
  if (standing === 'slotsProposed')
    return (
      <ul class="kern-list">
        {slots
          .filter((slot) => slot.status === 'proposed')
          .map((slot) => (
            <li>{t.dates.span(slot.startsAt, slot.endsAt)}</li>
          ))}
      </ul>
    );
  if (NEEDS_KITA.includes(standing) || offer === null) return null;
  return <p class="kern-body">{t.kita.lastOffer[offer.status]}</p>;
}

const hasSomethingToDo = ({ possible }: ApplicantDetail): boolean =>
  possible.makeOffer === 'offer.no_place' ||
  Object.values(possible).some((answer) => answer === 'yes');

/** Only what the rules would carry out now is offered. */
function Actions({ applicant, returned }: Omit<ApplicantProps, 'request'>) {
  const { possible } = applicant;
  return (
    <>
      {possible.markReviewed === 'yes' && applicant.standing !== 'offered' && (
        <Review applicant={applicant} />
      )}
      <MakeOffer applicant={applicant} />
      {possible.concludeContract === 'yes' && <Conclude applicant={applicant} />}
      {possible.proposeSlots === 'yes' && <Propose applicant={applicant} returned={returned} />}
      {possible.revokeOffer === 'yes' && <Revoke applicant={applicant} returned={returned} />}
    </>
  );
}

function ActionForm({
  applicant,
  path,
  heading,
  hidden,
  clientKey,
  children,
}: PropsWithChildren<{
  readonly applicant: ApplicantDetail;
  readonly path: string;
  readonly heading: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly clientKey?: string | undefined;
}>) {
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{heading}</h2>
      <form
        method="post"
        action={`/kita/anmeldungen/${applicant.applicationId}/${path}`}
        class="stack"
      >
        <ClientKey value={clientKey} />
        {Object.entries(hidden).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {children}
      </form>
    </section>
  );
}

function Review({ applicant }: { readonly applicant: ApplicantDetail }) {
  const { review } = useTexts().kita;
  const { wishId } = applicant;
  return (
    <ActionForm applicant={applicant} path="geprueft" heading={review.heading} hidden={{ wishId }}>
      <p class="kern-body">{review.text}</p>
      <SubmitButton kind={applicant.possible.makeOffer === 'yes' ? 'secondary' : 'primary'}>
        {review.button}
      </SubmitButton>
    </ActionForm>
  );
}

function MakeOffer({ applicant }: { readonly applicant: ApplicantDetail }) {
  const t = useTexts();
  const { makeOffer } = t.kita;
  const { wishId, ageGroup, hours, pool, possible, answerBy } = applicant;
  const group = t.ageGroups[ageGroup];
  if (possible.makeOffer === 'offer.no_place')
    return (
      <section class="part">
        <h2 class="kern-heading-medium">{makeOffer.heading}</h2>
        <p class="kern-body">
          {pool === null ? makeOffer.noPool(group, hours) : makeOffer.full(group, hours)}
        </p>
      </section>
    );
  if (possible.makeOffer !== 'yes' || pool === null) return null;
  return (
    <ActionForm
      applicant={applicant}
      path="angebot"
      heading={makeOffer.heading}
      hidden={{ wishId }}
    >
      <p class="kern-body">{makeOffer.text(group, hours, pool.free, pool.capacity)}</p>
      {answerBy !== null && (
        <p class="kern-body">{makeOffer.answerBy(t.dates.fullEnd(answerBy))}</p>
      )}
      <SubmitButton>{makeOffer.button}</SubmitButton>
    </ActionForm>
  );
}

function Revoke({ applicant, returned }: Omit<ApplicantProps, 'request'>) {
  const { revokeOffer } = useTexts().kita;
  const form = returned?.action === 'revokeOffer' ? returned.state : emptyForm;
  return (
    <ActionForm
      applicant={applicant}
      path="angebot-zurueck"
      heading={revokeOffer.heading}
      hidden={{ offerId: applicant.offer?.id ?? '' }}
      clientKey={form.values['clientKey']}
    >
      <p class="kern-body">{revokeOffer.text}</p>
      <TextArea form={form} name="note" label={revokeOffer.note} />
      <SubmitButton kind="secondary">{revokeOffer.button}</SubmitButton>
    </ActionForm>
  );
}

function Propose({ applicant, returned }: Omit<ApplicantProps, 'request'>) {
  const { proposeSlots } = useTexts().kita;
  const form = returned?.action === 'proposeSlots' ? returned.state : slotDefaults;
  const isFirst = applicant.standing === 'accepted';
  return (
    <ActionForm
      applicant={applicant}
      path="termine"
      heading={isFirst ? proposeSlots.heading : proposeSlots.again}
      hidden={{ offerId: applicant.offer?.id ?? '' }}
      clientKey={form.values['clientKey']}
    >
      <p class="kern-body">{isFirst ? proposeSlots.text : proposeSlots.againText}</p>
      {SLOT_NUMBERS.map((number) => (
        <fieldset class="kern-fieldset">
          <legend class="kern-label">{proposeSlots.slot(number)}</legend>
          <div class="kern-fieldset__body kern-fieldset__body--horizontal">
            <TextField
              form={form}
              name={slotField(number, 'date')}
              label={proposeSlots.date}
              type="date"
            />
            <TextField
              form={form}
              name={slotField(number, 'time')}
              label={proposeSlots.time}
              type="time"
            />
          </div>
        </fieldset>
      ))}
      <RadioField
        form={form}
        name="minutes"
        label={proposeSlots.length}
        choices={SLOT_LENGTHS.map((minutes) => ({
          value: String(minutes),
          label: proposeSlots.minutes(minutes),
        }))}
      />
      <SubmitButton kind={isFirst ? 'primary' : 'secondary'}>{proposeSlots.button}</SubmitButton>
    </ActionForm>
  );
}

function Conclude({ applicant }: { readonly applicant: ApplicantDetail }) {
  const { concludeContract } = useTexts().kita;
  const isDue = applicant.standing === 'contractDue';
  return (
    <ActionForm
      applicant={applicant}
      path="vertrag"
      heading={concludeContract.heading}
      hidden={{ offerId: applicant.offer?.id ?? '' }}
    >
      <p class="kern-body">{concludeContract.text}</p>
      <SubmitButton kind={isDue ? 'primary' : 'secondary'}>{concludeContract.button}</SubmitButton>
    </ActionForm>
  );
}

const slotDefaults: FormState = { values: { minutes: '45' }, problems: [] };

function labelsOf({
  kita: { revokeOffer, proposeSlots },
}: Texts): Readonly<Record<string, string>> {
  const labels: Record<string, string> = { note: revokeOffer.note, minutes: proposeSlots.length };
  for (const number of SLOT_NUMBERS) {
    const slot = proposeSlots.slot(number);
    labels[slotField(number, 'date')] = `${slot}, ${proposeSlots.date}`;
    labels[slotField(number, 'time')] = `${slot}, ${proposeSlots.time}`;
  }
  return labels;
}

function Facts({ applicant }: { readonly applicant: ApplicantDetail }) {
  const t = useTexts();
  const { applicant: texts } = t.kita;
  const facts: readonly Fact[] = [
    { label: texts.rank, value: t.kita.rank(applicant.rank) },
    { label: texts.birthDate, value: birthDateText(applicant, t) },
    {
      label: texts.ageGroup,
      value: texts.ageGroupOn(
        t.ageGroups[applicant.ageGroup],
        t.dates.plainDay(applicant.ageCutOffOn),
      ),
    },
    { label: texts.hours, value: t.kita.hours(applicant.hours) },
    { label: texts.start, value: t.dates.plainDay(applicant.wishedStartOn) },
    { label: texts.municipality, value: applicant.municipality },
    {
      label: texts.received,
      value:
        applicant.enteredAt === null
          ? texts.receivedAt(applicant.receivedAt, applicant.late ? t.kita.late : t.kita.inTime)
          : t.register.paper.receivedOf(
              t.dates.fullDay(applicant.receivedAt),
              t.dates.fullInstant(applicant.enteredAt),
              applicant.late ? t.kita.late : t.kita.inTime,
            ),
    },
    {
      label: texts.reviewed,
      value:
        applicant.reviewedAt === null
          ? texts.notReviewed
          : t.dates.fullInstant(applicant.reviewedAt),
    },
  ];
  return (
    <>
      <section class="part">
        <h2 class="kern-heading-medium">{texts.facts}</h2>
        <DescriptionList facts={facts} />
      </section>
      <Siblings siblings={applicant.siblings} caseUrl={(id) => `/kita/anmeldungen/${id}`} />
      {applicant.guardians.length > 0 && <Contacts guardians={applicant.guardians} />}
    </>
  );
}

function Contacts({ guardians }: Pick<ApplicantDetail, 'guardians'>) {
  const { applicant: texts } = useTexts().kita;
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{texts.contact}</h2>
      {guardians.map((guardian) => (
        <DescriptionList
          facts={[
            { label: texts.guardian, value: `${guardian.firstName} ${guardian.lastName}` },
            { label: texts.phone, value: guardian.phone ?? texts.notGiven },
            { label: texts.email, value: guardian.email ?? texts.notGiven },
          ]}
        />
      ))}
    </section>
  );
}

function Requests({ requests }: { readonly requests: readonly OwnRequest[] }) {
  const t = useTexts();
  const { applicant: texts } = t.kita;
  if (requests.length === 0) return null;
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{texts.requests}</h2>
      <DataTable
        caption={texts.requests}
        columns={[{ label: texts.what }, { label: texts.when }, { label: texts.status }]}
        rows={requests.map(({ action, receivedAt, outcome }) => [
          t.actions[action],
          t.dates.fullInstant(receivedAt),
          statusOf(outcome, t),
        ])}
      />
    </section>
  );
}

function statusOf(outcome: OwnRequest['outcome'], t: Texts): string {
  const { applicant } = t.kita;
  if (outcome === null) return applicant.processing;
  return outcome === 'done' ? applicant.done : applicant.refused(t.refusals[outcome]);
}
