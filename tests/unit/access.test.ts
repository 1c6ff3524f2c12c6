import { Hono } from 'hono';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { ACCESS_TABLES } from '../../api/access.ts';
import { createApp } from '../../api/app.tsx';
import type { AppDependencies } from '../../api/dependencies.ts';
import type { AppEnv } from '../../api/environment.ts';
import { access } from '../../api/middleware/access.ts';
import { de } from '../../src/texts/de.ts';

const lines = ACCESS_TABLES.flatMap((table) => Object.keys(table));

/** Routes are registered before anything is asked of a database. */
const app = createApp({
  publicOrigin: 'http://localhost',
  demo: true,
  production: false,
  logger: pino({ level: 'silent' }),
} as AppDependencies);

test('who may use a route is said exactly once for every route, and for nothing else', () => {
  const routes = app.routes.filter(({ method }) => method !== 'ALL');
  const registered = new Set(routes.map(({ method, path }) => `${method} ${path}`));
  expect(lines.toSorted()).toEqual([...registered].toSorted());
});

test('a route of which nothing is said is nobody’s, not even the head’s of the office', async () => {
  const forgotten = new Hono<AppEnv>();
  forgotten.use(async (c, next) => {
    c.set('texts', de);
    c.set('person', { kind: 'office', ref: 'leitung', role: 'head' });
    await next();
  });
  forgotten.use(access).get('/api/v1/forgotten', (c) => c.text('secret'));
  const answer = await forgotten.request('/api/v1/forgotten');
  expect(answer.status).toBe(404);
  expect(await answer.text()).not.toContain('secret');
});
