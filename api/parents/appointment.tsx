import { SubmitButton } from '../components/elements.tsx';
import { ClientKey, ErrorSummary, RadioField } from '../components/form.tsx';
import type { FormState } from '../components/form-values.ts';
import { useTexts } from '../components/texts.ts';
import type { FamilyCase } from '../../src/cases/read/family-case.ts';
import { acceptedOffer, bookedSlot } from '../../src/domain/case.ts';
import { BackToCase, CaseReference } from './case-parts.tsx';
import { chosenKita } from './case-way.ts';
import { openSlots } from './possible.ts';

/** The Kita's proposed appointments, one to choose. */
export function AppointmentPage({
  theCase,
  form,
  clientKey,
}: {
  readonly theCase: FamilyCase;
  readonly form: FormState;
  readonly clientKey?: string | undefined;
}) {
  const t = useTexts();
  const { appointment: texts } = t.familyCase;
  const slots = openSlots(theCase);
  const booked = bookedSlot(theCase.state);
  const kitaId = acceptedOffer(theCase.state)?.kitaId;
  return (
    <>
      <CaseReference theCase={theCase} />
      <h1 class="kern-heading-large">{texts.title}</h1>
      <ErrorSummary form={form} labels={{ slotId: texts.label }} />
      <p class="kern-body">{texts.intro(chosenKita(theCase, t))}</p>
      {booked !== undefined && (
        <p class="kern-body">{texts.moves(t.dates.span(booked.startsAt, booked.endsAt))}</p>
      )}
      <form method="post" class="stack">
        <ClientKey value={clientKey} />
        <RadioField
          form={form}
          name="slotId"
          label={texts.label}
          choices={slots.map(({ id, startsAt, endsAt }) => ({
            value: id,
            label: t.dates.span(startsAt, endsAt),
          }))}
        />
        <SubmitButton>{texts.button}</SubmitButton>
      </form>
      <p class="kern-body">{texts.none}</p>
      {kitaId != null && (
        <p class="kern-body">
          <a class="kern-link kern-link--no-visited-state" href={`/kitas/${kitaId}`}>
            {texts.kita}
          </a>
        </p>
      )}
      <BackToCase theCase={theCase} />
    </>
  );
}
