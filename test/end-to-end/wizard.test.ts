import type { PageLanguage } from '../../local/page/protocol.ts';
import { buildSegments, ordersCsv, persianOrdersCsv, type Shop, Street } from './shop.ts';

const street = new Street();
afterEach(() => street.stop());
afterAll(() => street.end());

const customers = 150;
const shops = {
  en: {
    files: { 'Orders.csv': ordersCsv(customers) },
    menu: 'Orders',
    dashboard: 'Dashboard',
    segment: 'At risk',
    firstRow: /^At risk · 26 people, built /,
    header: ['Name', 'E-mail'],
    reports: ['Customers', 'Dashboard', 'Movement', 'Left out'],
    segments: 'Segments',
    conditions: ['coffee twice', 'lapsing', 'tehran', 'not mailed'],
    own: 'Coffee, lapsing, Tehran',
    kept: 'bought: Coffee; at least 2 and stage: lapsing and city: Tehran and not messaged: by e-mail; within this month',
  },
  fa: {
    files: { 'سفارشات.csv': persianOrdersCsv(customers) },
    menu: 'سفارش‌ها',
    dashboard: 'داشبورد',
    segment: 'در معرض خطر',
    firstRow: /^در معرض خطر · ۲۶ نفر، ساخته شد: /,
    header: ['نام', 'ایمیل'],
    reports: ['مشتریان', 'داشبورد', 'جابجایی', 'کنار رفته'],
    segments: 'بخش‌بندی مشتریان',
    conditions: ['قهوه دوبار', 'ریزش', 'تهران', 'نه ایمیل'],
    own: 'قهوه، رو به ریزش، تهران',
    kept: 'خریده: قهوه؛ دست‌کم ۲ و مرحله: رو به ریزش و شهر: تهران و نه پیام گرفته: با ایمیل؛ در مدت این ماه',
  },
} as const;

/** The sidebar never scrolls sideways in its 300 pixels. */
async function fits(shop: Shop, screen: string): Promise<void> {
  const over = await shop.sidebar
    .locator('html')
    .evaluate((html) => [
      html.scrollWidth - html.clientWidth,
      html.ownerDocument.body.scrollWidth - html.clientWidth,
    ]);
  expect([screen, Math.max(...over)]).toEqual([screen, 0]);
}

test.each(['en', 'fa'] as const)(
  'from orders in the file to a tab for each segment (%s)',
  async (language: PageLanguage) => {
    const words = shops[language];
    const shop = await street.open({ language, files: words.files });
    const { sidebar, page } = shop;
    await shop.openMenu(words.menu);
    await sidebar.locator('.way').nth(1).click();
    await sidebar.locator('.insight').waitFor();
    await fits(shop, 'understood');
    await sidebar.locator('.foot .primary').click();
    await sidebar.locator('.pairs.bars').waitFor();
    await fits(shop, 'cut');
    await sidebar.locator('.foot .primary').click();
    await sidebar.locator('.pairs.lined').waitFor();
    await fits(shop, 'done');

    const tabs = await page.getByRole('tab').allTextContents();
    expect(tabs).toHaveLength(15);
    expect(tabs).toEqual(expect.arrayContaining([words.segment, ...words.reports]));

    await shop.showSheet(words.segment);
    await shop.shows('A1', words.firstRow);
    await shop.shows('A2', words.header[0]);
    const row2 = await page.locator('.head .row').nth(2).locator('.cell').allTextContents();
    expect(row2).toEqual(expect.arrayContaining([...words.header]));
    const [first, second] = await Promise.all(
      ['A3', 'B3'].map((name) => page.locator(`[data-a="${name}"]`).boundingBox()),
    );
    expect(first!.x < second!.x).toBe(language === 'en');

    await shop.showSheet(words.dashboard);
    await page.locator('.chart svg[role=img]').nth(1).waitFor();

    expect(peopleInSegments(shop, words.reports)).toBe(customers);
    await ownSegment(shop, words);
    expect(shop.errors).toEqual([]);
  },
);

/** "Bought coffee twice, lapsing, from Tehran, not mailed this month" by keyboard alone, the count changing at each step. */
async function ownSegment(shop: Shop, words: (typeof shops)['en' | 'fa']): Promise<void> {
  const { sidebar, page, host } = shop;
  const mailed = mailOf(customers, 4);
  host.book.addSheet('Messages').enter(1, 1, mailed);
  await shop.openMenu(words.segments);
  await sidebar.locator('.pairs.bars').waitFor();
  let steps = 0;
  const step = async (key: string) => {
    await page.keyboard.press(key);
    steps++;
  };
  await sidebar.locator('h1').focus();
  await tabTo(shop, '.body > .ends .link');
  await step('Enter');
  const count = sidebar.locator('.figure strong');
  await count.waitFor();
  const counts = [await count.textContent()];
  await tabTo(shop, '[role=combobox]');
  for (const condition of words.conditions) {
    await page.keyboard.type(condition);
    await step('Enter');
    await changes(shop, counts.at(-1) ?? '');
    counts.push(await count.textContent());
  }
  await fits(shop, 'segment');
  await tabTo(shop, '.foot .primary');
  await step('Enter');
  await sidebar.locator('.foot .message.good', { hasText: words.own }).waitFor();
  expect(steps).toBeLessThanOrEqual(8);

  await shop.showSheet(words.own);
  await shop.shows('A2', words.header[0]);
  const sheet = host.book.sheetByName(words.own)!;
  const people = sheet.displays({ row: 3, column: 1, rows: sheet.lastRow() - 2, columns: 1 }).flat();
  expect(people.map((name) => Number(name.match(/\d+/)))).toEqual(expect.arrayContaining([6, 18]));
  expect(people.filter((name) => Number(name.match(/\d+/)) % 4 === 0)).toEqual([]);
  expect(counts.at(-1)).toBe(digitsOf(people.length, words));
  const kept = host.book.sheets.find(({ name }) => ['Segments', 'بخش بندی'].includes(name))!;
  expect(kept.displays({ row: 2, column: 1, rows: 1, columns: 2 })).toEqual([[words.own, words.kept]]);
}

const digitsOf = (count: number, words: (typeof shops)['en' | 'fa']): string =>
  words === shops.fa ? String(count).replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]!) : String(count);

/** The ledger of an e-mail that reached every n-th customer two days ago. */
function mailOf(customers: number, every: number): string[][] {
  const header = 'Campaign,Occurrence,Customer,Name,Step,Channel,Address,Variant,Code,Planned,State,Sent,Key';
  const rows = Array.from({ length: Math.ceil(customers / every) }, (_, i) => {
    const address = `customer${i * every}@example.com`;
    const at = '2025-11-27 11:00';
    return [
      'Autumn',
      '2025-11-27',
      address,
      '',
      '1',
      'e-mail',
      address,
      '',
      '',
      at,
      'delivered',
      at,
      `k${i}`,
    ];
  });
  return [header.split(','), ...rows];
}

/** Waits until it says something else, which it does in the frame of the sidebar. */
async function changes({ page }: Shop, before: string): Promise<void> {
  const frame = page.frames().find((known) => known.parentFrame() === page.mainFrame());
  await frame!.waitForFunction((said) => {
    const count = document.querySelector('.figure strong')?.textContent;
    return count !== undefined && count !== said;
  }, before);
}

/** Presses Tab until what has the focus in the sidebar matches. */
async function tabTo({ page, sidebar }: Shop, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (
      await sidebar.locator(selector).evaluateAll((all) => all.some((one) => one === document.activeElement))
    )
      return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard never reaches ${selector}`);
}

/** Rows of all segment tabs, as far as they hold people. */
function peopleInSegments({ host }: Shop, reports: readonly string[]): number {
  const segments = host.book.sheets.slice(1).filter(({ name }) => !reports.includes(name));
  return segments.reduce((sum, sheet) => sum + Math.max(0, sheet.lastRow() - 2), 0);
}

test('a rebuild keeps what a person added beside a customer', async () => {
  const shop = await street.open({ files: shops.en.files });
  buildSegments(shop.host, 'Orders');
  await shop.page.reload();
  await shop.showSheet('Champions');
  await shop.shows('A2', 'Name');
  const sheet = shop.host.book.sheetByName('Champions')!;
  const name = await shop.textOf('A3');
  const note = sheet.lastColumn();
  await shop.page.getByLabel('Cell name').fill(`${letters(note)}3`);
  await shop.page.keyboard.press('Enter');
  await shop.page.keyboard.type('wholesale');
  await shop.page.keyboard.press('Enter');
  await shop.shows(`${letters(note)}3`, 'wholesale');
  await shop.page.getByRole('button', { name: '+ 1 day' }).click();
  await shop.openMenu('Segments');
  await shop.sidebar.locator('.pairs.bars').waitFor();
  await shop.sidebar.locator('.foot .primary').click();
  await shop.sidebar.locator('.pairs.lined').waitFor();
  const rows = sheet.displays({ row: 3, column: 1, rows: sheet.lastRow() - 2, columns: note });
  expect(rows.find((row) => row[0] === name)?.at(-1)).toBe('wholesale');
});

const letters = (column: number) => String.fromCharCode(64 + column);

test('an order file is brought in through the sidebar, and its phones keep their zeros', async () => {
  const shop = await street.open({ language: 'fa', files: { 'notes.csv': 'a,b\n1,2\n' } });
  await shop.openMenu(shops.fa.menu);
  await shop.sidebar.locator('.way').nth(2).click();
  const buffer = Buffer.from(persianOrdersCsv(customers));
  await shop.sidebar
    .locator('input[type=file]')
    .setInputFiles({ name: 'سفارش.csv', mimeType: 'text/csv', buffer });
  await shop.sidebar.locator('.samples').waitFor();
  await shop.sidebar.locator('.foot .primary').click();
  await shop.sidebar.locator('.insight').waitFor();
  const brought = shop.host.book.sheets.at(-1)!;
  const phones = brought.displays({ row: 2, column: 4, rows: 20, columns: 1 }).flat();
  expect(phones.every((phone) => /^0912000\d{4}$/.test(phone))).toBe(true);

  // The next export overlaps: its last rows are there, one of them canceled since, and one order is new.
  await shop.sidebar.locator('.foot .primary').click();
  await shop.sidebar.locator('.pairs.bars').waitFor();
  await shop.openMenu(shops.fa.menu);
  await shop.sidebar.locator('.way').nth(1).click();
  const [header, ...old] = persianOrdersCsv(customers).trim().split('\n');
  const [canceled, ...same] = old.slice(-10);
  const next = [header, canceled!.replace('تکمیل شده', 'لغو شده'), ...same, same[0]!.replace(/^\d+/, '9999')];
  await shop.sidebar.locator('input[type=file]').setInputFiles({
    name: 'بعدی.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(next.join('\n')),
  });
  await shop.sidebar.locator('select').waitFor();
  const figures = () => shop.sidebar.locator('.pairs').last().locator('dd').allTextContents();
  expect(await figures()).toEqual(['۱', '۱', '۹']);
  const rowsBefore = brought.lastRow();
  await fits(shop, 'bring, compared');
  await shop.sidebar.locator('.foot .primary').focus();
  await shop.page.keyboard.press('Enter');
  await shop.sidebar.locator('input[type=file]').waitFor({ state: 'detached' });
  expect(await figures()).toEqual(['۱', '۱', '۹']);
  expect(brought.lastRow()).toBe(rowsBefore + 1);
  expect(brought.displays({ row: rowsBefore + 1, column: 1, rows: 1, columns: 4 })[0]).toEqual([
    '9999',
    ...same[0]!.split(',').slice(1, 4),
  ]);
  await shop.sidebar.locator('.foot .primary').click();
  await shop.sidebar.locator('.insight').waitFor();
  expect(shop.errors).toEqual([]);
});
