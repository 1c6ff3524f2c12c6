import { SubmitButton } from '../components/elements.tsx';
import { RadioField, TextArea, TextField } from '../components/form.tsx';
import { useTexts } from '../components/texts.ts';
import { ActionForm, formAt, type ActionProps } from './action-form.tsx';
import { SLOT_LENGTHS, SLOT_NUMBERS, slotField } from './slots.ts';

export function Propose({ side, base, returned }: ActionProps) {
  const { proposeSlots } = useTexts().kita;
  const form = formAt('termine', returned, { minutes: '45' });
  const isFirst = !side.hasProposedSlots;
  return (
    <ActionForm
      base={base}
      path="termine"
      heading={isFirst ? proposeSlots.heading : proposeSlots.again}
      hidden={{ offerId: side.offerId ?? '' }}
      form={form}
    >
      <p class="kern-body">{isFirst ? proposeSlots.text : proposeSlots.againText}</p>
      {SLOT_NUMBERS.map((number) => (
        <fieldset class="kern-fieldset">
          <legend class="kern-label">{proposeSlots.slot(number)}</legend>
          <div class="kern-fieldset__body kern-fieldset__body--horizontal">
            <TextField
              form={form}
              name={slotField(number, 'date')}
              label={proposeSlots.date}
              type="date"
            />
            <TextField
              form={form}
              name={slotField(number, 'time')}
              label={proposeSlots.time}
              type="time"
            />
          </div>
        </fieldset>
      ))}
      <RadioField
        form={form}
        name="minutes"
        label={proposeSlots.length}
        choices={SLOT_LENGTHS.map((minutes) => ({
          value: String(minutes),
          label: proposeSlots.minutes(minutes),
        }))}
      />
      <SubmitButton kind={isFirst ? 'primary' : 'secondary'}>{proposeSlots.button}</SubmitButton>
    </ActionForm>
  );
}

export function Cancel({ side, base, returned }: ActionProps) {
  const { cancel } = useTexts().kitaActions;
  const form = formAt('termin-absagen', returned);
  return (
    <ActionForm
      base={base}
      path="termin-absagen"
      heading={cancel.heading}
      hidden={{ slotId: side.bookedSlotId ?? '' }}
      form={form}
    >
      <p class="kern-body">{cancel.text}</p>
      <TextArea form={form} name="cancelNote" label={cancel.note} />
      <SubmitButton kind="secondary">{cancel.button}</SubmitButton>
    </ActionForm>
  );
}

export function NoShow({ side, base }: ActionProps) {
  const { noShow } = useTexts().kitaActions;
  return (
    <ActionForm
      base={base}
      path="nicht-erschienen"
      heading={noShow.heading}
      hidden={{ slotId: side.bookedSlotId ?? '' }}
    >
      <p class="kern-body">{noShow.text}</p>
      <SubmitButton kind="secondary">{noShow.button}</SubmitButton>
    </ActionForm>
  );
}
