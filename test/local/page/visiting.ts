import type { Browser, Page } from 'playwright-core';
import { launchBrowser, PagePool } from '../../browser.ts';
import { type Started, startPage } from './startPage.ts';

export const customers = [
  ['customer', 'date', 'amount'],
  ['Ada', '2024-01-01', 100],
  ['Bea', '2024-01-15', 50],
  ['Cem', '2024-02-10', 80],
];

export interface Visit extends Started {
  readonly page: Page;
  /** What the page logged as errors. */
  readonly errors: readonly string[];
}

export type Visiting = (options?: Parameters<typeof startPage>[0]) => Promise<Visit>;

/** A browser for the tests of a file; what it gives opens a page of a file of its own, until the test ends. */
export function visiting(): Visiting {
  let browser: Browser;
  const pages = new PagePool(async () => {
    const context = await browser.newContext();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    return context.newPage();
  });
  const open: { readonly started: Started; readonly page: Page }[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    for (const { started, page } of open.splice(0)) {
      await pages.give(page);
      await started.served.close();
    }
  });
  return async (options = { rows: customers }) => {
    const started = await startPage(options);
    const page = await pages.take();
    open.push({ started, page });
    await page.setViewportSize({ width: 1360, height: 800 });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      const isMailScript = message.text().includes("'about:srcdoc'");
      if (message.type() === 'error' && !isMailScript) errors.push(message.text());
    });
    await page.goto(started.served.url);
    await cell(page, 'A1').waitFor();
    return { ...started, page, errors };
  };
}

export const cell = (page: Page, name: string) => page.locator(`[data-a="${name}"]`);
export const bar = (page: Page) => page.getByRole('textbox', { name: /Formula or content|فرمول/ }).first();

/** Waits for what a cell shows. */
export async function shows(page: Page, name: string, text: string) {
  await page.waitForFunction(
    ([address, wanted]) => document.querySelector(`[data-a="${address}"]`)?.textContent === wanted,
    [name, text] as const,
    { timeout: 30_000 },
  );
}

export async function typeAt(page: Page, name: string, text: string) {
  await cell(page, name).click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}
