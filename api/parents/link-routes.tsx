import { Hono, type Context } from 'hono';
import {
  isOpenLink,
  openOwnApplication,
  ownApplications,
  requestLink,
  useFamilyLink,
} from '../../src/sign-in/links.ts';
import { orAgain } from '../account/refusal.tsx';
import { clientAddress } from '../client-address.ts';
import { emptyForm, textValues } from '../components/form-values.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { AppEnv } from '../environment.ts';
import { notFound } from '../errors.tsx';
import { signIn } from '../middleware/actor.ts';
import { languageOf } from '../middleware/language.ts';
import { LinkOverPage, LinkPage, LinkSentPage, OwnApplicationsPage } from './link-pages.tsx';
import { OpenPage } from './open.tsx';

/** Parents' way in by e-mail; the one by case number and code stands beside it. */
export function linkRoutes(deps: AppDependencies): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .post('/oeffnen/link', async (c) => {
      const { email = '' } = textValues(await c.req.parseBody());
      return orAgain(
        c,
        { email },
        async () => {
          const language = languageOf(c);
          await requestLink(deps, { purpose: 'family', email, language, from: clientAddress(c) });
          return c.redirect('/oeffnen/gesendet', 303);
        },
        ({ form, refused }) => {
          const t = c.get('texts');
          const text = refused === undefined ? undefined : t.doorErrors[refused];
          return c.render(<OpenPage form={emptyForm} mail={form} refused={text} />, {
            title: t.parents.open.title,
            hasErrors: true,
          });
        },
      );
    })
    .get('/oeffnen/gesendet', (c) =>
      c.render(<LinkSentPage />, { title: c.get('texts').familySignIn.sent.title }),
    )
    .get('/oeffnen/link/:token', async (c) =>
      (await isOpenLink(deps, 'family', c.req.param('token')))
        ? c.render(<LinkPage action={c.req.path} />, {
            title: c.get('texts').familySignIn.open.title,
          })
        : linkOver(c),
    )
    .post('/oeffnen/link/:token', (c) =>
      orAgain(
        c,
        {},
        async () => {
          const link = await useFamilyLink(deps, c.req.param('token'));
          await signIn(c, deps, { kind: 'address', ref: link });
          return c.redirect('/meine-anmeldungen', 303);
        },
        () => linkOver(c),
      ),
    )
    .get('/meine-anmeldungen', async (c) => {
      const address = c.get('address');
      if (address === undefined) return c.redirect('/oeffnen', 303);
      const applications = await ownApplications(deps, address);
      return c.render(<OwnApplicationsPage applications={applications} />, {
        title: c.get('texts').familySignIn.mine.title,
      });
    })
    .post('/meine-anmeldungen', async (c) => {
      const address = c.get('address');
      if (address === undefined) return c.redirect('/oeffnen', 303);
      const { applicationId = '', guardian } = textValues(await c.req.parseBody());
      const family = await openOwnApplication(deps, address, { applicationId, guardian });
      if (family === undefined) return notFound(c);
      await signIn(c, deps, family, address);
      return c.redirect(`/anmeldung/${family.ref}`, 303);
    });
}

async function linkOver(c: Context<AppEnv>): Promise<Response> {
  c.status(410);
  return c.render(<LinkOverPage />, { title: c.get('texts').familySignIn.over.title });
}
