import { Icon } from './elements.tsx';
import type { FormState } from './form-values.ts';
import { useTexts } from './texts.ts';

/** What a field asks for. */
export function Label({
  name,
  label,
  optional,
}: {
  readonly name: string;
  readonly label: string;
  readonly optional: boolean;
}) {
  const { common } = useTexts();
  return (
    <label class="kern-label" for={name}>
      {label}
      {optional && <span class="kern-label__optional"> – {common.optional}</span>}
    </label>
  );
}

/** What helps to answer; stands between the question and its field. */
export function Hint({ name, hint }: { readonly name: string; readonly hint: string | undefined }) {
  if (hint === undefined) return null;
  return (
    <div class="kern-hint" id={`${name}-hint`}>
      {hint}
    </div>
  );
}

/** What is wrong with the answer, beside its field. */
export function FieldError({
  name,
  problem,
}: {
  readonly name: string;
  readonly problem: string | undefined;
}) {
  const t = useTexts();
  if (problem === undefined) return null;
  return (
    <p class="kern-error" id={`${name}-error`}>
      <Icon name="danger" />
      <span class="kern-body">
        <span class="kern-sr-only">{t.common.errorPrefix} </span>
        {problemText(t.fieldProblems, problem)}
      </span>
    </p>
  );
}

export const problemOf = (form: FormState, name: string): string | undefined =>
  form.problems.find(({ field }) => field === name)?.problem;

/** A problem's sentence; an unknown one is at least something missing. */
export const problemText = (texts: Readonly<Record<string, string>>, problem: string): string =>
  texts[problem] ?? texts['missing'] ?? problem;

export const inputClass = (wrong: string | undefined): string =>
  `kern-form-input${wrong === undefined ? '' : ' kern-form-input--error'}`;

/** Ties hint and error to their field, and says that it is wrong. */
export function described(
  name: string,
  hint: string | undefined,
  wrong: string | undefined,
): Record<string, string> {
  const ids = [
    ...(hint === undefined ? [] : [`${name}-hint`]),
    ...(wrong === undefined ? [] : [`${name}-error`]),
  ];
  return {
    ...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') }),
    ...(wrong === undefined ? {} : { 'aria-invalid': 'true' }),
  };
}
