import type { KnownFamily } from '../../src/cases/read/guardians.ts';
import type { Draft } from '../../src/cases/registration-draft.ts';
import type { Round } from '../../src/domain/round.ts';
import { Alert, ButtonLink, DescriptionList, SubmitButton } from '../components/elements.tsx';
import { useTexts } from '../components/texts.ts';
import { roundLabel } from '../parents/choose-round.tsx';
import type { Desk } from './desk.ts';

/** Another child of a family the portal knows: what was typed for the first one is taken over. */
export function SiblingPage({
  desk,
  family,
  rounds,
  draft,
  now,
}: {
  readonly desk: Desk;
  readonly family: KnownFamily;
  readonly rounds: readonly Round[];
  /** An unsent one, which this one would take the place of. */
  readonly draft: Draft | undefined;
  readonly now: number;
}) {
  const t = useTexts();
  const { sibling, start } = t.registerForm;
  const action = desk.onPaper
    ? `${desk.path}/weiteres/${family.applicationId}`
    : `${desk.path}/weiteres`;
  return (
    <>
      <h1 class="kern-heading-x-large">{sibling.title}</h1>
      {draft !== undefined && (
        <Alert tone="warning" title={start.alreadyTitle}>
          <p class="kern-body">
            {start.already(t.dates.kindergartenYear(draft.year), t.dates.fullDay(draft.expiresAt))}
          </p>
          <p class="kern-body">
            <a class="kern-link kern-link--no-visited-state" href={desk.path}>
              {start.goOn}
            </a>
          </p>
        </Alert>
      )}
      <p class="kern-body">
        {(desk.onPaper ? sibling.textStaff : sibling.text)(
          family.childFirstName || t.register.unnamed,
          family.caseNumber,
        )}
      </p>
      <div class="actions">
        {rounds.map((round) => (
          <form method="post" action={action}>
            <input type="hidden" name="year" value={String(round.year)} />
            <SubmitButton>
              {rounds.length > 1 ? roundLabel(round, now, t) : beginText(draft, t)}
            </SubmitButton>
          </form>
        ))}
      </div>
    </>
  );
}

const beginText = (
  draft: Draft | undefined,
  { registerForm }: ReturnType<typeof useTexts>,
): string => (draft === undefined ? registerForm.sibling.begin : registerForm.start.anew);

/** Staff have typed a registration: where it stands, and what they may type next. */
export function DonePage({ desk, family }: { readonly desk: Desk; readonly family: KnownFamily }) {
  const t = useTexts();
  const { done } = t.registerForm;
  const { applicationId, caseNumber, childFirstName, childLastName } = family;
  return (
    <>
      <h1 class="kern-heading-x-large">{done.title}</h1>
      <DescriptionList
        facts={[
          {
            label: t.registerForm.sent.child,
            value: `${childFirstName || t.register.child.notNamed} ${childLastName}`,
          },
          { label: t.register.receipt.caseNumber, value: <b class="code">{caseNumber}</b> },
        ]}
      />
      <p class="kern-body">{done.text}</p>
      <div class="actions">
        <ButtonLink href={desk.caseUrl(applicationId)}>{done.toCase}</ButtonLink>
        <ButtonLink href={`${desk.path}/weiteres/${applicationId}`} kind="secondary">
          {done.sibling}
        </ButtonLink>
        <ButtonLink href={desk.path} kind="secondary">
          {done.another}
        </ButtonLink>
      </div>
    </>
  );
}
