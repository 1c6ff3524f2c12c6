import type { OwnApplication } from '../../src/sign-in/links.ts';
import { ButtonLink, SubmitButton } from '../components/elements.tsx';
import { useTexts } from '../components/texts.ts';

/** The same whoever asked. */
export function LinkSentPage() {
  const { sent: texts } = useTexts().familySignIn;
  return (
    <>
      <h1 class="kern-heading-large">{texts.title}</h1>
      <p class="kern-body">{texts.text}</p>
      <h2 class="kern-heading-medium">{texts.nothing}</h2>
      <ul class="kern-body">
        {texts.hints.map((hint) => (
          <li>{hint}</li>
        ))}
      </ul>
      <p class="kern-body">
        <a class="kern-link kern-link--no-visited-state" href="/oeffnen">
          {texts.back}
        </a>
      </p>
    </>
  );
}

/** What a link in a mail shows: a button, because programs that look for viruses open links and click nothing. */
export function LinkPage({ action }: { readonly action: string }) {
  const { open: texts } = useTexts().familySignIn;
  return (
    <>
      <h1 class="kern-heading-large">{texts.title}</h1>
      <p class="kern-body">{texts.text}</p>
      <form method="post" action={action}>
        <SubmitButton>{texts.button}</SubmitButton>
      </form>
    </>
  );
}

export function LinkOverPage() {
  const { over: texts } = useTexts().familySignIn;
  return (
    <>
      <h1 class="kern-heading-large">{texts.title}</h1>
      <p class="kern-body">{texts.text}</p>
      <ButtonLink href="/oeffnen">{texts.button}</ButtonLink>
    </>
  );
}

export function OwnApplicationsPage({
  applications,
}: {
  readonly applications: readonly OwnApplication[];
}) {
  const { familySignIn, dates } = useTexts();
  const { mine: texts } = familySignIn;
  return (
    <>
      <h1 class="kern-heading-large">{texts.title}</h1>
      <p class="kern-body">{applications.length === 0 ? texts.none : texts.text}</p>
      <div class="cards">
        {applications.map((application) => {
          const { applicationId, guardian, guardianName, year, caseNumber } = application;
          const child = application.childFirstName || texts.unborn;
          const label = texts.buttonOf(child, caseNumber);
          return (
            <section class="card">
              <h2 class="kern-heading-medium">{child}</h2>
              <p class="kern-body">{texts.about(dates.kindergartenYear(year), caseNumber)}</p>
              {guardianName !== null && <p class="kern-body">{texts.bothHere}</p>}
              <form method="post" action="/meine-anmeldungen">
                <input type="hidden" name="applicationId" value={applicationId} />
                <input type="hidden" name="guardian" value={String(guardian)} />
                <SubmitButton
                  label={
                    guardianName === null ? label : `${label}, ${texts.buttonAs(guardianName)}`
                  }
                >
                  {guardianName === null ? texts.button : texts.buttonAs(guardianName)}
                </SubmitButton>
              </form>
            </section>
          );
        })}
      </div>
    </>
  );
}
