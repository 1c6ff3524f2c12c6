import type { OpenInvitation } from '../../src/sign-in/invitations.ts';
import { Alert, SubmitButton } from '../components/elements.tsx';
import { ErrorSummary, TextField } from '../components/form.tsx';
import { useTexts } from '../components/texts.ts';
import { Refused, type Shown } from './refusal.tsx';

/** @param passwordSet a new password was set just now */
export function SignInPage({
  form,
  refused,
  passwordSet = false,
}: Shown & { readonly passwordSet?: boolean }) {
  const { signIn: texts } = useTexts().account;
  return (
    <>
      <h1 class="kern-heading-large">{texts.title}</h1>
      {passwordSet && <Alert tone="success" title={texts.passwordSet} live />}
      <Refused code={refused} />
      <form method="post" action="/konto/anmelden" class="stack narrow" novalidate>
        <TextField
          form={form}
          name="email"
          label={texts.email}
          type="email"
          autocomplete="username"
        />
        <TextField
          form={form}
          name="password"
          label={texts.password}
          type="password"
          autocomplete="current-password"
        />
        <SubmitButton>{texts.button}</SubmitButton>
      </form>
      <p class="kern-body">
        <a class="kern-link kern-link--no-visited-state" href="/konto/passwort-vergessen">
          {texts.forgotten}
        </a>
      </p>
      <p class="kern-body">{texts.lost}</p>
      <p class="kern-body">
        {texts.intro}{' '}
        <a class="kern-link kern-link--no-visited-state" href="/oeffnen">
          {texts.family}
        </a>
      </p>
    </>
  );
}

export function CodePage({ form, refused }: Shown) {
  const { code: texts } = useTexts().account;
  return (
    <>
      <h1 class="kern-heading-large">{texts.title}</h1>
      <Refused code={refused} />
      <p class="kern-body">{texts.text}</p>
      <form method="post" action="/konto/code" class="stack narrow" novalidate>
        <TextField
          form={form}
          name="code"
          label={texts.code}
          hint={texts.hint}
          autocomplete="one-time-code"
        />
        <SubmitButton>{texts.button}</SubmitButton>
      </form>
      <p class="kern-body">
        <a class="kern-link kern-link--no-visited-state" href="/konto/anmelden">
          {texts.again}
        </a>
      </p>
    </>
  );
}

export function ForgottenPage({ form, refused }: Shown) {
  const { forgotten: texts, signIn } = useTexts().account;
  return (
    <>
      <h1 class="kern-heading-large">{texts.title}</h1>
      <Refused code={refused} />
      <ErrorSummary form={form} labels={{ email: signIn.email }} />
      <p class="kern-body">{texts.text}</p>
      <form method="post" action="/konto/passwort-vergessen" class="stack narrow" novalidate>
        <TextField
          form={form}
          name="email"
          label={signIn.email}
          type="email"
          autocomplete="username"
        />
        <SubmitButton>{texts.button}</SubmitButton>
      </form>
      <BackToSignIn />
    </>
  );
}

function BackToSignIn() {
  const { forgotten: texts } = useTexts().account;
  return (
    <p class="back">
      <a class="kern-link kern-link--no-visited-state" href="/konto/anmelden">
        {texts.back}
      </a>
    </p>
  );
}

/** The same whoever asked. */
export function ForgottenSentPage() {
  const { forgotten: texts } = useTexts().account;
  return (
    <>
      <h1 class="kern-heading-large">{texts.sentTitle}</h1>
      <p class="kern-body">{texts.sent}</p>
      <p class="kern-body">
        {texts.nothing}{' '}
        <a class="kern-link kern-link--no-visited-state" href="/konto/passwort-vergessen">
          {texts.again}
        </a>
      </p>
      <BackToSignIn />
    </>
  );
}

/** @param action where the form goes: the link's own address */
export function NewPasswordPage({ form, refused, action }: Shown & { readonly action: string }) {
  const { newPassword: texts } = useTexts().account;
  return (
    <>
      <h1 class="kern-heading-large">{texts.title}</h1>
      <Refused code={refused} />
      <ErrorSummary form={form} labels={{ password: texts.password }} />
      <PasswordForm form={form} action={action} button={texts.button} />
    </>
  );
}

export function InvitationPage({
  form,
  refused,
  action,
  invitation,
  signedInAs,
}: Shown & {
  readonly action: string;
  readonly invitation: OpenInvitation;
  /** Whose session this browser has. */
  readonly signedInAs: string | undefined;
}) {
  const { account, staffRoles } = useTexts();
  const { invitation: texts } = account;
  const { name, email, role, workplace, hasAccount } = invitation;
  return (
    <>
      <h1 class="kern-heading-large">{texts.title}</h1>
      <Refused code={refused} />
      <ErrorSummary form={form} labels={{ password: account.newPassword.password }} />
      <p class="kern-body">{texts.text(name, workplace ?? texts.office, staffRoles[role])}</p>
      <p class="kern-body">{texts.account(email)}</p>
      {!hasAccount && <PasswordForm form={form} action={action} button={texts.button} />}
      {hasAccount && signedInAs === email && (
        <form method="post" action={action}>
          <SubmitButton>{texts.accept}</SubmitButton>
        </form>
      )}
      {hasAccount && signedInAs !== email && (
        <>
          <p class="kern-body">{signedInAs === undefined ? texts.known : texts.other}</p>
          <p class="kern-body">
            <a class="kern-link kern-link--no-visited-state" href="/konto/anmelden">
              {texts.signIn}
            </a>
          </p>
        </>
      )}
    </>
  );
}

function PasswordForm({
  form,
  action,
  button,
}: Pick<Shown, 'form'> & { readonly action: string; readonly button: string }) {
  const { newPassword: texts } = useTexts().account;
  return (
    <form method="post" action={action} class="stack narrow" novalidate>
      <TextField
        form={form}
        name="password"
        label={texts.password}
        hint={texts.hint}
        type="password"
        autocomplete="new-password"
      />
      <SubmitButton>{button}</SubmitButton>
    </form>
  );
}

/** A link or an invitation that lets nobody in any more, and the way on. */
export function OverPage({
  wayOn,
  href,
  label,
}: {
  readonly wayOn: string;
  readonly href?: string;
  readonly label?: string;
}) {
  const { familySignIn, account } = useTexts();
  return (
    <>
      <h1 class="kern-heading-large">{familySignIn.over.title}</h1>
      <p class="kern-body">
        {account.over} {wayOn}
      </p>
      {href !== undefined && (
        <p class="kern-body">
          <a class="kern-link kern-link--no-visited-state" href={href}>
            {label}
          </a>
        </p>
      )}
    </>
  );
}
