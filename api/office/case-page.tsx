import type { ReadLine } from '../../src/cases/read-log.ts';
import type { OfficeCase } from '../../src/cases/read/office-case.ts';
import type { OfficeCommand } from '../../src/cases/read/office-record.ts';
import type { CaseWork } from '../../src/cases/read/case-work.ts';
import type { SystemState } from '../../src/cases/read/system-state.ts';
import { DataTable } from '../components/data-table.tsx';
import { DemoClock } from '../components/demo-clock.tsx';
import { DescriptionList, OutcomeBanner, Timeline } from '../components/elements.tsx';
import { ErrorSummary } from '../components/form.tsx';
import type { FormState } from '../components/form-values.ts';
import { useMay } from '../components/may.ts';
import { outcomeOf } from '../components/outcome.ts';
import { birthDateText, Siblings } from '../components/siblings.tsx';
import { useTexts } from '../components/texts.ts';
import { Offers } from './case-offers.tsx';
import { Commands, Notices } from './case-record.tsx';
import { CameBack } from './letter-came-back.tsx';
import { timelineOf, TurnBox } from './case-turn.tsx';
import { WorkSection, type Colleagues } from './case-work-section.tsx';
import { dataPath } from './data-page.tsx';
import { OfficeNav } from './office-nav.tsx';
import { ReadLog } from './read-log.tsx';

interface CaseProps {
  readonly theCase: OfficeCase;
  readonly work: CaseWork;
  readonly colleagues: Colleagues;
  readonly system: SystemState;
  /** Our clock, UTC milliseconds; the case may have its own. */
  readonly now: number;
  /** The request whose outcome stands on top. */
  readonly request?: OfficeCommand | undefined;
  /** undefined: not for whoever looks. */
  readonly reads: readonly ReadLine[] | undefined;
  /** What came back to be corrected. */
  readonly form: FormState;
}

/** One case: whose turn it is, what happened and was asked for, all from the record. */
export function OfficeCasePage(props: CaseProps) {
  const { theCase, work, colleagues, system, now, request, reads, form } = props;
  const t = useTexts();
  const { case: texts } = t.office;
  const { child } = theCase;
  return (
    <>
      <OfficeNav year={theCase.year} system={system} now={now} />
      <p class="kern-body kern-body--muted">
        {texts.subtitle(theCase.caseNumber, t.dates.kindergartenYear(theCase.year))}
      </p>
      <h1 class="kern-heading-large">{`${child.firstName} ${child.lastName}`.trim()}</h1>
      {request !== undefined && (
        <OutcomeBanner
          outcome={outcomeOf(request.outcome, t.officeActions.done(t.actions[request.action]), t)}
        />
      )}
      <ErrorSummary form={form} labels={t.caseWork.fields} />
      <TurnBox theCase={theCase} now={now} />
      <div class="two">
        <section class="part">
          <h2 class="kern-heading-medium">{texts.timeline}</h2>
          <Timeline entries={timelineOf(theCase, t)} />
        </section>
        <Facts theCase={theCase} />
      </div>
      <WorkSection
        applicationId={theCase.applicationId}
        work={work}
        colleagues={colleagues}
        form={form}
      />
      <Wishes theCase={theCase} />
      <Offers theCase={theCase} />
      <Commands commands={theCase.commands} />
      <Notices notices={theCase.notices}>
        <LetterCameBack theCase={theCase} />
      </Notices>
      {reads !== undefined && <ReadLog reads={reads} />}
      <CaseLinks applicationId={theCase.applicationId} />
      <DemoClock
        applicationId={theCase.applicationId}
        now={theCase.now}
        back={`/office/faelle/${theCase.applicationId}`}
      />
    </>
  );
}

function LetterCameBack({ theCase }: { readonly theCase: OfficeCase }) {
  const may = useMay();
  const { applicationId, notices } = theCase;
  const isPrinted = notices.some(({ status }) => status === 'printed');
  if (!isPrinted || !may('changeData') || !theCase.mayChangeData) return null;
  return <CameBack applicationId={applicationId} />;
}

function CaseLinks({ applicationId }: { readonly applicationId: string }) {
  const t = useTexts();
  const may = useMay();
  return (
    <ul class="links">
      {may('cases.diagnose') && (
        <li>
          <a
            class="kern-link kern-link--no-visited-state"
            href={`/office/faelle/${applicationId}/ablauf`}
          >
            {t.history.link}
          </a>
        </li>
      )}
      {may('erasure.manage') && (
        <li>
          <a
            class="kern-link kern-link--no-visited-state"
            href={`/office/loeschen/${applicationId}`}
          >
            {t.officeErasure.one.link}
          </a>
        </li>
      )}
    </ul>
  );
}

function Facts({ theCase }: { readonly theCase: OfficeCase }) {
  const t = useTexts();
  const { case: texts } = t.office;
  const { child, address, guardians } = theCase;
  const mayChangeData = useMay()('changeData') && theCase.mayChangeData;
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{texts.facts}</h2>
      <DescriptionList
        facts={[
          { label: texts.birthDate, value: birthDateText(child, t) },
          { label: texts.ageGroup, value: t.ageGroups[child.ageGroup] },
          { label: texts.hours, value: texts.hoursOf(theCase.hours) },
          { label: texts.start, value: t.dates.plainDay(theCase.wishedStartOn) },
          {
            label: texts.received,
            value:
              theCase.enteredAt === null
                ? texts.receivedAt(
                    t.dates.fullInstant(theCase.receivedAt),
                    theCase.late ? t.office.late : texts.inTime,
                  )
                : t.register.paper.receivedOf(
                    t.dates.fullDay(theCase.receivedAt),
                    t.dates.fullInstant(theCase.enteredAt),
                    theCase.late ? t.office.late : texts.inTime,
                  ),
          },
          ...(theCase.custody === null
            ? []
            : [
                {
                  label: t.register.guardian.statedCustody,
                  value: t.register.guardian.custody[theCase.custody],
                },
              ]),
          {
            label: texts.address,
            value: `${address.street}, ${address.postcode} ${address.municipality}`,
          },
          ...guardians.flatMap((guardian) => [
            { label: texts.guardian, value: guardian.name },
            { label: texts.phone, value: guardian.phone ?? texts.notGiven },
            { label: texts.email, value: guardian.email ?? texts.notGiven },
            { label: t.fields.language, value: t.register.languages[guardian.language] },
            ...(guardian.address === null
              ? []
              : [{ label: texts.address, value: guardian.address }]),
          ]),
        ]}
      />
      {mayChangeData && (
        <p>
          <a class="kern-link kern-link--no-visited-state" href={dataPath(theCase.applicationId)}>
            {t.officeActions.data.title}
          </a>
        </p>
      )}
      <Siblings siblings={theCase.siblings} caseUrl={(id) => `/office/faelle/${id}`} />
    </section>
  );
}

function Wishes({ theCase: { wishes, applicationId } }: { readonly theCase: OfficeCase }) {
  const t = useTexts();
  const { case: texts } = t.office;
  const may = useMay();
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{texts.wishes}</h2>
      <DataTable
        caption={texts.wishes}
        columns={[
          { label: texts.wish },
          { label: texts.rank },
          { label: texts.status },
          { label: texts.reviewed },
        ]}
        rows={wishes.map(({ id, kita, rank, status, offer, reviewedAt, visitedAt, isOurs }) => [
          <>
            {kita ?? (
              <a
                class="kern-link kern-link--no-visited-state"
                href={`/office/faelle/${applicationId}/tagespflege`}
              >
                {texts.childminding}
              </a>
            )}
            {isOurs && may('prepareOffer') && (
              <span class="sub">
                <a
                  class="kern-link kern-link--no-visited-state"
                  href={`/office/faelle/${applicationId}/wuensche/${id}`}
                >
                  {t.officeActions.wish.link}
                </a>
              </span>
            )}
          </>,
          String(rank),
          offer === null ? t.wishStatuses[status] : texts.offerOf(t.offerStatuses[offer]),
          <>
            {reviewedAt === null ? texts.notReviewed : t.dates.fullInstant(reviewedAt)}
            {visitedAt !== null && <span class="sub">{t.officeActions.visited}</span>}
          </>,
        ])}
      />
    </section>
  );
}
