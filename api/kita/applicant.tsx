import type { ApplicantDetail, OwnRequest } from '../../src/cases/read/kita-applicants.ts';
import { NEEDS_KITA } from '../../src/cases/read/kita-standing.ts';
import type { Told } from '../../src/cases/read/kita-told.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { DataTable } from '../components/data-table.tsx';
import { DescriptionList, OutcomeBanner, type Fact } from '../components/elements.tsx';
import { ErrorSummary } from '../components/form.tsx';
import { birthDateText, Siblings } from '../components/siblings.tsx';
import { useTexts } from '../components/texts.ts';
import { outcomeOf } from '../components/outcome.ts';
import type { ReturnedForm } from './action-form.tsx';
import { actionLabels, Actions, hasSomethingToDo } from './actions.tsx';
import { KitaNav } from './kita-nav.tsx';
import { ToldTable } from './told-table.tsx';
import { inYear } from './years.ts';

interface ApplicantProps {
  readonly applicant: ApplicantDetail;
  /** The request whose outcome stands on top. */
  readonly request?: OwnRequest | undefined;
  readonly returned?: ReturnedForm | undefined;
  /** What the family was told because of this Kita, newest first. */
  readonly told: readonly Told[];
}

/** One child as a Kita sees it: whose turn it is, what can be done now, then the facts. */
export function ApplicantPage({ applicant, request, returned, told }: ApplicantProps) {
  const t = useTexts();
  const { applicant: texts } = t.kita;
  return (
    <>
      <KitaNav year={applicant.year} />
      <p>
        <a
          class="kern-link kern-link--no-visited-state"
          href={inYear('/kita/anmeldungen', applicant.year)}
        >
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
        <OutcomeBanner outcome={outcomeOf(request.outcome, doneText(request, t), t)} />
      )}
      {returned !== undefined && <ErrorSummary form={returned.state} labels={actionLabels(t)} />}
      <section class="turn">
        <h2 class="kern-heading-medium">{t.kita.turn[applicant.standing]}</h2>
        <TurnDetail applicant={applicant} />
      </section>
      {hasSomethingToDo(applicant) ? (
        <div class="two">
          <div>
            <Actions
              side={applicant}
              base={`/kita/anmeldungen/${applicant.applicationId}`}
              returned={returned}
            />
            <Requests requests={applicant.requests} />
            <ToldFamily told={told} />
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
          <ToldFamily told={told} />
        </>
      )}
    </>
  );
}

const doneText = ({ action, isDraft }: OwnRequest, t: Texts): string =>
  action === 'revokeOffer' && isDraft ? t.kitaActions.drop.done : t.kita.outcomes[action];

function TurnDetail({ applicant }: { readonly applicant: ApplicantDetail }) {
  const t = useTexts();
  const { standing, offer, slots, draft, dueAt, now } = applicant;
  const booked = slots.find((slot) => slot.status === 'booked');
  if (standing === 'offered' && offer !== null)
    return (
      <p class="kern-body">
        {t.kita.offerUntil(t.dates.fullEnd(offer.dueAt))} ({t.dates.remaining(offer.dueAt, now)}).
      </p>
    );
  if (draft !== null && draft.outAt !== null)
    return (
      <p class="kern-body">
        {standing === 'released'
          ? t.kita.goesOut(t.dates.fullStart(draft.outAt))
          : t.kita.wouldGoOut(t.dates.fullStart(draft.outAt))}
      </p>
    );
  if (booked !== undefined)
    return (
      <>
        <p class="kern-body">{t.dates.span(booked.startsAt, booked.endsAt)}</p>
        <Due dueAt={dueAt} now={now} />
      </>
    );
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
  if (NEEDS_KITA.includes(standing))
    return (
      <>
        {slots.some(({ status }) => status === 'proposed' || status === 'taken') && (
          <p class="kern-body">{t.kita.noSlotLeft}</p>
        )}
        <Due dueAt={dueAt} now={now} />
      </>
    );
  if (offer === null) return null;
  return <p class="kern-body">{t.kita.lastOffer[offer.status]}</p>;
}

function Due({ dueAt, now }: Pick<ApplicantDetail, 'dueAt' | 'now'>) {
  const t = useTexts();
  if (dueAt === null) return null;
  const at = t.dates.fullEnd(dueAt);
  return <p class="kern-body">{dueAt > now ? t.kita.due(at) : t.kita.overdue(at)}</p>;
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
    ...(applicant.visitedAt === null
      ? []
      : [{ label: texts.visited, value: t.dates.fullInstant(applicant.visitedAt) }]),
    ...(applicant.contract === null
      ? []
      : [
          {
            label: texts.contract,
            value: texts.contractOf(
              t.dates.plainDay(applicant.contract.startsOn),
              applicant.contract.hours,
            ),
          },
        ]),
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

function ToldFamily({ told }: { readonly told: readonly Told[] }) {
  const { kitaDesk } = useTexts();
  if (told.length === 0) return null;
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{kitaDesk.told.heading}</h2>
      <ToldTable told={told} />
    </section>
  );
}

function statusOf(outcome: OwnRequest['outcome'], t: Texts): string {
  const { applicant } = t.kita;
  if (outcome === null) return applicant.processing;
  return outcome === 'done' ? applicant.done : applicant.refused(t.refusals[outcome]);
}
