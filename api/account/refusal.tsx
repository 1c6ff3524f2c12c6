import type { Context } from 'hono';
import { DoorError } from '../../src/cases/errors.ts';
import { Alert } from '../components/elements.tsx';
import { emptyForm, type FormState } from '../components/form-values.ts';
import { useTexts } from '../components/texts.ts';

/** A form as it is shown again: what was typed, and why it was turned away. */
export interface Shown {
  readonly form: FormState;
  /** Why it was refused, where no field is to blame. */
  readonly refused?: DoorError['code'] | undefined;
}

export const fresh: Shown = { form: emptyForm };

/** Runs what a form asks for; what is refused shows the form again, with the answer's status. */
export async function orAgain(
  c: Context,
  values: Readonly<Record<string, string>>,
  act: () => Promise<Response>,
  again: (shown: Shown) => Response | Promise<Response>,
): Promise<Response> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof DoorError) || error.status >= 500) throw error;
    c.status(error.status);
    const isField = error.code === 'input.invalid';
    return again({
      form: { values, problems: error.fields },
      refused: isField ? undefined : error.code,
    });
  }
}

export function Refused({ code }: { readonly code: Shown['refused'] }) {
  const { common, doorErrors } = useTexts();
  if (code === undefined) return null;
  return (
    <Alert tone="danger" title={common.outcome.refused} live>
      <p class="kern-body">{doorErrors[code]}</p>
    </Alert>
  );
}

export const hasErrors = ({ form, refused }: Shown): boolean =>
  refused !== undefined || form.problems.length > 0;
