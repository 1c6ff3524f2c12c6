import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { DoorError } from '../../src/cases/errors.ts';
import {
  readApplicant,
  readKita,
  type ApplicantDetail,
} from '../../src/cases/read/kita-applicants.ts';
import { readTold } from '../../src/cases/read/kita-told.ts';
import { lettersToHandOut } from '../../src/cases/kita-letters.ts';
import { may } from '../../src/cases/policy.ts';
import { readReleased, releaseAll } from '../../src/cases/release-all.ts';
import { textValues } from '../components/form-values.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { KITA_PEOPLE } from '../people/desk.ts';
import { peopleRoutes } from '../people/routes.tsx';
import { KITA_DESK } from '../registration/desk.ts';
import { registerRoutes } from '../registration/routes.tsx';
import { pathId } from '../path-id.ts';
import type { ReturnedForm } from './action-form.tsx';
import { ApplicantPage } from './applicant.tsx';
import { kitaLetterRoutes } from './letter-routes.tsx';
import { listRoutes } from './list-routes.tsx';
import { manyRoutes } from './many-routes.tsx';
import { placesRoutes } from './places-routes.tsx';
import { idIn, KITA_POSTS } from './posts.ts';
import { problemsWithTimes } from './slots.ts';
import { tokenPageRoutes } from './token-routes.tsx';
import { profileRoutes } from './profile-routes.tsx';
import { waitingIn, type Elsewhere } from './elsewhere.tsx';
import { TodayPage } from './today.tsx';
import { weekRoutes } from './week-routes.tsx';
import { inYear, kitaYears, yearOf } from './years.ts';

type KitaContext = Context<SignedInEnv>;

/** A Kita's pages: its applicants and places, and one applicant with everything it can do. */
export function kitaRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  const applicant = (c: KitaContext): Promise<ApplicantDetail> => theApplicant(c, deps);
  const app = new Hono<SignedInEnv>();
  app
    .route('/anmelden', registerRoutes(deps, KITA_DESK))
    .use(kitaYears(deps))
    .route('/team', peopleRoutes(deps, KITA_PEOPLE))
    .get('/', (c) => today(c, deps))
    .post('/freigeben', async (c) => {
      const values = textValues(await c.req.parseBody());
      const clientKey = idIn(values, 'clientKey');
      const year = yearOf(c, values['jahr']);
      await releaseAll(deps, c.get('person'), { clientKey, year });
      return c.redirect(inYear('/kita', year, { eingabe: clientKey }), 303);
    })
    .route('/anmeldungen', listRoutes(deps))
    .route('/termine', weekRoutes(deps))
    .route('/plaetze', placesRoutes(deps))
    .route('/briefe', kitaLetterRoutes(deps))
    .route('/schnittstelle', tokenPageRoutes(deps))
    .route('/profil', profileRoutes(deps))
    .route('/', manyRoutes(deps))
    .get('/anmeldungen/:id', async (c) => {
      const found = await applicant(c);
      const clicked = c.req.query('eingabe');
      return page(c, deps, found, {
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
        return page(c, deps, found, { returned: { path, state: { values, ...checked } } });
      const applicationId = pathId(c);
      const sent = checked.send(deps, c.get('person'), { applicationId, clientKey });
      const problems = await problemsWithTimes(sent);
      if (problems.length > 0)
        return page(c, deps, found, { returned: { path, state: { values, problems } } });
      return c.redirect(`/kita/anmeldungen/${applicationId}?eingabe=${clientKey}`, 303);
    });
  }
  return app;
}

const TOLD_TODAY = 6;

async function today(c: KitaContext, deps: AppDependencies): Promise<Response> {
  const person = c.get('person');
  const { kita } = c.get('texts');
  const working = c.get('years')?.working;
  const overview = working === undefined ? null : await readKita(deps, person, yearOf(c));
  if (overview === null)
    return c.render(<h1 class="kern-heading-large">{kita.noRound}</h1>, { title: kita.noRound });
  const key = z.uuid().safeParse(c.req.query('eingabe')).data;
  const released = key === undefined ? undefined : await readReleased(deps, person, key);
  const told = await readTold(deps, person, { year: overview.round.year, limit: TOLD_TODAY });
  const letters = may(person, 'kita.letters') ? (await lettersToHandOut(deps, person)).total : 0;
  return c.render(
    <TodayPage
      overview={overview}
      elsewhere={await waitingElsewhere(c, deps, overview.round.year)}
      told={told}
      letters={letters}
      now={deps.clock()}
      released={released}
    />,
    { title: overview.kita.name, wide: true },
  );
}

/** What a Kita would not see behind the year it has open. */
async function waitingElsewhere(
  c: KitaContext,
  deps: AppDependencies,
  shown: number,
): Promise<readonly Elsewhere[]> {
  const found: Elsewhere[] = [];
  for (const year of c.get('years')?.released.filter((one) => one !== shown) ?? []) {
    const overview = await readKita(deps, c.get('person'), year);
    const waiting = overview === null ? 0 : waitingIn(overview);
    if (waiting > 0) found.push({ year, waiting });
  }
  return found;
}

async function theApplicant(c: KitaContext, deps: AppDependencies): Promise<ApplicantDetail> {
  const found = await readApplicant(deps, c.get('person'), pathId(c));
  if (found === null) throw new DoorError('case.not_found');
  return found;
}

const TOLD_OF_ONE = 50;

async function page(
  c: KitaContext,
  deps: AppDependencies,
  applicant: ApplicantDetail,
  shown: {
    readonly request?: ApplicantDetail['requests'][number] | undefined;
    readonly returned?: ReturnedForm;
  },
): Promise<Response> {
  if (shown.returned !== undefined) c.status(422);
  const { applicationId, year } = applicant;
  const told = await readTold(deps, c.get('person'), { applicationId, year, limit: TOLD_OF_ONE });
  return c.render(<ApplicantPage applicant={applicant} told={told} {...shown} />, {
    title: `${applicant.childFirstName} ${applicant.childLastName}`.trim(),
    hasErrors: shown.returned !== undefined,
    wide: true,
  });
}
