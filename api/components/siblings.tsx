import type { Sibling } from '../../src/persistence/siblings.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { useTexts } from './texts.ts';

/** The stricter wish of all counts. */
export const togetherOf = (siblings: readonly Sibling[]): Sibling['together'] =>
  siblings.some(({ together }) => together === 'onlyTogether') ? 'onlyTogether' : 'ifPossible';

/** Day of birth, or the day it is expected on. */
export const birthDateText = (
  { birthDate, unborn }: { readonly birthDate: string; readonly unborn: boolean },
  { dates, register }: Texts,
): string => {
  const day = dates.plainDay(birthDate);
  return unborn ? register.child.expected(day) : day;
};

/** The siblings of a case; nothing where there are none. @param caseUrl where the reader can open a sibling's case. */
export function Siblings({
  siblings,
  caseUrl,
}: {
  readonly siblings: readonly Sibling[];
  readonly caseUrl?: (applicationId: string) => string;
}) {
  const { register } = useTexts();
  const { sibling: texts } = register;
  if (siblings.length === 0) return null;
  const nameOf = ({ firstName, caseNumber }: Sibling): string =>
    caseNumber === null ? texts.unknown : texts.item(firstName || register.unnamed, caseNumber);
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{texts.heading}</h2>
      <ul class="kern-list">
        {siblings.map((sibling) => (
          <li>
            {caseUrl === undefined || sibling.applicationId === null ? (
              nameOf(sibling)
            ) : (
              <a
                class="kern-link kern-link--no-visited-state"
                href={caseUrl(sibling.applicationId)}
              >
                {nameOf(sibling)}
              </a>
            )}
          </li>
        ))}
      </ul>
      <p class="kern-body">{texts.wish[togetherOf(siblings)]}</p>
    </section>
  );
}
