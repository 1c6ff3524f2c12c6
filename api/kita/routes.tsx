import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { DoorError } from '../../src/cases/errors.ts';
import {
  readApplicant,
  readKita,
  type ApplicantDetail,
} from '../../src/cases/read/kita-applicants.ts';
import { readReleased, releaseAll } from '../../src/cases/release-all.ts';
import { textValues } from '../components/form.tsx';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { KITA_DESK } from '../registration/desk.ts';
import { registerRoutes } from '../registration/routes.tsx';
import type { ReturnedForm } from './action-form.tsx';
import { ApplicantPage } from './applicant.tsx';
import { KitaPage } from './overview.tsx';
import { idIn, KITA_POSTS } from './posts.ts';
import { tokenPageRoutes } from './token-routes.tsx';

type KitaContext = Context<SignedInEnv>;

/** A Kita's pages: its applicants and places, and one applicant with everything it can do. */
export function kitaRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  const applicant = (c: KitaContext): Promise<ApplicantDetail> => theApplicant(c, deps);
  const app = new Hono<SignedInEnv>();
  app
    .route('/anmelden', registerRoutes(deps, KITA_DESK))
    .route('/schnittstelle', tokenPageRoutes(deps))
    .get('/', async (c) => {
      const overview = await readKita(deps, c.get('person'));
      const { kita } = c.get('texts');
      if (overview === null)
        return c.render(<h1 class="kern-heading-large">{kita.noRound}</h1>, {
          title: kita.noRound,
        });
      const key = z.uuid().safeParse(c.req.query('eingabe')).data;
      const released =
        key === undefined ? undefined : await readReleased(deps, c.get('person'), key);
      return c.render(<KitaPage overview={overview} now={deps.clock()} released={released} />, {
        title: overview.kita.name,
        wide: true,
      });
    })
    .post('/freigeben', async (c) => {
      const clientKey = idIn(textValues(await c.req.parseBody()), 'clientKey');
      const overview = await readKita(deps, c.get('person'));
      if (overview !== null)
        await releaseAll(deps, c.get('person'), { clientKey, year: overview.round.year });
      return c.redirect(`/kita?eingabe=${clientKey}`, 303);
    })
    .get('/anmeldungen/:id', async (c) => {
      const found = await applicant(c);
      const clicked = c.req.query('eingabe');
      return page(c, found, {
        request: found.requests.find((request) => request.clientKey === clicked),
      });
    });
  for (const { path, read } of KITA_POSTS) {
    app.post(`/anmeldungen/:id/${path}`, async (c) => {
      const values = textValues(await c.req.parseBody());
      const clientKey = idIn(values, 'clientKey');
      const found = await applicant(c);
      const checked = read(values, found);
      if ('problems' in checked)
        return page(c, found, { returned: { path, state: { values, ...checked } } });
      const applicationId = applicationIdIn(c);
      await checked.send(deps, c.get('person'), { applicationId, clientKey });
      return c.redirect(`/kita/anmeldungen/${applicationId}?eingabe=${clientKey}`, 303);
    });
  }
  return app;
}

async function theApplicant(c: KitaContext, deps: AppDependencies): Promise<ApplicantDetail> {
  const found = await readApplicant(deps, c.get('person'), applicationIdIn(c));
  if (found === null) throw new DoorError('case.not_found');
  return found;
}

/** An address that names no case is a case that does not exist. */
function applicationIdIn(c: KitaContext): string {
  const id = z.uuid().safeParse(c.req.param('id')).data;
  if (id === undefined) throw new DoorError('case.not_found');
  return id;
}

async function page(
  c: KitaContext,
  applicant: ApplicantDetail,
  shown: {
    readonly request?: ApplicantDetail['requests'][number] | undefined;
    readonly returned?: ReturnedForm;
  },
): Promise<Response> {
  if (shown.returned !== undefined) c.status(422);
  return c.render(<ApplicantPage applicant={applicant} {...shown} />, {
    title: `${applicant.childFirstName} ${applicant.childLastName}`.trim(),
    hasErrors: shown.returned !== undefined,
    wide: true,
  });
}
