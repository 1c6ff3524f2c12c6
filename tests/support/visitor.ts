import type { Hono } from 'hono';
import { createApp } from '../../api/app.tsx';
import type { AppDependencies } from '../../api/dependencies.ts';
import type { AppEnv } from '../../api/environment.ts';
import { claimCodeOf } from '../../src/cases/claim-code.ts';
import { createAuth } from '../../src/sign-in/auth.ts';
import { mustBeAsDescribed } from './described-answers.ts';
import type { TestCase, TestPortal } from './portal.ts';

export const ORIGIN = 'https://portal.example.org';

export const authOf = (portal: TestPortal) =>
  createAuth({ database: portal.accounts, secret: portal.deps.secret, publicOrigin: ORIGIN });

/** The web application as it runs in production, unless told otherwise. */
export function openApp(portal: TestPortal, wanted: Partial<AppDependencies> = {}): Hono<AppEnv> {
  return createApp({
    ...portal.deps,
    publicOrigin: ORIGIN,
    auth: authOf(portal),
    demo: false,
    production: true,
    authority: { representedBy: undefined, dataProtectionOfficer: undefined, hostedBy: undefined },
    temporalUiUrl: undefined,
    mailPageUrl: undefined,
    ...wanted,
  });
}

export interface Visit {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  /** Where a redirect leads. */
  readonly location: string;
}

/** Someone with a browser that keeps cookies and runs no script. */
export class Visitor {
  readonly #cookies = new Map<string, string>();
  /** Every address it was sent to or could have gone to. */
  readonly addresses: string[] = [];
  readonly #app: Hono<AppEnv>;
  readonly #preferred: string | undefined;

  /** @param preferred a cookie that stays beside the session, such as `sprache=en`. */
  constructor(app: Hono<AppEnv>, preferred?: string) {
    this.#app = app;
    this.#preferred = preferred;
  }

  /** What the browser keeps, as it sends it. */
  get cookie(): string | undefined {
    const pairs = Array.from(this.#cookies, ([name, value]) => `${name}=${value}`);
    return pairs.length === 0 ? undefined : pairs.join('; ');
  }

  set cookie(sent: string | undefined) {
    this.#cookies.clear();
    for (const pair of sent?.split('; ') ?? []) this.#keep(pair);
  }

  #keep(pair: string): void {
    const [name = '', ...value] = pair.split('=');
    this.#cookies.set(name, value.join('='));
  }

  get(path: string): Promise<Visit> {
    return this.request(path);
  }

  /** Sends a form as a browser would. */
  post(
    path: string,
    form: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = { Origin: ORIGIN },
  ): Promise<Visit> {
    return this.request(path, {
      method: 'POST',
      body: new URLSearchParams(form).toString(),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    });
  }

  /** Sends a form and goes where the answer leads. */
  async submit(path: string, form: Readonly<Record<string, string>>): Promise<Visit> {
    const answer = await this.post(path, form);
    return answer.status === 303 ? this.get(answer.location) : answer;
  }

  async request(path: string, init: RequestInit = {}): Promise<Visit> {
    this.addresses.push(path);
    const headers = new Headers(init.headers);
    const cookies = [this.#preferred, this.cookie].filter((one) => one !== undefined);
    if (cookies.length > 0) headers.set('Cookie', cookies.join('; '));
    const response = await this.#app.request(path, { ...init, headers });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      if (/Max-Age=0/u.test(set)) this.#cookies.delete(pair.split('=')[0] ?? '');
      else this.#keep(pair);
    }
    const body = await response.text();
    await mustBeAsDescribed(this.#app, {
      method: init.method ?? 'GET',
      path,
      status: response.status,
      type: response.headers.get('Content-Type') ?? '',
      body,
    });
    const location = response.headers.get('Location') ?? '';
    this.addresses.push(location, ...linksIn(body));
    return { status: response.status, headers: response.headers, body, location };
  }

  /** Opens a case as the family does. */
  open(
    portal: TestPortal,
    { id, caseNumber }: Pick<TestCase, 'id' | 'caseNumber'>,
  ): Promise<Visit> {
    const claimCode = claimCodeOf(portal.deps.secret, id);
    return this.submit('/oeffnen', { caseNumber, claimCode });
  }
}

/** The value a page carries in a hidden field. */
export function hidden(page: Visit, name: string): string {
  const value = new RegExp(`name="${name}" value="([^"]*)"`, 'u').exec(page.body)?.[1];
  if (value === undefined) throw new Error(`no hidden field ${name}`);
  return value;
}

/** Sends a page's form as it stands, as a browser would, with what was typed into it. */
export async function fillIn(
  visitor: Visitor,
  page: Visit,
  action: string,
  typed: Readonly<Record<string, string>> = {},
): Promise<Visit> {
  const form = page.body.split(`action="${action}"`)[1]?.split('</form>')[0];
  if (form === undefined) throw new Error(`no form for ${action}`);
  return visitor.submit(action, { ...standingIn(form), ...typed });
}

/** What a form would send as it stands. */
function standingIn(form: string): Record<string, string> {
  const inputs = Array.from(form.matchAll(/<input[^>]*>/gu), ([input]) => input)
    .filter((input) => !/type="(?:radio|checkbox)"/u.test(input) || / checked/u.test(input))
    .map((input) => [attribute(input, 'name'), attribute(input, 'value')]);
  const selects = Array.from(form.matchAll(/<select[^>]*>[^]*?<\/select>/gu), ([select]) => {
    const options = Array.from(select.matchAll(/<option[^>]*>/gu), ([option]) => option);
    const chosen = options.find((option) => / selected/u.test(option)) ?? options[0] ?? '';
    return [attribute(select, 'name'), attribute(chosen, 'value')];
  });
  return Object.fromEntries([...inputs, ...selects]) as Record<string, string>;
}

const attribute = (tag: string, name: string): string =>
  new RegExp(` ${name}="([^"]*)"`, 'u').exec(tag)?.[1] ?? '';

/** What a reader sees of a page: its text without the tags. */
export const textOf = ({ body }: Visit): string =>
  body
    .replaceAll(/<[^>]+>/gu, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/gu, ' ');

const linksIn = (body: string): string[] =>
  Array.from(body.matchAll(/\s(?:href|action|formaction)="([^"]*)"/gu), (match) => match[1] ?? '');
