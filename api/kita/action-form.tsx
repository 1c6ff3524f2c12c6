import type { PropsWithChildren } from 'hono/jsx';
import type { KitaSide } from '../../src/cases/read/kita-side.ts';
import { ClientKey } from '../components/form.tsx';
import type { FormState } from '../components/form-values.ts';

/** Which form came back with something to correct, and what was typed. */
export interface ReturnedForm {
  /** The last part of the form's address. */
  readonly path: string;
  readonly state: FormState;
}

export interface ActionProps {
  readonly side: KitaSide;
  /** The address below which the forms are received. */
  readonly base: string;
  readonly returned?: ReturnedForm | undefined;
}

/** What a form shows: what was typed if it came back, else its defaults. */
export function formAt(
  path: string,
  returned: ReturnedForm | undefined,
  defaults: FormState['values'] = {},
): FormState {
  return returned?.path === path ? returned.state : { values: defaults, problems: [] };
}

export function ActionForm({
  base,
  path,
  heading,
  hidden,
  form,
  children,
}: PropsWithChildren<{
  readonly base: string;
  readonly path: string;
  readonly heading: string;
  readonly hidden: Readonly<Record<string, string>>;
  /** Kept when it came back, with its key. */
  readonly form?: FormState;
}>) {
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{heading}</h2>
      <form method="post" action={`${base}/${path}`} class="stack narrow" novalidate>
        <ClientKey value={form?.values['clientKey']} />
        {Object.entries(hidden).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {children}
      </form>
    </section>
  );
}
