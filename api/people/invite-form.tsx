import { ROLES_AT } from '../../src/cases/people.ts';
import type { Workplaces } from '../../src/cases/read/people.ts';
import type { Shown } from '../account/refusal.tsx';
import { SubmitButton } from '../components/elements.tsx';
import { SelectField, TextField } from '../components/form.tsx';
import { useTexts } from '../components/texts.ts';
import type { PeopleDesk } from './desk.ts';

/** Inviting somebody to work here; the youth office says where. */
export function InviteForm({
  desk,
  kitaId,
  form,
  workplaces,
}: Pick<Shown, 'form'> & {
  readonly desk: PeopleDesk;
  readonly kitaId: string | undefined;
  readonly workplaces: Workplaces | undefined;
}) {
  const { people, staffRoles } = useTexts();
  const { invite: texts } = people;
  const roles =
    desk.kind === 'kita'
      ? ROLES_AT.kita
      : [...ROLES_AT.kita, ...ROLES_AT.provider, ...ROLES_AT.office].filter(
          (role, index, all) => all.indexOf(role) === index,
        );
  return (
    <section>
      <h2 class="kern-heading-medium">{texts.heading}</h2>
      <p class="kern-body">{texts.text}</p>
      <form method="post" action={desk.path} class="stack narrow" novalidate>
        {kitaId !== undefined && <input type="hidden" name="kita" value={kitaId} />}
        <TextField form={form} name="name" label={texts.name} autocomplete="off" />
        <TextField form={form} name="email" label={texts.email} type="email" autocomplete="off" />
        {workplaces !== undefined && (
          <SelectField
            form={form}
            name="workplace"
            label={texts.workplace}
            groups={[
              { label: '', choices: [{ value: 'office', label: people.office }] },
              {
                label: texts.kitas,
                choices: workplaces.kitas.map(({ id, name }) => ({
                  value: `kita/${id}`,
                  label: name,
                })),
              },
              {
                label: texts.providers,
                choices: workplaces.providers.map((name) => ({
                  value: `provider/${name}`,
                  label: name,
                })),
              },
            ]}
          />
        )}
        <SelectField
          form={form}
          name="role"
          label={texts.role}
          groups={[
            { label: '', choices: roles.map((value) => ({ value, label: staffRoles[value] })) },
          ]}
        />
        <SelectField
          form={form}
          name="language"
          label={texts.language}
          groups={[
            {
              label: '',
              choices: [
                { value: 'de', label: people.languages.de },
                { value: 'en', label: people.languages.en },
              ],
            },
          ]}
        />
        <SubmitButton>{texts.button}</SubmitButton>
      </form>
    </section>
  );
}
