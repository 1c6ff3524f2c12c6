import { Hono, type Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import {
  backupCodes,
  confirmSecondFactor,
  hideBackupCodes,
  pendingSecret,
  renewBackupCodes,
} from '../../src/sign-in/second-factor.ts';
import {
  chooseWorkplace,
  endSessions,
  listSessions,
  type StaffSession,
  type StaffState,
} from '../../src/sign-in/session.ts';
import { clientAddress } from '../client-address.ts';
import { textValues } from '../components/form-values.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { AppEnv } from '../environment.ts';
import { signOut, takeStaffCookies } from '../middleware/actor.ts';
import { AccountPage, BackupCodesPage, SecondFactorPage, WorkplacePage } from './account-pages.tsx';
import { startOf } from './next-step.ts';
import { fresh, hasErrors, orAgain, type Shown } from './refusal.tsx';

interface StaffEnv {
  Bindings: AppEnv['Bindings'];
  Variables: Omit<AppEnv['Variables'], 'staff'> & { readonly staff: StaffSession };
}
type StaffContext = Context<StaffEnv>;

/** One's own account: second factor, backup codes, place of work, sessions. */
export function accountRoutes(deps: AppDependencies): Hono<StaffEnv> {
  return new Hono<StaffEnv>()
    .get('/zweiter-faktor', only('secondFactor'), (c) => secondFactorPage(c, deps))
    .post('/zweiter-faktor', only('secondFactor'), async (c) => {
      const { code = '' } = await valuesOf(c);
      return orAgain(
        c,
        {},
        async () => {
          const cookies = await confirmSecondFactor(deps, c.get('staff'), {
            code,
            from: clientAddress(c),
            headers: c.req.raw.headers,
          });
          await takeStaffCookies(c, deps, cookies);
          return c.redirect('/konto/notfallcodes', 303);
        },
        (shown) => secondFactorPage(c, deps, shown),
      );
    })
    .get('/notfallcodes', only('codes'), async (c) =>
      c.render(<BackupCodesPage codes={await backupCodes(deps, c.get('staff'))} />, {
        title: c.get('texts').account.codes.title,
      }),
    )
    .post('/notfallcodes', only('codes'), async (c) => {
      await hideBackupCodes(deps, c.get('staff'));
      return c.redirect('/konto/weiter', 303);
    })
    .post('/notfallcodes/neu', only('ready', 'choose', 'nowhere'), async (c) => {
      const { password = '' } = await valuesOf(c);
      return orAgain(
        c,
        {},
        async () => {
          const from = clientAddress(c);
          const { headers } = c.req.raw;
          await renewBackupCodes(deps, c.get('staff'), { password, from, headers });
          return c.redirect('/konto/notfallcodes', 303);
        },
        (shown) => accountPage(c, deps, shown),
      );
    })
    .get('/arbeitsplatz', only('ready', 'choose'), (c) =>
      c.render(<WorkplacePage workplaces={c.get('staff').workplaces} />, {
        title: c.get('texts').account.workplace.title,
      }),
    )
    .post('/arbeitsplatz', only('ready', 'choose'), async (c) => {
      const { workplace = '' } = await valuesOf(c);
      await chooseWorkplace(deps, c.get('staff'), workplace);
      return c.redirect('/konto/weiter', 303);
    })
    .get('/', only('ready', 'choose', 'nowhere'), (c) => accountPage(c, deps))
    .post('/sitzungen', only('ready', 'choose', 'nowhere'), async (c) => {
      const { which = '' } = await valuesOf(c);
      await endSessions(deps, c.get('staff'), which);
      if (which !== 'all') return c.redirect('/konto', 303);
      await signOut(c, deps);
      return c.redirect('/konto/anmelden', 303);
    });
}

/** Lets pass whoever is this far; sends everyone else to where they go on. */
const only = (...kinds: readonly StaffState['kind'][]) =>
  createMiddleware<StaffEnv>(async (c, next) => {
    const staff = c.get('staff') as StaffSession | undefined;
    if (staff === undefined) return c.redirect('/konto/anmelden', 303);
    return kinds.includes(staff.state.kind) ? next() : c.redirect(startOf(staff.state), 303);
  });

const valuesOf = async (c: StaffContext): Promise<Record<string, string>> =>
  textValues(await c.req.parseBody());

async function secondFactorPage(
  c: StaffContext,
  deps: AppDependencies,
  shown: Shown = fresh,
): Promise<Response> {
  const secret = await pendingSecret(deps, c.get('staff'));
  if (secret === undefined) {
    await signOut(c, deps);
    return c.redirect('/konto/anmelden', 303);
  }
  return c.render(<SecondFactorPage {...shown} secret={secret} />, {
    title: c.get('texts').account.secondFactor.title,
    hasErrors: hasErrors(shown),
  });
}

async function accountPage(
  c: StaffContext,
  deps: AppDependencies,
  shown: Shown = fresh,
): Promise<Response> {
  const session = c.get('staff');
  const sessions = await listSessions(deps, session);
  return c.render(<AccountPage {...shown} session={session} sessions={sessions} />, {
    title: c.get('texts').account.page.title,
    hasErrors: hasErrors(shown),
  });
}
