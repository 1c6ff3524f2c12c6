import { DataForm } from '../components/data-form.tsx';
import { ErrorSummary } from '../components/form.tsx';
import type { FormState } from '../components/form-values.ts';
import { useTexts } from '../components/texts.ts';
import type { FamilyCase } from '../../src/cases/read/family-case.ts';
import { BackToCase, CaseReference } from './case-parts.tsx';
import { isPossible, mayChangeChild, mayChangeNeed } from './possible.ts';

export function DataPage({
  theCase,
  form,
  clientKey,
}: {
  readonly theCase: FamilyCase;
  readonly form: FormState;
  readonly clientKey?: string | undefined;
}) {
  const t = useTexts();
  const { data: texts } = t.familyCase;
  return (
    <>
      <CaseReference theCase={theCase} />
      <h1 class="kern-heading-large">{texts.title}</h1>
      <ErrorSummary form={form} labels={t.fields} />
      <p class="kern-body">{texts.intro}</p>
      <DataForm
        form={form}
        clientKey={clientKey}
        action={`/anmeldung/${theCase.id}/daten`}
        revision={theCase.dataRevision}
        mayChangeChild={mayChangeChild(theCase)}
        hours={mayChangeNeed(theCase) ? theCase.state.round.rules.hours : null}
        labels={t.fields}
        hints={{ postcode: texts.postcodeHint, email: texts.emailHint }}
        ownAddress={{
          label: texts.ownAddress,
          hint: mayChangeChild(theCase) ? texts.ownAddressHint : texts.newAddressHint,
        }}
      />
      {isPossible(theCase, 'moveAway') && (
        <p class="kern-body">
          <a class="kern-link kern-link--no-visited-state" href={`/anmeldung/${theCase.id}/umzug`}>
            {texts.moveAway}
          </a>
        </p>
      )}
      <BackToCase theCase={theCase} />
    </>
  );
}
