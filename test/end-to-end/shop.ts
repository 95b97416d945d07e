import type { Browser, FrameLocator, Page } from 'playwright-core';
import { readBundle } from '../../local/bundle.ts';
import type { Host } from '../../local/host.ts';
import { type PageAssets, pageAssets } from '../../local/page/assets.ts';
import { Opener } from '../../local/page/openFile.ts';
import type { PageLanguage } from '../../local/page/protocol.ts';
import { serve } from '../../local/serve.ts';
import { launchBrowser, PagePool } from '../browser.ts';

/** Sat 29 Nov 2025, 10:12 in Tehran. */
export const startMs = Date.UTC(2025, 10, 29, 6, 42);
const dayMs = 86_400_000;

export interface ShopOptions {
  readonly language?: PageLanguage;
  /** Text of a CSV file by its name; the sample shop without any. */
  readonly files?: Readonly<Record<string, string>>;
}

/** The page on the built add-on, in a browser. */
export interface Shop {
  readonly host: Host;
  readonly page: Page;
  /** The sidebar's document. */
  readonly sidebar: FrameLocator;
  /** What the browser reported as errors. */
  readonly errors: readonly string[];
  /** Opens a page of the add-on from its menu. */
  openMenu(entry: string): Promise<void>;
  showSheet(name: string): Promise<void>;
  /** Types into a cell of the sheet shown, as a person does. */
  type(cell: string, text: string): Promise<void>;
  /** Waits until a cell shows a text. */
  shows(cell: string, text: string | RegExp): Promise<void>;
  textOf(cell: string): Promise<string>;
}

/** A browser for the tests of a file, and the shops opened in it; call `stop` after each test and `end` after all. */
export class Street {
  private browser: Browser | null = null;
  private assets: PageAssets | null = null;
  private bundle: ReturnType<typeof readBundle> | null = null;
  private readonly closing: (() => Promise<unknown>)[] = [];
  private readonly pages = new PagePool(async () => {
    this.browser ??= await launchBrowser();
    return this.browser.newPage({ viewport: { width: 1360, height: 800 } });
  });

  async open(options: ShopOptions = {}): Promise<Shop> {
    this.assets ??= await pageAssets();
    const language = options.language ?? 'en';
    const { opener, file, code } = this.opened(options);
    const served = await serve({ ...file, files: opener, assets: this.assets, code, language });
    const page = await this.pages.take();
    this.closing.push(
      () => this.pages.give(page),
      () => served.close(),
    );
    return visit(page, served.url, file.host);
  }

  /** The add-on on a file that nobody looks at. */
  unseen(options: ShopOptions): Host {
    return this.opened(options).file.host;
  }

  private opened({ language = 'en', files = {} }: ShopOptions) {
    this.bundle ??= readBundle();
    const { bundle } = this;
    const opener = new Opener({ bundle, timezone: 'Asia/Tehran', account: 'consumer', nowMs: startMs });
    const bytes = (text: string) => new TextEncoder().encode(text);
    const given = Object.entries(files).map(([name, text]) => ({ name, bytes: bytes(text), tab: '' }));
    const file = given.length > 0 ? opener.openAll(given, language) : opener.sample(language);
    return { opener, file, code: bundle.code };
  }

  async stop(): Promise<void> {
    for (const close of this.closing.splice(0)) await close();
  }

  async end(): Promise<void> {
    await this.browser?.close();
  }
}

async function visit(page: Page, url: string, host: Host): Promise<Shop> {
  page.setDefaultTimeout(30_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(url);
  const cell = (name: string) => page.locator(`[data-a="${name}"]`);
  await cell('A1').waitFor();
  return {
    host,
    page,
    sidebar: page.frameLocator('.sidebar iframe'),
    errors,
    async openMenu(entry) {
      await page.locator('.top-bar .menu-button button').first().click();
      await page.getByRole('menuitem', { name: entry, exact: true }).click();
      await page.locator('.sidebar iframe').waitFor();
    },
    async showSheet(name) {
      await page.getByRole('tab', { name, exact: true }).click();
      await page.getByRole('tab', { name, exact: true, selected: true }).waitFor();
    },
    async type(name, text) {
      await cell(name).click();
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    },
    async shows(name, text) {
      const wanted = typeof text === 'string' ? { text } : { source: text.source, flags: text.flags };
      await page.waitForFunction(
        ([address, what]) => {
          const shown = document.querySelector(`[data-a="${address}"]`)?.textContent ?? '';
          return 'text' in what ? shown === what.text : new RegExp(what.source!, what.flags).test(shown);
        },
        [name, wanted] as const,
      );
    },
    textOf: async (name) => (await cell(name).textContent()) ?? '',
  };
}

/** What a page of the sidebar asks of the add-on; the answer, or the sentence that stands for it. */
export function ask(host: Host, name: string, input: unknown): { ok?: unknown; error?: string } {
  const answer = host.rpc('call', [name, input]);
  return answer.ok ? (answer.value as { ok?: unknown; error?: string }) : { error: answer.message };
}

/** Reads the orders of a tab and builds the segments, as the wizard does, which has tests of its own. */
export function buildSegments(host: Host, tab: string): void {
  for (const answer of [
    ask(host, 'saveMapping', { tabs: [tab], answers: {} }),
    ask(host, 'buildSegments', { by: 'rfm' }),
  ]) {
    if (answer.error) throw new Error(answer.error);
  }
}

interface Purchase {
  readonly customer: number;
  readonly daysAgo: number;
  readonly amount: number;
}

/**
 * Purchases of so many people, falling regularly over two years, the newest yesterday: some buy often and lately, some
 * have stopped.
 */
function purchases(customers: number): Purchase[] {
  const all: Purchase[] = [];
  for (let customer = 0; customer < customers; customer++) {
    const orders = 1 + (customer % 5);
    const gap = 20 + (customer % 7) * 15;
    const last = 1 + ((customer * 37) % 400);
    for (let k = orders - 1; k >= 0; k--) {
      all.push({ customer, daysAgo: last + k * gap, amount: 20 + ((customer * 13 + k * 7) % 80) });
    }
  }
  return all;
}

const dayOf = (daysAgo: number) => new Date(startMs - daysAgo * dayMs);

/** Every second customer buys coffee alone, the others tea; they live in three cities by turns. */
const taste = (customer: number, products: readonly string[], cities: readonly string[]) =>
  `${products[customer % 2]},${cities[customer % 3]}`;

/** Orders as an English shop exports them; everybody has an e-mail address and a number kept for drama. */
export function ordersCsv(customers: number): string {
  const rows = purchases(customers).map(({ customer, daysAgo, amount }, i) => {
    const phone = `+447700900${String(customer % 1000).padStart(3, '0')}`;
    const person = `Customer ${customer},customer${customer}@example.com,${customers > 1000 ? '' : phone}`;
    return `${1000 + i},${dayOf(daysAgo).toISOString().slice(0, 10)},${person},${amount}.50,Completed,${taste(customer, ['Coffee', 'Tea'], ['Tehran', 'Shiraz', 'Yazd'])}`;
  });
  return [
    'Order number,Order date,Customer name,E-mail,Phone,Total (EUR),Status,Product,City',
    ...rows,
    '',
  ].join('\n');
}

const jalali = new Intl.DateTimeFormat('fa-IR-u-ca-persian-nu-arabext', {
  timeZone: 'UTC',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** Orders as a Persian shop exports them: Jalali days in Persian digits, Toman, mobiles with their zero. */
export function persianOrdersCsv(customers: number): string {
  const rows = purchases(customers).map(({ customer, daysAgo, amount }, i) => {
    const person = `مشتری ${customer},0912000${String(customer).padStart(4, '0')},customer${customer}@example.com`;
    return `${5000 + i},${jalali.format(dayOf(daysAgo))},${person},${amount * 1000},تکمیل شده,${taste(customer, ['قهوه', 'چای'], ['تهران', 'شیراز', 'یزد'])}`;
  });
  return ['شماره سفارش,تاریخ سفارش,نام مشتری,موبایل,ایمیل,مبلغ کل (تومان),وضعیت,محصول,شهر', ...rows, ''].join(
    '\n',
  );
}
