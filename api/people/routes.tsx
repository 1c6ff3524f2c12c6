import { Hono, type Context } from 'hono';
import type { Child } from 'hono/jsx';
import { DoorError } from '../../src/cases/errors.ts';
import {
  changeRole,
  endMembership,
  invite,
  resetAccount,
  withdrawInvitation,
} from '../../src/cases/people.ts';
import { listWorkplaces, readPeople } from '../../src/cases/read/people.ts';
import { readSystemState } from '../../src/cases/read/system-state.ts';
import { fresh, hasErrors, orAgain, type Shown } from '../account/refusal.tsx';
import { textValues } from '../components/form-values.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { KitaNav } from '../kita/kita-nav.tsx';
import { requireSameKita } from '../kita/same-kita.ts';
import { languageOf } from '../middleware/language.ts';
import { OfficeNav } from '../office/office-nav.tsx';
import { pathId } from '../path-id.ts';
import type { PeopleDesk } from './desk.ts';
import { OUTCOMES, PeoplePage } from './page.tsx';

type PeopleContext = Context<SignedInEnv>;

/** Who works here: the youth office for everybody, a Kita's head for its own people. */
export function peopleRoutes(deps: AppDependencies, desk: PeopleDesk): Hono<SignedInEnv> {
  const page = async (c: PeopleContext, shown: Shown = fresh): Promise<Response> => {
    const person = c.get('person');
    const t = c.get('texts').people;
    const [people, workplaces] = await Promise.all([
      readPeople(deps, person),
      desk.kind === 'office' ? listWorkplaces(deps, person) : undefined,
    ]);
    const nav = await navOf(c, deps, desk);
    const outcome = OUTCOMES.find((one) => one === c.req.query('erledigt'));
    return c.render(
      <PeoplePage
        {...shown}
        desk={desk}
        nav={nav}
        kitaId={person.kind === 'kita' ? person.ref : undefined}
        people={people}
        workplaces={workplaces}
        outcome={outcome}
      />,
      {
        title: desk.kind === 'office' ? t.officeTitle : t.kitaTitle,
        hasErrors: hasErrors(shown),
        wide: true,
      },
    );
  };
  /** Does it and says so, or shows the page again with the reason. */
  const doing =
    (
      outcome: (typeof OUTCOMES)[number],
      act: (c: PeopleContext, values: Readonly<Record<string, string>>) => Promise<void>,
    ) =>
    async (c: PeopleContext): Promise<Response> => {
      const values = textValues(await c.req.parseBody());
      return orAgain(
        c,
        values,
        async () => {
          await act(c, values);
          return c.redirect(`${desk.path}?erledigt=${outcome}`, 303);
        },
        (shown) => {
          if (shown.refused === 'case.not_found' || shown.refused === 'action.forbidden')
            throw new DoorError(shown.refused);
          return page(c, shown);
        },
      );
    };
  const app = new Hono<SignedInEnv>()
    .get('/', (c) => page(c))
    .post(
      '/',
      doing('invited', async (c, values) => {
        const { name = '', email = '', role = '', workplace = '', language: typed } = values;
        requireSameKita(c.get('person'), values);
        const language = typed === 'en' ? 'en' : 'de';
        await invite(deps, c.get('person'), { name, email, role, workplace, language });
      }),
    )
    .post(
      '/:id/rolle',
      doing('changed', async (c, { role = '', revision }) => {
        await changeRole(deps, c.get('person'), { id: pathId(c), role, revision });
      }),
    )
    .post(
      '/:id/beenden',
      doing('ended', (c, { revision }) =>
        endMembership(deps, c.get('person'), { id: pathId(c), revision }),
      ),
    )
    .post(
      '/einladung/:id',
      doing('withdrawn', (c, { revision }) =>
        withdrawInvitation(deps, c.get('person'), { id: pathId(c), revision }),
      ),
    );
  if (desk.kind === 'kita') return app;
  return app.post(
    '/:id/neu',
    doing('reset', (c) =>
      resetAccount(deps, c.get('person'), { membershipId: pathId(c), language: languageOf(c) }),
    ),
  );
}

async function navOf(
  c: PeopleContext,
  deps: AppDependencies,
  { kind }: PeopleDesk,
): Promise<Child> {
  const year = c.get('years')?.working;
  if (kind === 'kita') return year === undefined ? null : <KitaNav year={year} />;
  return <OfficeNav year={year} system={await readSystemState(deps)} now={deps.clock()} />;
}
