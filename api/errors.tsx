import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import { describeFault, doorErrorBehind } from '../src/cases/faults.ts';
import { DuplicateRegistration, type DoorError, type DoorErrorCode } from '../src/cases/errors.ts';
import { ErrorPage } from './components/error-page.tsx';
import type { AppEnv } from './environment.ts';
import { isApi, problem, type ProblemCode } from './problems.ts';
import type { Texts } from '../src/texts/catalogue.ts';

/** The one place where errors become answers: a page for people, a problem for programs. */
export const onError =
  (logger: Logger) =>
  async (error: Error, c: Context<AppEnv>): Promise<Response> => {
    if (error instanceof HTTPException) return refused(error.status, c);
    const doorError = doorErrorBehind(error);
    if (doorError === undefined || doorError.code === 'database.unavailable')
      logger.error({ requestId: c.get('requestId'), ...describeFault(error) }, 'request failed');
    return doorError === undefined ? unexpected(c) : atTheDoor(doorError, c);
  };

export async function notFound(c: Context<AppEnv>): Promise<Response> {
  const t = c.get('texts');
  const text = t.doorErrors['case.not_found'];
  if (isApi(c.req.path)) return problem(c, 404, 'not_found');
  c.status(404);
  return c.render(<ErrorPage title={t.common.errorPage.notFoundTitle} text={text} />, {
    title: t.common.errorPage.notFoundTitle,
  });
}

async function atTheDoor(error: DoorError, c: Context<AppEnv>): Promise<Response> {
  const t = c.get('texts');
  const text = t.doorErrors[error.code];
  if (isApi(c.req.path))
    return problem(c, error.status, error.code, {
      fields: error.fields,
      application: error instanceof DuplicateRegistration ? error.applicationId : undefined,
      headers: headersOf(error),
    });
  if (error.status === 404) return notFound(c);
  c.status(error.status);
  return c.render(<ErrorPage title={t.common.errorPage.title} text={text} />, {
    title: t.common.errorPage.title,
  });
}

/** What HTTP wants said besides. */
function headersOf({ status, code }: DoorError): Readonly<Record<string, string>> {
  if (code === 'token.unknown') return { 'WWW-Authenticate': 'Bearer error="invalid_token"' };
  const seconds = code in WAITS ? WAITS[code] : 60;
  return status === 429 ? { 'Retry-After': String(seconds) } : {};
}

/** How long, in seconds, where it is not a minute. */
const WAITS: Readonly<Partial<Record<DoorErrorCode, number>>> = {
  'claim.too_many_attempts': 900,
  'sign_in.too_many_attempts': 900,
  'sign_in.too_many_links': 900,
  'registration.too_many_from_network': 900,
  'people.too_many_invitations': 86_400,
};

const REFUSED: Readonly<Record<number, ProblemCode>> = {
  400: 'request.malformed',
  403: 'request.foreign_origin',
  413: 'request.too_large',
};

async function refused(status: HTTPException['status'], c: Context<AppEnv>): Promise<Response> {
  const { errorPage } = c.get('texts').common;
  const text = refusalText(status, errorPage);
  if (isApi(c.req.path)) return problem(c, status, REFUSED[status] ?? 'request.refused');
  c.status(status);
  return c.render(<ErrorPage title={errorPage.title} text={text} />, { title: errorPage.title });
}

function refusalText(
  status: HTTPException['status'],
  { forbiddenOrigin, tooLarge, notUnderstood }: Texts['common']['errorPage'],
): string {
  if (status === 403) return forbiddenOrigin;
  return status === 413 ? tooLarge : notUnderstood;
}

async function unexpected(c: Context<AppEnv>): Promise<Response> {
  const { errorPage } = c.get('texts').common;
  if (isApi(c.req.path)) return problem(c, 500, 'internal');
  c.status(500);
  return c.render(<ErrorPage title={errorPage.title} text={errorPage.unexpected} />, {
    title: errorPage.title,
  });
}
