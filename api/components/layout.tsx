import type { Context } from 'hono';
import { jsxRenderer, useRequestContext } from 'hono/jsx-renderer';
import type { Child } from 'hono/jsx';
import type { AppEnv } from '../environment.ts';
import type { Person } from '../../src/persistence/actor.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { Banner } from './banner.tsx';
import { Icon } from './elements.tsx';
import { useTexts } from './texts.ts';

export interface PageProps {
  /** The page's own name; the portal's is added. */
  readonly title: string;
  /** A form came back with something to correct: said first in the title. */
  readonly hasErrors?: boolean;
  /** Staff's tables use the full width. */
  readonly wide?: boolean;
}

declare module 'hono' {
  interface ContextRenderer {
    (content: Child, props: PageProps): Response | Promise<Response>;
  }
}

/** Makes `c.render(<Content />, { title })` a whole page. */
export const layout = jsxRenderer(({ children, title, hasErrors, wide }) => (
  <Page title={title} hasErrors={hasErrors ?? false} wide={wide ?? false}>
    {children}
  </Page>
));

function Page({
  children,
  title,
  hasErrors,
  wide,
}: Required<PageProps> & { readonly children?: Child }) {
  const t = useTexts();
  const page = t.common.titleOf(title);
  const column = wide ? 'page page--wide' : 'page';
  return (
    <html lang={t.common.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{hasErrors ? t.common.titleWithError(page) : page}</title>
        <link rel="stylesheet" href="/assets/kern/fonts/fira-sans.css" />
        <link rel="stylesheet" href="/assets/kern/kern.min.css" />
        <link rel="stylesheet" href="/assets/portal.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <a class="skip kern-link" href="#inhalt">
          {t.common.skipToContent}
        </a>
        <header>
          <DemoBanner wide={wide} />
          <div class="kern-kopfzeile">
            <div class={column}>
              <span class="kern-kopfzeile__label">{t.common.authority}</span>
            </div>
          </div>
          <div class={column}>
            <Brand />
            <Banners />
          </div>
        </header>
        <div class={column}>
          <main id="inhalt" tabindex={-1}>
            {children}
          </main>
          <Footer />
        </div>
      </body>
    </html>
  );
}

/** What the office has to say to everybody, each sentence in the language of the page. */
function Banners() {
  const texts = useTexts();
  const banners = useRequestContext<AppEnv>().get('banners') ?? [];
  return (
    <>
      {banners.map((banner) => (
        <Banner banner={banner} texts={texts} />
      ))}
    </>
  );
}

function DemoBanner({ wide }: { readonly wide: boolean }) {
  const { common } = useTexts();
  if (!useRequestContext<AppEnv>().get('demo')) return null;
  return (
    <div class="demo-banner" role="note">
      <div class={wide ? 'page page--wide' : 'page'}>
        <span class="kern-body">{common.demoBanner}</span>{' '}
        <a class="kern-link" href="/demo">
          {common.demoEntry}
        </a>
      </div>
    </div>
  );
}

interface NavLink {
  readonly href: string;
  readonly label: string;
}

function Brand() {
  const t = useTexts();
  const c = useRequestContext<AppEnv>();
  const person = c.get('person');
  return (
    <div class="brand">
      <a class="brand__name" href="/">
        {t.common.portal}
      </a>
      <nav aria-label={t.common.navigation}>
        <ul class="brand__nav">
          {[...linksOf(person, t), ...ownLinks(c, t)].map(({ href, label }) => (
            <li>
              <a
                class="kern-link kern-link--no-visited-state"
                href={href}
                aria-current={c.req.path === href ? 'page' : undefined}
              >
                {label}
              </a>
            </li>
          ))}
          <li>
            <LanguageLink />
          </li>
          {(person ?? c.get('staff') ?? c.get('address')) !== undefined && (
            <li>
              <form method="post" action="/abmelden">
                <button class="as-link" type="submit">
                  {t.common.nav.signOut}
                </button>
              </form>
            </li>
          )}
        </ul>
      </nav>
    </div>
  );
}

/** To one's account, or to the other applications of one's address. */
function ownLinks(c: Context<AppEnv>, { account, familySignIn }: Texts): readonly NavLink[] {
  if (c.get('staff') !== undefined) return [{ href: '/konto', label: account.nav }];
  const { nav } = familySignIn.mine;
  return c.get('address') === undefined ? [] : [{ href: '/meine-anmeldungen', label: nav }];
}

/** The same page in the other language; after a form was refused, the page it is on. */
function LanguageLink() {
  const { language, otherLanguage } = useTexts().common;
  const { req } = useRequestContext<AppEnv>();
  const other = language === 'de' ? 'en' : 'de';
  const { pathname, search } = new URL(req.url);
  const query = new URLSearchParams({ auf: other, seite: `${pathname}${search}` });
  return (
    <a
      class="kern-link kern-link--no-visited-state"
      href={`/sprache?${query.toString()}`}
      lang={other}
      hreflang={other}
    >
      {otherLanguage}
    </a>
  );
}

function linksOf(person: Person | undefined, { common: { nav } }: Texts): readonly NavLink[] {
  const help = { href: '/hilfe', label: nav.help };
  const kitas = { href: '/kitas', label: nav.kitas };
  switch (person?.kind) {
    case 'family':
      return [{ href: `/anmeldung/${person.ref}`, label: nav.myCase }, kitas, help];
    case 'kita':
      return [{ href: '/kita', label: nav.kita }, help];
    case 'office':
      return [{ href: '/office', label: nav.office }, help];
    case undefined:
      return [
        { href: '/anmelden', label: nav.register },
        { href: '/oeffnen', label: nav.open },
        kitas,
        help,
      ];
  }
}

function Footer() {
  const { account, common, legal } = useTexts();
  const { footer } = legal;
  const links = [
    { href: '/datenschutz', label: footer.privacy },
    { href: '/barrierefreiheit', label: footer.accessibility },
    { href: '/impressum', label: footer.imprint },
    { href: '/konto/anmelden', label: account.staffEntry },
  ];
  return (
    <footer class="footer">
      <h2 class="kern-heading-small">{common.help.heading}</h2>
      <HelpContact />
      <nav aria-label={footer.label}>
        <ul class="brand__nav footer__links">
          {links.map(({ href, label }) => (
            <li>
              <a class="kern-link kern-link--no-visited-state" href={href}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p class="kern-body kern-body--small kern-body--muted">{common.accessibility}</p>
    </footer>
  );
}

/** Where people help people. */
export function HelpContact() {
  const { help } = useTexts().common;
  return (
    <address class="kern-body contact">
      <span>{help.office}</span>
      <span>
        <Icon name="help" />
        <a class="kern-link kern-link--no-visited-state" href={help.phoneLink}>
          {help.phone}
        </a>
      </span>
      <span>
        <Icon name="mail" />
        <a class="kern-link kern-link--no-visited-state" href={`mailto:${help.email}`}>
          {help.email}
        </a>
      </span>
    </address>
  );
}
