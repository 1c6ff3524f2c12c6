import { randomUUID } from 'node:crypto';
import type { PropsWithChildren } from 'hono/jsx';
import { Icon } from './elements.tsx';
import {
  described,
  FieldError,
  Hint,
  inputClass,
  Label,
  problemOf,
  problemText,
} from './form-parts.tsx';
import type { FormState } from './form-values.ts';
import { useTexts } from './texts.ts';

interface FieldProps {
  readonly form: FormState;
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly optional?: boolean;
}

/**
 * The hidden key that makes a second click the same click: new with every rendered form, kept when the form comes back
 * with something to correct.
 */
export function ClientKey({ value = randomUUID() }: { readonly value?: string | undefined }) {
  return <input type="hidden" name="clientKey" value={value} />;
}

/** What must be corrected, first on the page, each linked to its field. */
export function ErrorSummary({
  form,
  labels,
}: {
  readonly form: FormState;
  readonly labels: Readonly<Record<string, string>>;
}) {
  const t = useTexts();
  if (form.problems.length === 0) return null;
  return (
    <div class="kern-alert kern-alert--danger error-summary" role="alert">
      <div class="kern-alert__header">
        <Icon name="danger" />
        <h2 class="kern-title" id="fehler" tabindex={-1} autofocus>
          {t.common.errorSummary}
        </h2>
      </div>
      <div class="kern-alert__body">
        <ul class="kern-body">
          {form.problems.map(({ field, problem }) => (
            <li>
              <a class="kern-link kern-link--no-visited-state" href={`#${field}`}>
                {labels[field] ?? field}: {problemText(t.fieldProblems, problem)}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

export function TextField({
  form,
  name,
  label,
  hint,
  optional = false,
  type = 'text',
  autocomplete,
  inputmode,
  short = false,
}: FieldProps & {
  /** A password is never filled in again. */
  readonly type?: 'text' | 'email' | 'password' | 'tel' | 'date' | 'time';
  readonly autocomplete?: string;
  readonly inputmode?: 'text' | 'numeric';
  /** For values of a few characters. */
  readonly short?: boolean;
}) {
  const wrong = problemOf(form, name);
  return (
    <div class={inputClass(wrong)}>
      <Label name={name} label={label} optional={optional} />
      <Hint name={name} hint={hint} />
      <input
        class={`kern-form-input__input${wrong === undefined ? '' : ' kern-form-input__input--error'}${short ? ' short' : ''}`}
        id={name}
        name={name}
        type={type}
        value={type === 'password' ? '' : (form.values[name] ?? '')}
        autocomplete={autocomplete}
        inputmode={inputmode}
        {...described(name, hint, wrong)}
      />
      <FieldError name={name} problem={wrong} />
    </div>
  );
}

export function TextArea({
  form,
  name,
  label,
  hint,
  optional = false,
  rows = 3,
}: FieldProps & { readonly rows?: number }) {
  const wrong = problemOf(form, name);
  return (
    <div class={inputClass(wrong)}>
      <Label name={name} label={label} optional={optional} />
      <Hint name={name} hint={hint} />
      <textarea
        class="kern-form-input__input"
        id={name}
        name={name}
        rows={rows}
        {...described(name, hint, wrong)}
      >
        {form.values[name] ?? ''}
      </textarea>
      <FieldError name={name} problem={wrong} />
    </div>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}
export interface ChoiceGroup {
  readonly label: string;
  readonly choices: readonly Choice[];
}

/** @param groups choices under their headings; a group with an empty label stands without one. */
export function SelectField({
  form,
  name,
  label,
  hint,
  optional = false,
  groups,
  empty,
  id = name,
}: FieldProps & {
  readonly id?: string | undefined;
  readonly groups: readonly ChoiceGroup[];
  /** The first entry, which chooses nothing. */
  readonly empty?: string;
}) {
  const wrong = problemOf(form, name);
  const chosen = form.values[name] ?? '';
  const options = (choices: readonly Choice[]) =>
    choices.map(({ value, label: text }) => (
      <option value={value} selected={value === chosen}>
        {text}
      </option>
    ));
  return (
    <div class={inputClass(wrong)}>
      <Label name={id} label={label} optional={optional} />
      <Hint name={name} hint={hint} />
      <div class="kern-form-input__select-wrapper">
        <select
          class={`kern-form-input__select${wrong === undefined ? '' : ' kern-form-input__select--error'}`}
          id={id}
          name={name}
          {...described(name, hint, wrong)}
        >
          {empty !== undefined && <option value="">{empty}</option>}
          {groups.map((group) =>
            group.label === '' ? (
              options(group.choices)
            ) : (
              <optgroup label={group.label}>{options(group.choices)}</optgroup>
            ),
          )}
        </select>
      </div>
      <FieldError name={name} problem={wrong} />
    </div>
  );
}

/** Several fields under one question; the error of `name` stands below them. */
export function Fieldset({
  form,
  name,
  label,
  hint,
  horizontal = false,
  children,
}: PropsWithChildren<FieldProps & { readonly horizontal?: boolean }>) {
  const wrong = problemOf(form, name);
  return (
    <fieldset
      class={`kern-fieldset${wrong === undefined ? '' : ' kern-fieldset--error'}`}
      {...described(name, hint, wrong)}
    >
      <legend class="kern-label">{label}</legend>
      <Hint name={name} hint={hint} />
      <div class={`kern-fieldset__body${horizontal ? ' kern-fieldset__body--horizontal' : ''}`}>
        {children}
      </div>
      <FieldError name={name} problem={wrong} />
    </fieldset>
  );
}

/** One of a few, all of them visible. */
export function RadioField({
  choices,
  ...field
}: FieldProps & { readonly choices: readonly Choice[] }) {
  const { form, name } = field;
  const chosen = form.values[name] ?? '';
  return (
    <Fieldset {...field}>
      {choices.map(({ value, label }, index) => {
        const id = index === 0 ? name : `${name}-${value}`;
        return (
          <div class="kern-form-check">
            <input
              class="kern-form-check__radio"
              type="radio"
              id={id}
              name={name}
              value={value}
              checked={value === chosen}
            />
            <label class="kern-label" for={id}>
              {label}
            </label>
          </div>
        );
      })}
    </Fieldset>
  );
}

export function CheckboxField({ form, name, label, hint }: FieldProps) {
  const wrong = problemOf(form, name);
  return (
    <div>
      <div class={`kern-form-check${wrong === undefined ? '' : ' kern-form-check--error'}`}>
        <input
          class="kern-form-check__checkbox"
          type="checkbox"
          id={name}
          name={name}
          value="ja"
          checked={form.values[name] === 'ja'}
          {...described(name, hint, wrong)}
        />
        <label class="kern-label" for={name}>
          {label}
        </label>
      </div>
      <Hint name={name} hint={hint} />
      <FieldError name={name} problem={wrong} />
    </div>
  );
}

/** A date as three short fields, which everyone can type; `dateOf` puts them together again. */
export function DateField({
  autocomplete = false,
  ...field
}: FieldProps & { readonly autocomplete?: boolean }) {
  const { common } = useTexts();
  const { form, name } = field;
  const wrong = problemOf(form, name);
  const parts = [
    { part: 'day', label: common.day, width: 2, autofill: 'bday-day' },
    { part: 'month', label: common.month, width: 2, autofill: 'bday-month' },
    { part: 'year', label: common.year, width: 4, autofill: 'bday-year' },
  ];
  return (
    <Fieldset {...field} horizontal>
      {parts.map(({ part, label, width, autofill }, index) => {
        const id = index === 0 ? name : `${name}.${part}`;
        return (
          <div class="kern-form-input date-part">
            <label class="kern-label" for={id}>
              {label}
            </label>
            <input
              class={`kern-form-input__input kern-form-input__input--width-${width}${wrong === undefined ? '' : ' kern-form-input__input--error'}`}
              id={id}
              name={`${name}.${part}`}
              type="text"
              inputmode="numeric"
              maxlength={width}
              value={form.values[`${name}.${part}`] ?? ''}
              autocomplete={autocomplete ? autofill : 'off'}
              aria-invalid={wrong === undefined ? undefined : 'true'}
            />
          </div>
        );
      })}
    </Fieldset>
  );
}
