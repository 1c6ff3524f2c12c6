import { Hono, type Context } from 'hono';
import { addDays, zonedInstant } from '../../src/calendar/zone.ts';
import {
  checkBanner,
  endBanner,
  readBanners,
  setBanner,
  type BannerInput,
} from '../../src/cases/banner.ts';
import { DoorError, type FieldProblem } from '../../src/cases/errors.ts';
import { readSystemState } from '../../src/cases/read/system-state.ts';
import { emptyForm, textValues, type FormState } from '../components/form-values.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { pathId } from '../path-id.ts';
import { BannerPage } from './banner-page.tsx';

type Values = Readonly<Record<string, string>>;

/** The notice on every page: what is shown, a new one, the end of one. */
export function bannerRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  const page = async (
    c: Context<SignedInEnv>,
    form: FormState,
    preview?: ReturnType<typeof checkBanner>,
  ): Promise<Response> => {
    const banners = await readBanners(deps, c.get('person'));
    const frame = {
      year: c.get('years')?.working,
      system: await readSystemState(deps),
      now: deps.clock(),
    };
    const hasErrors = form.problems.length > 0;
    if (hasErrors) c.status(422);
    return c.render(<BannerPage banners={banners} preview={preview} form={form} {...frame} />, {
      title: c.get('texts').banner.office.title,
      hasErrors,
      wide: true,
    });
  };
  return new Hono<SignedInEnv>()
    .get('/', (c) => page(c, emptyForm))
    .post('/', async (c) => {
      const values = textValues(await c.req.parseBody());
      try {
        const input = inputOf(values, deps.clock());
        if (values['vorschau'] !== undefined)
          return await page(c, { values, problems: [] }, checkBanner(deps, c.get('person'), input));
        await setBanner(deps, c.get('person'), input);
      } catch (error) {
        if (!(error instanceof DoorError) || error.code !== 'input.invalid') throw error;
        return page(c, { values, problems: error.fields.map(asTyped) });
      }
      return c.redirect('/office/hinweis', 303);
    })
    .post('/:id/beenden', async (c) => {
      const id = pathId(c);
      await endBanner(deps, c.get('person'), id);
      return c.redirect('/office/hinweis', 303);
    });
}

/** Days and times in Germany; what is none becomes an instant nobody has. */
function inputOf(values: Values, now: number): BannerInput {
  const { 'from.date': fromDay = '', 'from.time': fromTime = '' } = values;
  const { 'until.date': lastDay = '', 'until.time': untilTime = '' } = values;
  return {
    kind: values['kind'] ?? '',
    text: { de: values['text.de'] ?? '', en: values['text.en'] ?? '' },
    shownFrom: fromDay + fromTime === '' ? now : instantOf(fromDay, fromTime || '00:00'),
    shownUntil: lastDay + untilTime === '' ? null : endOf(lastDay, untilTime),
  };
}

/** Without a time the whole last day. */
const endOf = (day: string, time: string): number =>
  time === '' ? instantOf(day, '00:00', 1) : instantOf(day, time);

function instantOf(day: string, time: string, daysLater = 0): number {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(day) || !/^\d{2}:\d{2}$/u.test(time)) return Number.NaN;
  try {
    return zonedInstant(`${addDays(day, daysLater)}T${time}`);
  } catch {
    return Number.NaN;
  }
}

const asTyped = ({ field, problem }: FieldProblem): FieldProblem => ({
  field: { shownFrom: 'from.date', shownUntil: 'until.date' }[field] ?? field,
  problem,
});
