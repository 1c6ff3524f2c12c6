import { Hono } from 'hono';
import { z } from 'zod';
import { DoorError } from '../../src/cases/errors.ts';
import { kitaLettersPdf, lettersToHandOut, markHandedOut } from '../../src/cases/kita-letters.ts';
import { LETTERS_AT_ONCE } from '../../src/cases/letters.ts';
import { lettersOutcome, lettersTold } from '../components/letters-outcome.ts';
import type { AppDependencies } from '../dependencies.ts';
import { sendPdf } from '../documents.ts';
import type { SignedInEnv } from '../environment.ts';
import { KitaLettersPage } from './letters.tsx';
import { yearOf } from './years.ts';

const QUEUE = '/kita/briefe';

/** The Kita's print queue: letters of its own offers and appointments, handed out instead of posted. */
export function kitaLetterRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  return new Hono<SignedInEnv>()
    .get('/', async (c) => {
      const queue = await lettersToHandOut(deps, c.get('person'));
      const outcome = lettersOutcome(c, c.get('texts').kitaDesk.letters.marked);
      return c.render(<KitaLettersPage queue={queue} outcome={outcome} year={yearOf(c)} />, {
        title: c.get('texts').kitaDesk.letters.title,
        wide: true,
      });
    })
    .get('/pdf', async (c) => {
      const ids = known(c.req.queries('id'));
      const pdf = await kitaLettersPdf(deps, c.get('person'), ids);
      if (pdf !== null) return sendPdf(c, pdf, 'briefe');
      return c.redirect(lettersTold(QUEUE, ids.length === 0 ? 0 : 'ueberholt'), 303);
    })
    .post('/gedruckt', async (c) => {
      const { id } = await c.req.parseBody({ all: true });
      const ids = known(id);
      await markHandedOut(deps, c.get('person'), ids);
      return c.redirect(lettersTold(QUEUE, ids.length), 303);
    });
}

const idsSchema = z.array(z.uuid()).max(LETTERS_AT_ONCE);

/** An address that names anything but letters is a page that does not exist; none chosen is no fault. */
function known(values: unknown): readonly string[] {
  const ids = idsSchema.safeParse([values].flat().filter((value) => value !== undefined)).data;
  if (ids === undefined) throw new DoorError('case.not_found');
  return ids;
}
