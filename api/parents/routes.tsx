import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { DoorError } from '../../src/cases/errors.ts';
import { openCase } from '../../src/cases/open-case.ts';
import { announcedRounds, openRounds } from '../../src/cases/read/rounds.ts';
import { municipalityOf } from '../../src/cases/responsibility.ts';
import { emptyForm, textValues } from '../components/form-values.ts';
import { clientAddress } from '../client-address.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { AppEnv } from '../environment.ts';
import { signIn, signOut } from '../middleware/actor.ts';
import { FAMILY_DESK } from '../registration/desk.ts';
import { draftIdIn, forgetDraftId } from '../registration/draft-cookie.ts';
import { registerRoutes } from '../registration/routes.tsx';
import { caseRoutes } from './case-routes.tsx';
import { HelpPage } from './help.tsx';
import { myDataRoutes } from './my-data-routes.tsx';
import { InvitationPage } from './invitation.tsx';
import { OpenPage } from './open.tsx';
import { kitaDirectoryRoutes } from './kita-directory-routes.tsx';
import { legalRoutes } from './legal-routes.tsx';
import { ResponsibilityPage } from './responsibility.tsx';
import { StartPage } from './start.tsx';

/** The parents' pages. */
export function parentsRoutes(deps: AppDependencies): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/', async (c) => {
      const rounds = await announcedRounds(deps);
      const hasDraft = (await draftIdIn(c, deps, FAMILY_DESK)) !== undefined;
      return c.render(<StartPage rounds={rounds} hasDraft={hasDraft} now={deps.clock()} />, {
        title: c.get('texts').parents.start.title,
      });
    })
    .get('/hilfe', (c) => c.render(<HelpPage />, { title: c.get('texts').parents.help.title }))
    .route('/kitas', kitaDirectoryRoutes(deps))
    .route('/', legalRoutes(deps))
    .get('/zustaendig', (c) => c.redirect('/', 303))
    .post('/zustaendig', async (c) => {
      const values = textValues(await c.req.parseBody());
      const postcode = (values['postcode'] ?? '').trim();
      const isPostcode = /^\d{5}$/u.test(postcode);
      const problems = isPostcode ? [] : [{ field: 'postcode', problem: 'not_a_postcode' }];
      if (!isPostcode) c.status(422);
      return c.render(
        <ResponsibilityPage
          form={{ values: { postcode }, problems }}
          municipality={municipalityOf(postcode)}
        />,
        { title: c.get('texts').parents.responsibility.title, hasErrors: !isPostcode },
      );
    })
    .get('/einladung', async (c) => {
      const rounds = await openRounds(deps);
      if (rounds.length === 0) return c.redirect('/anmelden', 303);
      return c.render(<InvitationPage rounds={rounds} now={deps.clock()} />, {
        title: c.get('texts').register.invitation.title,
      });
    })
    .route('/anmelden', registerRoutes(deps, FAMILY_DESK))
    .get('/oeffnen', (c) =>
      c.render(<OpenPage form={emptyForm} />, { title: c.get('texts').parents.open.title }),
    )
    .post('/oeffnen', (c) => open(c, deps))
    .route('/anmeldung', myDataRoutes(deps))
    .route('/anmeldung', caseRoutes(deps))
    .post('/abmelden', async (c) => {
      await signOut(c, deps);
      // A sibling's draft shows what the family stated; staff leave the drafts of others alone.
      if (c.get('person')?.kind === 'family') forgetDraftId(c, deps, FAMILY_DESK);
      return c.redirect('/', 303);
    });
}

/** A wrong pair is said on the form; the number stays, the code is typed anew. */
async function open(c: Context<AppEnv>, deps: AppDependencies): Promise<Response> {
  const { caseNumber = '', claimCode = '' } = textValues(await c.req.parseBody());
  try {
    const family = await openCase(deps, { caseNumber, claimCode, from: clientAddress(c) });
    await signIn(c, deps, family);
    return c.redirect(`/anmeldung/${family.ref}`, 303);
  } catch (error) {
    if (!isClaimError(error)) throw error;
    const t = c.get('texts');
    c.status(error.status);
    return c.render(
      <OpenPage
        form={{ values: { caseNumber }, problems: [] }}
        refused={t.doorErrors[error.code]}
      />,
      { title: t.parents.open.title, hasErrors: true },
    );
  }
}

const isClaimError = (error: unknown): error is DoorError =>
  error instanceof DoorError &&
  z.enum(['claim.unknown', 'claim.too_many_attempts']).safeParse(error.code).success;
