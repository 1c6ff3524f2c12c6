import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { de } from '../../../src/texts/de.ts';
import type { TestKita } from '../../support/portal.ts';
import type { Reader } from './browser.ts';
import { Keyboard } from './keyboard.ts';

const { common, fields, register, registerForm } = de;
const { page: buttons, sections } = registerForm;
const EMAIL_LABEL = `${fields.email} – ${common.optional}`;

/** What a family types into the form. */
export interface TypedFamily {
  readonly child: string;
  readonly email: string;
  readonly kita: TestKita;
}

/** From the first page of the form to the one before the last click, with what goes wrong on the way. */
export async function fillsIn(family: Reader, { child, email, kita }: TypedFamily): Promise<void> {
  await family.sees(register.title, registerForm.start.keptTitle);
  await family.press(registerForm.start.begin);
  await family.sees(registerForm.tasks.progress(0, 9));
  await family.follow(sections.kind);
  await namesTheChild(family, child);

  await family.fill(fields.street, 'Musterweg 7');
  await family.fill(fields.postcode, '59555');
  await family.press(buttons.next);
  await family.sees(de.fieldProblems['not_responsible'] ?? '');
  await family.fill(fields.postcode, '59514');
  await family.press(buttons.next);

  await family.tick(register.care.hours(35));
  await family.press(buttons.next);
  await family.sees(sections.kitas);
  await family.press(registerForm.kitas.of(registerForm.kitas.add, kita.name));
  await family.sees(registerForm.kitas.isChosen(1));
  await family.press(buttons.next);
  await family.sees(sections.tagespflege);
  await family.tick(buttons.no);
  await family.press(buttons.next);

  await family.fill(fields.guardianFirstName, 'Kim');
  await family.fill(fields.guardianLastName, 'Beispiel');
  await family.tick(register.guardian.custody.shared);
  await family.press(buttons.next);
  await family.sees(sections['zweite-person']);
  expect(await family.page.getByLabel(fields.guardian2FirstName).isVisible()).toBe(false);
  await family.tick(buttons.yes);
  expect(await family.page.getByLabel(fields.guardian2FirstName).isVisible()).toBe(true);
  await family.tick(buttons.no);
  await family.press(buttons.next);
  await family.sees(sections.geschwister);
  await family.tick(buttons.no);
  await family.press(buttons.next);
  await family.fill(EMAIL_LABEL, email);
  await family.press(buttons.next);
}

async function namesTheChild(family: Reader, child: string): Promise<void> {
  const { page } = family;
  await family.sees(sections.kind);
  await family.fill(fields.childFirstName, child);
  await birthday(family, '31', '2');
  await family.press(buttons.next);
  await page.locator('#fehler:focus').waitFor();
  await family.sees(common.errorSummary);
  await page.getByRole('link', { name: new RegExp(`^${fields.birthDate}: `, 'u') }).click();
  await page.locator('#birthDate:focus').waitFor();
  expect(await page.getByLabel(fields.childFirstName, { exact: true }).inputValue()).toBe(child);
  await birthday(family, '14', '3');
  await family.fill(fields.childLastName, 'Beispiel');
  await family.press(buttons.next);
}

async function birthday(family: Reader, day: string, month: string): Promise<void> {
  const date = family.page.getByRole('group', { name: fields.birthDate });
  await date.getByLabel(common.day).fill(day);
  await date.getByLabel(common.month).fill(month);
  await date.getByLabel(common.year).fill(String(new Date().getFullYear() - 2));
}

const NEXT = '.section-form > button';

/** The whole form by keyboard, from its first page to the receipt. */
export async function registersByKeyboard(page: Page, child: string): Promise<void> {
  const keys = new Keyboard(page);
  await keys.press('form[action="/anmelden"] button');
  await keys.press('a[href="/anmelden/kind"]');
  await keys.type('childFirstName', child);
  await keys.type('childLastName', 'Beispiel');
  await keys.type('birthDate', '14');
  await keys.type('birthDate.month', '3');
  await keys.type('birthDate.year', String(new Date().getFullYear() - 2));
  await keys.press(NEXT);
  await keys.type('street', 'Tastenweg 1');
  await keys.type('postcode', '59514');
  await keys.press(NEXT);
  await keys.choose('[id="hours"]');
  await keys.press(NEXT);
  await keys.press('li.card:last-child button[name="dazu"]');
  await keys.press('form[action="/anmelden/kitas"] button:not([name])');
  await keys.choose('[id="childminding"]');
  await keys.press(NEXT);
  await keys.type('guardianFirstName', 'Kim');
  await keys.type('guardianLastName', 'Beispiel');
  await keys.choose('[id="custody"]');
  await keys.press(NEXT);
  await keys.chooseSecond('[name="hasSibling"]');
  await keys.press(NEXT);
  await keys.press(NEXT);
  await keys.press('form[action="/anmelden/abschicken"] button');
}
