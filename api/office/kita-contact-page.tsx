import type { KitaContact } from '../../src/cases/kita-contact.ts';
import { SubmitButton } from '../components/elements.tsx';
import { ErrorSummary, TextField } from '../components/form.tsx';
import type { FormState } from '../components/form-values.ts';
import { Revision } from '../components/revision.tsx';
import { useTexts } from '../components/texts.ts';

/** Where a Kita's daily digest goes. */
export function KitaContactPage({
  year,
  contact,
  form,
}: {
  /** The round from whose connections the office came. */
  readonly year: number;
  readonly contact: KitaContact;
  readonly form: FormState;
}) {
  const { common, fields, officeRounds } = useTexts();
  const texts = officeRounds.kitas.contact;
  return (
    <>
      <h1 class="kern-heading-large">{texts.title(contact.name)}</h1>
      <ErrorSummary form={form} labels={{ ...fields, email: texts.email }} />
      <p class="kern-body">{texts.text}</p>
      <form method="post" class="stack narrow" novalidate>
        <Revision form={form} current={contact.revision} />
        <TextField form={form} name="email" label={texts.email} type="email" optional />
        <div class="actions">
          <SubmitButton>{texts.button}</SubmitButton>
          <a class="kern-btn kern-btn--secondary" href={`/office/runde/${year}/kitas`}>
            <span class="kern-label">{common.back}</span>
          </a>
        </div>
      </form>
    </>
  );
}
