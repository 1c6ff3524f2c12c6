import { ButtonLink } from '../components/elements.tsx';
import { useTexts } from '../components/texts.ts';
import type { Desk } from './desk.ts';

/**
 * The child stands in the round already: said to a family without telling which case it is, to staff with the way to
 * it where they may see it.
 */
export function DuplicatePage({
  desk,
  year,
  applicationId,
}: {
  readonly desk: Desk;
  readonly year: number;
  readonly applicationId: string | undefined;
}) {
  const t = useTexts();
  const { duplicate } = t.register;
  return (
    <>
      <p class="kern-body kern-body--muted">
        {t.register.subtitle(t.dates.kindergartenYear(year))}
      </p>
      <h1 class="kern-heading-x-large">{duplicate.title}</h1>
      <p class="kern-body kern-body--large">
        {desk.onPaper ? duplicate.staff : t.doorErrors['registration.duplicate']}
      </p>
      {desk.onPaper && applicationId === undefined && (
        <p class="kern-body">{duplicate.elsewhere}</p>
      )}
      {!desk.onPaper && <ButtonLink href="/oeffnen">{duplicate.open}</ButtonLink>}
      {applicationId !== undefined && (
        <ButtonLink href={desk.caseUrl(applicationId)}>{duplicate.toCase}</ButtonLink>
      )}
      <ButtonLink href={desk.path} kind="secondary">
        {duplicate.change}
      </ButtonLink>
    </>
  );
}
