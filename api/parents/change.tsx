import { SubmitButton } from '../components/elements.tsx';
import { CheckboxField, ClientKey, ErrorSummary } from '../components/form.tsx';
import type { FormState } from '../components/form-values.ts';
import { useTexts } from '../components/texts.ts';
import type { FamilyCase } from '../../src/cases/read/family-case.ts';
import type { KitaInfo } from '../../src/cases/read/kitas.ts';
import { BackToCase, CaseReference } from './case-parts.tsx';
import { KitaWishes } from './kita-wishes.tsx';

export function ChangeWishesPage({
  theCase,
  kitas,
  form,
  clientKey,
}: {
  readonly theCase: FamilyCase;
  readonly kitas: readonly KitaInfo[];
  readonly form: FormState;
  readonly clientKey?: string | undefined;
}) {
  const t = useTexts();
  const { change } = t.familyCase;
  const { rules, dates } = theCase.state.round;
  return (
    <>
      <CaseReference theCase={theCase} />
      <h1 class="kern-heading-large">{change.title}</h1>
      <ErrorSummary form={form} labels={t.fields} />
      <p class="kern-body">{change.intro(t.dates.end(dates.editFreezeAt))}</p>
      <form method="post" class="stack narrow">
        <ClientKey value={clientKey} />
        <KitaWishes form={form} kitas={kitas} maxKitas={rules.maxKitas} />
        {rules.maxChildminding > 0 && (
          <CheckboxField
            form={form}
            name="childminding"
            label={t.register.wishes.childminding}
            hint={t.register.wishes.childmindingHint}
          />
        )}
        <SubmitButton>{change.button}</SubmitButton>
      </form>
      <BackToCase theCase={theCase} />
    </>
  );
}
