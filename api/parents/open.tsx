import { Alert, SubmitButton } from '../components/elements.tsx';
import { TextField, type FormState } from '../components/form.tsx';
import { useTexts } from '../components/texts.ts';

/** @param refused why the case did not open. */
export function OpenPage({
  form,
  refused,
}: {
  readonly form: FormState;
  readonly refused?: string | undefined;
}) {
  const {
    common,
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
      <p class="kern-body">{open.lost}</p>
    </>
  );
}
