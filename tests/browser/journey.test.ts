import type { ParsedMail } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zonedDay } from '../../src/calendar/zone.ts';
import { slotField } from '../../api/kita/slots.ts';
import { de } from '../../src/texts/de.ts';
import { DAY, type TestKita } from '../support/portal.ts';
import { looksAtFamilyPages } from './parents-pages.ts';
import { startBrowser, type Reader, type TestBrowser } from './support/browser.ts';
import { Keyboard } from './support/keyboard.ts';
import { fillOffice, visitOffice, worksByKeyboard } from './support/office-walk.ts';
import { fillsIn, registersByKeyboard } from './support/registers.ts';
import { startSite, type Site } from './support/site.ts';

const PHONE = 360;
const DESK = 1280;

const CHILD = 'Mia';
/** How a Kita's lists name it. */
const CHILD_IN_LIST = 'Mia Beispiel';
const EMAIL = 'kim.beispiel@example.org';
const { familyCase, kita: kitaTexts, office: officeTexts, parents, register } = de;

describe('a browser without script', () => {
  let site: Site;
  let browser: TestBrowser;
  beforeAll(async () => {
    site = await startSite();
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  it('reaches the postcode check by keyboard alone', async () => {
    const { page, ...family } = await browser.open(site.origin, PHONE);
    await family.goTo('/');
    await page.keyboard.press('Tab');
    await page.locator('.skip:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('main:focus').waitFor();

    const field = page.locator('#postcode:focus');
    for (let presses = 0; (await field.count()) === 0; presses += 1) {
      expect(presses, 'the skip link leads past the navigation').toBeLessThan(5);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.type('59514');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await family.sees(parents.responsibility.ours('Welver'));
    expect(await browser.faults()).toEqual([]);
  });

  it('registers a child by keyboard alone', async () => {
    const { page, ...family } = await browser.open(site.origin, PHONE);
    await family.goTo('/anmelden');
    await registersByKeyboard(page, 'Lea');
    await family.sees(register.receipt.heading('Lea'), register.receipt.noPromise);
    expect(await browser.faults()).toEqual([]);
  });

  it('leads a child from the form to the signed contract', async () => {
    const [kita] = site.portal.kitas;
    if (kita === undefined) throw new Error('the story needs a Kita');
    const family = await browser.open(site.origin, PHONE);
    const staff = await browser.open(site.origin, DESK);

    await findsItsYouthOffice(family);
    const access = await registers(family, kita, site);
    await comesBack(family, access);
    await waitsForOffers(family);
    await offersPlace(staff, kita);
    await accepts(family, kita);
    await proposesAppointments(staff);
    expect(calendarOf(await booksAppointment(family, site))).toContain(kita.name);
    await concludes(family, staff);
    await looksBack(staff, kita, access);
    expect(await browser.faults()).toEqual([]);
  });

  it('shows a family its case in every phase, and lets it accept a place by keyboard', async () => {
    await looksAtFamilyPages(site, browser);
    expect(await browser.faults()).toEqual([]);
  });

  it('shows the youth office its lists on a phone, and lets it work at a desk by keyboard', async () => {
    const known = await fillOffice(site);
    const [phone, desk] = await Promise.all(
      [PHONE, DESK].map(async (width) => {
        const office = await browser.open(site.origin, width);
        await office.goTo('/demo');
        await office.press(de.demo.office.button);
        return office;
      }),
    );
    if (phone === undefined || desk === undefined) throw new Error('two windows');
    await visitOffice(phone, site.portal.round.year, known);
    await worksByKeyboard(desk, known.id);
    expect(await browser.faults()).toEqual([]);
  });
});

async function findsItsYouthOffice(family: Reader): Promise<void> {
  await family.goTo('/');
  await family.sees(parents.start.title);
  await family.fill(parents.start.responsibility.label, '5951');
  await family.press(parents.start.responsibility.button);
  await family.sees(de.fieldProblems['not_a_postcode'] ?? '');
  await family.fill(parents.start.responsibility.label, '59555');
  await family.press(parents.start.responsibility.button);
  await family.sees(parents.responsibility.other('Lippstadt', 'Jugendamt der Stadt Lippstadt'));
  await family.fill(parents.start.responsibility.label, '59514');
  await family.press(parents.start.responsibility.button);
  await family.sees(parents.responsibility.ours('Welver'));
  await family.follow(parents.start.register);
}

interface Access {
  readonly caseNumber: string;
  readonly claimCode: string;
}

async function registers(family: Reader, kita: TestKita, site: Site): Promise<Access> {
  await fillsIn(family, { child: CHILD, email: EMAIL, kita });
  await family.sees(register.check.title, EMAIL);
  await family.press(register.check.submit);

  await family.sees(register.receipt.heading(CHILD), register.receipt.noPromise);
  const access = {
    caseNumber: await family.reads(register.receipt.caseNumber),
    claimCode: await family.reads(register.receipt.claimCode),
  };
  const { to, text } = await site.mail(access.caseNumber);
  expect(JSON.stringify(to)).toContain(EMAIL);
  expect(text).toContain(access.claimCode);
  expect(text).toContain('keine Zusage');
  return access;
}

async function comesBack(family: Reader, { caseNumber, claimCode }: Access): Promise<void> {
  await family.press(de.common.nav.signOut);
  await family.follow(parents.start.openCase);
  await family.fill(parents.open.caseNumber, caseNumber);
  await family.fill(parents.open.claimCode, 'A2B3-C4D5-E6F7');
  await family.press(parents.open.button);
  await family.sees(de.doorErrors['claim.unknown']);
  await family.fill(parents.open.claimCode, claimCode.toLowerCase());
  await family.press(parents.open.button);
  await family.sees(CHILD, familyCase.turn.registered.heading);
}

async function waitsForOffers(family: Reader): Promise<void> {
  await family.press(de.demo.clock.button(30));
  await family.sees(familyCase.turn.review.heading);
  await family.press(de.demo.clock.button(14));
  await family.sees(familyCase.turn.waiting.heading);
}

/** Case and door have been moved so far when the Kita acts. */
const MOVED_DAYS = 44;

async function offersPlace(staff: Reader, kita: TestKita): Promise<void> {
  await staff.goTo('/demo');
  await staff.sees(de.demo.title);
  await staff.choose(de.demo.kita.label, de.demo.kita.option(kita.name, 1));
  await staff.press(de.demo.kita.button);
  await staff.sees(kita.name, kitaTexts.headline(1, 1));
  await staff.follow(de.kitaDesk.nav.applicants);
  await staff.follow(CHILD_IN_LIST);
  await staff.sees(kitaTexts.turn.toOffer);
  await staff.press(kitaTexts.makeOffer.button);
  await staff.sees(kitaTexts.outcomes.makeOffer);
}

async function accepts(family: Reader, kita: TestKita): Promise<void> {
  await family.follow(de.common.nav.myCase);
  await family.sees(familyCase.turn.offers.heading(1));
  await family.follow(familyCase.turn.offers.button(1));
  await family.sees(kita.name, familyCase.offers.intro(1));
  await family.follow(familyCase.offers.acceptOf(kita.name));
  await family.sees(familyCase.accept.consequences);
  await family.press(familyCase.accept.button);
  await family.sees(familyCase.done.acceptOffer, familyCase.turn.chosen.heading(kita.name));
}

/** By keyboard alone. */
async function proposesAppointments(staff: Reader): Promise<void> {
  await staff.follow(kitaTexts.applicant.back);
  await staff.follow(CHILD_IN_LIST);
  await staff.sees(kitaTexts.turn.accepted);
  const keys = new Keyboard(staff.page);
  for (const number of [1, 2]) {
    await keys.typeDay(
      slotField(number, 'date'),
      zonedDay(Date.now() + (MOVED_DAYS + 6 + number) * DAY),
    );
    await keys.typeTime(slotField(number, 'time'), '14:30');
  }
  await keys.press('form[action$="/termine"] button');
  await staff.sees(kitaTexts.outcomes.proposeSlots, kitaTexts.turn.slotsProposed);
}

/** By keyboard alone. */
async function booksAppointment(family: Reader, site: Site): Promise<ParsedMail> {
  const keys = new Keyboard(family.page);
  await family.follow(de.common.nav.myCase);
  await family.sees(familyCase.turn.slots.heading);
  await keys.press('main a[href$="/termin"]');
  await keys.press('main form button');
  await family.sees(de.common.errorSummary);
  await keys.chooseSecond('[name="slotId"]');
  await keys.press('main form button');
  await family.sees(familyCase.done.bookSlot);
  return site.mail('Termin für den Betreuungsvertrag');
}

const calendarOf = ({ attachments }: ParsedMail): string =>
  attachments
    .filter(({ contentType }) => contentType === 'text/calendar')
    .map(({ content }) => content.toString())
    .join();

async function concludes(family: Reader, staff: Reader): Promise<void> {
  await family.press(de.demo.clock.button(14));
  await family.sees(familyCase.turn.contract.text);

  await staff.follow(kitaTexts.applicant.back);
  await staff.follow(CHILD_IN_LIST);
  await staff.sees(kitaTexts.turn.contractDue);
  await new Keyboard(staff.page).press('form[action$="/vertrag"] button');
  await staff.sees(kitaTexts.outcomes.concludeContract);

  await family.follow(de.common.nav.myCase);
  await family.sees(familyCase.turn.endedContract.heading, familyCase.way.headingEnded);
}

async function looksBack(staff: Reader, kita: TestKita, { caseNumber }: Access): Promise<void> {
  await staff.goTo('/demo');
  await staff.press(de.demo.office.button);
  await staff.fill(officeTexts.filter.search, caseNumber);
  await staff.press(officeTexts.filter.button);
  await staff.sees(officeTexts.found(1));
  await staff.follow(caseNumber);
  await staff.sees(
    `${CHILD} Beispiel`,
    officeTexts.case.timeline,
    officeTexts.case.commands,
    officeTexts.case.notices,
    de.caseWork.heading,
  );
  const { steps, actions, timedActions, history } = de;
  expect(await staff.page.locator('.way b').allInnerTexts()).toEqual([
    steps.registered,
    steps.enrolmentClosed,
    `${steps.offerMade} – ${kita.name}`,
    `${steps.offerAccepted} – ${kita.name}`,
    `${steps.slotsProposed} – ${kita.name}`,
    `${steps.slotBooked} – ${kita.name}`,
    `${steps.contractConcluded} – ${kita.name}`,
    timedActions.closeCase,
  ]);
  await staff.follow(history.link);
  await staff.sees(history.eventsHint, history.stand);
  const sentences = staff.page.getByRole('table', { name: history.events }).locator('td');
  const told = (await sentences.allInnerTexts()).toReversed();
  expect(told[0]).toBe(history.sentence({ kind: 'started' }, de));
  expect(told).toContain(history.sentence({ kind: 'timerFired' }, de));
  expect(told.filter((sentence) => sentence.startsWith('Auftrag ausgeführt'))).toEqual(
    [actions.makeOffer, actions.acceptOffer, actions.proposeSlots, actions.bookSlot]
      .concat(actions.concludeContract)
      .map((action) => `Auftrag ausgeführt: ${action}.`),
  );
}
