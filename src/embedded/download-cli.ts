// A program of its own (see programs.ts): lets the SDK download the Temporal CLI into a folder, by
// starting its development server from there once.
import { TestWorkflowEnvironment } from '@temporalio/testing';

const [, , downloadDir, version] = process.argv;
if (downloadDir === undefined || version === undefined) {
  throw new Error('usage: download-cli <folder> <version>');
}
const environment = await TestWorkflowEnvironment.createLocal({
  server: {
    executable: { type: 'cached-download', downloadDir, version: `v${version}`, ttl: '10 years' },
  },
});
await environment.teardown();
