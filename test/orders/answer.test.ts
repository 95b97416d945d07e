import type { Asked } from '../../src/calls/calls.ts';
import type { Cell } from '../../src/core/cells.ts';
import { importRows, ordersAnswers } from '../../src/orders/answer.ts';
import { loadOrders, ordersCandidates, ordersTabs } from '../../src/orders/load.ts';
import { readOrders } from '../../src/orders/readOrders.ts';
import type { Platform } from '../../src/platform.ts';
import { MemoryWorkbook, memoryPlatform } from '../segments/memoryWorkbook.ts';
import { rows, utc } from './reading.ts';

const { understand, saveMapping } = ordersAnswers(() => null);

function fileOf(tabs: Record<string, readonly (readonly Cell[])[]>): Platform {
  const workbook = new MemoryWorkbook(utc.zone);
  for (const [name, table] of Object.entries(tabs)) {
    const columns = Math.max(...table.map((row) => row.length));
    const tab = workbook.addTab(name, Math.max(10, table.length + 2), columns + 2);
    tab.write(
      1,
      1,
      table.map((row) => Array.from({ length: columns }, (_, at) => row[at] ?? '')),
    );
  }
  return memoryPlatform(workbook, Date.parse('2026-03-01T10:00:00Z'));
}

const asked = (platform: Platform, language: 'en' | 'fa' = 'en'): Asked => ({
  platform,
  language,
  fileLanguage: 'en',
});

const january = rows(
  'Order ID | Customer ID | Date | Total | Status',
  '1 | A | 2026-01-05 | 10 | paid',
  '2 | B | 2026-01-06 | 20 | moon',
  '3 | A | soon | 30 | paid',
);

test('what was understood is told in the language of the person, amounts as text', () => {
  const platform = fileOf({ Orders: january });
  const said = understand({ tabs: ['Orders'] }, asked(platform));
  expect(said).toMatchObject({
    format: 'general',
    rows: { in: 3, counted: 1 },
    sum: { in: '60', counted: '10' },
    orders: 1,
    customers: 1,
    revenue: { '': '10' },
    anonymous: { rows: 0, orders: 0, revenue: {} },
    from: '2026-01-05',
    to: '2026-01-05',
    columns: {
      order_id: 'Order ID',
      customer_id: 'Customer ID',
      date: 'Date',
      total: 'Total',
      status: 'Status',
    },
    leftOut: [
      { reason: 'unknown status', label: 'Status not known', rows: 1, sum: '20', firstRows: [3] },
      { reason: 'unreadable date', label: 'Date could not be read', rows: 1, sum: '30', firstRows: [4] },
    ],
    insight: null,
    tooLittle: true,
  });
  expect(said.questions.map(({ kind }) => kind)).toEqual(['status', 'unreadable', 'currency']);
  expect(said.orderList).toBeUndefined();
  const inPersian = understand({ tabs: ['Orders'] }, asked(platform, 'fa'));
  expect(inPersian.leftOut.map(({ label }) => label)).toEqual(['وضعیت ناشناخته', 'تاریخ خوانده نشد']);
  expect(JSON.parse(JSON.stringify(said))).toEqual(said);
});

test('details list every order with what became of it, and every customer', () => {
  const { orderList, customerList } = understand(
    { tabs: ['Orders'], detail: true },
    asked(fileOf({ Orders: january })),
  );
  expect(orderList).toMatchObject([
    {
      id: '1',
      customer: 'A',
      day: '2026-01-05',
      amount: '10',
      currency: '',
      status: 'counted',
      counted: true,
    },
    { id: '2', status: 'unknown status', counted: false },
    { id: '3', day: null, amount: '30', status: 'unreadable date', counted: false },
  ]);
  expect(customerList).toMatchObject([{ key: 'A', orders: 1, spent: { '': '10' } }]);
});

test('an insight is reckoned by whoever knows the measures', () => {
  const { understand: withInsight } = ordersAnswers((orders) => ({
    cameBackOf100: orders.length,
    slipping: 2,
  }));
  expect(withInsight({ tabs: ['Orders'] }, asked(fileOf({ Orders: january }))).insight).toEqual({
    cameBackOf100: 1,
    slipping: 2,
  });
});

test('answers are remembered by the header: for the tabs, for functions, and for next month’s file', () => {
  const platform = fileOf({
    Orders: january,
    February: rows('Order ID | Customer ID | Date | Total | Status', '9 | C | 2026-02-05 | 5 | moon'),
  });
  const answers = { statuses: { moon: 'paid' as const }, currency: 'EUR', leaveUnreadable: true };
  expect(saveMapping({ tabs: ['Orders'], answers }, asked(platform)).questions).toEqual([]);
  expect(ordersTabs(platform)).toEqual(['Orders']);
  const { orders } = loadOrders(platform, 'en')!;
  expect([orders.length, orders.currencies[0]?.code]).toEqual([2, 'EUR']);
  expect(understand({ tabs: ['February'] }, asked(platform)).questions).toEqual([]);
  const savedMapping = (hash: string) => {
    const saved = platform.settings.file.get<unknown>(`mapping:${hash}`);
    return saved === null ? null : JSON.stringify(saved);
  };
  const inCell = (table: string[][]) =>
    readOrders(table, { context: { ...utc, savedMapping }, strict: true }).orders.length;
  expect(inCell(january)).toBe(2);
  // A function over some of the columns, or with them put together in another order.
  expect(inCell(january.map((row) => [row[4]!, row[1]!, row[2]!, row[3]!]))).toBe(2);
  expect(() => inCell(january.map((row) => [...row, row[0] === 'Order ID' ? 'Other' : 'x']))).toThrow('moon');
});

test('answers given now stand beside those saved before, for reading and for keeping', () => {
  const platform = fileOf({
    Orders: january,
    Changed: rows('Order ID | Client | Date | Total | Status', '1 | A | 2026-01-05 | 10 | moon'),
  });
  const moon = { statuses: { moon: 'paid' as const }, leaveUnreadable: true };
  saveMapping({ tabs: ['Orders'], answers: moon }, asked(platform));
  const said = understand({ tabs: ['Orders'], answers: { currency: 'EUR' } }, asked(platform));
  expect(said).toMatchObject({ questions: [], orders: 2, revenue: { EUR: '30.00' } });
  expect(understand({ tabs: ['Orders'] }, asked(platform)).questions).toMatchObject([{ kind: 'currency' }]);
  // Nothing was asked of the changed header but its unit; what was carried over to it is kept with that.
  saveMapping({ tabs: ['Changed'], answers: { currency: 'EUR' } }, asked(platform));
  expect(understand({ tabs: ['Changed'] }, asked(platform))).toMatchObject({ questions: [], orders: 1 });
});

test('a changed header asks only about what changed', () => {
  const changed = rows(
    'Order ID | Client | Date | Total | Amount due | Status',
    '1 | A | 2026-01-05 | 10 | 9 | moon',
  );
  const platform = fileOf({ Orders: january, Changed: changed });
  saveMapping(
    {
      tabs: ['Orders'],
      answers: { statuses: { moon: 'paid' }, currency: 'EUR', columns: { total: 'Total', coupon: '' } },
    },
    asked(platform),
  );
  const said = understand({ tabs: ['Changed'] }, asked(platform));
  expect(said.questions).toEqual([]);
  expect(said.columns).toMatchObject({ total: 'Total', customer_id: 'Client' });
});

test('several tabs are read as one, also where their columns stand and are called otherwise', () => {
  const platform = fileOf({
    January: january.slice(0, 2),
    February: rows(
      'Customer ID | Order ID | Status | Total | Date | Coupon code',
      'A | 7 | paid | 40 | 2026-02-01 | TEN',
    ),
    Persian: rows(
      'شماره سفارش | کد مشتری | تاریخ سفارش | مبلغ نهایی',
      '8 | B | 1404/12/01 | 50',
      '1 | A | 1404/10/15 | 10',
      '9 | B | nie | 1',
    ),
  });
  const said = understand({ tabs: ['January', 'February', 'Persian'], detail: true }, asked(platform));
  expect(said).toMatchObject({
    rows: { in: 5, counted: 3 },
    orders: 3,
    customers: 2,
    revenue: { '': '100' },
  });
  expect(said.leftOut).toMatchObject([
    { reason: 'repeated', rows: 1 },
    { reason: 'unreadable date', rows: 1, firstRows: [4] },
  ]);
  expect(said.orderList).toEqual(
    expect.arrayContaining([expect.objectContaining({ id: '7', coupon: 'TEN' })]),
  );
});

test('tabs that look like orders come first, others not at all', () => {
  const platform = fileOf({
    Notes: rows('to do | who', 'call | Ann'),
    Contacts: rows('Name | Phone | City', 'Ann | 0912 | Yazd'),
    'Order lines': rows(
      'Title of this sheet',
      '',
      'Order ID | Customer | Date | Product | Quantity | Price',
      '1 | A | 2026-01-05 | Tea | 1 | 5',
    ),
    Simple: rows('customer | date | amount', 'A | 2026-01-05 | 10'),
  });
  expect(ordersCandidates(platform)).toEqual([
    { tab: 'Order lines', rows: 1 },
    { tab: 'Simple', rows: 1 },
  ]);
  platform.settings.file.set('builtTabs', { customers: platform.workbook.tab('Simple')!.id });
  expect(ordersCandidates(platform).map(({ tab }) => tab)).toEqual(['Order lines']);
});

test('no tab named is the tabs in use, then the likeliest; a tab that is gone is said', () => {
  const platform = fileOf({ Orders: january });
  expect(understand({ tabs: [] }, asked(platform)).orders).toBe(1);
  expect(() => understand({ tabs: ['Gone'] }, asked(platform))).toThrow('there is no tab named "Gone"');
  expect(() => understand({ tabs: [] }, asked(fileOf({ Notes: rows('to do', 'call') })))).toThrow(
    'no tab looks like orders',
  );
});

test('a brought file gets a tab of its own where one bears its name, whatever the case', () => {
  const platform = fileOf({ Orders: january, 'ORDERS 2': january });
  const brought = { tab: 'orders', rows: rows('phone'), part: 0, parts: 1 };
  expect(importRows(brought, asked(platform)).tab).toBe('orders 3');
});

test('tabs that were built are no candidates, in a copied file that remembers none of its tabs too', () => {
  const built = [
    ['Champions · 2 people, built Wed 26 Nov 2025, 9:12.'],
    ['Name', 'Last order', 'Spent'],
    ...january.slice(1),
  ];
  const platform = fileOf({
    Champions: built,
    قهرمانان: [['قهرمانان · ۲ نفر، ساخته شد چهارشنبه'], ...built.slice(1)],
    Orders: january,
    Messages: january,
  });
  platform.settings.file.set('tables', { messages: platform.workbook.tab('Messages')!.id });
  expect(ordersCandidates(platform).map(({ tab }) => tab)).toEqual(['Orders']);
});

test('brought rows are written as text in parts, so that phones keep their zeros', () => {
  const platform = fileOf({ Orders: january });
  const parts = [
    [
      ['phone', 'date', 'amount'],
      ['0912', '1404/10/15', '1E5'],
    ],
    [
      ['0913', '=1+1', '-5'],
      ['', '', ''],
    ],
    [['00', 'x']],
  ];
  let tab = 'Orders';
  parts.forEach((part, i) => {
    tab = importRows({ tab, rows: part, part: i, parts: parts.length }, asked(platform)).tab;
  });
  expect(tab).toBe('Orders 2');
  expect(platform.workbook.tab(tab)!.values()).toEqual([
    ['phone', 'date', 'amount'],
    ['0912', '1404/10/15', '1E5'],
    ['0913', '=1+1', '-5'],
    ['00', 'x', ''],
  ]);
  expect(platform.settings.file.get('importedOn')).toBe(Date.parse('2026-03-01') / 864e5);
});
