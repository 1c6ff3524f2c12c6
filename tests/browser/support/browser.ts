import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Page } from 'playwright-core';

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What a page must not break: WCAG 2.2, levels A and AA. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

const HEIGHT = 800;
const PATIENCE_MS = 15_000;

/** A folder in which every page passed is kept as a picture, to be looked at. */
const pictures = process.env['KITA_TEST_PICTURES'];

/** A person's browser: it runs no script, and is as wide as told. */
export interface Reader {
  readonly page: Page;
  goTo(path: string): Promise<void>;
  fill(label: string, value: string): Promise<void>;
  choose(label: string, option: string): Promise<void>;
  tick(label: string): Promise<void>;
  press(button: string): Promise<void>;
  follow(link: string): Promise<void>;
  /** Waits until the page says all this. What is wrong with it is told by `faults` later. */
  sees(...texts: readonly string[]): Promise<void>;
  /** The value beside a label of a description list. */
  reads(label: string): Promise<string>;
}

export interface TestBrowser {
  /** @param origin where the portal is. @param width in CSS pixels. */
  open(origin: string, width: number): Promise<Reader>;
  /** Looks at a page as its program answered it. @param origin where its styles are. @param width in CSS pixels. */
  looksAt(origin: string, width: number, path: string, body: string): void;
  /** What is wrong with the pages seen so far: by axe's rules, or wider than the window. */
  faults(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export async function startBrowser(): Promise<TestBrowser> {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ARGUMENTS,
  });
  // axe is a script: it looks at copies of the pages, in a browser that runs it, while the story goes on.
  const auditor = await (await browser.newContext({ bypassCSP: true })).newPage();
  const audits: Promise<readonly string[]>[] = [];

  function inspect(copy: PageCopy): void {
    const number = audits.length + 1;
    const before = audits.at(-1);
    audits.push(Promise.resolve(before).then(() => audit(auditor, copy, number)));
  }

  return {
    async open(origin, width) {
      const context = await browser.newContext({
        baseURL: origin,
        javaScriptEnabled: false,
        locale: 'de-DE',
        viewport: { width, height: HEIGHT },
      });
      context.setDefaultTimeout(PATIENCE_MS);
      return readerOf(await context.newPage(), inspect);
    },
    looksAt: (origin, width, path, body) => inspect({ address: `${origin}${path}`, width, body }),
    faults: async () => (await Promise.all(audits)).flat(),
    async close() {
      await Promise.allSettled(audits);
      await browser.close();
    },
  };
}

function readerOf(page: Page, inspect: (copy: PageCopy) => void): Reader {
  return {
    page,
    goTo: async (path) => {
      await page.goto(path);
    },
    fill: (label, value) => page.getByLabel(label, { exact: true }).fill(value),
    async choose(label, option) {
      await page.getByLabel(label, { exact: true }).selectOption({ label: option });
    },
    tick: (label) => page.getByLabel(label, { exact: true }).check(),
    press: (button) => page.getByRole('button', { name: button, exact: true }).click(),
    follow: (link) => page.getByRole('link', { name: link, exact: true }).first().click(),
    async sees(...texts) {
      for (const text of texts) await page.getByText(text).first().waitFor();
      inspect(await copyOf(page));
    },
    async reads(label) {
      const item = page.locator('dl > div').filter({ hasText: label });
      return (await item.locator('dd').first().innerText()).trim();
    },
  };
}

interface PageCopy {
  readonly address: string;
  readonly width: number;
  readonly body: string;
}

async function copyOf(page: Page): Promise<PageCopy> {
  const [address = ''] = page.url().split('#');
  return {
    address,
    width: page.viewportSize()?.width ?? 0,
    body: await page.content(),
  };
}

/** Faults of one page, each with where it is. */
async function audit(
  page: Page,
  { address, width, body }: PageCopy,
  number: number,
): Promise<readonly string[]> {
  const { origin, pathname } = new URL(address);
  await page.setViewportSize({ width, height: HEIGHT });
  // In a document of the portal, whose styles and fonts it finds, and keeps for the next page.
  if (!page.url().startsWith(origin)) await page.goto(`${origin}/health/live`);
  await page.setContent(body);
  if (pictures !== undefined) {
    const name = `${String(number).padStart(3, '0')}-${width}.png`;
    await page.screenshot({ path: join(pictures, name), fullPage: true });
  }
  const where = `„${await page.title()}“ (${pathname}) at ${width}`;
  const excess = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  // Our pages have no frames, whose results a second page would gather.
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(RULES)
    .setLegacyMode();
  const { violations } = await axe.analyze();
  return [
    ...(excess > 0 ? [`${where} is ${excess} pixels too wide`] : []),
    ...violations.map(
      ({ id, help, nodes }) =>
        `${where}, ${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join(', ')})`,
    ),
  ];
}
