import type { WaitingListLine } from '../../src/cases/read/waiting-list.ts';
import { SETTLED_REASONS } from '../../src/domain/waiting-list.ts';
import { SubmitButton } from '../components/elements.tsx';
import { useTexts } from '../components/texts.ts';

interface SettlingProps {
  readonly line: WaitingListLine;
  readonly year: number;
  /** What the list shows, to come back to it. */
  readonly query: string;
}

/** Notes that a child needs no place any more, or takes that back; nothing where it is registered. */
export function Settling({ line, year, query }: SettlingProps) {
  const { settling: texts } = useTexts().waitingList;
  if (line.applicationId !== null) return <></>;
  const child = `${line.childFirstName} ${line.childLastName}`;
  const entry = `/office/warteliste/${year}/eintraege/${line.id}`;
  if (line.settledReason !== null)
    return (
      <form method="post" action={`${entry}/offen?${query}`}>
        <SubmitButton kind="tertiary" label={texts.reopenOf(child)}>
          {texts.reopen}
        </SubmitButton>
      </form>
    );
  return (
    <details>
      <summary>
        {texts.settle}
        <span class="kern-sr-only">{`: ${child}`}</span>
      </summary>
      <form method="post" class="actions" action={`${entry}/erledigt?${query}`}>
        {SETTLED_REASONS.map((reason) => (
          <SubmitButton
            kind="tertiary"
            name="reason"
            value={reason}
            label={texts.settleOf(texts.reasons[reason], child)}
          >
            {texts.reasons[reason]}
          </SubmitButton>
        ))}
      </form>
    </details>
  );
}
