import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { zonedDay } from '../../src/calendar/zone.ts';
import {
  addChildminder,
  childminderPlacesSchema,
  childminderSchema,
  readChildminders,
  setChildminderActive,
  setChildminderPlaces,
} from '../../src/cases/childminders.ts';
import { DoorError, isCorrectable, type FieldProblem } from '../../src/cases/errors.ts';
import { contactSchema, readMediation, recordContact } from '../../src/cases/mediation.ts';
import { readRound } from '../../src/cases/read/office-round.ts';
import { readMediationQueue } from '../../src/cases/read/mediation-queue.ts';
import { readSystemState } from '../../src/cases/read/system-state.ts';
import { dateOf, dateParts, textValues, type FormState } from '../components/form-values.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { chosenYear, otherYears } from './chosen-year.ts';
import { ChildmindersPage, type ChildmindersProps } from './childminders.tsx';
import { MediationPage } from './mediation.tsx';
import type { WaitingElsewhere } from './waiting-elsewhere.tsx';

type OfficeContext = Context<SignedInEnv>;
type Values = Readonly<Record<string, string>>;

/** The registry of childminders. The caller lets only the office pass. */
export function childminderRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  return new Hono<SignedInEnv>()
    .get('/', async (c) => {
      const text = c.get('texts').childminding.saved;
      return registry(c, deps, {
        outcome: c.req.query('gespeichert') === undefined ? undefined : { kind: 'done', text },
      });
    })
    .post('/', async (c) => {
      const values = textValues(await c.req.parseBody());
      const problems = await saved(childminderSchema, childminderIn(values), (fresh) =>
        addChildminder(deps, c.get('person'), { id: keyIn(values), ...fresh }),
      );
      return problems.length === 0 ? done(c) : registry(c, deps, { add: { values, problems } });
    })
    .post('/plaetze', async (c) => {
      const values = textValues(await c.req.parseBody());
      const schema = childminderPlacesSchema.extend({ id: z.uuid('choose') });
      const problems = await saved(schema, placesIn(values), (places) =>
        setChildminderPlaces(deps, c.get('person'), {
          ...places,
          expected: values[`revision.${places.id}`],
        }),
      );
      return problems.length === 0 ? done(c) : registry(c, deps, { places: { values, problems } });
    })
    .post('/:id/beenden', async (c) => {
      const { revision: expected } = textValues(await c.req.parseBody());
      await setChildminderActive(deps, c.get('person'), { id: idIn(c), active: false, expected });
      return done(c);
    })
    .post('/:id/anbieten', async (c) => {
      const { revision: expected } = textValues(await c.req.parseBody());
      await setChildminderActive(deps, c.get('person'), { id: idIn(c), active: true, expected });
      return done(c);
    });
}

/** The office's contacts about one case, below the case's address. */
export function mediationRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  return new Hono<SignedInEnv>()
    .get('/:id/tagespflege', async (c) =>
      mediation(c, deps, {
        values: dateParts('contactedOn', zonedDay(deps.clock())),
        problems: [],
      }),
    )
    .post('/:id/tagespflege', async (c) => {
      const values = textValues(await c.req.parseBody());
      const applicationId = idIn(c);
      const { childminderId, result, note } = values;
      const typed = { childminderId, result, note, contactedOn: dateOf(values, 'contactedOn') };
      const problems = await saved(contactSchema, typed, (contact) =>
        recordContact(deps, c.get('person'), { id: keyIn(values), applicationId, ...contact }),
      );
      return problems.length === 0
        ? c.redirect(`/office/faelle/${applicationId}/tagespflege`, 303)
        : mediation(c, deps, { values, problems });
    });
}

/** Checks what was typed and saves it; resolves with what is to be corrected. */
async function saved<T>(
  schema: z.ZodType<T>,
  typed: unknown,
  save: (checked: T) => Promise<void>,
): Promise<readonly FieldProblem[]> {
  const parsed = schema.safeParse(typed);
  if (!parsed.success)
    return parsed.error.issues.map(({ path, message }) => ({
      field: String(path[0] ?? ''),
      problem: message,
    }));
  try {
    await save(parsed.data);
    return [];
  } catch (error) {
    if (isCorrectable(error)) return error.fields;
    throw error;
  }
}

const childminderIn = ({ displayName = '', municipality = '', hours = '' }: Values) => ({
  displayName,
  municipality,
  hours: hours
    .split(/[\s,;]+/u)
    .filter(Boolean)
    .map(Number),
});

const placesIn = ({ id, year, ageGroup, hours, capacity = '' }: Values) => ({
  id,
  year: Number(year),
  ageGroup,
  hours: Number(hours),
  capacity: capacity.trim() === '' ? undefined : Number(capacity),
});

const keyIn = ({ clientKey }: Values): string => z.uuid().safeParse(clientKey).data ?? randomUUID();

function idIn(c: OfficeContext): string {
  const id = z.uuid().safeParse(c.req.param('id')).data;
  if (id === undefined) throw new DoorError('case.not_found');
  return id;
}

const done = (c: OfficeContext): Response =>
  c.redirect(`/office/tagespflege?jahr=${chosenYear(c)}&gespeichert`, 303);

async function registry(
  c: OfficeContext,
  deps: AppDependencies,
  told: Pick<ChildmindersProps, 'outcome' | 'add' | 'places'>,
): Promise<Response> {
  const office = c.get('person');
  const year = chosenYear(c);
  const round = year === undefined ? null : await readRound(deps, office, year);
  if (round === null) throw new DoorError('case.not_found');
  const hasErrors = told.add !== undefined || told.places !== undefined;
  if (hasErrors) c.status(422);
  return c.render(
    <ChildmindersPage
      round={round.round}
      childminders={await readChildminders(deps, office, round.round.year)}
      queue={await readMediationQueue(deps, office, round.round.year)}
      elsewhere={await wishedElsewhere(c, deps, round.round.year)}
      system={await readSystemState(deps)}
      now={deps.clock()}
      {...told}
    />,
    { title: c.get('texts').childminding.title, hasErrors, wide: true },
  );
}

/** How many children look for a childminder in other years. */
async function wishedElsewhere(
  c: OfficeContext,
  deps: AppDependencies,
  shown: number,
): Promise<readonly WaitingElsewhere[]> {
  const { queue } = c.get('texts').childminding;
  const found: WaitingElsewhere[] = [];
  for (const year of otherYears(c, shown)) {
    const { length } = await readMediationQueue(deps, c.get('person'), year);
    if (length > 0)
      found.push({ year, text: queue.elsewhere(length), href: `/office/tagespflege?jahr=${year}` });
  }
  return found;
}

async function mediation(
  c: OfficeContext,
  deps: AppDependencies,
  form: FormState,
): Promise<Response> {
  const found = await readMediation(deps, c.get('person'), idIn(c));
  const hasErrors = form.problems.length > 0;
  if (hasErrors) c.status(422);
  return c.render(
    <MediationPage
      mediation={found}
      form={form}
      system={await readSystemState(deps)}
      now={deps.clock()}
    />,
    {
      title: `${c.get('texts').childminding.mediation.title}: ${found.child}`,
      hasErrors,
      wide: true,
    },
  );
}
