import { Hono, type Context } from 'hono';
import { DoorError } from '../../src/cases/errors.ts';
import { reopenEntry, settleEntry } from '../../src/cases/waiting-list/settle.ts';
import { SETTLED_REASONS } from '../../src/domain/waiting-list.ts';
import { textValues } from '../components/form-values.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { pathId } from '../path-id.ts';
import { SEARCH } from '../sealed.ts';

type OfficeContext = Context<SignedInEnv>;

/** What the list shows, as its address says; the only part of an address that goes into the next one. */
const SHOWN = ['stand', SEARCH, 'seite'] as const;

/** Who of the waiting list needs no place any more. The caller lets only the office pass. */
export function settlingRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  return new Hono<SignedInEnv>()
    .post('/erledigt', async (c) => {
      const { reason: chosen } = textValues(await c.req.parseBody());
      const reason = SETTLED_REASONS.find((known) => known === chosen);
      if (reason === undefined) throw new DoorError('input.invalid');
      await settleEntry(deps, c.get('person'), { ...entryIn(c), reason });
      return toList(c, 'erledigt');
    })
    .post('/offen', async (c) => {
      await reopenEntry(deps, c.get('person'), entryIn(c));
      return toList(c, 'offen');
    });
}

const yearIn = (c: OfficeContext): number => Number(c.req.param('year'));
const entryIn = (c: OfficeContext) => ({ year: yearIn(c), id: pathId(c) });

function toList(c: OfficeContext, noted: 'erledigt' | 'offen'): Response {
  const query = new URLSearchParams({ vermerkt: noted });
  for (const name of SHOWN) {
    const value = c.req.query(name);
    if (value !== undefined) query.set(name, value);
  }
  return c.redirect(`/office/warteliste/${yearIn(c)}?${query.toString()}`, 303);
}
