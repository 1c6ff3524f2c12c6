import { Hono, type Context } from 'hono';
import { accepts } from 'hono/accepts';
import { getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import type { Texts } from '../../src/texts/catalogue.ts';
import { de } from '../../src/texts/de.ts';
import { en } from '../../src/texts/en.ts';
import { cookieOptions } from '../cookies.ts';
import type { AppEnv } from '../environment.ts';
import { localPath } from '../local-path.ts';
import { isApi } from '../problems.ts';

const CATALOGUES = { de, en } as const satisfies Record<string, Texts>;
type Language = keyof typeof CATALOGUES;

const COOKIE = 'sprache';
const YEAR_S = 365 * 86_400;

const languageIn = (value: string | undefined): Language => (value === 'en' ? 'en' : 'de');

/** Pages are German until their reader chooses English; a program says what it understands with every request. */
export const language = createMiddleware<AppEnv>(async (c, next) => {
  const chosen = isApi(c.req.path)
    ? accepts(c, { header: 'Accept-Language', supports: ['de', 'en'], default: 'de' })
    : getCookie(c, COOKIE);
  c.set('texts', CATALOGUES[languageIn(chosen)]);
  await next();
});

/** The language of the page somebody reads. */
export const languageOf = (c: Pick<Context, 'get'>): Language =>
  languageIn((c.get('texts') as Texts).common.language);

/** `/sprache?auf=en&seite=/hilfe`: the same page in the other language, from now on. */
export const languageRoutes = (publicOrigin: string) =>
  new Hono<AppEnv>().get('/', (c) => {
    setCookie(c, COOKIE, languageIn(c.req.query('auf')), {
      ...cookieOptions({ publicOrigin }),
      maxAge: YEAR_S,
    });
    return c.redirect(localPath(c.req.query('seite'), '/'), 303);
  });
