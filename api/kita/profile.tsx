import type { KitaProfile, OwnProfile } from '../../src/cases/kita-profile.ts';
import { Alert, OutcomeBanner, SubmitButton } from '../components/elements.tsx';
import { ErrorSummary, TextArea, TextField } from '../components/form.tsx';
import type { FormState } from '../components/form-values.ts';
import { Revision } from '../components/revision.tsx';
import { useTexts } from '../components/texts.ts';
import { KitaNav } from './kita-nav.tsx';

export const PROFILE_FIELDS = [
  'phone',
  'publicEmail',
  'website',
  'openingHours',
  'description',
] as const satisfies readonly (keyof KitaProfile)[];

/** What parents read of the Kita, to be edited by its head. */
export function ProfilePage({
  own,
  form,
  year,
  saved = false,
  changed = false,
}: {
  readonly own: OwnProfile;
  readonly form: FormState;
  readonly year: number;
  readonly saved?: boolean;
  /** Somebody else has changed it since it was read. */
  readonly changed?: boolean;
}) {
  const t = useTexts();
  const { profile: texts } = t.kitaDesk;
  return (
    <>
      <KitaNav year={year} />
      <h1 class="kern-heading-large">{texts.title}</h1>
      {saved && <OutcomeBanner outcome={{ kind: 'done', text: texts.saved }} />}
      {changed && (
        <Alert tone="warning" title={t.common.outcome.refused} live>
          <p class="kern-body">{texts.changed}</p>
        </Alert>
      )}
      {!changed && <ErrorSummary form={form} labels={texts.fields} />}
      <p class="kern-body">{texts.intro}</p>
      {own.invented && <p class="kern-body kern-body--muted">{t.kitaDirectory.invented}</p>}
      <p>
        <a class="kern-link kern-link--no-visited-state" href={`/kitas/${own.kita.id}`}>
          {texts.asParents}
        </a>
      </p>
      <form method="post" action="/kita/profil" class="stack narrow" novalidate>
        <Revision form={form} current={own.revision} />
        <TextField
          form={form}
          name="phone"
          label={texts.fields.phone}
          type="tel"
          autocomplete="tel"
          optional
        />
        <TextField
          form={form}
          name="publicEmail"
          label={texts.fields.publicEmail}
          type="email"
          autocomplete="email"
          optional
        />
        <TextField
          form={form}
          name="website"
          label={texts.fields.website}
          hint={texts.websiteHint}
          autocomplete="url"
          optional
        />
        <TextArea form={form} name="openingHours" label={texts.fields.openingHours} optional />
        <TextArea
          form={form}
          name="description"
          label={texts.fields.description}
          hint={texts.descriptionHint}
          rows={8}
          optional
        />
        <SubmitButton>{texts.button}</SubmitButton>
      </form>
    </>
  );
}
