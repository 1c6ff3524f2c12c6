import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zonedDay } from '../../src/calendar/zone.ts';
import { prepareOffer } from '../../src/cases/kita.ts';
import { de } from '../../src/texts/de.ts';
import { DAY, offersRound, type TestKita } from '../support/portal.ts';
import { tellStory, type Chapter, type Story } from '../support/story.ts';
import { startBrowser, type Reader, type TestBrowser } from './support/browser.ts';
import { startSite, type Site } from './support/site.ts';

const PHONE = 360;
const DESK = 1280;
const { kita: texts, kitaDesk } = de;

/** One child for each thing a Kita can meet in the weeks of offers. */
const CAST: readonly (readonly [name: string, chapter: Chapter])[] = [
  ['Ada', 'registered'],
  ['Ben', 'registered'],
  ['Carlotta-Sophie', 'registered'],
  ['Dana', 'chosen'],
  ['Emil', 'chosen'],
  ['Finn', 'slotsProposed'],
  ['Greta', 'slotBooked'],
  ['Hugo', 'contract'],
  ['Ida', 'concluded'],
];

describe("a Kita's pages in a browser without script", () => {
  let site: Site;
  let browser: TestBrowser;
  let kita: TestKita;
  const stories = new Map<string, Story>();
  const idOf = (name: string): string => stories.get(name)?.id ?? '';

  beforeAll(async () => {
    site = await startSite(offersRound(Date.now()));
    browser = await startBrowser();
    const [own, other] = site.portal.kitas;
    if (own === undefined || other === undefined) throw new Error('the desk needs a Kita');
    kita = own;
    for (const [name, chapter] of CAST) await enter(name, chapter, [own, other]);
    await enter('Jule', 'offerOpen', [own, other], '');
    const prepared = await enter('Karl', 'registered', [own, other]);
    const wishId = (await prepared.state()).wishes[0]?.id ?? '';
    await prepareOffer(site.portal.deps, own.actor, {
      applicationId: prepared.id,
      clientKey: randomUUID(),
      wishId,
    });
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  async function enter(
    childFirstName: string,
    chapter: Chapter,
    kitas: readonly TestKita[],
    email = 'kim.beispiel@example.org',
  ): Promise<Story> {
    // The chapters of reviewing lie behind this round already: the offer comes at once.
    const story = await tellStory(site.portal, 'registered', { childFirstName, kitas, email });
    if (chapter !== 'registered') await story.resumedAt('offers').goOn(chapter);
    stories.set(childFirstName, story);
    return story;
  }

  async function signIn(reader: Reader): Promise<void> {
    await reader.goTo('/demo');
    await reader.page.locator('select[name="kitaId"]').selectOption(kita.id);
    await reader.press(de.demo.kita.button);
  }

  /** What a Kita meets in the weeks of offers, with all that can be unfolded; each with what it must say. */
  const pages = (): readonly (readonly [path: string, ...said: string[]])[] => [
    ['/kita', kita.name, kitaDesk.today.heading, kitaDesk.today.told],
    ['/kita/anmeldungen', kitaDesk.list.title, 'Carlotta-Sophie Beispiel'],
    ['/kita/anmeldungen?stand=mine&sortierung=name', kitaDesk.filter.active(1)],
    ['/kita/angebote', kitaDesk.many.title, kitaDesk.many.buttons.makeOffer],
    ['/kita/termine/vorschlagen', kitaDesk.propose.title, 'Dana Beispiel'],
    [
      `/kita/termine?woche=${zonedDay(Date.now() + 9 * DAY)}`,
      kitaDesk.week.title,
      kitaDesk.week.calendar,
    ],
    ['/kita/plaetze', kitaDesk.places.title, kitaDesk.places.edit],
    ['/kita/profil', kitaDesk.profile.title],
    ['/kita/briefe', kitaDesk.letters.title, kitaDesk.letters.openChosen],
    [`/kita/anmeldungen/${idOf('Ada')}`, texts.turn.toOffer],
    [`/kita/anmeldungen/${idOf('Dana')}`, texts.turn.accepted, kitaDesk.consequences.heading],
    [`/kita/anmeldungen/${idOf('Hugo')}`, texts.turn.contractDue],
    [`/kita/anmeldungen/${idOf('Ida')}`, texts.turn.contract],
    [`/kita/anmeldungen/${idOf('Karl')}`, texts.turn.prepared],
  ];

  it('have nothing axe or a narrow window could complain of, whatever is unfolded', async () => {
    const reader = await browser.open(site.origin, PHONE);
    await signIn(reader);
    for (const [path, ...said] of pages()) {
      await reader.goTo(path);
      for (const summary of await reader.page.locator('main summary').all()) await summary.click();
      await reader.sees(...said);
    }
    expect(await browser.faults()).toEqual([]);
  });

  it('lead by keyboard alone from the morning to offers for two children and a release', async () => {
    const staff = await browser.open(site.origin, DESK);
    await signIn(staff);
    await staff.sees(kita.name);
    const { page } = staff;
    const press = async (target: Locator, key: 'Enter' | 'Space'): Promise<void> => {
      await tabTo(page, target);
      await page.keyboard.press(key);
    };
    await press(page.getByRole('link', { name: /anbieten können/u }), 'Enter');
    await staff.sees(kitaDesk.many.title);
    for (const name of ['Ada', 'Ben'])
      await press(page.getByRole('checkbox', { name: new RegExp(name, 'u') }), 'Space');
    await press(page.getByRole('button', { name: kitaDesk.many.buttons.makeOffer }), 'Enter');
    await staff.sees(kitaDesk.many.outcome.allDone(2));
    await press(page.getByRole('link', { name: kitaDesk.nav.today, exact: true }), 'Enter');
    await press(page.getByRole('button', { name: de.kitaActions.release.allButton }), 'Enter');
    await staff.sees(de.kitaActions.release.allDone(1));
    for (const name of ['Ada', 'Ben'])
      expect((await stories.get(name)?.state())?.offers.map(({ status }) => status)).toEqual([
        'open',
      ]);
    expect(await browser.faults()).toEqual([]);
  });
});

/** What a keyboard reaches it reaches within so many steps. */
const STEPS = 120;

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let step = 0; step < STEPS; step += 1) {
    await page.keyboard.press('Tab');
    if ((await target.and(page.locator(':focus')).count()) > 0) return;
  }
  throw new Error(`no keyboard leads to ${String(target)}`);
}
