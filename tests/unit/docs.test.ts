import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACCESS_TABLES } from '../../api/access.ts';
import { PROBLEMS } from '../../api/v1/problem-codes.ts';
import { keys } from '../../src/config.ts';
import { PHASES } from '../../src/domain/phase.ts';
import { projectRoot } from '../../src/project-root.ts';
import { en } from '../../src/texts/en.ts';

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
const pages = [
  'README.md',
  ...readdirSync(join(projectRoot, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join('docs', path)),
];
const isThere = (path: string): boolean => existsSync(join(projectRoot, path));

describe('the documentation', () => {
  it('links to nothing that is not there', () => {
    const dead = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/gu)]
        .map(([, target = '']) => join(dirname(page), target))
        .filter((target) => !isThere(target))
        .map((target) => `${page}: ${target}`),
    );
    expect(dead).toEqual([]);
  });

  it('can be reached from the README, page by page', () => {
    const readme = read('README.md');
    const missed = pages.filter(
      (page) => /^docs\/[^/]+\.md$/u.test(page) && !readme.includes(`](${page})`),
    );
    expect(missed).toEqual([]);
  });

  it('has tables whose rows have the cells that their heads name', () => {
    const cells = (row: string): number => row.replaceAll(String.raw`\|`, '').split('|').length;
    const broken = pages.flatMap((page) =>
      [...read(page).matchAll(/(?:^\|.*\n)+/gmu)].flatMap(([table]) => {
        const [head = '', ...rows] = table.trimEnd().split('\n');
        return rows.filter((row) => cells(row) !== cells(head)).map((row) => `${page}: ${row}`);
      }),
    );
    expect(broken).toEqual([]);
  });

  it('names no source file that is not there', () => {
    const path = /`((?:src|workflows|activities|api|tests|data|scripts)\/[\w./-]+)`/gu;
    const gone = pages.flatMap((page) =>
      [...read(page).matchAll(path)]
        .map(([, target = '']) => target)
        .filter((target) => !isThere(target))
        .map((target) => `${page}: ${target}`),
    );
    expect(gone).toEqual([]);
  });

  it('names no address that no route has', () => {
    const routes = ACCESS_TABLES.flatMap((table) => Object.keys(table)).flatMap((route) => {
      const [method = '', path = ''] = route.split(' ');
      const shape = path.replaceAll(/:\w+(?:\{.*\}(?=\/|$))?/gu, ':');
      return [`${method} ${shape}`, shape];
    });
    const address = /`((?:(?:GET|POST|PUT|PATCH|DELETE) )?\/[a-z][\w/:<>.-]+)`/gu;
    const unknown = pages.flatMap((page) =>
      [...read(page).matchAll(address)]
        .map(([, named = '']) => named.replaceAll(/:\w+|<\w+>/gu, ':'))
        // docs/api.md names operations without what all of them begin with.
        .filter(
          (named) => !routes.includes(named) && !routes.includes(named.replace(' /', ' /api/v1/')),
        )
        .filter((named) => !/^\/api\/v\d$/u.test(named))
        .map((named) => `${page}: ${named}`),
    );
    expect(unknown).toEqual([]);
  });

  it('names no npm script that is not there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = pages.flatMap((page) => [...read(page).matchAll(/`npm (?:run )?([\w:]+)`/gu)]);
    expect(named.map(([, script = '']) => script).filter((one) => !(one in scripts))).toEqual([]);
  });

  it('lists every setting once, and no other', () => {
    const settings = read('README.md').split('## Settings')[1]?.split('\n## ')[0] ?? '';
    const rows = settings.split('\n').filter((line) => line.startsWith('|'));
    const named = rows.flatMap((row) => [...row.matchAll(/`([A-Z_]+)`/gu)].map(([, key]) => key));
    const known: readonly string[] = Object.values(keys).map(({ env }) => env);
    expect(new Set(named)).toEqual(new Set(known));
    expect(named.length).toBe(known.length);
  });

  it('lists every code of a problem with its status and its sentence, and no other', () => {
    const sentences: Readonly<Record<string, string>> = {
      ...en.refusals,
      ...en.doorErrors,
      ...en.apiProblems,
    };
    const rows = [...read('docs/api.md').matchAll(/^\| `([\w.]+)` \| (\d{3}) \| (.+) \|$/gmu)];
    const listed = rows.map(([, code = '', status, sentence]) => [code, Number(status), sentence]);
    const known = Object.entries(PROBLEMS).map(([code, status]) => [code, status, sentences[code]]);
    expect(new Set(listed.map(String))).toEqual(new Set(known.map(String)));
  });

  it('shows every phase of an application', () => {
    const diagram = read('README.md').split('stateDiagram-v2')[1]?.split('```')[0] ?? '';
    expect(PHASES.filter((phase) => !diagram.includes(phase))).toEqual([]);
  });
});
