import type { PropsWithChildren } from 'hono/jsx';
import type { Round } from '../../src/domain/round.ts';
import { Alert, Icon } from '../components/elements.tsx';
import { useTexts } from '../components/texts.ts';
import type { Desk } from './desk.ts';

/** Above every page of the form: the way back, and the year it is for. */
export function PageHead({
  desk,
  year,
  step,
}: {
  readonly desk: Desk;
  readonly year: number;
  readonly step?: string;
}) {
  const { register, registerForm, dates } = useTexts();
  return (
    <>
      <p class="kern-body">
        <a class="kern-link kern-link--no-visited-state" href={desk.path}>
          <Icon name="arrow-back" />
          {registerForm.page.toList}
        </a>
      </p>
      <p class="kern-body kern-body--muted">
        {[register.subtitle(dates.kindergartenYear(year)), step ?? []].flat().join(' · ')}
      </p>
    </>
  );
}

/** Said to families as long as it can still be of use to them. */
export function LateAlert({
  desk,
  round,
  now,
}: {
  readonly desk: Desk;
  readonly round: Round;
  readonly now: number;
}) {
  const { register, dates } = useTexts();
  if (desk.onPaper || now < round.dates.deadlineAt) return null;
  return (
    <Alert tone="warning" title={register.late.title}>
      <p class="kern-body">{register.late.text(dates.fullEndDay(round.dates.deadlineAt))}</p>
    </Alert>
  );
}

/** Shown only once the question before it is answered with yes, in browsers that can tell. */
export const IfYes = ({ children }: PropsWithChildren) => (
  <div class="if-yes sections">{children}</div>
);
