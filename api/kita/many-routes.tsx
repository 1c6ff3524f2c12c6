import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { DoorError } from '../../src/cases/errors.ts';
import {
  MANY_AT_ONCE,
  OFFER_ACTIONS,
  offerToMany,
  proposeToMany,
  readMany,
} from '../../src/cases/kita-many.ts';
import {
  readKita,
  type Applicant,
  type KitaOverview,
} from '../../src/cases/read/kita-applicants.ts';
import { readWeek } from '../../src/cases/read/kita-week.ts';
import { emptyForm, textValues, type FormState } from '../components/form-values.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { ManyOffersPage, offersFor } from './many-offers.tsx';
import { ManyOutcomePage } from './many-outcome.tsx';
import { idIn } from './posts.ts';
import { ManySlotsPage } from './propose-many.tsx';
import { readWindows } from './slot-windows.ts';
import { requireSameKita } from './same-kita.ts';
import { inYear, yearOf } from './years.ts';

type KitaContext = Context<SignedInEnv>;

const OFFERS = '/angebote';
const PROPOSE = '/termine/vorschlagen';
const OUTCOME = '/ergebnis';

/** What is done for several children at once: offers, proposed slots, and what became of it. */
export function manyRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  const overviewOf = async (c: KitaContext, year: string | undefined): Promise<KitaOverview> => {
    const overview = await readKita(deps, c.get('person'), yearOf(c, year));
    if (overview === null) throw new DoorError('case.not_found');
    return overview;
  };
  return new Hono<SignedInEnv>()
    .get(OFFERS, async (c) => {
      const ids = idsIn(c.req.queries('id'));
      const overview = await overviewOf(c, c.req.query('jahr'));
      const listed =
        ids.length === 0
          ? overview.applicants.filter((one) => offersFor(one).length > 0).slice(0, MANY_AT_ONCE)
          : chosenOf(overview, ids);
      return offersPage(c, deps, { overview, listed, chosen: new Set(ids), form: emptyForm });
    })
    .post(OFFERS, async (c) => {
      const body = await c.req.parseBody({ all: true });
      const values = textValues(body);
      requireSameKita(c.get('person'), values);
      const clientKey = idIn(values, 'clientKey');
      const action = OFFER_ACTIONS.find((known) => known === values['action']);
      if (action === undefined) throw new DoorError('input.invalid');
      const applicationIds = idsIn(body['id']);
      if (applicationIds.length === 0) {
        const overview = await overviewOf(c, values['jahr']);
        const listed = chosenOf(overview, idsIn(body['liste']));
        const form = { values, problems: [{ field: 'id', problem: 'none_chosen' }] };
        return offersPage(c, deps, { overview, listed, chosen: new Set(), form });
      }
      await offerToMany(deps, c.get('person'), { action, clientKey, applicationIds });
      return toOutcome(c, clientKey, applicationIds, yearOf(c, values['jahr']));
    })
    .get(PROPOSE, async (c) => {
      const ids = idsIn(c.req.queries('id'));
      const overview = await overviewOf(c, c.req.query('jahr'));
      const listed = awaitingSlots(overview).filter(
        ({ applicationId }) => ids.length === 0 || ids.includes(applicationId),
      );
      return slotsPage(c, {
        overview,
        listed,
        chosen: new Set(listed.map(({ applicationId }) => applicationId)),
        form: { values: { minutes: '45' }, problems: [] },
      });
    })
    .post(PROPOSE, async (c) => {
      const body = await c.req.parseBody({ all: true });
      const values = textValues(body);
      requireSameKita(c.get('person'), values);
      const clientKey = idIn(values, 'clientKey');
      const overview = await overviewOf(c, values['jahr']);
      const applicationIds = idsIn(body['id']);
      const listed = awaitingSlots(overview);
      const chosen = listed.filter(({ applicationId }) => applicationIds.includes(applicationId));
      const now = Math.max(deps.clock(), ...chosen.map((one) => one.now));
      const { slots, problems } = await readWindows(values, now, async (day) =>
        (await readWeek(deps, c.get('person'), day)).slots
          .filter(({ status }) => status === 'booked')
          .map(({ startsAt, endsAt }) => ({ startsAt, endsAt })),
      );
      const none = applicationIds.length === 0 ? [{ field: 'id', problem: 'none_chosen' }] : [];
      const few =
        problems.length === 0 && slots.length < applicationIds.length
          ? [{ field: 'window1.date', problem: 'too_few_slots' }]
          : [];
      const wrong = [...none, ...problems, ...few];
      if (wrong.length > 0)
        return slotsPage(c, {
          overview,
          listed,
          chosen: new Set(applicationIds),
          form: { values, problems: wrong },
        });
      await proposeToMany(deps, c.get('person'), { slots, clientKey, applicationIds });
      return toOutcome(c, clientKey, applicationIds, overview.round.year);
    })
    .get(OUTCOME, async (c) => {
      const clientKey = z.uuid().safeParse(c.req.query('eingabe')).data;
      // An address that names no click has nothing to tell.
      if (clientKey === undefined) return c.redirect(inYear('/kita/anmeldungen', yearOf(c)), 303);
      const applicationIds = idsIn(c.req.queries('id'));
      const overview = await overviewOf(c, c.req.query('jahr'));
      const outcomes = await readMany(deps, c.get('person'), { clientKey, applicationIds });
      return c.render(<ManyOutcomePage overview={overview} outcomes={outcomes} />, {
        title: c.get('texts').kitaDesk.many.outcome.title,
        wide: true,
      });
    });
}

interface Listed {
  readonly overview: KitaOverview;
  readonly listed: readonly Applicant[];
  readonly chosen: ReadonlySet<string>;
  readonly form: FormState;
}

function offersPage(c: KitaContext, deps: AppDependencies, shown: Listed) {
  const hasErrors = shown.form.problems.length > 0;
  if (hasErrors) c.status(422);
  return c.render(<ManyOffersPage {...shown} now={deps.clock()} />, {
    title: c.get('texts').kitaDesk.many.title,
    hasErrors,
    wide: true,
  });
}

function slotsPage(c: KitaContext, shown: Listed) {
  const hasErrors = shown.form.problems.length > 0;
  if (hasErrors) c.status(422);
  return c.render(<ManySlotsPage {...shown} />, {
    title: c.get('texts').kitaDesk.propose.title,
    hasErrors,
    wide: true,
  });
}

const awaitingSlots = ({ applicants }: KitaOverview): readonly Applicant[] =>
  applicants.filter(
    ({ standing, possible }) =>
      possible.proposeSlots === 'yes' && (standing === 'accepted' || standing === 'missed'),
  );

/** The children in the order in which they were chosen; whoever is not the Kita's is left out. */
function chosenOf({ applicants }: KitaOverview, ids: readonly string[]): readonly Applicant[] {
  const byId = new Map(applicants.map((applicant) => [applicant.applicationId, applicant]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function toOutcome(c: KitaContext, clientKey: string, ids: readonly string[], year: number) {
  const query = new URLSearchParams({ eingabe: clientKey, jahr: String(year) });
  for (const id of ids) query.append('id', id);
  return c.redirect(`/kita${OUTCOME}?${query.toString()}`, 303);
}

const idsSchema = z.array(z.uuid()).max(MANY_AT_ONCE);

/** Ids of ours, each once. Throws `input.invalid` for anything else: the boxes are ours. */
function idsIn(values: unknown): readonly string[] {
  const ids = idsSchema.safeParse([values].flat().filter((value) => value !== undefined)).data;
  if (ids === undefined) throw new DoorError('input.invalid');
  return [...new Set(ids)];
}
