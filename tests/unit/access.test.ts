import { pino } from 'pino';
import { expect, test } from 'vitest';
import { ACCESS_TABLES } from '../../api/access.ts';
import { createApp } from '../../api/app.tsx';
import type { AppDependencies } from '../../api/dependencies.ts';

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
