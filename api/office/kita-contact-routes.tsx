import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { DoorError, isCorrectable } from '../../src/cases/errors.ts';
import { readKitaContact, setKitaContact } from '../../src/cases/kita-contact.ts';
import { textValues, type FormState } from '../components/form-values.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { KitaContactPage } from './kita-contact-page.tsx';

const PATH = '/runde/:year{[0-9]{4}}/kitas/:kitaId/kontakt';

/** The address of a Kita, from the page of connections. */
export function kitaContactRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  const page = async (c: Context<SignedInEnv>, typed?: FormState): Promise<Response> => {
    const contact = await readKitaContact(deps, c.get('person'), kitaIdIn(c));
    const form = typed ?? { values: { email: contact.email ?? '' }, problems: [] };
    const hasErrors = form.problems.length > 0;
    if (hasErrors) c.status(422);
    const year = Number(c.req.param('year'));
    return c.render(<KitaContactPage year={year} contact={contact} form={form} />, {
      title: c.get('texts').officeRounds.kitas.contact.title(contact.name),
      hasErrors,
    });
  };
  return new Hono<SignedInEnv>()
    .get(PATH, (c) => page(c))
    .post(PATH, async (c) => {
      const values = textValues(await c.req.parseBody());
      try {
        const email = values['email'] ?? '';
        const expected = values['revision'];
        await setKitaContact(deps, c.get('person'), { kitaId: kitaIdIn(c), email, expected });
      } catch (error) {
        if (!isCorrectable(error)) throw error;
        return page(c, { values, problems: error.fields });
      }
      return c.redirect(`/office/runde/${c.req.param('year')}/kitas`, 303);
    });
}

function kitaIdIn(c: Context<SignedInEnv>): string {
  const id = z.uuid().safeParse(c.req.param('kitaId')).data;
  if (id === undefined) throw new DoorError('case.not_found');
  return id;
}
