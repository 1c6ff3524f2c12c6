import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { projectRoot } from '../src/project-root.ts';
import type { AppEnv } from './environment.ts';

/** Short enough that a new version of the portal does not wear the old one's looks for long. */
const KEEP_SECONDS = 600;

/** KERN's styles and fonts as the package ships them, and our own few rules. From the sources and the build alike. */
export const assets = new Hono<AppEnv>()
  .use(compress())
  .use(async (c, next) => {
    await next();
    if (c.res.ok) c.header('Cache-Control', `public, max-age=${KEEP_SECONDS}`);
  })
  .get(
    '/kern/*',
    serveStatic({
      root: join(projectRoot, 'node_modules/@kern-ux/native/dist'),
      rewriteRequestPath: (path) => path.replace('/assets/kern', ''),
    }),
  )
  .get(
    '/swagger-ui/:file{swagger-ui(-bundle\\.js|\\.css)}',
    serveStatic({
      root: join(projectRoot, 'node_modules/swagger-ui-dist'),
      rewriteRequestPath: (path) => path.replace('/assets/swagger-ui', ''),
    }),
  )
  .get('/api-docs.js', serveStatic({ path: join(projectRoot, 'api/assets/api-docs.js') }))
  .get('/portal.css', serveStatic({ path: join(projectRoot, 'api/assets/portal.css') }));
