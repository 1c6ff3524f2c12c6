import type { Round } from '../../src/domain/round.ts';
import { SubmitButton } from '../components/elements.tsx';
import { SelectField, TextField } from '../components/form.tsx';
import { emptyForm } from '../components/form-values.ts';
import { useTexts } from '../components/texts.ts';
import { roundLabel } from './choose-round.tsx';

/** Where the letter to families of the waiting list leads; the code is typed, never part of an address. */
export function InvitationPage({
  rounds,
  now,
}: {
  /** The open ones, at least one. */
  readonly rounds: readonly Round[];
  readonly now: number;
}) {
  const t = useTexts();
  const { register, fields } = t;
  const { invitation } = register;
  return (
    <>
      <h1 class="kern-heading-x-large">{invitation.title}</h1>
      <p class="kern-body">{invitation.text}</p>
      <form method="post" action="/anmelden" class="sections">
        <YearField rounds={rounds} now={now} />
        <TextField
          form={emptyForm}
          name="invitationCode"
          label={fields.invitationCode}
          hint={invitation.hint}
          autocomplete="off"
          optional
        />
        <SubmitButton>{invitation.button}</SubmitButton>
      </form>
    </>
  );
}

/** Which year the letter is about, it says; the newest is the one most letters are. */
function YearField({ rounds, now }: { readonly rounds: readonly Round[]; readonly now: number }) {
  const t = useTexts();
  const { invitation } = t.register;
  const [only, ...others] = rounds;
  if (only !== undefined && others.length === 0)
    return <input type="hidden" name="year" value={String(only.year)} />;
  return (
    <SelectField
      form={emptyForm}
      name="year"
      label={invitation.year}
      hint={invitation.yearHint}
      groups={[
        {
          label: '',
          choices: rounds.map((round) => ({
            value: String(round.year),
            label: `${t.dates.kindergartenYear(round.year)} (${roundLabel(round, now, t)})`,
          })),
        },
      ]}
    />
  );
}
