import type { OfficeActions } from '../../src/cases/read/office-actions.ts';
import { SubmitButton } from '../components/elements.tsx';
import { SelectField, TextArea, TextField } from '../components/form.tsx';
import { useTexts } from '../components/texts.ts';
import { ActionForm, formAt, type ReturnedForm } from '../kita/action-form.tsx';

interface DecisionProps {
  readonly actions: OfficeActions;
  readonly base: string;
  readonly returned?: ReturnedForm | undefined;
}

/** What the office alone decides. */
export function DecisionForms(props: DecisionProps) {
  const { extendable, laterYears, mayClose } = props.actions;
  return (
    <>
      {extendable.length > 0 && <Extend {...props} />}
      {laterYears.length > 0 && <CarryOver {...props} />}
      {mayClose && <Close {...props} />}
    </>
  );
}

function Extend({ actions, base, returned }: DecisionProps) {
  const t = useTexts();
  const { extend } = t.officeActions;
  const form = formAt('frist', returned);
  const choices = actions.extendable.map(({ offerId, kita, dueAt }) => ({
    value: offerId,
    label: extend.offerOf(kita ?? t.office.case.childminding, t.dates.fullEnd(dueAt)),
  }));
  return (
    <ActionForm base={base} path="frist" heading={extend.heading} hidden={{}} form={form}>
      <p class="kern-body">{extend.text}</p>
      <SelectField
        form={form}
        name="offerId"
        label={extend.offer}
        groups={[{ label: '', choices }]}
      />
      <TextField form={form} name="lastDay" label={extend.day} hint={extend.dayHint} type="date" />
      <SubmitButton kind="secondary">{extend.button}</SubmitButton>
    </ActionForm>
  );
}

function CarryOver({ actions, base, returned }: DecisionProps) {
  const t = useTexts();
  const { carryOver } = t.officeActions;
  const form = formAt('uebernehmen', returned);
  const choices = actions.laterYears.map((year) => ({
    value: String(year),
    label: t.dates.kindergartenYear(year),
  }));
  return (
    <ActionForm base={base} path="uebernehmen" heading={carryOver.heading} hidden={{}} form={form}>
      <p class="kern-body">{carryOver.text}</p>
      <SelectField
        form={form}
        name="year"
        label={carryOver.year}
        groups={[{ label: '', choices }]}
      />
      <SubmitButton kind="secondary">{carryOver.button}</SubmitButton>
    </ActionForm>
  );
}

function Close({ base, returned }: DecisionProps) {
  const { close } = useTexts().officeActions;
  const form = formAt('ohne-platz', returned);
  return (
    <ActionForm base={base} path="ohne-platz" heading={close.heading} hidden={{}} form={form}>
      <p class="kern-body">{close.text}</p>
      <TextArea form={form} name="closeNote" label={close.note} />
      <SubmitButton kind="secondary">{close.button}</SubmitButton>
    </ActionForm>
  );
}
