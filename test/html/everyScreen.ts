import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { type Flow, flows, walkFlow } from './flows.ts';
import { sidebarWidth } from './sidebar.ts';

const axe = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

/** How much of each screen axe looks at. Contrast takes it longer than all the rest, and hangs on few classes. */
export interface Thoroughness {
  readonly contrastOn: 'first screens' | 'every screen';
  readonly accessIn: readonly ('en' | 'fa')[];
}

/** Tests that walk every flow in both languages and look at each screen. */
export function testScreens({ contrastOn, accessIn }: Thoroughness): void {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  test.each(flows)(
    `$name: every screen holds at ${sidebarWidth} px in both languages, for every eye and hand`,
    async (flow) => {
      const faultsIn = (language: 'en' | 'fa') => {
        let isFirst = true;
        return walked(browser, flow, language, async (page) => {
          const withContrast = isFirst || contrastOn === 'every screen';
          isFirst = false;
          return [
            ...(await page.evaluate(faultsOfLayout)),
            ...(language === 'fa' ? await page.evaluate(latinInPersian) : []),
            ...(accessIn.includes(language) ? await faultsOfAccess(page, withContrast) : []),
          ];
        });
      };
      const [english, persian] = await Promise.all([faultsIn('en'), faultsIn('fa')]);
      expect({ english, persian }).toEqual({ english: [], persian: [] });
    },
  );
}

async function walked(
  browser: Browser,
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

async function faultsOfAccess(page: Page, withContrast: boolean): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  return page.evaluate(async (enabled) => {
    const { axe } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: Violation[] }> };
    };
    interface Violation {
      id: string;
      impact: string;
      nodes: { html: string }[];
    }
    const { violations } = await axe.run({
      resultTypes: ['violations'],
      rules: { 'color-contrast': { enabled } },
    });
    return violations
      .filter(({ impact }) => impact !== 'minor')
      .map(({ id, impact, nodes }) => `axe ${impact} ${id}: ${nodes[0]?.html.slice(0, 120)}`);
  }, withContrast);
}
