// Takes the pictures of README.md from a demonstration of its own: `npm run pictures`.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pagePort } from '../support/page-port.ts';
import { projectRoot } from '../../src/project-root.ts';
import { de } from '../../src/texts/de.ts';
import { type Reader, startBrowser, type TestBrowser } from './support/browser.ts';

const PHONE = 360;
const DESK = 1280;

const folder = join(projectRoot, 'docs', 'pictures');

const ELSEWHERE = new RegExp(`^${de.office.searchIn('.*')}$`, 'u');

interface Demo {
  readonly origin: string;
  stop(): Promise<void>;
}

async function startDemo(): Promise<Demo> {
  const data = mkdtempSync(join(tmpdir(), 'kita-portal-pictures-'));
  const port = await pagePort();
  const origin = `http://localhost:${port}`;
  const program = spawn('node', [join(projectRoot, 'scripts', 'run.mjs'), 'start'], {
    cwd: projectRoot,
    env: { ...process.env, KITA_DATA: data, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  // It prints its addresses when everything is loaded.
  for await (const chunk of program.stdout) {
    printed += String(chunk);
    if (printed.includes(origin)) break;
  }
  if (!printed.includes(origin)) throw new Error('the demonstration did not start');
  return {
    origin,
    async stop() {
      await ended(program);
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function ended(program: ChildProcess): Promise<void> {
  const exit = once(program, 'exit');
  program.kill('SIGTERM');
  await exit;
}

async function take({ page }: Reader, name: string, height: number): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  await page.setViewportSize({ width, height });
  // A style element would not pass the pages' own security policy.
  await page.evaluate("document.documentElement.style.scrollbarGutter = 'auto'");
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** The page chooses a family with offers, and the Kita that is wished for most. */
async function family(browser: TestBrowser, origin: string): Promise<void> {
  for (const [width, height] of [
    [PHONE, 1520],
    [DESK, 950],
  ] as const) {
    const reader = await browser.open(origin, width);
    await reader.goTo('/demo');
    await reader.press(de.demo.family.button);
    await take(reader, `family-${width}`, height);
  }
}

async function kita(browser: TestBrowser, origin: string): Promise<void> {
  const reader = await browser.open(origin, DESK);
  await reader.goTo('/demo');
  await reader.press(de.demo.kita.button);
  await take(reader, 'kita', 900);
}

async function office(browser: TestBrowser, origin: string): Promise<void> {
  const reader = await browser.open(origin, DESK);
  await reader.goTo('/demo');
  const family = reader.page.getByLabel(de.demo.family.label).locator('option:checked');
  const caseNumber = (await family.textContent())?.split(' · ').at(-1) ?? '';
  await reader.press(de.demo.office.button);
  await take(reader, 'office', 950);
  await reader.fill(de.office.filter.search, caseNumber);
  await reader.press(de.office.filter.button);
  await reader.page.waitForURL('**/office?**');
  const row = reader.page.locator('tr', { hasText: caseNumber });
  // Offers are open in the running year, and the office works in the next one.
  if ((await row.count()) === 0) await reader.page.getByRole('link', { name: ELSEWHERE }).click();
  await row.getByRole('link').click();
  await take(reader, 'office-case', 950);
  await reader.follow(de.history.link);
  const history = reader.page.locator('section', { hasText: de.history.events }).last();
  await history.screenshot({ path: join(folder, 'office-history.png') });
}

mkdirSync(folder, { recursive: true });
const demo = await startDemo();
const browser = await startBrowser();
try {
  for (const show of [family, kita, office]) await show(browser, demo.origin);
} finally {
  await browser.close();
  await demo.stop();
}
