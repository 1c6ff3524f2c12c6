import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { DoorError } from '../../src/cases/errors.ts';
import {
  concludeContract,
  makeOffer,
  markReviewed,
  proposeSlots,
  revokeOffer,
} from '../../src/cases/kita.ts';
import {
  readApplicant,
  readKita,
  type ApplicantDetail,
} from '../../src/cases/read/kita-applicants.ts';
import { textValues } from '../components/form.tsx';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { requirePerson } from '../middleware/actor.ts';
import { KITA_DESK } from '../registration/desk.ts';
import { registerRoutes } from '../registration/routes.tsx';
import { ApplicantPage, type ReturnedForm } from './applicant.tsx';
import { KitaPage } from './overview.tsx';
import { readSlots } from './slots.ts';

type KitaContext = Context<SignedInEnv>;

/** A Kita's pages: its applicants and places, and one applicant with everything it can do. */
export function kitaRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  const applicant = (c: KitaContext): Promise<ApplicantDetail> => theApplicant(c, deps);

  return new Hono<SignedInEnv>()
    .use(requirePerson('kita'))
    .route('/anmelden', registerRoutes(deps, KITA_DESK))
    .get('/', async (c) => {
      const overview = await readKita(deps, c.get('person'));
      const { kita } = c.get('texts');
      if (overview === null)
        return c.render(<h1 class="kern-heading-large">{kita.noRound}</h1>, {
          title: kita.noRound,
        });
      return c.render(<KitaPage overview={overview} now={deps.clock()} />, {
        title: overview.kita.name,
        wide: true,
      });
    })
    .get('/anmeldungen/:id', async (c) => {
      const found = await applicant(c);
      const clicked = c.req.query('eingabe');
      return page(c, found, {
        request: found.requests.find((request) => request.clientKey === clicked),
      });
    })
    .post('/anmeldungen/:id/geprueft', async (c) => {
      const { applicationId, clientKey, values } = await posted(c);
      const wishId = idIn(values, 'wishId');
      await markReviewed(deps, c.get('person'), { applicationId, clientKey, wishId });
      return back(c, clientKey);
    })
    .post('/anmeldungen/:id/angebot', async (c) => {
      const { applicationId, clientKey, values } = await posted(c);
      const wishId = idIn(values, 'wishId');
      await makeOffer(deps, c.get('person'), { applicationId, clientKey, wishId });
      return back(c, clientKey);
    })
    .post('/anmeldungen/:id/angebot-zurueck', async (c) => {
      const { applicationId, clientKey, values } = await posted(c);
      const offerId = idIn(values, 'offerId');
      const note = (values['note'] ?? '').trim();
      const problem = noteProblem(note);
      if (problem !== undefined)
        return page(c, await applicant(c), {
          returned: {
            action: 'revokeOffer',
            state: { values, problems: [{ field: 'note', problem }] },
          },
        });
      await revokeOffer(deps, c.get('person'), { applicationId, clientKey, offerId, note });
      return back(c, clientKey);
    })
    .post('/anmeldungen/:id/termine', async (c) => {
      const { applicationId, clientKey, values } = await posted(c);
      const offerId = idIn(values, 'offerId');
      const found = await applicant(c);
      const { slots, problems } = readSlots(values, found.now);
      if (problems.length > 0)
        return page(c, found, {
          returned: { action: 'proposeSlots', state: { values, problems } },
        });
      await proposeSlots(deps, c.get('person'), { applicationId, clientKey, offerId, slots });
      return back(c, clientKey);
    })
    .post('/anmeldungen/:id/vertrag', async (c) => {
      const { applicationId, clientKey, values } = await posted(c);
      const offerId = idIn(values, 'offerId');
      await concludeContract(deps, c.get('person'), { applicationId, clientKey, offerId });
      return back(c, clientKey);
    });
}

const LONGEST_NOTE = 1000;

function noteProblem(note: string): string | undefined {
  if (note === '') return 'missing';
  return note.length > LONGEST_NOTE ? 'too_long' : undefined;
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

interface Posted {
  readonly applicationId: string;
  readonly clientKey: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Hidden fields are ours: whoever changed them gets no form back. */
async function posted(c: KitaContext): Promise<Posted> {
  const values = textValues(await c.req.parseBody());
  return { applicationId: applicationIdIn(c), clientKey: idIn(values, 'clientKey'), values };
}

function idIn(values: Readonly<Record<string, string>>, name: string): string {
  const id = z.uuid().safeParse(values[name]).data;
  if (id === undefined) throw new DoorError('input.invalid', [{ field: name, problem: 'missing' }]);
  return id;
}

function back(c: KitaContext, clientKey: string): Response {
  return c.redirect(`/kita/anmeldungen/${applicationIdIn(c)}?eingabe=${clientKey}`, 303);
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
