import { Alert, SubmitButton } from '../components/elements.tsx';
import { ErrorSummary, TextField } from '../components/form.tsx';
import { emptyForm, type FormState } from '../components/form-values.ts';
import { useTexts } from '../components/texts.ts';

/** @param refused why the case did not open. */
export function OpenPage({
  form,
  mail = emptyForm,
  refused,
}: {
  readonly form: FormState;
  /** What was typed into the form for a link by mail. */
  readonly mail?: FormState;
  readonly refused?: string | undefined;
}) {
  const {
    common,
    familySignIn,
    parents: { open },
  } = useTexts();
  return (
    <>
      <h1 class="kern-heading-large">{open.title}</h1>
      {refused !== undefined && (
        <Alert tone="danger" title={common.outcome.refused} live>
          <p class="kern-body">{refused}</p>
        </Alert>
      )}
      <ErrorSummary form={mail} labels={{ email: familySignIn.email }} />
      <h2 class="kern-heading-medium">{familySignIn.codeHeading}</h2>
      <p class="kern-body">{open.intro}</p>
      <form method="post" action="/oeffnen" class="stack narrow">
        <TextField
          form={form}
          name="caseNumber"
          label={open.caseNumber}
          hint={open.caseNumberHint}
          autocomplete="off"
        />
        <TextField
          form={form}
          name="claimCode"
          label={open.claimCode}
          hint={open.claimCodeHint}
          autocomplete="off"
        />
        <SubmitButton>{open.button}</SubmitButton>
      </form>
      <section>
        <h2 class="kern-heading-medium">{familySignIn.heading}</h2>
        <p class="kern-body">{familySignIn.text}</p>
        <form method="post" action="/oeffnen/link" class="stack narrow" novalidate>
          <TextField
            form={mail}
            name="email"
            label={familySignIn.email}
            type="email"
            autocomplete="email"
          />
          <SubmitButton kind="secondary">{familySignIn.button}</SubmitButton>
        </form>
      </section>
      <p class="kern-body">{open.lost}</p>
    </>
  );
}
