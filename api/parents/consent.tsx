import { ButtonLink } from '../components/elements.tsx';
import { useTexts } from '../components/texts.ts';
import type { FamilyCase } from '../../src/cases/read/family-case.ts';
import { missingConsents } from '../../src/domain/case.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { mayConsent } from './possible.ts';

/** Where guardians live apart: whose consent a contract still needs. */
export function Consent({ theCase }: { readonly theCase: FamilyCase }) {
  const { consent: texts } = useTexts().familyCase.turn;
  const { id, guardian, otherGuardian, state, turn } = theCase;
  const otherIsMissing = missingConsents(state).some((one) => one !== guardian.position);
  return (
    <>
      {mayConsent(theCase) && (
        <>
          <p class="kern-body">{texts.own}</p>
          <ButtonLink
            href={`/anmeldung/${id}/zustimmen`}
            kind={turn.phase === 'appointment' ? 'secondary' : 'primary'}
          >
            {texts.button}
          </ButtonLink>
        </>
      )}
      {otherIsMissing && <p class="kern-body">{texts.other(otherGuardian ?? texts.unnamed)}</p>}
    </>
  );
}

/** Where nothing but a consent is waited for; undefined: it is not. */
export function consentHeading(theCase: FamilyCase, t: Texts): string | undefined {
  const { headings } = t.familyCase.turn.consent;
  if (theCase.turn.waitingFor !== 'family') return undefined;
  return mayConsent(theCase) ? headings.own : headings.other;
}
