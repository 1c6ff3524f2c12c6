import { ACCESS_TABLES, accessTo } from '../../../api/access.ts';
import { Visitor, type Visit } from '../../support/visitor.ts';

/** Routes that answer GET with a page. JSON, styles and health are looked at elsewhere. */
export const PAGE_ROUTES: readonly string[] = ACCESS_TABLES.flatMap((table) =>
  Object.keys(table),
).flatMap((route) => {
  const [method, path = ''] = route.split(' ');
  return method === 'GET' && !/^\/(?:api|assets|health)\//u.test(path) ? [path] : [];
});

/** Who a route's page is for. */
export const readerOf = (path: string): 'nobody' | 'family' | 'kita' | 'office' => {
  const access = accessTo({ method: 'GET', path });
  if (access === undefined || access === 'public') return 'nobody';
  if (access.family !== undefined) return 'family';
  return access.kita === undefined ? 'office' : 'kita';
};

const PATTERNS = PAGE_ROUTES.map((route) => ({
  route,
  pattern: new RegExp(
    `^${route.replaceAll(/:\w+(?:\{((?:[^{}]|\{[^}]*\})*)\})?/gu, (_match, choice?: string) => (choice === undefined ? '[^/]+' : `(?:${choice})`))}$`,
    'u',
  ),
})).toSorted((one, other) => Number(one.route.includes(':')) - Number(other.route.includes(':')));

interface Kept {
  readonly path: string;
  readonly body: string;
}

/** Pages as they were answered, one for each route; of a form page by page, one for each page. */
export class Album {
  readonly #pages = new Map<string, Kept>();
  readonly #routes = new Set<string>();

  keep(path: string, { status, body }: Visit): void {
    const [pathname = ''] = path.split('?');
    if (status !== 200) return;
    const route = PATTERNS.find(({ pattern }) => pattern.test(pathname))?.route;
    if (route === undefined) return;
    this.#routes.add(route);
    // Files, and mails and letters shown as documents of their own, are no pages.
    if (!body.includes('id="inhalt"')) return;
    const name = route.endsWith('/:page') ? pathname : route;
    if (!this.#pages.has(name)) this.#pages.set(name, { path: pathname, body });
  }

  get pages(): readonly Kept[] {
    return [...this.#pages.values()];
  }

  has = (route: string): boolean => this.#routes.has(route);
}

/** A visitor whose pages are kept. */
export class Witness extends Visitor {
  readonly #album: Album;

  constructor(album: Album, ...visitor: ConstructorParameters<typeof Visitor>) {
    super(...visitor);
    this.#album = album;
  }

  override async request(path: string, init?: RequestInit): Promise<Visit> {
    const visit = await super.request(path, init);
    if (init?.method === undefined) this.#album.keep(path, visit);
    return visit;
  }
}

/** What of a page would want a script or a mouse, which a reader may have neither of. */
export const unreachable = (body: string): readonly string[] =>
  Object.entries({
    'a script': /<script|href="javascript:|<[a-z][^>]*\son[a-z]+=/iu.test(body),
    'an order of its own for the Tab key': /\stabindex="(?!-1")/u.test(body),
    'a link that leads nowhere': /<a(?![^>]*\shref=)[\s>]/u.test(body),
    'no way past its head': !/<body>\s*<a class="skip[^>]*href="#inhalt"/u.test(body),
    'a form without a button': Array.from(body.matchAll(/<form[\s>].*?<\/form>/gsu)).some(
      ([form]) => !/<button(?![^>]*type="(?:button|reset)")/u.test(form),
    ),
    'something that only looks like a button': /<(?!button|input)[a-z]+[^>]*\srole="button"/u.test(
      body,
    ),
  }).flatMap(([what, isSo]) => (isSo ? [what] : []));
