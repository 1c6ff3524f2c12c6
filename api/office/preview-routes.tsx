import { Hono } from 'hono';
import { newestYear } from '../../src/cases/read/office-round.ts';
import { readSystemState } from '../../src/cases/read/system-state.ts';
import { noticeDocuments } from '../components/notice-documents.ts';
import { NoticePreview } from '../components/notice-preview.tsx';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { OfficeNav } from './office-nav.tsx';

/** What the portal writes to families, for the office to read before a family does. */
export function previewRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  return new Hono<SignedInEnv>()
    .get('/', async (c) => {
      const [year, system] = await Promise.all([
        newestYear(deps, c.get('person')),
        readSystemState(deps),
      ]);
      return c.render(
        <>
          <OfficeNav year={year} system={system} now={deps.clock()} />
          <NoticePreview base="/office/nachrichten" />
        </>,
        { title: c.get('texts').previews.title, wide: true },
      );
    })
    .route('/', noticeDocuments());
}
