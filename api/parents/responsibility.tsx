import type { Municipality } from '../../src/cases/responsibility.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { ButtonLink, SubmitButton } from '../components/elements.tsx';
import { ErrorSummary, TextField } from '../components/form.tsx';
import { emptyForm, type FormState } from '../components/form-values.ts';
import { useTexts } from '../components/texts.ts';

/** Posted, so that not even a postcode stands in an address or a log. */
export function PostcodeForm({ form }: { readonly form?: FormState }) {
  const { responsibility } = useTexts().parents.start;
  return (
    <form method="post" action="/zustaendig" class="stack">
      {form === undefined && <p class="kern-body">{responsibility.text}</p>}
      <TextField
        form={form ?? emptyForm}
        name="postcode"
        label={responsibility.label}
        inputmode="numeric"
        autocomplete="postal-code"
        short
      />
      <SubmitButton kind="secondary">{responsibility.button}</SubmitButton>
    </form>
  );
}

/** @param municipality undefined: not in the county. */
export function ResponsibilityPage({
  form,
  municipality,
}: {
  readonly form: FormState;
  readonly municipality: Municipality | undefined;
}) {
  const { parents } = useTexts();
  const { responsibility: texts, start } = parents;
  return (
    <>
      <h1 class="kern-heading-large">{texts.title}</h1>
      <ErrorSummary form={form} labels={{ postcode: start.responsibility.label }} />
      {form.problems.length === 0 && (
        <section class="turn">
          <h2 class="kern-heading-medium">{headingFor(municipality, texts)}</h2>
          {municipality?.responsible === true ? (
            <div class="actions">
              <ButtonLink href="/anmelden">{start.register}</ButtonLink>
            </div>
          ) : (
            <p class="kern-body">
              {municipality === undefined ? texts.outsideText : texts.otherText(municipality.name)}
            </p>
          )}
        </section>
      )}
      {form.problems.length === 0 && <h2 class="kern-heading-medium">{texts.again}</h2>}
      <PostcodeForm form={form} />
    </>
  );
}

function headingFor(
  municipality: Municipality | undefined,
  texts: Texts['parents']['responsibility'],
): string {
  if (municipality === undefined) return texts.outside;
  return municipality.responsible
    ? texts.ours(municipality.name)
    : texts.other(municipality.name, municipality.youthOffice);
}
