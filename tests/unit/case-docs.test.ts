import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PHASES } from '../../src/domain/phase.ts';
import { projectRoot } from '../../src/project-root.ts';
import { caseDocs } from './support/case-docs.ts';

describe('docs/case.md', () => {
  it('is what the code says; `npm run docs:case` writes it anew', () => {
    expect(readFileSync(join(projectRoot, 'docs/case.md'), 'utf8')).toBe(caseDocs());
  });

  it('reaches every phase', () => {
    const page = readFileSync(join(projectRoot, 'docs/case.md'), 'utf8');
    for (const phase of PHASES) expect(page).toMatch(new RegExp(`--> ${phase}\\b`, 'u'));
  });
});
