import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACCESS_TABLES, type Access } from '../../api/access.ts';
import { ACCOUNT_ACCESS } from '../../api/account/access.ts';
import { KITA_ACCESS } from '../../api/kita/access.ts';
import { OFFICE_ACCESS } from '../../api/office/access.ts';
import { PARENTS_ACCESS } from '../../api/parents/access.ts';
import { API_ACCESS } from '../../api/v1/access.ts';
import { may, ROLES, roleOf } from '../../src/cases/policy.ts';
import type { Person } from '../../src/persistence/actor.ts';
import { TWINS } from './support/json-twins.ts';
import { WITHOUT_TWIN } from './support/pages-without-json.ts';

const PAGES: Readonly<Record<string, Access>> = {
  ...ACCOUNT_ACCESS,
  ...PARENTS_ACCESS,
  ...KITA_ACCESS,
  ...OFFICE_ACCESS,
};
const OPERATIONS: Readonly<Record<string, Access | undefined>> = API_ACCESS;
const operationOf = (twin: string): string => twin.replace(' /', ' /api/v1/');
const reasonsFor = (page: string) => WITHOUT_TWIN.filter(({ pages }) => pages.test(page));

/** One person of every role. */
const PERSONS = ROLES.map((role): Person => {
  const [kind, of] = role.split('.');
  if (kind === 'guardian') return { kind: 'family', ref: 'a', guardian: 1 };
  return { kind, ref: 'a', role: of } as Person;
});
const passes = (person: Person, access: Access | undefined): boolean =>
  access === 'public' ||
  [access?.[person.kind] ?? []].flat().some((permission) => may(person, permission));

describe('programs can do what pages can', () => {
  it('because every page has its operation, or stands among those that need none', () => {
    const forgotten = Object.keys(PAGES).filter(
      (page) => TWINS[page] === undefined && reasonsFor(page).length === 0,
    );
    expect(forgotten).toEqual([]);
  });

  it('and no page is in both lists, no line without its page, no operation that is gone', () => {
    const twice = Object.keys(TWINS).filter((page) => reasonsFor(page).length > 0);
    const pageless = Object.keys(TWINS).filter((page) => PAGES[page] === undefined);
    const gone = Object.values(TWINS)
      .flat()
      .filter((twin) => OPERATIONS[operationOf(twin)] === undefined);
    const idle = WITHOUT_TWIN.filter(
      ({ pages }) => !Object.keys(PAGES).some((page) => pages.test(page)),
    );
    expect({ twice, pageless, gone, idle }).toEqual({
      twice: [],
      pageless: [],
      gone: [],
      idle: [],
    });
  });

  it('and nobody may do by a program less than by the page, nor more', () => {
    const differing = Object.entries(TWINS).flatMap(([page, twins]) =>
      twins.flatMap((twin) => {
        const access = OPERATIONS[operationOf(twin)];
        return PERSONS.filter((person) => {
          const isPage = passes(person, PAGES[page]);
          const isTwin = passes(person, access);
          // One operation serves several kinds of person, and what only shows may be shown to more roles.
          const isComparable = PAGES[page] !== 'public' && PAGES[page]?.[person.kind] !== undefined;
          return isPage ? !isTwin : isTwin && isComparable && !twin.startsWith('GET ');
        }).map((person) => `${page} ≠ ${twin}: ${roleOf(person)}`);
      }),
    );
    expect(differing).toEqual([]);
  });

  it('as the documentation says, with every reason', () => {
    const docs = readFileSync(join(import.meta.dirname, '../../docs/api.md'), 'utf8');
    const said = docs.replaceAll(/\s+/gu, ' ');
    expect(WITHOUT_TWIN.filter(({ reason }) => !said.includes(reason))).toEqual([]);
  });

  it('with all tables looked at but those of the portal itself and of the demonstration', () => {
    const looked = new Set([...Object.keys(PAGES), ...Object.keys(OPERATIONS)]);
    const others = ACCESS_TABLES.flatMap((table) => Object.keys(table)).filter(
      (line) => !looked.has(line),
    );
    expect(
      others.filter((line) => !/ \/(?:assets|demo|health|sprache)(?:\/|$)/u.test(line)),
    ).toEqual([]);
  });
});
