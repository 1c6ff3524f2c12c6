import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder that holds package.json, the same from the sources as from the build: files that are
 * not compiled (data/, dist/workflow-bundle.js, package files) are named from here.
 */
export const projectRoot: string = findUp(import.meta.dirname);

function findUp(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('no package.json above the running program');
  return findUp(parent);
}
