import type { Page } from 'playwright-core';

/** No page has so many stops before the one that is wanted. */
const MOST_STOPS = 90;

/** Somebody who uses the Tab key, Space, Enter, the arrows and what types, and nothing else. */
export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** @param field its id. */
  async type(field: string, text: string): Promise<void> {
    await this.#tabTo(`[id="${field}"]`);
    await this.#page.keyboard.type(text);
  }

  /** @param field the id of a field for a day. @param day `YYYY-MM-DD`. */
  async typeDay(field: string, day: string): Promise<void> {
    const [year = '', month = '', inMonth = ''] = day.split('-');
    await this.#typeInParts(field, day, [month + inMonth + year, inMonth + month + year]);
  }

  /** @param field the id of a field for a time. @param time in the afternoon, `HH:MM`. */
  async typeTime(field: string, time: string): Promise<void> {
    const [hour = '', minute = ''] = time.split(':');
    const afterNoon = String(Number(hour) - 12).padStart(2, '0');
    await this.#typeInParts(field, time, [`${afterNoon}${minute}PM`, hour + minute]);
  }

  async choose(field: string): Promise<void> {
    await this.#tabTo(field);
    await this.#page.keyboard.press('Space');
  }

  /** The second of several that exclude one another. */
  async chooseSecond(field: string): Promise<void> {
    await this.choose(field);
    await this.#page.keyboard.press('ArrowDown');
  }

  /** A button or a link that leads to another page. */
  async press(target: string): Promise<void> {
    await this.#tabTo(target);
    await Promise.all([
      this.#page.waitForEvent('framenavigated'),
      this.#page.keyboard.press('Enter'),
    ]);
    await this.#page.waitForLoadState();
  }

  /** In which order a browser asks for the parts is a matter of the machine's language. */
  async #typeInParts(field: string, value: string, orders: readonly string[]): Promise<void> {
    const selector = `[id="${field}"]`;
    for (const typed of orders) {
      await this.#tabTo(selector);
      await this.#page.keyboard.type(typed);
      if ((await this.#page.locator(selector).inputValue()) === value) return;
      for (const _part of typed) await this.#page.keyboard.press('ArrowLeft');
    }
    throw new Error(`${field} takes no ${value}`);
  }

  async #tabTo(what: string): Promise<void> {
    const focused = this.#page.locator(`${what}:focus`);
    for (let stops = 0; (await focused.count()) === 0; stops += 1) {
      if (stops > MOST_STOPS) throw new Error(`${what} cannot be reached by keyboard`);
      await this.#page.keyboard.press('Tab');
    }
  }
}
