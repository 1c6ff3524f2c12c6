import type { OutboxLine } from '../../src/cases/read/outbox.ts';
import type { SystemState } from '../../src/cases/read/system-state.ts';
import {
  DescriptionList,
  OutcomeBanner,
  SubmitButton,
  type Outcome,
} from '../components/elements.tsx';
import { ClientKey, ErrorSummary, TextField } from '../components/form.tsx';
import type { FormState } from '../components/form-values.ts';
import { useMay } from '../components/may.ts';
import { useTexts } from '../components/texts.ts';
import { OfficeNav } from './office-nav.tsx';
import { Delivery, SubjectLink } from './outbox.tsx';

/** One notice; a refused mail can be tried again, sent elsewhere, or made a letter. */
export function OutboxLinePage({
  line,
  form,
  outcome,
  year,
  system,
  now,
}: {
  readonly line: OutboxLine;
  readonly form: FormState;
  readonly outcome: Outcome | undefined;
  readonly year: number | undefined;
  readonly system: SystemState;
  readonly now: number;
}) {
  const t = useTexts();
  const { outbox: texts } = t;
  const may = useMay();
  return (
    <>
      <OfficeNav year={year} system={system} now={now} />
      <h1 class="kern-heading-large">{t.noticeKinds[line.kind]}</h1>
      {outcome !== undefined && <OutcomeBanner outcome={outcome} />}
      <ErrorSummary form={form} labels={{ email: texts.one.email, letter: texts.one.asLetter }} />
      <DescriptionList
        facts={[
          { label: texts.recipient, value: line.recipient ?? t.actors.office },
          { label: texts.subject, value: <SubjectLink line={line} /> },
          { label: texts.channel, value: t.channels[line.channel] },
          { label: t.office.case.email, value: line.email ?? t.office.case.notGiven },
          { label: t.office.case.address, value: line.address ?? t.office.case.notGiven },
          { label: texts.written, value: t.dates.fullInstant(line.createdAt) },
          { label: texts.status, value: <Delivery line={line} /> },
        ]}
      />
      {line.channel === 'letter' && (
        <p>
          <a class="kern-link kern-link--no-visited-state" href={`/office/briefe/${line.id}`}>
            {t.office.case.printLetter}
          </a>
        </p>
      )}
      {line.status === 'refused' && may('notices.resend') && <Resend line={line} form={form} />}
      <p>
        <a class="kern-link kern-link--no-visited-state" href="/office/postausgang">
          {texts.one.back}
        </a>
      </p>
    </>
  );
}

function Resend({ line, form }: { readonly line: OutboxLine; readonly form: FormState }) {
  const { outbox } = useTexts();
  const { one: texts } = outbox;
  const base = `/office/postausgang/${line.id}`;
  const isToFamily = line.position !== null || line.waitingListEntryId !== null;
  return (
    <div class="cards">
      {isToFamily && (
        <section class="card">
          <h2 class="kern-heading-small">{texts.otherAddress}</h2>
          <p class="kern-body">{texts.otherAddressText}</p>
          <form method="post" action={`${base}/adresse`} class="stack" novalidate>
            <ClientKey value={form.values['clientKey']} />
            <TextField
              form={form}
              name="email"
              label={texts.email}
              type="email"
              autocomplete="off"
            />
            <SubmitButton>{texts.sendThere}</SubmitButton>
          </form>
        </section>
      )}
      {isToFamily && (
        <section class="card">
          <h2 class="kern-heading-small" id="letter" tabindex={-1}>
            {texts.asLetter}
          </h2>
          <p class="kern-body">{texts.asLetterText}</p>
          <form method="post" action={`${base}/brief`}>
            <SubmitButton kind="secondary">{texts.makeLetter}</SubmitButton>
          </form>
        </section>
      )}
      <section class="card">
        <h2 class="kern-heading-small">{texts.again}</h2>
        <p class="kern-body">{isToFamily ? texts.againText : texts.againTextStaff}</p>
        <form method="post" action={`${base}/erneut`}>
          <SubmitButton kind="secondary">{texts.tryAgain}</SubmitButton>
        </form>
      </section>
    </div>
  );
}
