import { Hono } from 'hono';
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
      const year = c.get('years')?.working;
      const system = await readSystemState(deps);
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
