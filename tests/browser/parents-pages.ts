import { expect } from 'vitest';
import { setBanner } from '../../src/cases/banner.ts';
import { claimCodeOf } from '../../src/cases/claim-code.ts';
import { Application } from '../../src/persistence/entities/application.ts';
import { de } from '../../src/texts/de.ts';
import { eventually, HOUR, type RegisterOptions } from '../support/portal.ts';
import { tellStory, type Story } from '../support/story.ts';
import type { Reader, TestBrowser } from './support/browser.ts';
import type { Site } from './support/site.ts';

const PHONE = 360;
const DESK = 1280;
/** From the registration to the first offers of the demonstration's round. */
const UNTIL_OFFERS = 44;

const { familyCase, kitaDirectory, parents } = de;
const APART = {
  custody: 'sharedApart',
  guardian2FirstName: 'Robin',
  guardian2LastName: 'Probe',
  guardian2Email: 'robin.probe@example.org',
};

/** The forms that a family's pages take in the phases beside the journey's, looked at: as wide as the browser, and by axe. */
export async function looksAtFamilyPages(site: Site, browser: TestBrowser): Promise<void> {
  const { portal } = site;
  await setBanner(
    portal.deps,
    { kind: 'office', ref: 'leitung', role: 'head' },
    {
      kind: 'warning',
      text: { de: 'Einige Dienste laufen nur eingeschränkt.', en: 'Some services run in part.' },
      shownFrom: 0,
      shownUntil: null,
    },
  );
  const stories = await tellStories(site);
  const phone = await browser.open(site.origin, PHONE);
  await seesEach(phone, PUBLIC_PAGES);
  for (const [story, pages] of await casePages(stories)) {
    await opens(phone, site, story);
    await seesEach(phone, pages);
  }
  await opens(phone, site, stories.consented, 2);
  await seesEach(phone, [
    [`/anmeldung/${stories.consented.id}`, 'Mia'],
    [`/anmeldung/${stories.consented.id}/zustimmen`, familyCase.decisions.guardianConsent.title],
  ]);

  const desk = await browser.open(site.origin, DESK);
  await seesEach(desk, PUBLIC_PAGES);
  await opens(desk, site, stories.compared);
  await seesEach(desk, (await comparedPages(stories.compared)).slice(0, 3));
  await comparesAndAccepts(desk, stories.compared);
}

type Pages = readonly (readonly [path: string, heading: string | RegExp])[];

async function seesEach(reader: Reader, pages: Pages): Promise<void> {
  for (const [path, heading] of pages) {
    await reader.goTo(path);
    const headings = await reader.page.locator('h1').allInnerTexts();
    const wanted = typeof heading === 'string' ? heading : expect.stringMatching(heading);
    expect([path, ...headings]).toEqual([path, wanted]);
    await reader.sees();
  }
}

/** With the notice above it, and where nothing is found. */
const PUBLIC_PAGES: Pages = [
  ['/', parents.start.title],
  ['/kitas?suche=Unbekannt', kitaDirectory.title],
];

interface Stories {
  readonly compared: Story;
  readonly lapsed: Story;
  readonly booked: Story;
  readonly withdrawn: Story;
  readonly consented: Story;
}

/** One family in each phase whose page differs; side by side, because they wait for one another's machine anyway. */
async function tellStories({ portal }: Site): Promise<Stories> {
  const tell = async (play: (story: Story) => Promise<unknown>, wanted: RegisterOptions = {}) => {
    const story = await tellStory(portal, 'registered', wanted);
    await story.days(UNTIL_OFFERS);
    await story.offer();
    await play(story);
    return story;
  };
  const [compared, lapsed, booked, withdrawn, consented] = await Promise.all([
    tell((story) => story.offer(story.other)),
    tell(async (story) => {
      const { dueAt } = await story.offerOf();
      await portal.forward(story.id, dueAt - (await portal.now(story.id)) + HOUR);
      await eventually(
        () => story.state(),
        ({ offers }) => offers[0]?.status === 'lapsed',
      );
    }),
    tell(async (story) => {
      await story.accept();
      await story.propose();
      await story.book();
    }),
    tell((story) => story.withdraw()),
    tell((story) => story.accept(), { input: APART }),
  ]);
  return { compared, lapsed, booked, withdrawn, consented };
}

async function casePages(stories: Stories): Promise<readonly (readonly [Story, Pages])[]> {
  const { compared, lapsed, booked, withdrawn, consented } = stories;
  const at = ({ id }: Story, rest = ''): string => `/anmeldung/${id}${rest}`;
  const revivable = await lapsed.offerOf();
  const [notice] = await compared.portal.notices(compared.id);
  return [
    [
      compared,
      [
        ...(await comparedPages(compared)),
        [at(compared, `/nachrichten/${notice?.id}`), /^Eingangsbeleg/u],
        [at(compared, '/daten'), familyCase.data.title],
        [at(compared, '/meine-daten'), de.myData.title],
        [at(compared, '/umzug'), familyCase.decisions.moveAway.title],
      ],
    ],
    [
      lapsed,
      [
        [at(lapsed), 'Mia'],
        [at(lapsed, '/angebote'), familyCase.offers.title(1)],
        [
          at(lapsed, `/angebote/${revivable.id}/doch-annehmen`),
          familyCase.accept.title(lapsed.kita.name),
        ],
      ],
    ],
    [
      booked,
      [
        [at(booked), 'Mia'],
        [at(booked, '/termin'), familyCase.appointment.title],
        [at(booked, '/termin-absagen'), familyCase.decisions.cancelAppointment.title],
      ],
    ],
    [
      withdrawn,
      [
        [at(withdrawn), 'Mia'],
        [at(withdrawn, '/weiterfuehren'), familyCase.decisions.undoWithdraw.title],
      ],
    ],
    [consented, [[at(consented), 'Mia']]],
  ];
}

async function comparedPages(story: Story): Promise<Pages> {
  const home = `/anmeldung/${story.id}`;
  const offer = `${home}/angebote/${(await story.offerOf()).id}`;
  return [
    [home, 'Mia'],
    [`${home}/angebote`, familyCase.offers.title(2)],
    [`${offer}/annehmen`, familyCase.accept.title(story.kita.name)],
    [`${offer}/ablehnen`, familyCase.decline.title(story.kita.name)],
  ];
}

/** By keyboard alone, from the case to the place. */
async function comparesAndAccepts({ page, ...family }: Reader, story: Story): Promise<void> {
  await family.goTo(`/anmeldung/${story.id}`);
  const press = async (name: string): Promise<void> => {
    const wanted = page.locator(':focus').and(page.getByText(name, { exact: true }).locator('..'));
    for (let presses = 0; (await wanted.count()) === 0; presses += 1) {
      if (presses > 40) throw new Error(`${name} cannot be reached`);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
  };
  await press(familyCase.turn.offers.button(2));
  await page.getByRole('heading', { name: familyCase.offers.title(2) }).waitFor();
  await press(familyCase.offers.accept);
  await page.getByText(familyCase.accept.consequences).waitFor();
  await press(familyCase.accept.button);
  await family.sees(familyCase.done.acceptOffer);
  expect((await story.offerOf(story.other)).status).toBe('returned');
}

async function opens(
  { page, ...family }: Reader,
  { portal }: Site,
  { id }: Story,
  guardian: 1 | 2 = 1,
): Promise<void> {
  const { caseNumber } = await portal.owner.em.fork().findOneOrFail(Application, { id });
  await family.goTo('/oeffnen');
  await family.fill(parents.open.caseNumber, caseNumber);
  await family.fill(parents.open.claimCode, claimCodeOf(portal.deps.secret, id, guardian));
  await family.press(parents.open.button);
  await page.waitForURL(`**/anmeldung/${id}`);
}
