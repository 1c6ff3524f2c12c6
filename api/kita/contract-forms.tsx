import { CONTRACT_FAILURES } from '../../src/domain/commands.ts';
import { SubmitButton } from '../components/elements.tsx';
import { RadioField, SelectField, TextArea, TextField } from '../components/form.tsx';
import type { FormState } from '../components/form-values.ts';
import { useTexts } from '../components/texts.ts';
import { ActionForm, formAt, type ActionProps } from './action-form.tsx';

/** One form a guardian: each signs for itself. */
export function Consents({ side, base }: ActionProps) {
  const { consent } = useTexts().kitaActions;
  return (
    <>
      {side.missingConsents.map(({ guardian, name }) => (
        <ActionForm
          base={base}
          path="zustimmung"
          heading={consent.heading(name)}
          hidden={{ guardian: String(guardian) }}
        >
          <p class="kern-body">{consent.text}</p>
          <SubmitButton kind="secondary" label={consent.label(name)}>
            {consent.button}
          </SubmitButton>
        </ActionForm>
      ))}
    </>
  );
}

export function Conclude({ side, base, returned }: ActionProps) {
  const { concludeContract } = useTexts().kita;
  const form = formAt('vertrag', returned, {
    startsOn: side.wishedStartOn,
    hours: String(side.hours),
  });
  return (
    <ActionForm
      base={base}
      path="vertrag"
      heading={concludeContract.heading}
      hidden={{ offerId: side.offerId ?? '' }}
      form={form}
    >
      <p class="kern-body">{concludeContract.text}</p>
      <Terms side={side} form={form} />
      <SubmitButton>{concludeContract.button}</SubmitButton>
    </ActionForm>
  );
}

export function Correct({ side, base, returned }: ActionProps) {
  const { correct } = useTexts().kitaActions;
  const { contract } = side;
  if (contract === null) return null;
  const form = formAt('vertrag-berichtigen', returned, {
    startsOn: contract.startsOn,
    hours: String(contract.hours),
  });
  return (
    <ActionForm
      base={base}
      path="vertrag-berichtigen"
      heading={correct.heading}
      hidden={{ offerId: side.offerId ?? '' }}
      form={form}
    >
      <p class="kern-body">{correct.text}</p>
      <Terms side={side} form={form} />
      <SubmitButton kind="secondary">{correct.button}</SubmitButton>
    </ActionForm>
  );
}

function Terms({ side, form }: Pick<ActionProps, 'side'> & { readonly form: FormState }) {
  const { kita, kitaActions } = useTexts();
  const { terms } = kitaActions;
  const hours = hoursOf(side);
  return (
    <>
      <TextField form={form} name="startsOn" label={terms.startsOn} type="date" />
      <SelectField
        form={form}
        name="hours"
        label={terms.hours}
        groups={[
          {
            label: '',
            choices: hours.map((value) => ({ value: String(value), label: kita.hours(value) })),
          },
        ]}
      />
    </>
  );
}

/** What the round offers, and what was wished for or agreed on already. */
export const hoursOf = ({
  hoursChoices,
  hours,
  contract,
}: ActionProps['side']): readonly number[] =>
  [...new Set([...hoursChoices, hours, contract?.hours ?? hours])].toSorted((a, b) => a - b);

export function Failed({ side, base, returned }: ActionProps) {
  const { failed } = useTexts().kitaActions;
  const form = formAt('kein-vertrag', returned);
  return (
    <ActionForm
      base={base}
      path="kein-vertrag"
      heading={failed.heading}
      hidden={{ offerId: side.offerId ?? '' }}
      form={form}
    >
      <Consequences side={side} />
      <RadioField
        form={form}
        name="reason"
        label={failed.reason}
        choices={CONTRACT_FAILURES.map((value) => ({ value, label: failed.reasons[value] }))}
      />
      <TextArea form={form} name="failedNote" label={failed.note} />
      <SubmitButton kind="secondary">{failed.button}</SubmitButton>
    </ActionForm>
  );
}

/** What follows from it, before it is asked for. */
function Consequences({ side }: Pick<ActionProps, 'side'>) {
  const t = useTexts();
  const { consequences: texts } = t.kitaDesk;
  const { ageGroup, hours, contract, bookedSlotId } = side;
  return (
    <div>
      <p class="kern-body">{texts.heading}</p>
      <ul class="kern-body">
        <li>{texts.placeFree(t.ageGroups[ageGroup], hours)}</li>
        {contract !== null && <li>{texts.contractEnds}</li>}
        {contract === null && bookedSlotId !== null && <li>{texts.appointmentEnds}</li>}
        <li>{texts.familyBack}</li>
        <li>{texts.told}</li>
      </ul>
    </div>
  );
}
