import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { projectRoot } from '../src/project-root.ts';
import type { AppEnv } from './environment.ts';

/** KERN's styles and fonts as the package ships them, and our own few rules. From the sources and the build alike. */
export const assets = new Hono<AppEnv>()
  .use(compress())
  .get(
    '/kern/*',
    serveStatic({
      root: join(projectRoot, 'node_modules/@kern-ux/native/dist'),
      rewriteRequestPath: (path) => path.replace('/assets/kern', ''),
      onFound: (_path, c) => c.header('Cache-Control', 'public, max-age=86400'),
    }),
  )
  .get(
    '/portal.css',
    serveStatic({
      path: join(projectRoot, 'api/assets/portal.css'),
      onFound: (_path, c) => c.header('Cache-Control', 'public, max-age=600'),
    }),
  );
