import type { Draft } from '../../src/cases/registration-draft.ts';
import { ButtonLink, SubmitButton } from '../components/elements.tsx';
import { ErrorSummary, TextField } from '../components/form.tsx';
import type { FormState } from '../components/form-values.ts';
import { useTexts } from '../components/texts.ts';
import type { Desk } from './desk.ts';
import { PageHead } from './frame.tsx';

interface DraftPageProps {
  readonly desk: Desk;
  readonly draft: Draft;
}

/** The code with which another device goes on, once it is asked for. */
export function CodePage({ desk, draft }: DraftPageProps) {
  const t = useTexts();
  const { code: texts, draft: draftTexts } = t.registerForm;
  return (
    <>
      <PageHead desk={desk} year={draft.year} />
      <h1 class="kern-heading-large">{texts.title}</h1>
      <p class="kern-body">{texts.text}</p>
      {draft.code === null ? (
        <form method="post" action={`${desk.path}/code`}>
          <SubmitButton>{texts.show}</SubmitButton>
        </form>
      ) : (
        <>
          <section class="turn">
            <h2 class="kern-heading-medium">{texts.label}</h2>
            <b class="code">{draft.code}</b>
            <p class="kern-body">{texts.until(t.dates.fullDay(draft.expiresAt))}</p>
            <p class="kern-body">{draftTexts.text}</p>
            <p class="kern-body">{draftTexts.noMail}</p>
          </section>
          <section class="part">
            <h2 class="kern-heading-medium">{texts.how}</h2>
            <ol class="kern-body">
              {texts.steps.map((step) => (
                <li>{step}</li>
              ))}
            </ol>
          </section>
          <section class="part">
            <h2 class="kern-heading-medium">{texts.closeTitle}</h2>
            <p class="kern-body">{texts.closeText}</p>
            <form method="post" action={`${desk.path}/schliessen`}>
              <SubmitButton kind="secondary">{texts.close}</SubmitButton>
            </form>
          </section>
        </>
      )}
    </>
  );
}

/** The other end of it. */
export function ResumePage({ desk, form }: { readonly desk: Desk; readonly form: FormState }) {
  const t = useTexts();
  const { resume: texts } = t.registerForm;
  return (
    <>
      <h1 class="kern-heading-large">{texts.title}</h1>
      <ErrorSummary form={form} labels={{ code: texts.label }} />
      <p class="kern-body">{texts.text}</p>
      <form method="post" action={`${desk.path}/fortsetzen`} class="stack narrow" novalidate>
        <TextField
          form={form}
          name="code"
          label={texts.label}
          hint={texts.hint}
          autocomplete="off"
          short
        />
        <SubmitButton>{texts.button}</SubmitButton>
      </form>
    </>
  );
}

export function DeletePage({ desk, draft }: DraftPageProps) {
  const { delete: texts, page } = useTexts().registerForm;
  return (
    <>
      <PageHead desk={desk} year={draft.year} />
      <h1 class="kern-heading-large">{texts.title}</h1>
      <p class="kern-body">{texts.text}</p>
      <form method="post" action={`${desk.path}/loeschen`}>
        <SubmitButton>{texts.button}</SubmitButton>
      </form>
      <ButtonLink href={desk.path} kind="tertiary">
        {page.toList}
      </ButtonLink>
    </>
  );
}
