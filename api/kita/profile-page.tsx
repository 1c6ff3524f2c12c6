import type { EditableProfile } from '../../src/cases/kita-profile.ts';
import { Alert, OutcomeBanner, SubmitButton } from '../components/elements.tsx';
import { ErrorSummary, TextArea, TextField, type FormState } from '../components/form.tsx';
import { useTexts } from '../components/texts.ts';
import { KitaNav } from './kita-nav.tsx';

/** What parents read of the Kita, to be changed by its head. */
export function ProfilePage({
  own,
  year,
  form,
  saved = false,
  changed = false,
}: {
  readonly own: EditableProfile;
  readonly year: number;
  readonly form: FormState;
  readonly saved?: boolean;
  /** Somebody else has changed it since it was read. */
  readonly changed?: boolean;
}) {
  const { common, kitaDirectory } = useTexts();
  const { edit: texts } = kitaDirectory;
  const { fields } = texts;
  return (
    <>
      <KitaNav year={year} />
      <p class="kern-body kern-body--muted">{own.name}</p>
      <h1 class="kern-heading-large">{texts.title}</h1>
      {saved && <OutcomeBanner outcome={{ kind: 'done', text: texts.saved }} />}
      {changed && (
        <Alert tone="warning" title={common.outcome.refused} live>
          <p class="kern-body">{texts.changed}</p>
        </Alert>
      )}
      <ErrorSummary form={form} labels={fields} />
      <p class="kern-body">
        {texts.intro}{' '}
        <a class="kern-link kern-link--no-visited-state" href={`/kitas/${own.kitaId}`}>
          {texts.view}
        </a>
      </p>
      <form method="post" class="stack narrow" novalidate>
        <input type="hidden" name="stand" value={own.revision} />
        <TextField form={form} name="street" label={fields.street} optional />
        <TextField form={form} name="phone" type="tel" label={fields.phone} optional />
        <TextField form={form} name="email" type="email" label={fields.email} optional />
        <TextField
          form={form}
          name="website"
          label={fields.website}
          hint={texts.websiteHint}
          optional
        />
        <TextField
          form={form}
          name="openingHours"
          label={fields.openingHours}
          hint={texts.openingHoursHint}
          optional
        />
        <TextArea
          form={form}
          name="description"
          label={fields.description}
          hint={texts.descriptionHint}
          rows={6}
          optional
        />
        <SubmitButton>{texts.button}</SubmitButton>
      </form>
    </>
  );
}
