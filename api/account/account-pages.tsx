import { renderSVG } from 'uqr';
import type { TotpSecret } from '../../src/sign-in/second-factor.ts';
import type { OwnSession, StaffSession } from '../../src/sign-in/session.ts';
import type { Workplace } from '../../src/sign-in/workplaces.ts';
import { DataTable } from '../components/data-table.tsx';
import { Alert, DescriptionList, SubmitButton } from '../components/elements.tsx';
import { TextField } from '../components/form.tsx';
import { useTexts } from '../components/texts.ts';
import { deviceOf } from './device.ts';
import { Refused, type Shown } from './refusal.tsx';

export function SecondFactorPage({
  form,
  refused,
  secret,
}: Shown & { readonly secret: TotpSecret }) {
  const { secondFactor: texts } = useTexts().account;
  const image = `data:image/svg+xml,${encodeURIComponent(renderSVG(secret.uri, { border: 4 }))}`;
  return (
    <>
      <h1 class="kern-heading-large">{texts.title}</h1>
      <Refused code={refused} />
      <p class="kern-body">{texts.intro}</p>
      <p class="kern-body">{texts.scan}</p>
      <img src={image} alt={texts.image} width="240" height="240" />
      <p class="kern-body">
        {texts.secret}: <span class="code">{inFours(secret.text)}</span>
      </p>
      <form method="post" action="/konto/zweiter-faktor" class="stack narrow" novalidate>
        <TextField
          form={form}
          name="code"
          label={texts.code}
          autocomplete="one-time-code"
          inputmode="numeric"
        />
        <SubmitButton>{texts.button}</SubmitButton>
      </form>
    </>
  );
}

const inFours = (text: string): string => text.match(/.{1,4}/gu)?.join(' ') ?? text;

export function BackupCodesPage({ codes }: { readonly codes: readonly string[] }) {
  const { codes: texts } = useTexts().account;
  return (
    <>
      <h1 class="kern-heading-large">{texts.title}</h1>
      <p class="kern-body">{texts.text}</p>
      <ol class="kern-body">
        {codes.map((code) => (
          <li>
            <span class="code">{code}</span>
          </li>
        ))}
      </ol>
      <form method="post" action="/konto/notfallcodes">
        <SubmitButton>{texts.button}</SubmitButton>
      </form>
    </>
  );
}

export function WorkplacePage({ workplaces }: { readonly workplaces: readonly Workplace[] }) {
  const { account, staffRoles } = useTexts();
  const { workplace: texts } = account;
  return (
    <>
      <h1 class="kern-heading-large">{texts.title}</h1>
      <p class="kern-body">{texts.text}</p>
      <ul class="links">
        {workplaces.map(({ key, kita, person }) => (
          <li>
            <form method="post" action="/konto/arbeitsplatz" class="stack">
              <input type="hidden" name="workplace" value={key} />
              <SubmitButton kind="secondary" label={texts.button(kita ?? texts.office)}>
                {kita ?? texts.office}
              </SubmitButton>
              <span class="kern-body kern-body--small">
                {person.role === 'software' ? '' : staffRoles[person.role]}
              </span>
            </form>
          </li>
        ))}
      </ul>
    </>
  );
}

export function AccountPage({
  session,
  sessions,
  refused,
  form,
}: Shown & { readonly session: StaffSession; readonly sessions: readonly OwnSession[] }) {
  const { account } = useTexts();
  const { page: texts, workplace } = account;
  const { workplaces } = session;
  return (
    <>
      <h1 class="kern-heading-large">{texts.title}</h1>
      <Refused code={refused} />
      <DescriptionList
        facts={[
          { label: texts.name, value: session.account.name },
          { label: texts.email, value: session.account.email },
          {
            label: texts.workplaces,
            value: workplaces.map(({ kita }) => kita ?? workplace.office).join(', '),
          },
        ]}
      />
      {workplaces.length === 0 && <Alert tone="warning" title={texts.nowhere} />}
      {workplaces.length > 1 && (
        <p class="kern-body">
          <a class="kern-link kern-link--no-visited-state" href="/konto/arbeitsplatz">
            {workplace.change}
          </a>
        </p>
      )}
      <Sessions sessions={sessions} />
      <section>
        <h2 class="kern-heading-medium">{texts.newCodes}</h2>
        <p class="kern-body">{texts.newCodesText}</p>
        <form method="post" action="/konto/notfallcodes/neu" class="stack narrow" novalidate>
          <TextField
            form={form}
            name="password"
            label={texts.password}
            type="password"
            autocomplete="current-password"
          />
          <SubmitButton kind="secondary">{texts.newCodesButton}</SubmitButton>
        </form>
      </section>
      <section>
        <h2 class="kern-heading-medium">{texts.changePassword}</h2>
        <p class="kern-body">{texts.changePasswordText}</p>
        <form method="post" action="/konto/passwort-vergessen">
          <input type="hidden" name="email" value={session.account.email} />
          <SubmitButton kind="secondary">{texts.changePasswordButton}</SubmitButton>
        </form>
      </section>
    </>
  );
}

function Sessions({ sessions }: { readonly sessions: readonly OwnSession[] }) {
  const { account, dates } = useTexts();
  const { page: texts } = account;
  return (
    <section>
      <h2 class="kern-heading-medium">{texts.sessions}</h2>
      <DataTable
        caption={texts.sessions}
        columns={[
          { label: texts.device },
          { label: texts.since },
          { label: texts.seen },
          { label: texts.act },
        ]}
        rows={sessions.map(({ id, since, seen, userAgent, current }) => [
          deviceOf(userAgent) ?? texts.unknownDevice,
          dates.fullInstant(since),
          dates.fullInstant(seen),
          current ? (
            texts.current
          ) : (
            <EndForm which={id} label={texts.endOf(dates.fullInstant(since))}>
              {texts.end}
            </EndForm>
          ),
        ])}
      />
      <div class="actions">
        {sessions.length > 1 && <EndForm which="others">{texts.endOthers}</EndForm>}
        <EndForm which="all">{texts.endAll}</EndForm>
      </div>
    </section>
  );
}

function EndForm({
  which,
  label,
  children,
}: {
  readonly which: string;
  readonly label?: string;
  readonly children: string;
}) {
  return (
    <form method="post" action="/konto/sitzungen">
      <input type="hidden" name="which" value={which} />
      {label === undefined ? (
        <SubmitButton kind="secondary">{children}</SubmitButton>
      ) : (
        <SubmitButton kind="tertiary" label={label}>
          {children}
        </SubmitButton>
      )}
    </form>
  );
}
