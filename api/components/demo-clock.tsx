import { useRequestContext } from 'hono/jsx-renderer';
import type { AppEnv } from '../environment.ts';
import { SubmitButton } from './elements.tsx';
import { useTexts } from './texts.ts';

/** How far a demonstration moves a case at a click, in days. */
export const DEMO_STEPS = [1, 7, 14, 30] as const;

/**
 * Moves one case through time, in the demonstration only.
 *
 * @param props.now the case's clock, UTC milliseconds.
 * @param props.back the local path to return to.
 */
export function DemoClock({
  applicationId,
  now,
  back,
}: {
  readonly applicationId: string;
  readonly now: number;
  readonly back: string;
}) {
  const t = useTexts();
  if (!useRequestContext<AppEnv>().get('demo')) return null;
  const { clock } = t.demo;
  return (
    <section class="demo-clock">
      <h2 class="kern-heading-small">{clock.heading}</h2>
      <p class="kern-body">{clock.text(t.dates.fullInstant(now))}</p>
      <form method="post" action={`/demo/cases/${applicationId}/forward`} class="actions">
        <input type="hidden" name="back" value={back} />
        {DEMO_STEPS.map((days) => (
          <SubmitButton kind="secondary" name="days" value={String(days)}>
            {clock.button(days)}
          </SubmitButton>
        ))}
      </form>
    </section>
  );
}
