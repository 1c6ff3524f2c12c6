import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { DoorError, type FieldProblem } from '../../src/cases/errors.ts';
import { listKitas } from '../../src/cases/read/kitas.ts';
import { zonedDay } from '../../src/calendar/zone.ts';
import { announcedRound, openRound, openRounds } from '../../src/cases/read/rounds.ts';
import { check, register } from '../../src/cases/register.ts';
import { namedChild } from '../../src/cases/registration.ts';
import { invitationStanding } from '../../src/cases/waiting-list/link.ts';
import type { Round } from '../../src/domain/round.ts';
import { dateOf, dateParts, textValues } from '../components/form.tsx';
import type { AppDependencies } from '../dependencies.ts';
import type { AppEnv } from '../environment.ts';
import { signIn } from '../middleware/actor.ts';
import { CheckPage } from './check-page.tsx';
import { ChooseRoundPage } from './choose-round.tsx';
import { chosenKitas, wishFields } from './kita-wishes.tsx';
import { NoRoundPage, RegisterPage } from './register-form.tsx';

type Values = Readonly<Record<string, string>>;

/** Form, check page, registration. Nothing is kept before the last click: the forms carry what was typed. */
export function registerRoutes(deps: AppDependencies): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/', async (c) => {
      const round = await openRound(deps, c.req.query('jahr'));
      return round === undefined
        ? noRound(c, deps)
        : form(c, deps, round, usualStart(round, deps.clock()));
    })
    .post('/', async (c) => {
      const { round, values, clientKey } = await posted(c, deps);
      return round === undefined ? noRound(c, deps) : form(c, deps, round, values, clientKey);
    })
    .post('/pruefen', async (c) => {
      const { round, values, clientKey } = await posted(c, deps);
      if (round === undefined) return noRound(c, deps);
      return orForm(c, deps, { round, values, clientKey }, async () => {
        const { registration } = await check(
          deps,
          { year: round.year, input: inputOf(values, round) },
          deps.clock(),
        );
        return c.render(
          <CheckPage
            round={round}
            registration={registration}
            kitas={await listKitas(deps)}
            invitation={await invitationStanding(deps, {
              year: round.year,
              child: namedChild(registration),
              invitationCode: registration.invitationCode,
            })}
            typed={values}
            clientKey={clientKey}
          />,
          { title: c.get('texts').register.check.title },
        );
      });
    })
    .post('/abschicken', async (c) => {
      const { round, values, clientKey } = await posted(c, deps);
      if (round === undefined) return noRound(c, deps);
      return orForm(c, deps, { round, values, clientKey }, async () => {
        const { applicationId } = await register(deps, {
          year: round.year,
          clientKey,
          input: inputOf(values, round),
        });
        await signIn(c, deps, { kind: 'family', ref: applicationId });
        return c.redirect(`/anmeldung/${applicationId}/quittung`, 303);
      });
    });
}

async function posted(
  c: Context<AppEnv>,
  deps: AppDependencies,
): Promise<{
  readonly round: Round | undefined;
  readonly values: Values;
  readonly clientKey: string;
}> {
  const { clientKey, year, ...values } = textValues(await c.req.parseBody());
  const round = await openRound(deps, year);
  return {
    round,
    values: round === undefined ? {} : known(values, round),
    clientKey: z.uuid().safeParse(clientKey).data ?? randomUUID(),
  };
}

/** Filled in what most families wish for; in a year that has begun there is no such day. */
const usualStart = ({ dates }: Round, now: number): Values =>
  dates.careStartsOn > zonedDay(now) ? dateParts('wishedStartOn', dates.careStartsOn) : {};

/** Only our own fields travel on from page to page. */
function known(values: Values, round: Round): Values {
  const names = new Set([
    ...TEXT_FIELDS,
    ...['birthDate', 'wishedStartOn'].flatMap((name) => Object.keys(dateParts(name, ''))),
    'hours',
    'childminding',
    ...wishFields(round.rules.maxKitas),
  ]);
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
}

const TEXT_FIELDS = [
  'childFirstName',
  'childLastName',
  'street',
  'postcode',
  'guardianFirstName',
  'guardianLastName',
  'email',
  'phone',
  'invitationCode',
] as const;

function inputOf(values: Values, { rules }: Round): Record<string, unknown> {
  const text = Object.fromEntries(TEXT_FIELDS.map((name) => [name, values[name] ?? '']));
  const { hours, childminding } = values;
  return {
    ...text,
    birthDate: dateOf(values, 'birthDate'),
    wishedStartOn: dateOf(values, 'wishedStartOn'),
    hours: hours === '' ? undefined : hours,
    kitaIds: chosenKitas(values, rules.maxKitas),
    childminding: childminding === 'ja',
  };
}

async function form(
  c: Context<AppEnv>,
  deps: AppDependencies,
  round: Round,
  values: Values,
  clientKey?: string,
  problems: DoorError['fields'] = [],
): Promise<Response> {
  return c.render(
    <RegisterPage
      round={round}
      now={deps.clock()}
      kitas={await listKitas(deps)}
      form={{ values, problems }}
      clientKey={clientKey}
    />,
    { title: c.get('texts').register.title, hasErrors: problems.length > 0 },
  );
}

/** Wrong input leads back to the form, with what was typed and what to correct. */
async function orForm(
  c: Context<AppEnv>,
  deps: AppDependencies,
  {
    round,
    values,
    clientKey,
  }: { readonly round: Round; readonly values: Values; readonly clientKey: string },
  work: () => Promise<Response>,
): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DoorError) || error.code !== 'input.invalid') throw error;
    c.status(422);
    return form(c, deps, round, values, clientKey, error.fields.map(asAsked));
  }
}

/** Hours are chosen, not filled in. */
const asAsked = (wrong: FieldProblem): FieldProblem =>
  wrong.field === 'hours' && wrong.problem === 'missing' ? { ...wrong, problem: 'choose' } : wrong;

/** Nothing chosen although several are open, or something that is not: the family chooses. */
async function noRound(c: Context<AppEnv>, deps: AppDependencies): Promise<Response> {
  const open = await openRounds(deps);
  if (open.length > 0)
    return c.render(<ChooseRoundPage rounds={open} now={deps.clock()} />, {
      title: c.get('texts').rounds.choose.title,
    });
  return c.render(<NoRoundPage announced={await announcedRound(deps)} now={deps.clock()} />, {
    title: c.get('texts').register.closed.title,
  });
}
