import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root.ts';

/**
 * Reads one of the project's own lists, fields separated by semicolons below a line of names. They hold no quotes; a
 * line that does, or that has a field too many, is a mistake in the list.
 *
 * @param path from the project's folder.
 */
export function readList<const Field extends string>(
  path: string,
  fields: readonly Field[],
): readonly Readonly<Record<Field, string>>[] {
  const lines = readFileSync(join(projectRoot, path), 'utf8').trim().split(/\r?\n/u);
  const [names = [], ...rows] = lines.map((line) => line.split(';'));
  const missing = fields.filter((field) => !names.includes(field));
  if (missing.length > 0) throw new Error(`${path} has no ${missing.join(', ')}`);
  return rows.map((row, index) => {
    if (row.length !== names.length || row.some((field) => field.includes('"')))
      throw new Error(`${path}, line ${index + 2}: not one field for each of ${names.join(', ')}`);
    const values = fields.map((field) => [field, row[names.indexOf(field)] ?? '']);
    return Object.fromEntries(values) as Record<Field, string>;
  });
}
