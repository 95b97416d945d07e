import { ordersCsv, Street } from './shop.ts';

const street = new Street();
afterEach(() => street.stop());
afterAll(() => street.end());

/** A new sheet with room for a table, named by the page. */
const addSheet = (page: {
  getByRole: (role: 'button', options: { name: RegExp }) => { click(): Promise<void> };
}) => page.getByRole('button', { name: /Add a sheet|افزودن برگه/ }).click();

test('=RFM_SCORE(Orders!A:H) typed on the sample shop fills a table', async () => {
  const shop = await street.open();
  await addSheet(shop.page);
  await shop.shows('A1', '');
  await shop.type('A1', '=RFM_SCORE(Orders!A:H)');
  await shop.shows('A1', 'customer');
  const header = await Promise.all(['A1', 'B1', 'C1', 'D1', 'E1', 'F1', 'G1', 'H1', 'I1'].map(shop.textOf));
  expect(header).toEqual([
    'customer',
    'recency_days',
    'orders',
    'total_spent',
    'R',
    'F',
    'M',
    'score',
    'segment',
  ]);
  await shop.shows('H2', /^[1-5]{3}$/);
  const customers = shop.host.rpc('call', ['understand', { tabs: ['Orders'] }]) as {
    value: { ok: { customers: number } };
  };
  const sheet = shop.host.book.sheets.at(-1)!;
  expect(sheet.lastRow()).toBe(customers.value.ok.customers + 1);
  await shop.page.getByLabel('Cell name').fill(`A${sheet.lastRow()}`);
  await shop.page.keyboard.press('Enter');
  await shop.shows(`H${sheet.lastRow()}`, /^[1-5]{3}$/);
  expect(shop.errors).toEqual([]);
});

test('the Persian sample shop is scored with Persian headers and segment names', async () => {
  const shop = await street.open({ language: 'fa' });
  await addSheet(shop.page);
  await shop.shows('A1', '');
  await shop.type('A1', '=RFM_SCORE(سفارشات!A:H)');
  await shop.shows('A1', /[\u0600-\u06ff]/);
  await shop.shows('I2', /[\u0600-\u06ff]/);
});

test('functions complete with the help of their definition', async () => {
  const shop = await street.open({ files: { 'Orders.csv': ordersCsv(20) } });
  await shop.page.locator('[data-a="J1"]').click();
  await shop.page.keyboard.type('=churn_r');
  await shop.page
    .getByRole('option', { name: /^CHURN_RATE/ })
    .first()
    .waitFor();
  await shop.page.keyboard.press('Tab');
  expect(await shop.page.locator('.call-help code').textContent()).toMatch(
    /^CHURN_RATE\(orders; \[from\]; \[to\]\)$/,
  );
});

test('a formula built in the sidebar by keyboard fills a table from the chosen cell on, and replaces nothing unasked', async () => {
  const shop = await street.open({ language: 'fa' });
  const [orders] = shop.host.book.sheets;
  shop.host.rpc('call', ['saveMapping', { tabs: [orders!.name], answers: { currency: 'IRT' } }]);
  await shop.openMenu('راهنما');
  const { sidebar, page } = shop;
  await sidebar.locator('section .link').first().press('Enter');
  await sidebar.locator('input').fill('stage');
  await page.keyboard.press('Enter');
  await sidebar.locator('.formula').waitFor();
  expect(await sidebar.locator('select').first().inputValue()).toBe('سفارشات');
  await sidebar.locator('input[dir=ltr]').nth(1).fill('۱۴۰۴/۰۹/۰۸');
  const write = sidebar.locator('.foot .primary');
  // A1 holds the orders: nothing is written before it is confirmed, and another cell needs no confirming.
  await write.press('Enter');
  await sidebar.locator('.message.warn').waitFor();
  expect(orders!.value(1, 1)).not.toMatch(/^=/);
  await addSheet(page);
  await shop.shows('A1', '');
  await page.locator('[data-a="C2"]').click();
  await write.press('Enter');
  await sidebar.locator('.message.good').waitFor();
  await shop.shows('C2', 'مشتری');
  const sheet = shop.host.book.sheets.at(-1)!;
  expect(sheet.formulas({ row: 2, column: 3, rows: 1, columns: 1 })[0]![0]).toMatch(
    /^=CUSTOMER_STAGE\(سفارشات!A:[A-Z]+; "1404\/09\/08"\)$/,
  );
  await shop.shows('D3', /[\u0600-\u06ff]/);
  expect(shop.errors).toEqual([]);
});
