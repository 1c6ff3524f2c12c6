import type { Draft } from '../../src/cases/registration-draft.ts';
import { Alert, ButtonLink } from '../components/elements.tsx';
import { useTexts } from '../components/texts.ts';
import type { Desk } from './desk.ts';
import { PageHead } from './frame.tsx';

/** A whole network has sent too much: nothing is registered yet, and nothing of what was typed is lost. */
export function TooManyPage({ desk, draft }: { readonly desk: Desk; readonly draft: Draft }) {
  const t = useTexts();
  const { tooMany } = t.registerForm;
  return (
    <>
      <PageHead desk={desk} year={draft.year} />
      <h1 class="kern-heading-large">{tooMany.title}</h1>
      <p class="kern-body kern-body--large">{t.doorErrors['registration.too_many_from_network']}</p>
      <Alert tone="info" title={tooMany.keptTitle}>
        <p class="kern-body">{tooMany.kept(t.dates.fullDay(draft.expiresAt))}</p>
      </Alert>
      <ButtonLink href={`${desk.path}/pruefen`}>{tooMany.again}</ButtonLink>
    </>
  );
}
