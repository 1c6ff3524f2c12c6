import { Hono, type Context } from 'hono';
import { deleteCookie, getCookie } from 'hono/cookie';
import { cookieNames } from '../../src/sign-in/auth.ts';
import { acceptAs, acceptWithPassword, readInvitation } from '../../src/sign-in/invitations.ts';
import { isOpenLink, requestLink, resetPassword } from '../../src/sign-in/links.ts';
import { signInWithPassword } from '../../src/sign-in/password-step.ts';
import { verifySecondFactor } from '../../src/sign-in/second-factor.ts';
import { clientAddress } from '../client-address.ts';
import { textValues } from '../components/form-values.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { AppEnv } from '../environment.ts';
import { languageOf } from '../middleware/language.ts';
import { takeStaffCookies } from '../middleware/actor.ts';
import { startOf } from './next-step.ts';
import { fresh, hasErrors, orAgain, type Shown } from './refusal.tsx';
import {
  CodePage,
  ForgottenPage,
  ForgottenSentPage,
  InvitationPage,
  NewPasswordPage,
  OverPage,
  SignInPage,
} from './sign-in-pages.tsx';

type SignInContext = Context<AppEnv>;

/** How staff get in: password, code, forgotten password, invitation. */
export function signInRoutes(deps: AppDependencies): Hono<AppEnv> {
  const challenge = cookieNames(deps.publicOrigin).challenge;
  const signInPage = (c: SignInContext, shown: Shown = fresh) =>
    c.render(<SignInPage {...shown} passwordSet={c.req.query('neu') !== undefined} />, {
      title: c.get('texts').account.signIn.title,
      hasErrors: hasErrors(shown),
    });
  const codePage = (c: SignInContext, shown: Shown = fresh) =>
    c.render(<CodePage {...shown} />, {
      title: c.get('texts').account.code.title,
      hasErrors: hasErrors(shown),
    });
  const forgottenPage = (c: SignInContext, shown: Shown = fresh) =>
    c.render(<ForgottenPage {...shown} />, {
      title: c.get('texts').account.forgotten.title,
      hasErrors: hasErrors(shown),
    });

  return new Hono<AppEnv>()
    .get('/anmelden', (c) => {
      const state = c.get('staff')?.state;
      return state === undefined ? signInPage(c) : c.redirect(startOf(state), 303);
    })
    .post('/anmelden', async (c) => {
      const { email = '', password = '' } = await valuesOf(c);
      return orAgain(
        c,
        { email },
        () => passPasswordStep(c, deps, { email, password }),
        (shown) => signInPage(c, shown),
      );
    })
    .get('/code', (c) =>
      getCookie(c, challenge) === undefined ? c.redirect('/konto/anmelden', 303) : codePage(c),
    )
    .post('/code', async (c) => {
      const { code = '' } = await valuesOf(c);
      const value = getCookie(c, challenge);
      if (value === undefined) return c.redirect('/konto/anmelden', 303);
      return orAgain(
        c,
        {},
        async () => {
          const cookies = await verifySecondFactor(deps, {
            challenge: { name: challenge, value },
            code,
            from: clientAddress(c),
            headers: c.req.raw.headers,
          });
          if (cookies !== undefined) await takeStaffCookies(c, deps, cookies);
          return c.redirect(cookies === undefined ? '/konto/anmelden' : '/konto/weiter', 303);
        },
        (shown) => codePage(c, shown),
      );
    })
    .get('/weiter', (c) => {
      const state = c.get('staff')?.state;
      return c.redirect(state === undefined ? '/konto/anmelden' : startOf(state), 303);
    })
    .get('/passwort-vergessen', (c) => forgottenPage(c))
    .post('/passwort-vergessen', async (c) => {
      const { email = '' } = await valuesOf(c);
      return orAgain(
        c,
        { email },
        async () => {
          const language = languageOf(c);
          await requestLink(deps, { purpose: 'password', email, language, from: clientAddress(c) });
          return c.redirect('/konto/passwort-gesendet', 303);
        },
        (shown) => forgottenPage(c, shown),
      );
    })
    .get('/passwort-gesendet', (c) =>
      c.render(<ForgottenSentPage />, { title: c.get('texts').account.forgotten.sentTitle }),
    )
    .get('/passwort/:token', async (c) =>
      (await isOpenLink(deps, 'password', c.req.param('token')))
        ? newPasswordPage(c)
        : linkOver(c, 'newPassword'),
    )
    .post('/passwort/:token', async (c) => {
      const { password = '' } = await valuesOf(c);
      return orAgain(
        c,
        {},
        async () => {
          await resetPassword(deps, { token: c.req.param('token'), password });
          deleteCookie(c, challenge, { path: '/', secure: deps.publicOrigin.startsWith('https') });
          return c.redirect('/konto/anmelden?neu', 303);
        },
        (shown) =>
          shown.refused === 'sign_in.link_over'
            ? linkOver(c, 'newPassword')
            : newPasswordPage(c, shown),
      );
    })
    .get('/einladung/:token', (c) => invitationPage(c, deps))
    .post('/einladung/:token', (c) => accept(c, deps));
}

const valuesOf = async (c: SignInContext): Promise<Record<string, string>> =>
  textValues(await c.req.parseBody());

async function passPasswordStep(
  c: SignInContext,
  deps: AppDependencies,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<Response> {
  const { next, cookies } = await signInWithPassword(deps, {
    email,
    password,
    from: clientAddress(c),
    userAgent: c.req.header('User-Agent')?.slice(0, 300),
  });
  await takeStaffCookies(c, deps, cookies);
  return c.redirect(next === 'code' ? '/konto/code' : '/konto/zweiter-faktor', 303);
}

const newPasswordPage = (c: SignInContext, shown: Shown = fresh) =>
  c.render(<NewPasswordPage {...shown} action={c.req.path} />, {
    title: c.get('texts').account.newPassword.title,
    hasErrors: hasErrors(shown),
  });

async function linkOver(c: SignInContext, which: 'newPassword' | 'invitation'): Promise<Response> {
  const { account, familySignIn } = c.get('texts');
  c.status(410);
  const way =
    which === 'newPassword'
      ? { href: '/konto/passwort-vergessen', label: account.forgotten.title }
      : {};
  return c.render(<OverPage wayOn={account[which].over} {...way} />, {
    title: familySignIn.over.title,
  });
}

async function invitationPage(
  c: SignInContext,
  deps: AppDependencies,
  shown: Shown = fresh,
): Promise<Response> {
  const invitation = await readInvitation(deps, c.req.param('token') ?? '');
  if (invitation === undefined) return linkOver(c, 'invitation');
  return c.render(
    <InvitationPage
      {...shown}
      action={c.req.path}
      invitation={invitation}
      signedInAs={strongAccount(c)?.email}
    />,
    { title: c.get('texts').account.invitation.title, hasErrors: hasErrors(shown) },
  );
}

async function accept(c: SignInContext, deps: AppDependencies): Promise<Response> {
  const { password = '' } = await valuesOf(c);
  const token = c.req.param('token') ?? '';
  return orAgain(
    c,
    {},
    async () => {
      const invitation = await readInvitation(deps, token);
      if (invitation === undefined) return linkOver(c, 'invitation');
      if (!invitation.hasAccount) {
        await acceptWithPassword(deps, { token, password });
        return passPasswordStep(c, deps, { email: invitation.email, password });
      }
      const account = strongAccount(c);
      if (account === undefined) return c.redirect('/konto/anmelden', 303);
      await acceptAs(deps, { token, account: account.id });
      return c.redirect('/konto/weiter', 303);
    },
    (shown) => invitationPage(c, deps, shown),
  );
}

/** Whose session this is, once both factors were shown. */
function strongAccount(c: SignInContext) {
  const staff = c.get('staff');
  return staff === undefined || staff.state.kind === 'secondFactor' ? undefined : staff.account;
}
