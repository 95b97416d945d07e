import type { CampaignDraft } from '../../src/calls/campaigns.ts';
import { campaign, campaigns, previewCampaign, scheduleCampaign } from '../../src/campaigns/answer.ts';
import { MemoryFile } from './memoryFile.ts';
import { draft, shopOf } from './shops.ts';

const schedule = (file: MemoryFile, change: Partial<CampaignDraft> = {}) =>
  file.run(
    () =>
      void scheduleCampaign({ draft: draft({ dataAge: 999, ...change }), typedCount: null }, file.asked()),
  );

function withPool(people: number, codes: readonly string[]): MemoryFile {
  const file = shopOf(people);
  const tab = file.workbook.addTab('Codes', codes.length + 1, 4);
  tab
    .look()
    .style(
      { row: 1, column: 1, rows: codes.length + 1, columns: 4 },
      { formats: [['@', '@', '@', 'General']] },
    );
  tab.write(1, 1, [['Code', 'Campaign', 'Customer', 'Given'], ...codes.map((code) => [code, '', '', ''])]);
  return file;
}

describe('one-time codes', () => {
  test('are given one each from the pool, worthiest first, and marked there', () => {
    const file = withPool(4, ['A1', 'B2', 'C3', 'D4', 'E5']);
    schedule(file, { text: 'Your code: {{code}}' });
    file.hours(2);
    const codes = file.outbox.map(({ message }) => /code: (\S+)/.exec(message.text)![1]);
    expect(codes).toEqual(['A1', 'B2', 'C3', 'D4']);
    const pool = file.rows('Codes');
    expect(pool.map((row) => row['Campaign'])).toEqual(['Hello', 'Hello', 'Hello', 'Hello', '']);
    expect(new Set(pool.slice(0, 4).map((row) => row['Customer'])).size).toBe(4);
  });

  test('that have run out leave the rest out', () => {
    const file = withPool(4, ['A1', 'B2', 'B2']);
    schedule(file, { text: 'Your code: {{code}}' });
    file.hours(2);
    expect(file.outbox).toHaveLength(2);
    expect(campaign({ name: 'Hello' }, file.asked()).notSent).toEqual([
      { id: 'no_code', label: 'codes have run out', count: 2 },
    ]);
  });

  test('are never given twice, though the pool forgot who has them', () => {
    const file = withPool(4, ['A1', 'B2', 'C3', 'D4', 'E5', 'F6']);
    schedule(file, { text: 'Your code: {{code}}' });
    file.hours(2);
    const tab = file.workbook.tab('Codes')!;
    tab.write(
      2,
      2,
      Array.from({ length: 6 }, () => ['', '', '']),
    );
    schedule(file, { name: 'Second', start: '2024-10-03T10:00', text: 'Your code: {{code}}' });
    file.hours(48);
    const codes = file.outbox.map(({ message }) => /code: (\S+)/.exec(message.text)![1]);
    expect(codes.sort()).toEqual(['A1', 'B2', 'C3', 'D4', 'E5', 'F6']);
  });

  test.each<[string, (readonly (string | number)[])[]]>([
    ['one column', [['Code'], ['A1'], ['B2'], ['C3']]],
    ['one column in Persian', [['کد'], ['A1'], ['B2'], ['C3']]],
    ['one column in Persian words', [['کد تخفیف'], ['A1'], ['B2'], ['C3']]],
    ['the name of coupons', [['Coupon'], ['A1'], ['B2'], ['C3']]],
    [
      'an export of a shop',
      [
        ['ID', 'Coupon code', 'Amount'],
        [1, 'A1', 10],
        [2, 'B2', 10],
        [3, 'C3', 10],
      ],
    ],
    ['a title above', [['Codes'], [''], ['Promo code'], ['A1'], ['B2'], ['C3']]],
    ['a header nobody knows', [['Rabatt'], ['A1'], ['B2'], ['C3']]],
    ['no header', [['A1'], ['B2'], ['C3']]],
    [
      'no header and a number before each',
      [
        [1, 'A1'],
        [2, 'B2'],
        [3, 'C3'],
      ],
    ],
    [
      'no header and what each is worth',
      [
        ['A1', '10%'],
        ['B2', '10%'],
        ['C3', '10%'],
      ],
    ],
  ])('are read from a tab with %s, and marked there', (_, rows) => {
    const file = shopOf(2);
    const width = Math.max(...rows.map((row) => row.length));
    const tab = file.workbook.addTab('Codes', rows.length, width);
    tab.write(
      1,
      1,
      rows.map((row) => Array.from({ length: width }, (_cell, i) => row[i] ?? '')),
    );
    schedule(file, { text: 'Your code: {{code}}' });
    file.hours(2);
    const sent = () => file.outbox.map(({ message }) => /code: (\S+)/.exec(message.text)![1]);
    expect(sent()).toEqual(['A1', 'B2']);
    expect(
      previewCampaign({ draft: draft({ name: 'Other', text: '{{code}}', dataAge: 999 }) }, file.asked()).gets,
    ).toBe(1);
    const values = tab.values();
    const marked = values.find((row) => row.includes('A1'))!;
    expect(marked.slice(width)).toEqual(['Hello', expect.stringMatching(/^K[01]$/), expect.any(Date)]);
    expect(values.map((row) => row.slice(0, width))).toEqual(
      rows.map((row) => Array.from({ length: width }, (_cell, i) => row[i] ?? '')),
    );
    expect(file.workbook.sheets.filter(({ name }) => name.startsWith('Codes'))).toHaveLength(1);
  });

  test('are read from a tab named in small letters', () => {
    const file = shopOf(1);
    file.workbook.addTab('codes', 2, 1).write(1, 1, [['Code'], ['A1']]);
    schedule(file, { text: 'Your code: {{code}}' });
    file.hours(2);
    expect(file.outbox[0]!.message.text).toMatch(/^Your code: A1\n/);
  });

  test('of figures alone are given as they stand, and a customer keeps the zeros of his key', () => {
    const file = new MemoryFile('2024-10-01T09:00');
    file.putOrders([['o1', '007', 'Ada', 'ada@example.com', '', '2024-09-30', 9]]);
    const tab = file.workbook.addTab('کدها', 2, 1);
    tab.write(1, 1, [[482913], [771204]]);
    schedule(file, { text: 'Your code: {{code}}' });
    file.hours(2);
    expect(file.outbox[0]!.message.text).toMatch(/^Your code: 482913\n/);
    expect(tab.values()).toEqual([
      [482913, 'Hello', '007', expect.any(Date)],
      [771204, '', '', ''],
    ]);
  });

  test('without a pool are missed before anything is sent', () => {
    const file = shopOf(3);
    const { lint, gets } = previewCampaign({ draft: draft({ text: '{{code}}' }) }, file.asked());
    expect(gets).toBe(0);
    expect(lint[0]).toMatchObject({ level: 'error', text: expect.stringMatching(/Codes tab/) as string });
  });
});

describe('a merge field from a column of the Customers tab', () => {
  test('is the cell of that customer, a column of the shop included', () => {
    const file = shopOf(3);
    const tab = file.workbook.addTab('Customers', 5, 5);
    tab.write(1, 1, [
      ['Customers, built today', '', '', '', ''],
      ['Customer', 'Next to offer', 'Shoe size', 'Spent (EUR)', 'Suggested discount'],
      ['K0', 'Tea', 42, 1234.5, 0.15],
      ['K1', '', '', '', 'none'],
      ['K2', 'Salt', 38.5, 10, 0.075],
    ]);
    file.stores.file.set('builtTabs', JSON.stringify({ customers: tab.id }));
    schedule(file, {
      text: '{{suggested discount}} {{next to offer|Coffee}}, {{Shoe size|any}} {{spent|-}}',
    });
    file.hours(2);
    // Chosen from a list, what to offer and the shop's own; what has a field already is not there twice.
    const listed = campaigns({}, file.asked()).fields.map(({ id }) => id);
    expect(listed.slice(listed.indexOf('code_until') + 1)).toEqual([
      'Next to offer',
      'Shoe size',
      'Suggested discount',
    ]);
    const told = Object.fromEntries(
      file.outbox.map(({ message }) => [message.to, message.text.split('\n')[0]]),
    );
    expect(told['k0@example.com']).toMatch(/^15% Tea, 42 /);
    expect(told['k1@example.com']).toMatch(/^none Coffee, any /);
    expect(told['k2@example.com']).toMatch(/^7.5% Salt, 38\.50 /);
    expect(
      previewCampaign({ draft: draft({ name: 'Other', text: '{{Shoe size|any}}' }) }, file.asked()).lint,
    ).toEqual([]);
    // 15 % of K0's usual order of 51.5 and 7.5 % of K2's of 53.5: the columns say who gets what.
    const { discountCost } = previewCampaign(
      { draft: draft({ name: 'Third', text: '{{suggested discount}} off' }) },
      file.asked(),
    );
    expect(discountCost).toEqual({ amount: Math.round(0.15 * 51.5 + 0.075 * 53.5), currency: '' });
  });
});
