import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { accountRoutes } from './account/account-routes.tsx';
import { signInRoutes } from './account/sign-in-routes.tsx';
import { assets } from './assets.ts';
import { layout } from './components/layout.tsx';
import { demoRoutes } from './demo/routes.tsx';
import type { AppDependencies } from './dependencies.ts';
import { documentHeaders } from './documents.ts';
import type { AppEnv } from './environment.ts';
import { notFound, onError } from './errors.tsx';
import { access } from './middleware/access.ts';
import { banners } from './middleware/banners.ts';
import { actor } from './middleware/actor.ts';
import { language, languageRoutes } from './middleware/language.ts';
import { readableForms } from './middleware/forms.ts';
import { noStore, strictHeaders } from './middleware/headers.ts';
import { ownForms, ownWrites } from './middleware/origin.ts';
import { requestLog } from './middleware/request-log.ts';
import { token } from './middleware/token.ts';
import { healthRoutes } from './health.ts';
import { kitaRoutes } from './kita/routes.tsx';
import { erasureRoutes } from './office/erasure-routes.tsx';
import { officeRoutes } from './office/routes.tsx';
import { knownMethods } from './v1/methods.ts';
import { v1Routes } from './v1/routes.ts';
import { linkRoutes } from './parents/link-routes.tsx';
import { parentsRoutes } from './parents/routes.tsx';

const LARGEST_BODY = 64 * 1024;
/** The office's lists, and what a form wraps around them. */
const LARGEST_UPLOAD = 4 * 1024 * 1024;
const UPLOADS =
  /^\/(?:office\/warteliste\/\d{4}\/einlesen|api\/v1\/office\/waiting-lists\/\d{4}\/file)$/u;

/** The whole web application: pages, JSON interface and health, on the dependencies a program or a test gives it. */
export function createApp(given: AppDependencies): Hono<AppEnv> {
  const demo = given.demo && !given.production;
  const deps = { ...given, demo };
  const app = new Hono<AppEnv>();

  app.use(requestLog(deps.logger));
  app.use(documentHeaders);
  app.use(strictHeaders(deps.publicOrigin), noStore);
  app.use(async (c, next) => {
    c.set('demo', demo);
    c.set('trustedProxies', deps.trustedProxies ?? 0);
    await next();
  });
  app.use(language);
  app.use(layout);
  app.route('/assets', assets);
  const [limited, upload] = [atMost(LARGEST_BODY), atMost(LARGEST_UPLOAD)];
  app.use((c, next) => (UPLOADS.test(c.req.path) ? upload : limited)(c, next));
  app.use(
    '/api/v1/*',
    knownMethods(() => app.routes),
  );
  app.use(ownForms(deps.publicOrigin), ownWrites(deps.publicOrigin));
  app.use(readableForms);
  app.use(actor(deps));
  app.use('/api/v1/*', token(deps));
  app.use(banners(deps), access);

  app.route('/sprache', languageRoutes(deps.publicOrigin));
  app.route('/', linkRoutes(deps));
  app.route('/', parentsRoutes(deps));
  app.route('/konto', signInRoutes(deps));
  app.route('/konto', accountRoutes(deps));
  app.route('/kita', kitaRoutes(deps));
  app.route('/office/loeschen', erasureRoutes(deps));
  app.route('/office', officeRoutes(deps));
  app.route('/api/v1', v1Routes(deps));
  app.route('/health', healthRoutes(deps));
  if (demo) app.route('/demo', demoRoutes(deps));

  app.notFound(notFound);
  app.onError(onError(deps.logger));
  return app;
}

const atMost = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new HTTPException(413);
    },
  });
