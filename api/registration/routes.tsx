import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { DoorError, DuplicateRegistration, type FieldProblem } from '../../src/cases/errors.ts';
import { readGuardians } from '../../src/cases/read/guardians.ts';
import { listKitas } from '../../src/cases/read/kitas.ts';
import { zonedDay } from '../../src/calendar/zone.ts';
import { announcedRound, openRound, openRounds } from '../../src/cases/read/rounds.ts';
import { namedChild } from '../../src/cases/registration.ts';
import { check, register } from '../../src/cases/register.ts';
import { invitationStanding } from '../../src/cases/waiting-list/link.ts';
import type { Round } from '../../src/domain/round.ts';
import { clientAddress } from '../client-address.ts';
import { dateParts, textValues } from '../components/form.tsx';
import type { AppDependencies } from '../dependencies.ts';
import type { AppEnv } from '../environment.ts';
import { signIn } from '../middleware/actor.ts';
import { ChooseRoundPage } from '../parents/choose-round.tsx';
import { CheckPage } from './check-page.tsx';
import { personAt, type Desk } from './desk.ts';
import { DuplicatePage } from './duplicate-page.tsx';
import { NoRoundPage, RegisterPage } from './form.tsx';
import { inputOf, known, type Values } from './values.ts';

interface Posted {
  readonly round: Round;
  readonly values: Values;
  readonly clientKey: string;
}

/** Form, check page, registration. Nothing is kept before the last click: the forms carry what was typed. */
export function registerRoutes(deps: AppDependencies, desk: Desk): Hono<AppEnv> {
  const withRound = async (
    c: Context<AppEnv>,
    work: (posted: Posted) => Promise<Response>,
  ): Promise<Response> => {
    const posted = await postedTo(c, deps);
    return posted === undefined ? noRound(c, deps, desk) : work(posted);
  };
  const requestIn = (c: Context<AppEnv>, { round, values }: Posted) => ({
    year: round.year,
    input: inputOf(values, round, desk.onPaper),
    person: personAt(desk, c.get('person')),
    from: clientAddress(c),
  });
  const form = (c: Context<AppEnv>, posted: FormToShow): Promise<Response> =>
    showForm(c, deps, desk, posted);

  const app = new Hono<AppEnv>()
    .get('/', async (c) => {
      const round = await openRound(deps, c.req.query('jahr'));
      return round === undefined
        ? noRound(c, deps, desk)
        : form(c, { round, values: usualStart(round, deps.clock()) });
    })
    .post('/', (c) => withRound(c, (posted) => form(c, posted)))
    .post('/pruefen', (c) =>
      withRound(c, (posted) =>
        orForm(c, deps, desk, posted, async () => {
          const checked = await check(deps, requestIn(c, posted), deps.clock());
          return c.render(
            <CheckPage
              desk={desk}
              checked={checked}
              kitas={await listKitas(deps)}
              invitation={await invitationStanding(deps, {
                year: checked.round.year,
                child: namedChild(checked.registration),
                invitationCode: checked.registration.invitationCode,
              })}
              typed={posted.values}
              clientKey={posted.clientKey}
            />,
            { title: c.get('texts').register.check.title },
          );
        }),
      ),
    )
    .post('/abschicken', (c) =>
      withRound(c, (posted) =>
        orForm(c, deps, desk, posted, async () => {
          const { clientKey } = posted;
          const { applicationId } = await register(deps, { ...requestIn(c, posted), clientKey });
          if (desk.onPaper) return c.redirect(desk.caseUrl(applicationId), 303);
          await signIn(c, deps, { kind: 'family', ref: applicationId, guardian: 1 });
          return c.redirect(`${desk.caseUrl(applicationId)}/quittung`, 303);
        }),
      ),
    );
  if (desk.onPaper) return app;
  return app.get('/weiteres', async (c) => {
    const family = c.get('person');
    if (family?.kind !== 'family') return c.redirect('/oeffnen', 303);
    const round = await openRound(deps, c.req.query('jahr'));
    if (round === undefined) return noRound(c, deps, desk);
    const values = { ...usualStart(round, deps.clock()), ...(await readGuardians(deps, family)) };
    return form(c, { round, values });
  });
}

/** Filled in what most families wish for; in a year that has begun there is no such day. */
const usualStart = ({ dates }: Round, now: number): Values =>
  dates.careStartsOn > zonedDay(now) ? dateParts('wishedStartOn', dates.careStartsOn) : {};

async function postedTo(c: Context<AppEnv>, deps: AppDependencies): Promise<Posted | undefined> {
  const { clientKey, year, ...values } = textValues(await c.req.parseBody());
  const round = await openRound(deps, year);
  if (round === undefined) return undefined;
  return {
    round,
    values: known(values, round),
    clientKey: z.uuid().safeParse(clientKey).data ?? randomUUID(),
  };
}

interface FormToShow {
  readonly round: Round;
  readonly values: Values;
  readonly clientKey?: string;
  readonly problems?: readonly FieldProblem[];
}

async function showForm(
  c: Context<AppEnv>,
  deps: AppDependencies,
  desk: Desk,
  { round, values, clientKey, problems = [] }: FormToShow,
): Promise<Response> {
  const { register: texts } = c.get('texts');
  return c.render(
    <RegisterPage
      desk={desk}
      round={round}
      now={deps.clock()}
      kitas={await listKitas(deps)}
      form={{ values, problems }}
      clientKey={clientKey}
    />,
    { title: desk.onPaper ? texts.paper.title : texts.title, hasErrors: problems.length > 0 },
  );
}

/** Wrong input leads back to the form, with what was typed and what to correct; a child that is there, to its case. */
async function orForm(
  c: Context<AppEnv>,
  deps: AppDependencies,
  desk: Desk,
  posted: Posted,
  work: () => Promise<Response>,
): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DuplicateRegistration) {
      c.status(409);
      return c.render(
        <DuplicatePage
          desk={desk}
          year={posted.round.year}
          applicationId={error.applicationId}
          typed={posted.values}
        />,
        { title: c.get('texts').register.duplicate.title },
      );
    }
    if (!(error instanceof DoorError) || error.code !== 'input.invalid') throw error;
    c.status(422);
    return showForm(c, deps, desk, { ...posted, problems: error.fields.map(asAsked) });
  }
}

/** Hours are chosen, not filled in. */
const asAsked = (wrong: FieldProblem): FieldProblem =>
  wrong.field === 'hours' && wrong.problem === 'missing' ? { ...wrong, problem: 'choose' } : wrong;

/** Nothing chosen although several are open, or something that is not: there is a choice. */
async function noRound(c: Context<AppEnv>, deps: AppDependencies, desk: Desk): Promise<Response> {
  const open = await openRounds(deps);
  if (open.length > 0)
    return c.render(<ChooseRoundPage rounds={open} now={deps.clock()} path={desk.path} />, {
      title: c.get('texts').rounds.choose.title,
    });
  return c.render(<NoRoundPage announced={await announcedRound(deps)} now={deps.clock()} />, {
    title: c.get('texts').register.closed.title,
  });
}
