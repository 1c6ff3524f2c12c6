import { SubmitButton } from '../components/elements.tsx';
import {
  CheckboxField,
  ClientKey,
  emptyForm,
  ErrorSummary,
  TextArea,
  type FormState,
} from '../components/form.tsx';
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

export function WithdrawPage({ theCase }: { readonly theCase: FamilyCase }) {
  const t = useTexts();
  const { withdraw: texts } = t.familyCase;
  return (
    <>
      <CaseReference theCase={theCase} />
      <h1 class="kern-heading-large">{texts.title}</h1>
      <p class="kern-body">{texts.text}</p>
      <form method="post" class="stack narrow">
        <ClientKey />
        <TextArea form={emptyForm} name="note" label={texts.note} optional />
        <div class="actions">
          <SubmitButton>{texts.button}</SubmitButton>
          <a class="kern-btn kern-btn--secondary" href={`/anmeldung/${theCase.id}`}>
            <span class="kern-label">{texts.keep}</span>
          </a>
        </div>
      </form>
    </>
  );
}
