// A program: bundles the workflows for the worker's sandbox, as `npm run build` does after the compiler.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { projectRoot } from './project-root.ts';

const { code } = await bundleWorkflowCode({
  workflowsPath: join(projectRoot, 'workflows/index.ts'),
  logger: new DefaultLogger('WARN'),
});
writeFileSync(join(import.meta.dirname, '../workflow-bundle.js'), code);
