import type { KitaInfo } from '../../src/cases/read/kitas.ts';
import type { MovePreview } from '../../src/cases/read/move-preview.ts';
import { Alert, ButtonLink, DescriptionList, SubmitButton } from '../components/elements.tsx';
import { useTexts } from '../components/texts.ts';
import { instantText, nameOfMove } from './round-dates.ts';

/** What moving a date would do, and the click that does it. */
export function PreviewPage({
  year,
  preview,
  kitas,
  typed,
}: {
  readonly year: number;
  readonly preview: MovePreview;
  readonly kitas: readonly KitaInfo[];
  /** The form as it was filled in, carried along to the click. */
  readonly typed: Readonly<Record<string, string>>;
}) {
  const t = useTexts();
  const texts = t.officeRounds.preview;
  const { date, kitaIds, from, to, warnings } = preview;
  const name = nameOfMove(date, kitaIds, kitas, t);
  return (
    <>
      <h1 class="kern-heading-large">{texts.title}</h1>
      <p class="kern-body kern-body--large">
        {texts.line(name, instantText(date, from, t), instantText(date, to, t))}
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
        {['clientKey', 'revision', 'date', 'day', 'place', 'reason'].map((field) => (
          <input type="hidden" name={field} value={typed[field] ?? ''} />
        ))}
        <SubmitButton>{texts.button}</SubmitButton>
        <ButtonLink href={`/office/runde/${year}`} kind="secondary">
          {texts.back}
        </ButtonLink>
      </form>
    </>
  );
}
