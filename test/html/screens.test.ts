import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { type Flow, flows, walkFlow } from './flows.ts';
import { sidebarWidth } from './sidebar.ts';

const axe = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

for (const flow of flows)
  test(`${flow.name}: every screen holds at ${sidebarWidth} px in both languages, for every eye and hand`, async () => {
    const [english, persian] = await Promise.all([
      walked(flow, 'en', (page) => page.evaluate(faultsOfLayout)),
      walked(flow, 'fa', async (page) => [
        ...(await page.evaluate(faultsOfLayout)),
        ...(await page.evaluate(latinInPersian)),
        // One language is enough for axe: the markup is the same, and it takes as long as all the rest.
        ...(await faultsOfAccess(page)),
      ]),
    ]);
    expect({ english, persian }).toEqual({ english: [], persian: [] });
  });

async function walked(
  flow: Flow,
  language: 'en' | 'fa',
  faultsOf: (page: Page) => Promise<string[]>,
): Promise<string[]> {
  const found: string[] = [];
  await walkFlow(browser, flow, language, async (screen, page) => {
    const faults = await faultsOf(page);
    found.push(...faults.map((fault) => `${screen}: ${fault}`));
  });
  return found;
}

/** Runs in the page: what is cut, too wide, too small, or filled twice. */
function faultsOfLayout(): string[] {
  const faults: string[] = [];
  const root = document.documentElement;
  const persian = root.lang === 'fa';
  if (root.dir !== (persian ? 'rtl' : 'ltr')) faults.push(`dir is ${root.dir}`);
  if (root.scrollWidth > window.innerWidth) faults.push(`is ${root.scrollWidth} px wide`);
  const filled = document.querySelectorAll('.primary');
  if (filled.length > 1) faults.push(`has ${filled.length} filled buttons`);
  for (const element of document.querySelectorAll<HTMLElement>('#app *')) {
    const box = element.getBoundingClientRect();
    const name = `<${element.tagName.toLowerCase()}> “${(element.textContent ?? '').slice(0, 30)}”`;
    if (element.closest('.hidden') || box.width === 0) continue;
    if (box.left < -0.5 || box.right > window.innerWidth + 0.5) faults.push(`${name} leaves the window`);
    const clips =
      getComputedStyle(element).overflowX !== 'visible' && !element.matches('.samples, .bar, input, select');
    if (clips && element.scrollWidth > element.clientWidth + 1) faults.push(`${name} is cut`);
    const control = element.matches(
      'button, select, input:not([type=radio]):not([type=checkbox]), [role=textbox]',
    );
    const least = element.matches('.link, .chip, .disclosure') ? 18 : 32;
    if (control && box.height < least) faults.push(`${name} is ${box.height} px high`);
  }
  return faults;
}

/** Runs in the page: Latin letters outside an isolate, the text of a message, or a word of the other language. */
function latinInPersian(): string[] {
  const faults: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || parent.closest('bdi, script, style, [lang=en], .bubble, .mail, .editor, [dir=auto]'))
      continue;
    const text = (node.nodeValue ?? '').replace(/[\u2066\u2068][^\u2069]*\u2069/g, '');
    if (/[A-Za-z]/.test(text)) faults.push(`English in Persian: “${text}”`);
    if (/[0-9]/.test(text)) faults.push(`Latin digits in Persian: “${text}”`);
  }
  return faults;
}

async function faultsOfAccess(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: Violation[] }> };
    };
    interface Violation {
      id: string;
      impact: string;
      nodes: { html: string }[];
    }
    const { violations } = await axe.run({ resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact !== 'minor')
      .map(({ id, impact, nodes }) => `axe ${impact} ${id}: ${nodes[0]?.html.slice(0, 120)}`);
  });
}
