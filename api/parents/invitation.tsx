import type { Round } from '../../src/domain/round.ts';
import { SubmitButton } from '../components/elements.tsx';
import { emptyForm, TextField } from '../components/form.tsx';
import { useTexts } from '../components/texts.ts';

/** Where the letter to families of the waiting list leads; the code is typed, never part of an address. */
export function InvitationPage({ round }: { readonly round: Round }) {
  const { register, fields, dates } = useTexts();
  const { invitation } = register;
  return (
    <>
      <p class="kern-body kern-body--muted">
        {register.subtitle(dates.kindergartenYear(round.year))}
      </p>
      <h1 class="kern-heading-x-large">{invitation.title}</h1>
      <p class="kern-body">{invitation.text}</p>
      <form method="post" action="/anmelden" class="sections">
        <input type="hidden" name="year" value={String(round.year)} />
        <TextField
          form={emptyForm}
          name="invitationCode"
          label={fields.invitationCode}
          hint={invitation.hint}
          autocomplete="off"
          optional
          short
        />
        <SubmitButton>{invitation.button}</SubmitButton>
      </form>
    </>
  );
}
