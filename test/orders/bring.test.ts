import type { Asked } from '../../src/calls/calls.ts';
import type { Brought } from '../../src/calls/orders.ts';
import type { Cell, Table } from '../../src/core/cells.ts';
import { bringOrders } from '../../src/orders/answer.ts';
import { joinTables } from '../../src/orders/joinTables.ts';
import type { Platform } from '../../src/platform.ts';
import fc from '../fc.ts';
import { MemoryWorkbook, memoryPlatform } from '../segments/memoryWorkbook.ts';
import { orderLines, read, revenueOf, rows, statuses, utc } from './reading.ts';

class File {
  readonly workbook = new MemoryWorkbook(utc.zone);
  readonly platform: Platform = memoryPlatform(this.workbook, Date.parse('2026-03-01T10:00:00Z'));

  constructor(tabs: Record<string, Table>) {
    for (const [name, table] of Object.entries(tabs)) {
      const tab = this.workbook.addTab(name, table.length + 2, table[0]!.length + 2);
      const formats = table.map((row) => row.map((cell) => (typeof cell === 'string' ? '@' : 'General')));
      tab.put(1, 1, { values: table, formats });
    }
  }

  bring(
    table: readonly (readonly string[])[],
    given: { below?: string; write?: boolean; tabs?: string[] },
  ): Brought {
    const asked: Asked = { platform: this.platform, language: 'en', fileLanguage: 'en' };
    const input = { below: '', write: false, tabs: ['Orders'], ...given };
    return bringOrders({ ...input, rows: table.map((row) => [...row]), tab: 'Brought' }, asked);
  }

  values(tab: string): Cell[][] {
    return this.workbook.tab(tab)!.values();
  }

  reading(...tabs: string[]) {
    return read(joinTables(tabs.map((tab) => this.values(tab))).table);
  }
}

const header = 'Order ID | Email | Phone | Date | Total | Status';
const january = rows(
  header,
  '1 | a@b.de | 0912 | 2026-01-05 | 10 | paid',
  '2 | c@d.de | 0913 | 2026-01-06 | 20 | pending',
  '3 | e@f.de | 0914 | 2026-01-07 | 30 | paid',
);
const february = rows(
  header,
  '2 | c@d.de | 0913 | 2026-01-06 | 20 | paid',
  '3 | e@f.de | 0914 | 2026-01-07 | 30 | paid',
  '4 | a@b.de | 0912 | 2026-02-01 | 40 | paid',
  '5 | =1+1 | 0915 | 2026-02-02 | 50 | cancelled',
);

test('before anything is written it is told what is new, changed and repeated, and why rows will not count', () => {
  const file = new File({ Orders: january });
  const before = file.values('Orders');
  expect(file.bring(february, { below: 'Orders' })).toEqual({
    tab: 'Orders',
    formatLabel: 'Table of orders',
    added: 2,
    changed: 1,
    repeated: 1,
    rows: 2,
    unplaced: 0,
    leftOut: [{ label: 'Cancelled', rows: 1 }],
    changes: [{ id: '2', header: 'Status', was: 'pending', is: 'paid' }],
    otherNumbers: false,
    targets: [{ tab: 'Orders', lacks: [], unsaid: [] }],
  });
  expect(file.values('Orders')).toEqual(before);
  expect(file.platform.settings.file.get('importedOn')).toBeNull();
});

test('new orders are pasted below as text, changed ones take their rows, repeated ones are not written again', () => {
  const file = new File({ Orders: january });
  file.bring(february, { below: 'Orders', write: true });
  expect(file.values('Orders')).toEqual([
    january[0],
    january[1],
    february[1],
    january[3],
    february[3],
    february[4],
  ]);
  expect(file.platform.settings.file.get('importedOn')).toBe(Date.parse('2026-03-01') / 864e5);
  expect(statuses(file.reading('Orders'))).toEqual({
    1: 'counted',
    2: 'counted',
    3: 'counted',
    4: 'counted',
    5: 'cancelled',
  });
  expect(file.bring(february, { below: 'Orders', write: true })).toMatchObject({
    added: 0,
    changed: 0,
    repeated: 4,
  });
});

test('a tab of its own holds what the others do not', () => {
  const file = new File({ Orders: january });
  expect(file.bring([['Export of February'], ...february], { write: true }).tab).toBe('Brought');
  expect(file.values('Brought').map(([first]) => first)).toEqual([
    'Export of February',
    'Order ID',
    '4',
    '5',
  ]);
  expect(file.values('Orders')[2]).toEqual(february[1]);
});

test('columns in another order, fewer or more stand under their headers; a column of the user’s stays as it is', () => {
  const own = january.map((row, at) => [...row, at === 0 ? 'Note' : `note ${at}`]);
  const file = new File({ Orders: own });
  const other = rows(
    'Total | Tags | Order ID | Date | Email',
    '22 | vip | 2 | 2026-01-06 | c@d.de',
    '40 | | 4 | 2026-02-01 | a@b.de',
  );
  const told = file.bring(other, { below: 'Orders', write: true });
  expect(told.targets).toEqual([{ tab: 'Orders', lacks: ['Tags'], unsaid: ['Phone', 'Status', 'Note'] }]);
  expect(file.values('Orders')).toEqual([
    [...own[0]!, 'Tags'],
    [...own[1]!, ''],
    ['2', 'c@d.de', '0913', '2026-01-06', '22', 'pending', 'note 2', 'vip'],
    [...own[3]!, ''],
    ['4', 'a@b.de', '', '2026-02-01', '40', '', '', ''],
  ]);
});

test('boxes to tick below the last order are no orders, and new ones go right below it', () => {
  const boxes = [...january, ...Array.from({ length: 3 }, () => january[0]!.map(() => ''))].map(
    (row, at): Cell[] => [...row, at === 0 ? 'Packed' : false],
  );
  const file = new File({ Orders: boxes });
  file.bring(february, { below: 'Orders', write: true });
  expect(file.values('Orders').map((row) => [row[0], row[6]])).toEqual([
    ['Order ID', 'Packed'],
    ...['1', '2', '3', '4', '5', ''].map((id) => [id, false]),
  ]);
  expect(file.reading('Orders').rowsIn).toBe(5);
});

test('amounts in another unit do not stand below, and are not taken for its own where both are read', () => {
  const toman = rows('شماره سفارش | مشتری | تاریخ | مبلغ (تومان)', '1 | علی | 1404/10/15 | 100');
  const rial = rows('شماره سفارش | مشتری | تاریخ | مبلغ (ریال)', '2 | علی | 1404/10/16 | 100');
  const file = new File({ Orders: toman });
  const told = file.bring(rial, { below: 'Orders', write: true });
  expect(told).toMatchObject({ tab: 'Brought', targets: [], added: 1 });
  expect(orderLines(file.reading('Orders', 'Brought'))).toEqual([
    '1 علی 2026-01-05 100 IRT',
    '2 علی 2026-01-06 10 IRT',
  ]);
  const [euro, dollar] = ['EUR', 'USD'].map((unit) =>
    rows(`id | customer | date | Total (${unit})`, `${unit} | A | 2026-01-05 | 7`),
  );
  expect(revenueOf(read(joinTables([euro!, dollar!]).table))).toEqual({ EUR: '7.00', USD: '7.00' });
});

test('a tab without a column for day or amount is none to paste below', () => {
  const file = new File({ Orders: january });
  const visits = rows('Order ID | Email | Moment | Sum of it all', '9 | a@b.de | 2026-01-05 | 5');
  expect(file.bring(visits, {}).targets).toHaveLength(0);
});

test('numbers and days that Sheets made are the same orders as their texts', () => {
  const typed = january.map((row, at) =>
    at === 0
      ? row
      : [Number(row[0]), row[1]!, Number(row[2]), new Date(`${row[3]}T00:00:00Z`), Number(row[4]), row[5]!],
  );
  const file = new File({ Orders: typed });
  expect(file.bring(january, {})).toMatchObject({ added: 0, changed: 0, repeated: 3 });
  expect(file.bring(february, {})).toMatchObject({ added: 2, changed: 1, repeated: 1 });
});

test('a changed order may have more lines or fewer', () => {
  const head = 'Name | Email | Created at | Total | Lineitem name | Lineitem quantity | Lineitem price';
  const lines = rows(
    head,
    '#1 | a@shop.test | 2026-01-05 | 12 | Tea | 1 | 5',
    ' | | | | Cup | 1 | 7',
    '#2 | b@shop.test | 2026-01-06 | 10 | Tea | 2 | 5',
    '#3 | c@shop.test | 2026-01-07 | 5 | Tea | 1 | 5',
  );
  const later = rows(
    head,
    '#1 | a@shop.test | 2026-01-05 | 5 | Tea | 1 | 5',
    '#2 | b@shop.test | 2026-01-06 | 17 | Tea | 2 | 5',
    ' | | | | Cup | 1 | 7',
  );
  const file = new File({ Orders: lines });
  const told = file.bring(later, { below: 'Orders', write: true });
  expect(told).toMatchObject({ added: 0, changed: 2, repeated: 0 });
  expect(orderLines(file.reading('Orders'))).toEqual(orderLines(read([...later, lines[4]!])));
  expect(file.reading('Orders').rowsIn).toBe(4);
});

test('without order numbers an equal row is there already, as often as it is there', () => {
  const file = new File({
    Orders: rows('customer | date | amount', 'A | 2026-01-05 | 10', 'B | 2026-01-05 | 10'),
  });
  const more = rows(
    'customer | date | amount',
    'A | 2026-01-05 | 10',
    'A | 2026-01-05 | 10',
    'A | 2026-01-06 | 10',
  );
  expect(file.bring(more, { below: 'Orders', write: true })).toMatchObject({
    added: 2,
    changed: 0,
    repeated: 1,
  });
  expect(file.reading('Orders').orders.length).toBe(4);
});

test('a channel that numbers its orders by itself gets a tab of its own, and loses none', () => {
  const file = new File({ Orders: january });
  const other = rows(
    header,
    '1 | x@shop.test | 0921 | 2026-02-05 | 5 | paid',
    '2 | y@shop.test | 0922 | 2026-02-06 | 6 | paid',
  );
  const told = file.bring(other, { below: 'Orders', write: true });
  expect(told).toMatchObject({ tab: 'Brought', added: 2, changed: 0, otherNumbers: true, targets: [] });
  expect(file.values('Orders')).toEqual(january);
  const both = file.reading('Orders', 'Brought');
  expect([both.orders.length, both.leftOut.map(({ reason }) => reason)]).toEqual([4, ['unpaid']]);
});

test('an export that is not one of orders is refused by name before anything is written', () => {
  const file = new File({ Orders: january });
  const report = rows(
    'کد محصول | کد تنوع | عنوان محصول | قیمت اصلی | تخفیف | قیمت پس از تخفیف | تعداد فروش',
    '1|2|x|3|4|5|6',
  );
  expect(() => file.bring(report, { write: true })).toThrow();
  expect(file.workbook.tabs().map(({ name }) => name)).toEqual(['Orders']);
});

const order = fc.record({
  day: fc.integer({ min: 1, max: 28 }),
  lines: fc.array(
    fc.record({ product: fc.constantFrom('tea', 'cup', 'pot'), price: fc.integer({ min: 1, max: 99 }) }),
    {
      minLength: 1,
      maxLength: 3,
    },
  ),
  paid: fc.boolean(),
});
type Made = typeof order extends fc.Arbitrary<infer T> ? T : never;

const tableOf = (orders: ReadonlyMap<number, Made>): string[][] => [
  ['Order ID', 'Email', 'Date', 'Status', 'Product', 'Quantity', 'Price'],
  ...[...orders].flatMap(([id, { day, lines, paid }]) =>
    lines.map(({ product, price }) => [
      String(id),
      `customer${id % 3}@shop.test`,
      `2026-01-${String(day).padStart(2, '0')}`,
      paid ? 'paid' : 'cancelled',
      product,
      '1',
      String(price),
    ]),
  ),
];

test('whatever was there, a brought file leaves its own orders and those it does not name', () => {
  fc.assert(
    fc.property(
      fc.array(order, { minLength: 1, maxLength: 8 }),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), order), { maxLength: 8 }),
      fc.constantFrom('Orders', ''),
      (old, brought, below) => {
        const there = new Map(old.map((made, at) => [at + 1, made]));
        const news = new Map(brought);
        const file = new File({ Orders: tableOf(there) });
        const told = file.bring(tableOf(news), { below, write: true });
        const tabs = file.workbook.tabs().map(({ name }) => name);
        expect(orderLines(file.reading(...tabs))).toEqual(
          orderLines(read(tableOf(new Map([...there, ...news])))),
        );
        expect(told.added + told.changed + told.repeated).toBe(news.size);
        expect(told.added).toBe([...news.keys()].filter((id) => !there.has(id)).length);
        expect(file.bring(tableOf(news), { tabs })).toMatchObject({ added: 0, changed: 0 });
      },
    ),
    { numRuns: 25 },
  );
});
