import { Alert, ButtonLink, DescriptionList, Timeline } from '../components/elements.tsx';
import { Siblings } from '../components/siblings.tsx';
import { useTexts } from '../components/texts.ts';
import type { FamilyCase } from '../../src/cases/read/family-case.ts';
import { wayOf } from './case-way.ts';
import { statedIn } from './stated.ts';

/** The receipt: that it arrived and when, how to come back, what happens next, and that it promises nothing. */
export function ReceiptPage({
  theCase,
  claimCode,
}: {
  readonly theCase: FamilyCase;
  readonly claimCode: string | undefined;
}) {
  const t = useTexts();
  const { register } = t;
  const { receipt } = register;
  const { state, child, caseNumber, guardian, otherGuardian, enteredAt } = theCase;
  const received =
    enteredAt === null
      ? t.dates.fullInstant(state.receivedAt)
      : register.paper.received(t.dates.fullDay(state.receivedAt), t.dates.fullDay(enteredAt));
  return (
    <>
      <p class="kern-body kern-body--muted">{receipt.title}</p>
      <h1 class="kern-heading-x-large">{receipt.heading(child.firstName || register.unnamed)}</h1>
      <p class="kern-body kern-body--large">
        {state.late ? receipt.receivedLate(received) : receipt.received(received)}
      </p>
      <section class="turn">
        <h2 class="kern-heading-medium">{receipt.access}</h2>
        <DescriptionList
          facts={[
            { label: receipt.caseNumber, value: <b class="code">{caseNumber}</b> },
            {
              label: receipt.claimCode,
              value:
                claimCode === undefined ? (
                  receipt.claimCodeChanged
                ) : (
                  <b class="code">{claimCode}</b>
                ),
            },
          ]}
        />
        <p class="kern-body">{receipt.accessText}</p>
        <p class="kern-body">{guardian.email === null ? receipt.byLetter : receipt.byMail}</p>
        {otherGuardian !== null && <p class="kern-body">{receipt.otherGuardian(otherGuardian)}</p>}
        <ButtonLink href={`/anmeldung/${theCase.id}/quittung.pdf`} kind="secondary">
          {t.registerForm.sent.pdf}
        </ButtonLink>
      </section>
      <Alert tone="info" title={receipt.noPromise}>
        <p class="kern-body">{receipt.noPromiseText}</p>
      </Alert>
      <section>
        <h2 class="kern-heading-large">{receipt.next}</h2>
        <Timeline entries={wayOf(theCase, t)} />
      </section>
      <section>
        <h2 class="kern-heading-medium">{t.registerForm.sent.heading}</h2>
        <DescriptionList facts={statedIn(theCase, t)} />
      </section>
      <section>
        <h2 class="kern-heading-medium">{receipt.fees}</h2>
        <p class="kern-body">{receipt.feesText}</p>
      </section>
      <Siblings siblings={theCase.siblings} />
      <ButtonLink href={`/anmeldung/${theCase.id}`}>{receipt.toCase}</ButtonLink>
      <ButtonLink href="/anmelden/weiteres" kind="secondary">
        {register.sibling.another}
      </ButtonLink>
    </>
  );
}
