import { useTexts } from '../components/texts.ts';
import type { FamilyCase } from '../../src/cases/read/family-case.ts';
import type { KitaInfo } from '../../src/cases/read/kitas.ts';

/** Which case a page belongs to. */
export function CaseReference({ theCase }: { readonly theCase: FamilyCase }) {
  const t = useTexts();
  return (
    <p class="kern-body kern-body--muted">
      {t.familyCase.reference(
        theCase.caseNumber,
        t.dates.kindergartenYear(theCase.state.round.year),
      )}
    </p>
  );
}

/** @param props.to a page of the case; without it, the case itself. */
export function BackToCase({
  theCase,
  to,
}: {
  readonly theCase: FamilyCase;
  readonly to?: 'angebote';
}) {
  const t = useTexts();
  const isCase = to === undefined;
  return (
    <p class="back">
      <a
        class="kern-link kern-link--no-visited-state"
        href={`/anmeldung/${theCase.id}${isCase ? '' : `/${to}`}`}
      >
        {isCase ? t.familyCase.back : t.familyCase.backToOffers}
      </a>
    </p>
  );
}

/** Street, part of town and municipality as far as they are known; empty: nothing is. */
export function addressOf(kita: KitaInfo | undefined): string {
  const parts = [kita?.street, kita?.district, kita?.municipality];
  return [...new Set(parts)].filter((part) => part !== undefined && part !== '').join(', ');
}
