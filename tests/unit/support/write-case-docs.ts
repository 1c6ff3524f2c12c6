// `npm run docs:case`
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../src/project-root.ts';
import { caseDocs } from './case-docs.ts';

writeFileSync(join(projectRoot, 'docs/case.md'), caseDocs());
