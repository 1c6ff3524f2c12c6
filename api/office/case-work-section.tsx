import { useRequestContext } from 'hono/jsx-renderer';
import type { CaseWork } from '../../src/cases/read/case-work.ts';
import { SubmitButton } from '../components/elements.tsx';
import { ClientKey, TextArea, TextField } from '../components/form.tsx';
import type { FormState } from '../components/form-values.ts';
import { useMay } from '../components/may.ts';
import { useTexts } from '../components/texts.ts';
import type { SignedInEnv } from '../environment.ts';

interface WorkProps {
  readonly applicationId: string;
  readonly work: CaseWork;
  readonly colleagues: Colleagues;
  /** What came back to be corrected. */
  readonly form: FormState;
}

/** What the office keeps beside a case: who looks after it, when to look again, and notes. */
export function WorkSection(props: WorkProps) {
  const { caseWork: texts } = useTexts();
  return (
    <section class="part" id="bearbeitung">
      <h2 class="kern-heading-medium">{texts.heading}</h2>
      <p class="kern-body kern-body--small kern-body--muted">{texts.hint}</p>
      <Assigned {...props} />
      <FollowUps {...props} />
      <Notes {...props} />
    </section>
  );
}

/** Names by account. */
export type Colleagues = ReadonlyMap<string, string>;

/** One's own account is called so; one that is gone is told by its id. */
export function useAccountName(colleagues: Colleagues): (account: string) => string {
  const { caseWork: texts } = useTexts();
  const me = useRequestContext<SignedInEnv>().get('person').ref;
  return (account) => (account === me ? texts.me : (colleagues.get(account) ?? account));
}

function Assigned({ applicationId, work: { caseworker }, colleagues }: WorkProps) {
  const { caseWork: texts } = useTexts();
  const may = useMay();
  const nameOf = useAccountName(colleagues);
  const me = useRequestContext<SignedInEnv>().get('person').ref;
  const isMine = caseworker === me;
  const said = (
    <span class="kern-body">
      {caseworker === null ? texts.assignedNobody : texts.assigned(nameOf(caseworker))}
    </span>
  );
  if (!may('cases.notes')) return said;
  return (
    <form method="post" action={`/office/faelle/${applicationId}/zustaendig`} class="line">
      {said}
      <input type="hidden" name="toMe" value={isMine ? 'nein' : 'ja'} />
      <button class="as-link" type="submit">
        {isMine ? texts.giveUp : texts.takeOver}
      </button>
    </form>
  );
}

function FollowUps({ applicationId, work: { followUps }, form }: WorkProps) {
  const t = useTexts();
  const { caseWork: texts } = t;
  const may = useMay();
  return (
    <>
      <h3 class="kern-heading-small">{texts.followUps}</h3>
      {followUps.length === 0 && <p class="kern-body">{texts.noFollowUps}</p>}
      {followUps.length > 0 && (
        <ul class="notices kern-body">
          {followUps.map(({ id, dueOn, subject, isDue }) => (
            <li>
              <b>{isDue ? texts.due(t.dates.plainDay(dueOn)) : t.dates.plainDay(dueOn)}</b>
              <span>{subject}</span>
              {may('cases.notes') && <SettleForm id={id} subject={subject} to={applicationId} />}
            </li>
          ))}
        </ul>
      )}
      {may('cases.notes') && (
        <form
          method="post"
          action={`/office/faelle/${applicationId}/wiedervorlagen`}
          class="filters"
          novalidate
        >
          <ClientKey value={typedIn(form, 'subject') ? form.values['clientKey'] : undefined} />
          <TextField form={form} name="dueOn" label={texts.fields.dueOn} type="date" />
          <TextField form={form} name="subject" label={texts.fields.subject} autocomplete="off" />
          <SubmitButton kind="secondary">{texts.setFollowUp}</SubmitButton>
        </form>
      )}
    </>
  );
}

/** Ticks a follow-up off. @param to the case to go back to; undefined: the list. */
export function SettleForm({
  id,
  subject,
  to,
}: {
  readonly id: string;
  readonly subject: string;
  readonly to?: string;
}) {
  const { caseWork: texts } = useTexts();
  return (
    <form method="post" action={`/office/wiedervorlagen/${id}/erledigt`}>
      {to !== undefined && <input type="hidden" name="case" value={to} />}
      <button class="as-link" type="submit" aria-label={texts.settleOf(subject)}>
        {texts.settle}
      </button>
    </form>
  );
}

function Notes({ applicationId, work: { notes }, colleagues, form }: WorkProps) {
  const t = useTexts();
  const { caseWork: texts } = t;
  const may = useMay();
  const nameOf = useAccountName(colleagues);
  return (
    <>
      <h3 class="kern-heading-small">{texts.notes}</h3>
      {notes.length === 0 && <p class="kern-body">{texts.noNotes}</p>}
      {notes.length > 0 && (
        <ul class="notices kern-body">
          {notes.map(({ text, writtenBy, writtenAt }) => (
            <li>
              <span class="typed">{text}</span>
              <span class="sub">
                {t.office.case.by(t.dates.fullInstant(writtenAt), nameOf(writtenBy))}
              </span>
            </li>
          ))}
        </ul>
      )}
      {may('cases.notes') && (
        <form
          method="post"
          action={`/office/faelle/${applicationId}/notizen`}
          class="stack"
          novalidate
        >
          <ClientKey value={typedIn(form, 'text') ? form.values['clientKey'] : undefined} />
          <TextArea form={form} name="text" label={texts.fields.text} />
          <SubmitButton kind="secondary">{texts.addNote}</SubmitButton>
        </form>
      )}
    </>
  );
}

/** Which of the page's forms came back. */
const typedIn = (form: FormState, name: string): boolean => form.values[name] !== undefined;
