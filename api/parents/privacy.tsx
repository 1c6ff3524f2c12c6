import type { ErasureRules } from '../../src/cases/read/erasures.ts';
import { DRAFT_KEPT_DAYS } from '../../src/cases/registration-draft.ts';
import { ACCOUNT_KEPT_MONTHS } from '../../src/sign-in/forget-accounts.ts';
import { HelpContact } from '../components/layout.tsx';
import { useTexts } from '../components/texts.ts';
import type { Authority } from '../dependencies.ts';
import { Items, PostalAddress, Topic } from './legal.tsx';

/** What Art. 13 GDPR wants said; how long data is kept is read from the rounds' own rules. */
export function PrivacyPage({
  authority,
  retention,
}: {
  readonly authority: Authority;
  readonly retention: readonly ErasureRules[];
}) {
  const { legal } = useTexts();
  const { privacy: texts, missing } = legal;
  const { controller, officer, purpose, data, recipients, cookies, rights } = texts;
  return (
    <>
      <h1 class="kern-heading-x-large">{texts.title}</h1>
      <p class="kern-body">{texts.intro}</p>
      <div class="reading">
        <Topic title={controller.title}>
          <PostalAddress />
          <HelpContact />
        </Topic>
        <Topic title={officer.title}>
          <p class="kern-body">{authority.dataProtectionOfficer ?? missing}</p>
        </Topic>
        <Topic title={purpose.title}>
          <p class="kern-body">{purpose.text}</p>
          <p class="kern-body">{purpose.automatic}</p>
        </Topic>
        <Topic title={data.title}>
          <Items items={data.items} />
          <p class="kern-body">{data.not}</p>
        </Topic>
        <Topic title={recipients.title}>
          <p class="kern-body">{recipients.text}</p>
          <p class="kern-body">
            {recipients.hosting} {authority.hostedBy ?? missing}
          </p>
          <p class="kern-body">{recipients.noOthers}</p>
        </Topic>
        <Duration retention={retention} />
        <Topic title={cookies.title}>
          <Items items={cookies.items} />
          <p class="kern-body">{cookies.text}</p>
        </Topic>
        <Topic title={rights.title}>
          <Items items={rights.items} />
          <p class="kern-body">{rights.text}</p>
          <p class="kern-body">{rights.needed}</p>
        </Topic>
      </div>
    </>
  );
}

function Duration({ retention }: { readonly retention: readonly ErasureRules[] }) {
  const { dates, legal } = useTexts();
  const { duration: texts } = legal.privacy;
  const grace = Math.min(...retention.map(({ graceDays }) => graceDays));
  return (
    <Topic title={texts.title}>
      {retention.length === 0 ? (
        <p class="kern-body">{texts.noRound}</p>
      ) : (
        <>
          <Items
            items={retention.map(({ year, retentionMonths }) =>
              texts.round(dates.kindergartenYear(year), retentionMonths),
            )}
          />
          <p class="kern-body">{texts.announced(texts.days(grace))}</p>
          <p class="kern-body">{texts.waitingList}</p>
        </>
      )}
      <p class="kern-body">{texts.drafts(DRAFT_KEPT_DAYS)}</p>
      <p class="kern-body">{texts.links}</p>
      <p class="kern-body">{texts.staff(ACCOUNT_KEPT_MONTHS)}</p>
      <p class="kern-body">{texts.after}</p>
    </Topic>
  );
}
