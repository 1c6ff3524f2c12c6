import { erasureRulesRevision } from '../../src/cases/erasure-rules.ts';
import { randomUUID } from 'node:crypto';
import type { Erasures } from '../../src/cases/read/erasures.ts';
import type { OfficeCase } from '../../src/cases/read/office-case.ts';
import type { SystemState } from '../../src/cases/read/system-state.ts';
import { ERASURE_REASONS } from '../../src/domain/erasure.ts';
import { DataTable } from '../components/data-table.tsx';
import { DescriptionList, SubmitButton } from '../components/elements.tsx';
import { ClientKey, ErrorSummary, RadioField } from '../components/form.tsx';
import { emptyForm, type FormState } from '../components/form-values.ts';
import { useMay } from '../components/may.ts';
import { useTexts } from '../components/texts.ts';
import { OfficeNav } from './office-nav.tsx';

interface Frame {
  readonly year: number;
  readonly system: SystemState;
  readonly now: number;
}

/** What retention proposes, what is announced, the rules of each round, and what was erased. */
export function ErasuresPage({ erasures, ...frame }: Frame & { readonly erasures: Erasures }) {
  const { officeErasure: texts } = useTexts();
  return (
    <>
      <OfficeNav {...frame} />
      <h1 class="kern-heading-large">{texts.title}</h1>
      <Due erasures={erasures} />
      <Announced erasures={erasures} />
      <Rules erasures={erasures} />
      <Counts erasures={erasures} />
    </>
  );
}

function Due({ erasures: { due } }: { readonly erasures: Erasures }) {
  const t = useTexts();
  const { officeErasure: texts } = t;
  const may = useMay();
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{texts.due}</h2>
      <p class="kern-body">{due.length === 0 ? texts.dueNone : texts.dueText}</p>
      {due.length > 0 && (
        <form method="post" action="/office/loeschen" class="stack">
          <DataTable
            caption={texts.due}
            columns={[
              { label: texts.case },
              { label: texts.child },
              { label: texts.year },
              { label: texts.closed },
              { label: texts.until },
            ]}
            rows={due.map((line) => [
              <label class="kern-label">
                {may('erasure.manage') && (
                  <input
                    type="checkbox"
                    name={`case.${line.applicationId}`}
                    // The id of the request, so that a second click is the same request.
                    value={randomUUID()}
                    aria-label={texts.choose(line.caseNumber)}
                  />
                )}{' '}
                {line.caseNumber}
              </label>,
              line.childName,
              t.dates.kindergartenYear(line.year),
              t.dates.fullDay(line.closedAt),
              t.dates.fullDay(line.retainedUntil),
            ])}
          />
          {may('erasure.manage') && <SubmitButton>{texts.release}</SubmitButton>}
        </form>
      )}
    </section>
  );
}

function TakeBack({ line }: { readonly line: Erasures['announced'][number] }) {
  const { officeErasure: texts } = useTexts();
  return (
    <form method="post" action={`/office/loeschen/${line.applicationId}/behalten`}>
      <SubmitButton kind="tertiary" label={texts.takeBackOf(line.caseNumber)}>
        {texts.takeBack}
      </SubmitButton>
    </form>
  );
}

function Announced({ erasures: { announced } }: { readonly erasures: Erasures }) {
  const t = useTexts();
  const { officeErasure: texts } = t;
  const may = useMay();
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{texts.announced}</h2>
      {announced.length === 0 && <p class="kern-body">{texts.announcedNone}</p>}
      {announced.length > 0 && (
        <DataTable
          caption={texts.announced}
          columns={[
            { label: texts.case },
            { label: texts.child },
            { label: texts.reason },
            { label: texts.requested },
            { label: texts.dueAt },
            { label: texts.state },
            ...(may('erasure.manage') ? [{ label: texts.action }] : []),
          ]}
          rows={announced.map((line) => [
            <a
              class="kern-link kern-link--no-visited-state"
              href={`/office/faelle/${line.applicationId}`}
            >
              {line.caseNumber}
            </a>,
            line.childName,
            t.erasureReasons[line.reason],
            t.dates.fullInstant(line.requestedAt),
            t.dates.fullInstant(line.dueAt),
            [
              line.isOpen ? texts.waitsForEnd : texts.ready,
              ...(line.undelivered > 0 ? [texts.waitsForNotices(line.undelivered)] : []),
            ].join(', '),
            ...(may('erasure.manage') ? [<TakeBack line={line} />] : []),
          ])}
        />
      )}
    </section>
  );
}

const RULES = ['retentionMonths', 'graceDays', 'reminderDays'] as const;

function Rules({ erasures: { rules } }: { readonly erasures: Erasures }) {
  const t = useTexts();
  const { officeErasure: texts } = t;
  const may = useMay();
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{texts.rules}</h2>
      <p class="kern-body">{texts.rulesText}</p>
      {rules.map((rule) =>
        may('erasure.rules') ? (
          <RuleForm rule={rule} />
        ) : (
          <>
            <h3 class="kern-heading-small">{t.dates.kindergartenYear(rule.year)}</h3>
            <DescriptionList
              facts={RULES.map((name) => ({ label: texts[name], value: String(rule[name]) }))}
            />
          </>
        ),
      )}
    </section>
  );
}

function RuleForm({ rule }: { readonly rule: Erasures['rules'][number] }) {
  const t = useTexts();
  const { officeErasure: texts } = t;
  return (
    <form method="post" action={`/office/loeschen/regeln/${rule.year}`} class="stack narrow">
      <input type="hidden" name="revision" value={erasureRulesRevision(rule)} />
      <fieldset class="kern-fieldset">
        <legend class="kern-label">{t.dates.kindergartenYear(rule.year)}</legend>
        <div class="kern-fieldset__body">
          {RULES.map((name) => (
            <div class="kern-form-input">
              <label class="kern-label" for={`${name}-${rule.year}`}>
                {texts[name]}
              </label>
              <input
                class="kern-form-input__input short"
                id={`${name}-${rule.year}`}
                name={name}
                inputmode="numeric"
                value={String(rule[name])}
              />
            </div>
          ))}
        </div>
      </fieldset>
      <SubmitButton kind="secondary">{texts.save}</SubmitButton>
    </form>
  );
}

function Counts({ erasures: { counts } }: { readonly erasures: Erasures }) {
  const t = useTexts();
  const { officeErasure: texts } = t;
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{texts.counts}</h2>
      {counts.length === 0 && <p class="kern-body">{texts.countsNone}</p>}
      {counts.length > 0 && (
        <DataTable
          caption={texts.counts}
          columns={[
            { label: texts.year },
            { label: texts.reason },
            { label: texts.count, numeric: true },
          ]}
          rows={counts.map(({ year, reason, count }) => [
            t.dates.kindergartenYear(year),
            t.erasureReasons[reason],
            String(count),
          ])}
        />
      )}
    </section>
  );
}

/** One case that somebody chose to have erased. */
export function EraseCasePage({
  theCase,
  form = emptyForm,
  ...frame
}: Frame & { readonly theCase: OfficeCase; readonly form?: FormState }) {
  const t = useTexts();
  const { one: texts, reason } = t.officeErasure;
  return (
    <>
      <OfficeNav {...frame} />
      <p class="kern-body kern-body--muted">
        {t.office.case.subtitle(theCase.caseNumber, t.dates.kindergartenYear(theCase.year))}
      </p>
      <h1 class="kern-heading-large">{texts.title}</h1>
      <ErrorSummary form={form} labels={{ reason }} />
      <p class="kern-body">{texts.text}</p>
      <form method="post" class="stack narrow">
        <ClientKey value={form.values['clientKey']} />
        <RadioField
          form={form}
          name="reason"
          label={reason}
          choices={ERASURE_REASONS.map((value) => ({ value, label: t.erasureReasons[value] }))}
        />
        <SubmitButton>{texts.button}</SubmitButton>
      </form>
    </>
  );
}
