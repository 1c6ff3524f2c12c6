import { Hono } from 'hono';
import { readFigures } from '../../src/cases/read/figures.ts';
import { readSystemState } from '../../src/cases/read/system-state.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { FiguresPage } from './figures.tsx';

/** How long a round takes. */
export function figuresRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  return new Hono<SignedInEnv>().get('/:year{[0-9]{4}}', async (c) => {
    const year = Number(c.req.param('year'));
    const [figures, system] = await Promise.all([
      readFigures(deps, c.get('person'), year),
      readSystemState(deps),
    ]);
    const { figures: texts, dates } = c.get('texts');
    return c.render(<FiguresPage figures={figures} system={system} now={deps.clock()} />, {
      title: texts.title(dates.kindergartenYear(year)),
      wide: true,
    });
  });
}
