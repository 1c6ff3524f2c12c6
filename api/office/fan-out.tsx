import type { OfficeRound } from '../../src/cases/read/office-round.ts';
import { SubmitButton } from '../components/elements.tsx';
import { ClientKey, TextArea } from '../components/form.tsx';
import type { FormState } from '../components/form-values.ts';
import { useMay } from '../components/may.ts';
import { useTexts } from '../components/texts.ts';

/** How far the cases have been told of the newest dates, and the brake. */
export function FanOutSection({
  round: { round, fanOut, notedCases, openCases },
  form,
}: {
  readonly round: OfficeRound;
  readonly form: FormState;
}) {
  const t = useTexts();
  const texts = t.officeRounds.fanOut;
  const may = useMay();
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{texts.heading}</h2>
      <p class="kern-body">{texts.progress(notedCases, openCases - notedCases)}</p>
      {fanOut.isStopped && fanOut.since !== null && (
        <p class="kern-body">
          {texts.stopped(t.dates.fullInstant(fanOut.since), fanOut.reason ?? '')}
        </p>
      )}
      <p class="kern-body">{texts.text}</p>
      {may('rounds.manage') && (
        <form method="post" action={`/office/runde/${round.year}/mitteilung`} class="stack">
          <ClientKey />
          <input type="hidden" name="stopped" value={fanOut.isStopped ? 'nein' : 'ja'} />
          {!fanOut.isStopped && (
            <TextArea form={form} name="stopReason" label={texts.reason} rows={2} />
          )}
          <SubmitButton kind="secondary">
            {fanOut.isStopped ? texts.resume : texts.stop}
          </SubmitButton>
        </form>
      )}
    </section>
  );
}
