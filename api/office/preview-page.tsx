import { isStart } from '../../src/calendar/round-days.ts';
import type { MovePreview } from '../../src/cases/read/move-preview.ts';
import type { RoundDateName } from '../../src/domain/round.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { Alert, ButtonLink, DescriptionList, SubmitButton } from '../components/elements.tsx';
import { useTexts } from '../components/texts.ts';

/** What moving a date would do, and the click that does it. */
export function PreviewPage({
  year,
  preview,
  typed,
}: {
  readonly year: number;
  readonly preview: MovePreview;
  /** The form as it was filled in, carried along to the click. */
  readonly typed: Readonly<Record<string, string>>;
}) {
  const t = useTexts();
  const texts = t.officeRounds.preview;
  const { date, from, to, warnings } = preview;
  return (
    <>
      <h1 class="kern-heading-large">{texts.title}</h1>
      <p class="kern-body kern-body--large">
        {texts.line(nameOfDate(date, t), instantText(date, from, t), instantText(date, to, t))}
      </p>
      {warnings.length > 0 && (
        <Alert tone="warning" title={texts.warning}>
          {warnings.map((warning) => (
            <p class="kern-body">{texts.warnings[warning]}</p>
          ))}
        </Alert>
      )}
      <DescriptionList
        facts={[
          { label: texts.cases, value: String(preview.cases) },
          { label: texts.openOffers, value: String(preview.openOffers) },
          { label: texts.offersPostponed, value: String(preview.offersPostponed) },
          { label: texts.appointments, value: String(preview.appointments) },
          { label: texts.notices, value: String(preview.notices) },
        ]}
      />
      <form method="post" action={`/office/runde/${year}`} class="stack">
        {['clientKey', 'revision', 'date', 'day', 'reason'].map((name) => (
          <input type="hidden" name={name} value={typed[name] ?? ''} />
        ))}
        <SubmitButton>{texts.button}</SubmitButton>
        <ButtonLink href={`/office/runde/${year}`} kind="secondary">
          {texts.back}
        </ButtonLink>
      </form>
    </>
  );
}

export function nameOfDate(name: RoundDateName, { roundDates }: Texts): string {
  return name.startsWith('decisionDays.')
    ? roundDates.decisionDay(Number(name.slice('decisionDays.'.length)))
    : roundDates[name as Exclude<RoundDateName, `decisionDays.${number}`>];
}

export const instantText = (name: RoundDateName, at: number, { dates }: Texts): string =>
  isStart(name) ? dates.fullStart(at) : dates.fullEnd(at);
