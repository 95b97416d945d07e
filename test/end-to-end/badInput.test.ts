import { ask, buildSegments, ordersCsv, type Shop, Street } from './shop.ts';

const street = new Street();
afterEach(() => street.stop());
afterAll(() => street.end());

const header = 'Order number,Order date,Customer name,E-mail,Total,Status';
const rows = (...lines: string[]) => [header, ...lines, ''].join('\n');

/** The sidebar at the orders of the file, after "the orders are in this file". */
async function readOrders(csv: string): Promise<Shop> {
  const shop = await street.open({ files: { 'Orders.csv': csv } });
  await shop.openMenu('Orders');
  await shop.sidebar.locator('.way').nth(1).click();
  return shop;
}

/** A sentence for people: about what it must be, in the right language, and free of machine talk. */
function expectSentence(text: string | undefined, about: RegExp): void {
  expect(text ?? '').toMatch(about);
  expect(text).not.toMatch(/undefined|NaN|null|\[object|TypeError|Exception/);
}

/** Sheets that no order can be read from, by name. */
const oddSheets: Readonly<Record<string, readonly string[]>> = {
  Empty: [],
  NoDate: ['Customer name,Total', 'Ada,5', 'Bea,6'],
  Mixed: [
    'Order number,Order date,Customer name,Total,Currency',
    '1,2025-01-01,Ada,5,EUR',
    '2,2025-01-02,Bea,6,USD',
  ],
  Words: ['Order number,Order date,Customer name,Total', '1,2025-01-01,Ada,5', '2,2025-01-02,Bea,many'],
};

describe('a formula on bad input says what is wrong', () => {
  test.each([
    [
      'en',
      [
        ['=AOV(Empty!A:F)', /^orders must hold at least one order/],
        ['=AOV(NoDate!A:F)', /no column for "Order day"; headers found: Customer name, Total/],
        ['=AOV(Mixed!A:F)', /currencies in "Currency": EUR, USD/],
        ['=AOV(Words!A:F)', /row 3 .*"Total" is "many", not an amount/],
        ['=RFM_SCORE()', /^orders must be a range with a header row/],
        ['=CHURN_RATE(Orders!A:G;"never")', /^from must be a date or a month, got "never"/],
      ],
    ],
    [
      'fa',
      [
        ['=AOV(Empty!A:F)', /دست‌کم یک سفارش/],
        ['=AOV(NoDate!A:F)', /ستون «روز سفارش» پیدا نشد/],
        ['=AOV(Mixed!A:F)', /واحد پول در «Currency»/],
        ['=AOV(Words!A:F)', /«Total».*many.*مبلغ نیست/],
        ['=RFM_SCORE()', /ردیف عنوان/],
        ['=CHURN_RATE(سفارشات!A:G;"never")', /باید تاریخ یا ماه باشد/],
      ],
    ],
  ] as const)('in the language of the file (%s)', async (language, formulas) => {
    const shop = await street.open({ language, files: { 'Orders.csv': ordersCsv(20) } });
    ask(shop.host, 'setLanguage', { file: language });
    for (const [name, lines] of Object.entries(oddSheets)) {
      const sheet = shop.host.book.addSheet(name);
      for (const [i, line] of lines.entries()) sheet.enter(i + 1, 1, [line.split(',')]);
    }
    await shop.page.locator('[data-a="J1"]').click();
    for (const [formula] of formulas) {
      await shop.page.keyboard.type(formula);
      await shop.page.keyboard.press('Enter');
    }
    for (const [i, [, about]] of formulas.entries()) {
      await shop.shows(`J${i + 1}`, '#ERROR!');
      expectSentence((await shop.page.locator(`[data-a="J${i + 1}"]`).getAttribute('title')) ?? '', about);
    }
  });
});

describe('what cannot be used is said in a sentence, and nothing changes', () => {
  test('a file without rows', async () => {
    const shop = await street.open({ files: { 'Orders.csv': ordersCsv(5) } });
    const before = shop.host.book.sheets.length;
    await shop.page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.from('') });
    await shop.page
      .getByRole('alert')
      .getByText(/empty\.csv holds no rows/)
      .waitFor();
    expect(shop.host.book.sheets).toHaveLength(before);
  });

  test('text among the amounts: the first rows are named, with a way to leave them out', async () => {
    const shop = await readOrders(
      rows(
        ...Array.from(
          { length: 30 },
          (_, i) =>
            `${i},2025-0${1 + (i % 9)}-10,C${i % 9},c${i % 9}@example.com,${i === 7 ? 'many' : '5.00'},Completed`,
        ),
      ),
    );
    await shop.sidebar.locator('.message').getByText(/9/).first().waitFor();
    expect(shop.host.book.sheets).toHaveLength(1);
  });

  test("a tab of one of our names that is the person's own is left alone", () => {
    const host = street.unseen({ files: { 'Orders.csv': ordersCsv(150) } });
    const own = host.book.addSheet('Champions');
    own.enter(1, 1, [['my football notes']]);
    buildSegments(host, 'Orders');
    expect(host.book.sheetByName('Champions')!.displays({ row: 1, column: 1, rows: 1, columns: 1 })).toEqual([
      ['my football notes'],
    ]);
  });

  test('a tab deleted between two builds is made again', () => {
    const host = street.unseen({ files: { 'Orders.csv': ordersCsv(150) } });
    buildSegments(host, 'Orders');
    host.book.deleteSheet(host.book.sheetByName('At risk')!);
    buildSegments(host, 'Orders');
    expect(host.book.sheetByName('At risk')?.lastRow()).toBeGreaterThan(2);
  });
});

describe('a campaign that cannot be', () => {
  const draft = {
    name: 'Spring',
    segment: 'at_risk',
    channel: 'email',
    gateway: '',
    subject: 'Hi',
    text: 'Hello',
    start: '2025-11-30T10:00',
    repeat: 'none',
    until: '',
    holdout: 0,
    kind: 'advertising',
    dataAge: 30,
    code: '',
    codeUntil: '',
  };

  test('a segment that does not exist', () => {
    const host = street.unseen({ files: { 'Orders.csv': ordersCsv(150) } });
    buildSegments(host, 'Orders');
    const { error } = ask(host, 'scheduleCampaign', {
      draft: { ...draft, segment: 'vips' },
      typedCount: null,
    });
    expectSentence(error, /vips/);
    expect(host.triggers).toEqual([]);
  });

  test('nobody with an e-mail address', () => {
    const csv = ordersCsv(150)
      .split('\n')
      .map((line) => line.replace(/,customer\d+@example\.com/, ',').replace('E-mail', 'Remark'))
      .join('\n');
    const host = street.unseen({ files: { 'Orders.csv': csv } });
    buildSegments(host, 'Orders');
    const { error } = ask(host, 'scheduleCampaign', { draft, typedCount: null });
    expectSentence(error, /none of these customers has an e-mail address/);
    host.advance(2 * 86_400_000);
    expect(host.outbox).toEqual([]);
  });

  test('a wrong key of the provider is said when it is tested, and never shown', () => {
    const host = street.unseen({ language: 'fa', files: { 'Orders.csv': ordersCsv(150) } });
    buildSegments(host, 'سفارشات');
    const values = { apiKey: 'wrong-key-of-this-test', sender: '10004346' };
    ask(host, 'saveGateway', { id: 'kavenegar', values });
    host.faults.gateway.push(
      ...Array.from({ length: 9 }, () => ({ gateway: 'kavenegar', what: 403 as const })),
    );
    const tested = ask(host, 'testGateway', { id: 'kavenegar' });
    const said = tested.error ?? (tested.ok as { note: string }).note;
    expect(said).toMatch(/[\u0600-\u06ff]/);
    expect(said).not.toContain('wrong-key');
  });
});
