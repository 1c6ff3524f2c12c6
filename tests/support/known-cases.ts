import { zonedDay } from '../../src/calendar/zone.ts';
import { claimCodeOf } from '../../src/cases/claim-code.ts';
import type { CaseState } from '../../src/domain/case.ts';
import type { TestPortal } from './portal.ts';
import type { Known } from './schemathesis.ts';
import { tellStory, type Chapter } from './story.ts';

/** Where a case has to stand for a command to be done; every other command meets an open offer. */
const CHAPTER_FOR: Readonly<Record<string, Chapter>> = {
  'change-wishes': 'registered',
  'change-data': 'registered',
  'mark-reviewed': 'review',
  'confirm-visit': 'registered',
  'make-offer': 'offers',
  'prepare-offer': 'offers',
  'close-without-place': 'offers',
  'carry-over': 'offers',
  'book-slot': 'slotsProposed',
  'propose-slots': 'chosen',
  'guardian-consent': 'chosen',
  'contract-failed': 'chosen',
  'cancel-appointment': 'slotBooked',
  'record-no-show': 'contract',
  'conclude-contract': 'contract',
  'correct-contract': 'concluded',
};

export interface ToldCase {
  /** The command that is to meet it. */
  readonly path: string;
  readonly id: string;
  readonly state: CaseState;
}

/** A case for every command there is, so that none ends what another could have done. */
export async function tellCases(
  portal: TestPortal,
  paths: readonly string[],
): Promise<readonly ToldCase[]> {
  const commands = paths.filter((path) => /\/commands\/[\w-]+$/u.test(path));
  return Promise.all(
    commands.map(async (path) => {
      const chapter = CHAPTER_FOR[path.split('/').at(-1) ?? ''] ?? 'offerOpen';
      const { id } = await tellStory(portal, chapter);
      return { path, id, state: await portal.state(id) };
    }),
  );
}

/** What such a person knows from letters, lists and pages. */
export async function knownTo(
  portal: TestPortal,
  cases: readonly ToldCase[],
): Promise<readonly Known[]> {
  const { year } = portal.round;
  const [kita] = portal.kitas;
  const kitaIds = portal.kitas.map(({ id }) => id);
  const notices = (await Promise.all(cases.map(({ id }) => portal.notices(id)))).flat();
  const noticeIds = notices.map(({ id }) => id);
  const registered = await portal.register();
  const ofCases = cases.flatMap(({ path, id, state }) => {
    const under = (at: string): boolean => (path === '' ? at.includes('/commands/') : at === path);
    const wishes = state.wishes.filter((wish) => wish.kitaId === kita?.id);
    return [
      { parameter: 'path.id', under, values: [id] },
      { parameter: 'body.wishId', under, values: idsOf(wishes) },
      { parameter: 'body.offerId', under, values: idsOf(state.offers) },
      { parameter: 'body.slotId', under, values: idsOf(state.slots) },
    ];
  });
  return [
    ...ofCases,
    {
      parameter: 'path.id',
      under: (path: string) => /^\/(?:applications|office\/cases|kita\/applicants)\//u.test(path),
      values: idsOf(cases),
    },
    {
      parameter: 'path.id',
      under: (path: string) => path.startsWith('/office/notices/'),
      values: noticeIds,
    },
    { parameter: 'path.noticeId', values: noticeIds },
    { parameter: 'path.wishId', values: cases.flatMap(({ state }) => idsOf(state.wishes)) },
    { parameter: 'path.kitaId', values: kitaIds },
    { parameter: 'path.year', values: [year] },
    { parameter: 'query.postcode', values: ['59514', '59494', '10115'] },
    { parameter: 'body.applicationId', values: idsOf(cases) },
    { parameter: 'body.kitaIds[*]', values: kitaIds },
    { parameter: 'body.caseNumber', values: [registered.caseNumber] },
    { parameter: 'body.claimCode', values: [claimCodeOf(portal.deps.secret, registered.id)] },
    ...familyData(year),
  ].filter(({ values }) => values.length > 0);
}

/** What fits a registration's own rules, of which a description can tell only some. */
const familyData = (year: number): readonly Known[] => [
  ...['childFirstName', 'childLastName', 'guardianFirstName', 'guardianLastName'].map((name) => ({
    parameter: `body.${name}`,
    values: ['Mia', 'Zoë', 'Özgür', 'Jean-Luc', 'Анна'],
  })),
  ...['siblingOf', 'siblingCaseNumber', 'siblingClaimCode', 'phone'].map(nothingIn),
  ...['FirstName', 'LastName', 'Email', 'Phone', 'Street', 'Postcode', 'Town'].map((name) =>
    nothingIn(`guardian2${name}`),
  ),
  { parameter: 'body.email', values: ['kim.beispiel@example.org'] },
  { parameter: 'body.custody', values: ['sole', 'shared'] },
  { parameter: 'body.hours', values: [25, 35, 45] },
  { parameter: 'body.birthDate', values: [`${year - 3}-03-14`, `${year - 2}-01-31`] },
  { parameter: 'body.receivedOn', values: [zonedDay(Date.now())] },
  { parameter: 'body.wishedStartOn', values: [`${year}-08-01`] },
  { parameter: 'body.postcode', values: ['59514'] },
  {
    parameter: 'body.year',
    under: (path: string) => path.endsWith('/registrations'),
    values: [year],
  },
];

const nothingIn = (name: string): Known => ({ parameter: `body.${name}`, values: [''] });

const idsOf = (things: readonly { readonly id: string }[]): readonly string[] =>
  things.map(({ id }) => id);
