import { describe, expect, it } from 'vitest';
import { PERSONAL_TABLES } from '../../src/persistence/personal-tables.ts';
import { de } from '../../src/texts/de.ts';
import { en } from '../../src/texts/en.ts';

/** What a family can meet; `common`, too, for what stands around every page. */
const TOPICS = [
  'common',
  'parents',
  'familySignIn',
  'account',
  'people',
  'staffRoles',
  'familyCase',
  'kitaDirectory',
  'legal',
  'banner',
  'rounds',
  'refusals',
  'doorErrors',
  'phases',
  'endReasons',
  'offerStatuses',
  'wishStatuses',
  'erasureReasons',
  'myData',
  'previews',
  'steps',
  'actions',
  'timedActions',
  'waitingFor',
  'actors',
  'noticeKinds',
  'noticeStatuses',
  'channels',
  'slotStatuses',
  'ageGroups',
  'roundDates',
] as const satisfies readonly (keyof typeof de)[];

/** Names, numbers and marks that are the same in both languages. */
const SAME = new Set([
  'legal.imprint.software.title',
  'banner.office.columns.text',
  'myData.tableOf',
  'account.code.code',
  'account.page.name',
  'people.kitaTitle',
  'people.columns.name',
  'people.invite.kitas',
  'common.portal',
  'common.titleOf',
  'common.help.email',
  'common.help.phone',
  'common.help.phoneLink',
  'common.optional',
  'familyCase.turn.ended.texts.contract',
  'familyCase.way.whenAndWho',
  'familyCase.notices.state',
  'familyCase.decisions.undoWithdraw.note',
  'familyCase.decisions.guardianConsent.note',
  'kitaDirectory.hoursValue',
]);

type Maker = (...facts: readonly unknown[]) => unknown;

/** Every text by its path; one that is made of something is told as it is made of numbers. */
function leaves(text: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof text === 'string') return [[path, text]];
  if (typeof text === 'function') return [[path, String((text as Maker)([7], [7], [7]))]];
  return Object.entries(text as object).flatMap(([name, part]) => leaves(part, `${path}.${name}`));
}

describe('the English texts a family can meet', () => {
  it.each(TOPICS)('%s says nothing in German', (topic) => {
    const german = new Map(leaves(de[topic], topic));
    const english = leaves(en[topic], topic);
    expect(english.map(([path]) => path).toSorted()).toEqual([...german.keys()].toSorted());
    const left = english
      .filter(
        ([path, text]) => german.get(path) === text && !SAME.has(path) && !path.endsWith('.id'),
      )
      .map(([path, text]) => `${path}: ${text}`);
    expect(left).toEqual([]);
  });
});

it.each([de, en])('“my data” has a name for every table it shows', ({ myData }) => {
  const shown = PERSONAL_TABLES.filter(({ withheld }) => withheld !== 'all');
  expect(shown.filter(({ table }) => myData.tableOf(table) === table)).toEqual([]);
});
