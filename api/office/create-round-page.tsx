import { SubmitButton } from '../components/elements.tsx';
import {
  CheckboxField,
  ErrorSummary,
  SelectField,
  TextArea,
  TextField,
} from '../components/form.tsx';
import type { FormState } from '../components/form-values.ts';
import { useTexts } from '../components/texts.ts';
import { DAY_FIELDS, SPAN_FIELDS } from './season-form.ts';

/** A season's days and rules, filled in from an earlier one. */
export function CreateRoundPage({
  form,
  templates,
}: {
  readonly form: FormState;
  /** Names of the seasons at hand. */
  readonly templates: readonly string[];
}) {
  const { create: texts } = useTexts().officeRounds;
  const choicesOf = (names: Readonly<Record<string, string>>) => [
    { label: '', choices: Object.entries(names).map(([value, label]) => ({ value, label })) },
  ];
  return (
    <>
      <h1 class="kern-heading-large">{texts.title}</h1>
      <ErrorSummary form={form} labels={texts as unknown as Readonly<Record<string, string>>} />
      <p class="kern-body">{texts.intro}</p>
      <ul class="kern-body">
        {templates.map((name) => (
          <li>
            <a class="kern-link" href={`/office/runden/neu?vorlage=${name}`}>
              {texts.useTemplate(name)}
            </a>
          </li>
        ))}
      </ul>
      <form method="post" action="/office/runden/neu" class="stack">
        <TextField form={form} name="year" label={texts.year} hint={texts.yearHint} short />
        {DAY_FIELDS.map((name) => (
          <TextField form={form} name={name} label={texts[name]} type="date" />
        ))}
        <TextArea
          form={form}
          name="decisionDays"
          label={texts.decisionDays}
          hint={texts.decisionDaysHint}
          rows={8}
        />
        <TextArea
          form={form}
          name="overrides"
          label={texts.overrides}
          hint={texts.overridesHint}
          optional
        />
        <TextField
          form={form}
          name="maxKitas"
          label={texts.maxKitas}
          hint={texts.maxKitasHint}
          inputmode="numeric"
          short
          optional
        />
        <CheckboxField form={form} name="childminding" label={texts.childminding} />
        <TextField form={form} name="hours" label={texts.hours} hint={texts.hoursHint} />
        {SPAN_FIELDS.map((name) => (
          <TextField form={form} name={name} label={texts[name]} inputmode="numeric" short />
        ))}
        <SelectField
          form={form}
          name="offerMode"
          label={texts.offerMode}
          groups={choicesOf(texts.offerModes)}
        />
        <SelectField
          form={form}
          name="secondNoShow"
          label={texts.secondNoShow}
          groups={choicesOf(texts.secondNoShows)}
        />
        <CheckboxField form={form} name="carryOver" label={texts.carryOver} />
        <SubmitButton>{texts.button}</SubmitButton>
      </form>
    </>
  );
}
