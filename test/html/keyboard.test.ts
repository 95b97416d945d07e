import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { closeSidebar, openSidebar } from './sidebar.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Presses Tab until what has the focus matches; fails after a whole round. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`the keyboard never reaches ${selector}`);
}

async function press(page: Page, selector: string, key = 'Enter'): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.press(key);
}

const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const ring = element ? getComputedStyle(element).outlineStyle : '';
    return { tag: element?.tagName.toLowerCase() ?? '', text: element?.textContent ?? '', ring };
  });

const asked = (page: Page, name: string) =>
  page.evaluate(
    (wanted) => window.asked.filter((call) => call.name === wanted).map(({ input }) => input),
    name,
  );

test('from the first five minutes to the tabs, by keyboard alone', async () => {
  const page = await openSidebar(browser, 'week', { language: 'fa', moment: 'fresh' });
  expect((await focused(page)).tag).toBe('body');
  await press(page, '.way:nth-of-type(2)');
  await page.locator('.insight').waitFor();
  expect(await focused(page)).toMatchObject({ tag: 'h1', text: 'درست فهمیدم؟' });
  // The button waits for the unit and says so; pressing it does nothing.
  const reason = await page.locator('.foot .primary').getAttribute('aria-describedby');
  expect(await page.locator(`#${reason}`).textContent()).toContain('واحد مبلغ‌ها');
  await press(page, '.foot .primary');
  expect(await asked(page, 'saveMapping')).toEqual([]);
  await page.keyboard.press('Shift+Tab');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await tabTo(page, '.choice input');
  await page.keyboard.press('ArrowDown');
  await page.locator('.foot .primary:not([aria-disabled])').waitFor();
  await press(page, '.foot .primary');
  await page.locator('.pairs.bars').waitFor();
  expect(await asked(page, 'saveMapping')).toEqual([
    { tabs: ['سفارشات'], answers: { currency: expect.any(String) } },
  ]);
  await press(page, '.disclosure');
  expect(await page.locator('table').count()).toBe(1);
  await page.keyboard.press('Escape');
  expect(await page.locator('table').count()).toBe(0);
  expect((await focused(page)).tag).toBe('button');
  await press(page, '.foot .primary');
  await page.locator('h1', { hasText: 'تب آماده است' }).waitFor();
  expect(await asked(page, 'buildSegments')).toEqual([{ by: 'rfm' }]);
  await closeSidebar(page);
});

/**
 * Has the page note behind which letter of its text the caret stands, each time it is told; it is told later than a key
 * is, and keys of a test come faster than a person's.
 */
const noteCaret = (page: Page) =>
  page.evaluate(() =>
    document.addEventListener('selectionchange', () => {
      document.documentElement.dataset['caret'] = String(document.getSelection()?.anchorOffset);
    }),
  );

test('a campaign from its segment to its schedule, by keyboard alone', async () => {
  const page = await openSidebar(browser, 'campaigns', { language: 'en', moment: 'built' });
  await page.locator('.card').first().waitFor();
  await press(page, '.foot .primary');
  await page.locator('.pick').waitFor();
  await tabTo(page, '.pick input');
  await page.keyboard.press('Space');
  for (let moves = 0; moves < 7; moves++) await page.keyboard.press('ArrowDown');
  await press(page, '.foot .primary');
  await page.locator('.chip').first().waitFor();
  expect(await focused(page)).toMatchObject({ tag: 'h1', ring: 'solid' });
  await tabTo(page, '[role=textbox]');
  await noteCaret(page);
  await page.keyboard.type('Hello ');
  await page.locator('html[data-caret="6"]').waitFor();
  await press(page, '.chip');
  await page.locator('[role=textbox]:focus .merge').waitFor();
  await page.keyboard.type(', come back');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Reply STOP');
  await page.locator('.bubble', { hasText: 'Hello Lena, come back' }).waitFor();
  await press(page, '.foot .secondary');
  await page.locator('.message.good', { hasText: 'owner@example.com' }).waitFor();
  await press(page, '.foot .primary');
  await page.locator('h1', { hasText: 'When shall it go?' }).waitFor();
  await press(page, '.foot .primary');
  await page.locator('.checks').waitFor();
  await tabTo(page, '.inside input');
  await page.keyboard.type('۲۵۷');
  await page.locator('.foot .primary:not([aria-disabled])').waitFor();
  await press(page, '.foot .primary');
  await page.locator('.states').waitFor();
  const [scheduled] = await asked(page, 'scheduleCampaign');
  expect(scheduled).toMatchObject({
    typedCount: 257,
    draft: {
      name: 'At risk',
      segment: 'at_risk',
      channel: 'sms',
      gateway: 'kavenegar',
      text: 'Hello {{name|friend}}, come back\nReply STOP',
      start: '2025-11-30T11:00',
      repeat: 'none',
    },
  });
  await closeSidebar(page);
});

test('conditions are added, edited and taken away by keyboard, and the focus stays among them', async () => {
  const page = await openSidebar(browser, 'own', { language: 'en', moment: 'built' });
  const count = page.locator('.figure strong');
  await count.waitFor();
  await tabTo(page, '[role=combobox]');
  await page.keyboard.type('bought');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await page.locator('.condition').count()).toBe(1);
  const before = await count.textContent();
  await page.keyboard.type('tehran');
  await page.keyboard.press('Enter');
  await page.locator('.condition', { hasText: 'City Tehran' }).waitFor();
  expect(await count.textContent()).not.toBe(before);
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement?.matches('.rules > .link'));
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.matches('.condition.open input'));
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement?.matches('.condition .grow'));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.matches('.rules > .link'));
  expect(await page.locator('.condition').count()).toBe(1);
  expect(await count.textContent()).toBe(before);
  await closeSidebar(page);
});

describe('the editor of a text', () => {
  let page: Page;
  const editor = '[role=textbox]';
  /** Waits until the text of which a preview was asked last is this one, or holds a part. */
  const textIs = (wanted: string | { part: string }) =>
    page.waitForFunction((known) => {
      const previews = window.asked.filter(({ name }) => name === 'previewCampaign');
      const { draft } = (previews[previews.length - 1]?.input ?? {}) as { draft?: { text: string } };
      return typeof known === 'string' ? draft?.text === known : draft?.text.includes(known.part);
    }, wanted);
  beforeEach(async () => {
    page = await openSidebar(browser, 'campaigns', { language: 'fa', moment: 'built' });
    await page.locator('.card').first().waitFor();
    await page.locator('.foot .primary').click();
    await page.locator('.pick label').first().click();
    await page.locator('.foot .primary').click();
    await page.locator('.chip').first().waitFor();
  });
  afterEach(() => closeSidebar(page));

  test('shows a field as a word, keeps it as braces, and deletes it like a letter', async () => {
    await page.locator(editor).click();
    await page.keyboard.type('سلام {{name|یار}}');
    await page.locator('h1').click();
    expect(await page.locator('.merge').textContent()).toBe('نام|یار');
    await textIs('سلام {{name|یار}}');
    await page.locator(editor).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Backspace');
    expect(await page.locator('.merge').count()).toBe(0);
    await textIs('سلام ');
  });

  test('keeps lines, takes pasted text without its looks, and gives a replaced text back', async () => {
    await page.locator(editor).click();
    await page.keyboard.type('یک');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.type('دو');
    await page.evaluate((selector) => {
      const data = new DataTransfer();
      data.setData('text/plain', ' سه\r\nچهار');
      data.setData('text/html', '<b>سه</b><img src=x>');
      document
        .querySelector(selector)
        ?.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        );
    }, editor);
    await textIs('یک\n\nدو سه\nچهار');
    await press(page, '.ends .link');
    await page.waitForFunction(() => document.activeElement?.matches('.candidate'));
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.textContent === 'متن‌های آماده');
    await page.keyboard.press('Enter');
    await page.locator('.candidate').first().click();
    await textIs({ part: '۱۰٪ تخفیف' });
    await page.getByText('متن خودم برگردد').click();
    await textIs('یک\n\nدو سه\nچهار');
  });
});

describe('when the server refuses or is silent', () => {
  test('the sentence is announced and focused, and what was typed stays', async () => {
    const page = await openSidebar(browser, 'campaigns', {
      language: 'en',
      moment: 'built',
      refuse: ['testSend'],
    });
    await page.locator('.card').first().waitFor();
    await page.locator('.foot .primary').click();
    await page.locator('.pick label').first().click();
    await page.locator('.foot .primary').click();
    await page.locator('.chip').first().waitFor();
    await page.locator('[role=textbox]').fill('Hello there');
    await page.locator('.foot .secondary').click();
    await page.locator('[role=alert]').waitFor();
    expect((await focused(page)).text).toContain('The tab "Orders" is not there');
    expect(await page.locator('[role=textbox]').textContent()).toBe('Hello there');
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.locator('.lines').waitFor();
    await page.locator('.where .link').click();
    await page.locator('.chip').first().waitFor();
    expect(await page.locator('[role=textbox]').textContent()).toBe('Hello there');
    await closeSidebar(page);
  });

  test('a day that cannot be keeps one from going on, and is not replaced by the one before', async () => {
    const page = await openSidebar(browser, 'campaigns', { language: 'fa', moment: 'built' });
    await page.locator('.card').first().waitFor();
    await page.locator('.foot .primary').click();
    await page.locator('.pick label').first().click();
    await page.locator('.foot .primary').click();
    await page.locator('[role=textbox]').fill('سلام');
    await page.locator('.foot .primary:not([aria-disabled])').click();
    await page.locator('select').first().selectOption('other');
    const day = page.locator('input[dir=ltr]').first();
    for (const [typed, said] of [
      ['۱۴۰۴/۰۱/۰۱', 'این روز گذشته است'],
      ['فردا', 'روز را مانند'],
    ] as const) {
      await day.fill(typed);
      await page.locator('.foot .note', { hasText: said }).waitFor();
      expect(await page.locator('.foot .primary').getAttribute('aria-disabled')).toBe('true');
    }
    await day.fill('۱۴۰۴/۰۹/۱۵');
    await page.locator('.foot .primary:not([aria-disabled])').click();
    await page.locator('.checks').waitFor();
    // What is asked waits a moment for further changes.
    await page.waitForFunction((start) => {
      const previews = window.asked.filter(({ name }) => name === 'previewCampaign');
      const last = previews[previews.length - 1]?.input as { draft: { start: string } } | undefined;
      return last?.draft.start === start;
    }, '2025-12-06T11:00');
    await closeSidebar(page);
  });

  test('a lost call says so in the person’s language and can be repeated', async () => {
    const page = await openSidebar(browser, 'week', { language: 'fa', moment: 'built', lose: ['thisWeek'] });
    const alert = page.locator('[role=alert]');
    await alert.waitFor();
    expect(await alert.textContent()).toContain('گوگل پاسخ نداد');
    await page.evaluate(() => {
      window.scene = { ...window.scene, lose: [] };
    });
    await alert.locator('button').click();
    await page.locator('.card').first().waitFor();
    expect(await alert.count()).toBe(0);
    await closeSidebar(page);
  });
});

test('what asks whether one is sure has the focus on the way back, and Escape takes it', async () => {
  const page = await openSidebar(browser, 'campaigns', { language: 'en', moment: 'built', paused: true });
  await page.locator('h2 .link').first().click();
  await page.locator('.foot .quiet').focus();
  await page.keyboard.press('Enter');
  const holds = (label: string) =>
    page.waitForFunction((wanted) => document.activeElement?.textContent === wanted, label);
  await holds('Keep it');
  await page.keyboard.press('Escape');
  await holds('Resume sending');
  await page.keyboard.press('Enter');
  await holds('Pause');
  expect(await asked(page, 'setCampaignState')).toEqual([{ name: expect.any(String), act: 'resume' }]);
  await closeSidebar(page);
});

test('at 200 % zoom the foot lies under what is read, not over it', async () => {
  const page = await openSidebar(browser, 'week', { language: 'fa', moment: 'fresh' }, 380);
  expect(await page.locator('.foot').evaluate((foot) => getComputedStyle(foot).position)).toBe('static');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(300);
  await closeSidebar(page);
});

test('a double click sends one call', async () => {
  const page = await openSidebar(browser, 'sample', { language: 'en', moment: 'fresh', delayMs: 50 });
  await page.locator('.foot .primary').dblclick();
  await page.locator('.pairs').first().waitFor();
  expect(await asked(page, 'makeSample')).toHaveLength(1);
  await closeSidebar(page);
});

test('a file too large for one call arrives whole, in parts of at most 2,000 rows', async () => {
  const page = await openSidebar(browser, 'week', { language: 'en', moment: 'fresh' });
  await page.locator('.way').nth(2).click();
  // Made in the page: ten million letters take their time on the way to the browser.
  await page.evaluate(() => {
    const note = 'x'.repeat(2300);
    const lines = ['id,phone,note'];
    for (let i = 0; i < 4500; i++) lines.push(`${i},0912${String(i).padStart(7, '0')},${note}`);
    const chosen = new DataTransfer();
    chosen.items.add(new File([lines.join('\n')], 'orders.csv', { type: 'text/csv' }));
    const input = document.querySelector<HTMLInputElement>('input[type=file]')!;
    input.files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page.locator('.foot .primary:not([aria-disabled])').click();
  await page.locator('.insight').waitFor();
  const parts = await page.evaluate(() =>
    window.asked
      .filter(({ name }) => name === 'importRows')
      .map(({ input }) => input as { rows: string[][]; part: number; parts: number })
      .map(({ rows, part, parts }) => ({ at: [part, parts, rows.length], last: rows[rows.length - 1]! })),
  );
  expect(parts.map(({ at }) => at)).toEqual([
    [0, 3, 2000],
    [1, 3, 2000],
    [2, 3, 501],
  ]);
  expect(parts[2]!.last).toEqual(['4499', '09120004499', 'x'.repeat(2300)]);
  await closeSidebar(page);
});

test('nothing that the shop’s data holds becomes markup', async () => {
  const page = await openSidebar(browser, 'segments', { language: 'en', moment: 'built' });
  await page.locator('.pairs.bars').waitFor();
  await page.getByRole('button', { name: 'Find a customer' }).click();
  await page.locator('.inside input').fill('nobody <img src=x onerror=alert(1)>');
  await page.keyboard.press('Enter');
  await page.locator('.message').waitFor();
  expect(await page.locator('img').count()).toBe(0);
  expect(await page.locator('.message bdi').textContent()).toContain('<img');
  await closeSidebar(page);
});
