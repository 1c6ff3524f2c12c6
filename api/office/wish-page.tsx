import type { OfficeWishSide } from '../../src/cases/read/office-actions.ts';
import type { SystemState } from '../../src/cases/read/system-state.ts';
import { ErrorSummary } from '../components/form.tsx';
import { useTexts } from '../components/texts.ts';
import type { ReturnedForm } from '../kita/action-form.tsx';
import { actionLabels, Actions, hasSomethingToDo } from '../kita/actions.tsx';
import { OfficeNav } from './office-nav.tsx';

/** One wish for which the office acts, with the forms a Kita has. */
export function OfficeWishPage({
  wish,
  returned,
  system,
  now,
}: {
  readonly wish: OfficeWishSide;
  readonly returned?: ReturnedForm | undefined;
  readonly system: SystemState;
  readonly now: number;
}) {
  const t = useTexts();
  const { wish: texts, back } = t.officeActions;
  const { applicationId, offersFrom, side } = wish;
  return (
    <>
      <OfficeNav year={side.year} system={system} now={now} />
      <p>
        <a class="kern-link kern-link--no-visited-state" href={`/office/faelle/${applicationId}`}>
          {back}
        </a>
      </p>
      <p class="kern-body kern-body--muted">
        {t.office.case.subtitle(wish.caseNumber, t.dates.kindergartenYear(side.year))} ·{' '}
        {wish.childName}
      </p>
      <h1 class="kern-heading-large">{texts.title(wish.kita ?? t.office.case.childminding)}</h1>
      {returned !== undefined && <ErrorSummary form={returned.state} labels={actionLabels(t)} />}
      <p class="kern-body">{texts.text}</p>
      {offersFrom !== null && (
        <p class="kern-body">{texts.offersFrom(t.dates.fullStart(offersFrom))}</p>
      )}
      {hasSomethingToDo(side) ? (
        <Actions
          side={side}
          base={`/office/faelle/${applicationId}/wuensche/${side.wishId}`}
          returned={returned}
        />
      ) : (
        <p class="kern-body">{texts.nothing}</p>
      )}
    </>
  );
}
