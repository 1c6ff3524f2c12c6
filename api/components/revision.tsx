import type { FormState } from './form-values.ts';

/**
 * Which revision of what it edits a form shows, hidden in it. Kept while the form comes back with something to correct;
 * once it came back because somebody else was faster, what stands now.
 */
export function Revision({
  form,
  current,
}: {
  readonly form: FormState;
  readonly current: string;
}) {
  const isStale = form.problems.some(({ problem }) => problem === 'stale');
  const shown = isStale ? current : (form.values['revision'] ?? current);
  return <input type="hidden" id="revision" name="revision" value={shown} />;
}
