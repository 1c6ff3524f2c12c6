import { join, relative } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/project-root.ts';

/** Everything that may be in the sandbox: our pure code, and what Temporal's own workflow package brings along. */
const ALLOWED = [
  /^workflows\//u,
  /^src\/domain\//u,
  /^node_modules\/(?:@temporalio\/(?:workflow|common)|nexus-rpc|ms|long)\//u,
  /^webpack\//u,
  // Converters we do not have; Temporal puts an empty module in their place.
  /^(?:ignored\||node_modules\/).*\|__temporal_custom_(?:failure|payload)_converter$/u,
];

describe('the workflow bundle', () => {
  let sources: readonly string[];
  let code: string;
  beforeAll(async () => {
    ({ code } = await bundleWorkflowCode({
      workflowsPath: join(projectRoot, 'workflows/index.ts'),
      logger: new DefaultLogger('ERROR'),
    }));
    sources = sourcesOf(code);
  });

  it('holds the workflows and the rules they follow', () => {
    expect(sources).toEqual(
      expect.arrayContaining([
        'workflows/application/application.workflow.ts',
        'workflows/round/round.workflow.ts',
        'src/domain/decide.ts',
        'src/domain/evolve.ts',
      ]),
    );
  });

  it('holds nothing else: no Node module, no zod, MikroORM, Hono or calendar', () => {
    expect(sources.filter((source) => !ALLOWED.some((pattern) => pattern.test(source)))).toEqual(
      [],
    );
    expect(code).not.toMatch(/require\("(?:node:|fs|crypto|path|http|net)/u);
  });
});

/** The modules a bundle was made of, as its source map names them; ours relative to the project. */
function sourcesOf(code: string): readonly string[] {
  const [, encoded = ''] =
    /sourceMappingURL=data:application\/json;charset=utf-8;base64,([\w+/=]+)/u.exec(code) ?? [];
  const map = JSON.parse(Buffer.from(encoded, 'base64').toString()) as { sources: string[] };
  return map.sources.map((source) => {
    const path = source
      .replace(/^webpack:\/\/\//u, '')
      .replace(/^.*\/node_modules\//u, 'node_modules/');
    return path.startsWith('/') ? relative(projectRoot, path) : path;
  });
}
