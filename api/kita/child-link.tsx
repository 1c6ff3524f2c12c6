import { useTexts } from '../components/texts.ts';

interface NamedChild {
  readonly applicationId: string;
  readonly caseNumber: string;
  /** Empty: not born and not named yet. */
  readonly childFirstName: string;
  readonly childLastName: string;
}

/** A child by name and number, which leads to its page. */
export function ChildLink({ applicant }: { readonly applicant: NamedChild }) {
  const { unnamed } = useTexts().kita;
  return (
    <>
      <a
        class="kern-link kern-link--no-visited-state"
        href={`/kita/anmeldungen/${applicant.applicationId}`}
      >
        {nameOf(applicant, unnamed)}
      </a>
      <span class="sub">{applicant.caseNumber}</span>
    </>
  );
}

/** First and last name; a child without a first name yet is called so. */
export const nameOf = (
  { childFirstName, childLastName }: Omit<NamedChild, 'applicationId' | 'caseNumber'>,
  unnamed: string,
): string => `${childFirstName || unnamed} ${childLastName}`;
