import { Hono } from 'hono';
import { z } from 'zod';
import { DoorError } from '../../src/cases/errors.ts';
import {
  LETTERS_AT_ONCE,
  lettersPdf,
  lettersToPrint,
  markPrinted,
  readLetter,
} from '../../src/cases/letters.ts';
import { readSystemState } from '../../src/cases/read/system-state.ts';
import { lettersOutcome, lettersTold } from '../components/letters-outcome.ts';
import type { AppDependencies } from '../dependencies.ts';
import { sendPdf } from '../documents.ts';
import type { SignedInEnv } from '../environment.ts';
import { pathId } from '../path-id.ts';
import { LetterPage, LettersPage } from './letters.tsx';

const QUEUE = '/office/briefe';

/** Letters to families without e-mail: the queue, one or many as a PDF, and what was printed. */
export function letterRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  return new Hono<SignedInEnv>()
    .get('/', async (c) => {
      const year = c.get('years')?.working;
      const [queue, system] = await Promise.all([
        lettersToPrint(deps, c.get('person')),
        readSystemState(deps),
      ]);
      return c.render(
        <LettersPage
          queue={queue}
          outcome={lettersOutcome(c, c.get('texts').office.letters.marked)}
          year={year}
          system={system}
          now={deps.clock()}
        />,
        { title: c.get('texts').office.letters.title, wide: true },
      );
    })
    .get('/pdf', async (c) => {
      const ids = known(c.req.queries('id'));
      const pdf = await lettersPdf(deps, c.get('person'), ids);
      if (pdf !== null) return sendPdf(c, pdf, fileName(ids));
      return c.redirect(lettersTold(QUEUE, ids.length === 0 ? 0 : 'ueberholt'), 303);
    })
    .post('/gedruckt', async (c) => {
      const { id } = await c.req.parseBody({ all: true });
      const ids = known(id);
      await markPrinted(deps, c.get('person'), ids);
      return c.redirect(lettersTold(QUEUE, ids.length), 303);
    })
    .get('/:id', async (c) => {
      const letter = await readLetter(deps, c.get('person'), pathId(c));
      const { letters: texts } = c.get('texts').office;
      return c.render(<LetterPage letter={letter} />, {
        title: letter.caseNumber === null ? texts.toWaitingList : texts.subtitle(letter.caseNumber),
      });
    })
    .post('/:id/gedruckt', async (c) => {
      await markPrinted(deps, c.get('person'), [pathId(c)]);
      return c.redirect(lettersTold(QUEUE, 1), 303);
    });
}

/** Names nobody: files lie about longer than letters. */
const fileName = (ids: readonly string[]): string => (ids.length === 1 ? 'brief' : 'briefe');

const idsSchema = z.array(z.uuid()).max(LETTERS_AT_ONCE);

/** An address that names anything but letters is a page that does not exist; none chosen is no fault. */
function known(values: unknown): readonly string[] {
  const ids = idsSchema.safeParse([values].flat().filter((value) => value !== undefined)).data;
  if (ids === undefined) throw new DoorError('case.not_found');
  return ids;
}
