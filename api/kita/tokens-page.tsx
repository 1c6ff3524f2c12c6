import type { TokenLine } from '../../src/cases/kita-tokens.ts';
import { noonOf } from '../../src/calendar/format.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { DataTable } from '../components/data-table.tsx';
import { Alert, ButtonLink, SubmitButton } from '../components/elements.tsx';
import { ClientKey, DateField, ErrorSummary, TextField } from '../components/form.tsx';
import type { FormState } from '../components/form-values.ts';
import { useTexts } from '../components/texts.ts';
import { KitaNav } from './kita-nav.tsx';

const PATH = '/kita/schnittstelle';

export function TokensPage({
  kitaId,
  year,
  tokens,
  form,
}: {
  /** The Kindergartenjahr the Kita works in. */
  readonly kitaId: string;
  readonly year: number;
  readonly tokens: readonly TokenLine[];
  readonly form: FormState;
}) {
  const { kitaTokens: texts } = useTexts();
  const { add } = texts;
  return (
    <>
      <KitaNav year={year} />
      <h1 class="kern-heading-large">{texts.title}</h1>
      <ErrorSummary form={form} labels={{ name: add.name, expiresOn: add.expiresOn }} />
      <p class="kern-body">{texts.intro}</p>
      <p class="kern-body">
        <a class="kern-link" href="/api/v1/docs">
          {texts.docs}
        </a>
      </p>
      {tokens.length === 0 ? <p class="kern-body">{texts.none}</p> : <Tokens tokens={tokens} />}
      <section class="part">
        <h2 class="kern-heading-medium">{add.heading}</h2>
        <form method="post" action={PATH} class="stack narrow" novalidate>
          <input type="hidden" name="kita" value={kitaId} />
          <ClientKey value={form.values['clientKey']} />
          <TextField
            form={form}
            name="name"
            label={add.name}
            hint={add.nameHint}
            autocomplete="off"
          />
          <DateField form={form} name="expiresOn" label={add.expiresOn} hint={add.expiresOnHint} />
          <SubmitButton>{add.button}</SubmitButton>
        </form>
      </section>
    </>
  );
}

function Tokens({ tokens }: { readonly tokens: readonly TokenLine[] }) {
  const { dates, kitaTokens: texts } = useTexts();
  const { columns } = texts;
  return (
    <DataTable
      caption={texts.caption}
      columns={[
        { label: columns.name },
        { label: columns.prefix },
        { label: columns.createdAt },
        { label: columns.expiresOn },
        { label: columns.lastUsedOn },
        { label: columns.state },
      ]}
      rows={tokens.map((token) => [
        token.name,
        <code>{token.prefix}</code>,
        dates.shortDay(token.createdAt),
        dates.shortDay(noonOf(token.expiresOn)),
        token.lastUsedOn === null ? texts.never : dates.shortDay(noonOf(token.lastUsedOn)),
        <Standing token={token} />,
      ])}
    />
  );
}

function Standing({ token }: { readonly token: TokenLine }) {
  const { kitaTokens: texts } = useTexts();
  if (!token.isValid) return <>{standingOf(token, texts)}</>;
  return (
    <form method="post" action={`${PATH}/${token.id}/widerrufen`}>
      {standingOf(token, texts)} {token.authorLeft && <b>{texts.authorLeft}</b>}{' '}
      <SubmitButton kind="tertiary" label={texts.revokeOf(token.name)}>
        {texts.revoke}
      </SubmitButton>
    </form>
  );
}

function standingOf({ isValid, revokedAt }: TokenLine, texts: Texts['kitaTokens']): string {
  if (isValid) return texts.valid;
  return revokedAt === null ? texts.expired : texts.revoked;
}

/** The one time a secret is shown. */
export function NewTokenPage({
  token,
  secret,
}: {
  readonly token: TokenLine;
  readonly secret: string | null;
}) {
  const { created } = useTexts().kitaTokens;
  return (
    <>
      <h1 class="kern-heading-large">{created.title}</h1>
      {secret === null ? (
        <Alert tone="info" title={created.label(token.name)}>
          <p class="kern-body">{created.seen}</p>
        </Alert>
      ) : (
        <Alert tone="warning" title={created.label(token.name)}>
          <p class="kern-body">{created.text}</p>
          <p class="kern-body">
            <code class="secret">{secret}</code>
          </p>
        </Alert>
      )}
      <ButtonLink href={PATH}>{created.done}</ButtonLink>
    </>
  );
}
