import { Hono } from 'hono';
import { readRetention } from '../../src/cases/read/retention.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { AppEnv } from '../environment.ts';
import { AccessibilityPage, ImprintPage } from './legal.tsx';
import { PrivacyPage } from './privacy.tsx';

/** What the law asks a portal to say of itself. */
export function legalRoutes(deps: AppDependencies): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/datenschutz', async (c) =>
      c.render(<PrivacyPage authority={deps.authority} retention={await readRetention(deps)} />, {
        title: c.get('texts').legal.privacy.title,
      }),
    )
    .get('/barrierefreiheit', (c) =>
      c.render(<AccessibilityPage />, { title: c.get('texts').legal.accessibility.title }),
    )
    .get('/impressum', (c) =>
      c.render(<ImprintPage authority={deps.authority} />, {
        title: c.get('texts').legal.imprint.title,
      }),
    );
}
