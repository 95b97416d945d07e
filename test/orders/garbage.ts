import { UserError } from '../../src/core/errors.ts';
import { readOrders } from '../../src/orders/readOrders.ts';
import fc from '../fc.ts';
import { expectBalance, read, revenueOf, tehran, utc } from './reading.ts';

const headers = [
  'Order ID',
  'Order #',
  'Name',
  'Customer',
  'Customer ID',
  'Email',
  'Phone',
  'Date',
  'Created at',
  'Total',
  'Amount',
  'Status',
  'Refunded Amount',
  'Currency',
  'Product',
  'Quantity',
  'Unit price',
  'Lineitem name',
  'Financial Status',
  'شماره سفارش',
  'مبلغ (تومان)',
  'تاریخ ثبت',
  'وضعیت',
  'نام مشتری',
  'موبایل',
  'سال',
  'ماه',
  'روز',
  '',
  'x',
  'Tags',
  'Discount code',
  'Vendor',
  'id',
  'Price',
];
const texts = [
  '',
  ' ',
  '-',
  '1001',
  '#1001',
  'A-1',
  'R-1001',
  'a@b.co',
  'test@test.com',
  '09121112233',
  '+98 912 111 2233',
  '2024-01-31',
  '31/01/2024',
  '01/02/2024',
  '1403/10/15',
  '۱۴۰۳/۱۰/۱۵',
  '1404/12/30',
  '2024-02-30',
  '2024-01-31T10:00:00Z',
  '12.50',
  '1,234.50',
  '1.234,50',
  '1.234',
  '(5.00)',
  '-5',
  '۷۲۰٬۰۰۰ تومان',
  '€12.30',
  '12 USD',
  '1E5',
  'paid',
  'refunded',
  'refund',
  'cancelled',
  'لغو شده',
  'whatever',
  'Total',
  'جمع کل',
  'EUR',
  'IRR',
  'XYZ',
  'سارا رضایی',
  '=1+1',
  '="01"',
  "'0912",

  'Infinity',
  '99999999999999999999',
  '0',
  '1',
  '2',
  '3',
  'true',
  '#N/A',
  '2× Tea, 1× Mug',
];
const cell = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...texts) },
  {
    weight: 2,
    arbitrary: fc.oneof(
      fc.integer({ min: -5, max: 2000 }),
      fc.double(),
      fc.constantFrom(45_000, 20_240_131, 1.7e9, 1e21),
    ),
  },
  { weight: 1, arbitrary: fc.date({ noInvalidDate: false }) },
  { weight: 1, arbitrary: fc.constantFrom(null, undefined, true, false) },
  { weight: 1, arbitrary: fc.string() },
);
const garbage = fc
  .record({
    header: fc.array(fc.constantFrom(...headers), { minLength: 0, maxLength: 9 }),
    rows: fc.array(fc.array(cell, { maxLength: 10 }), { maxLength: 14 }),
  })
  .map(({ header, rows }) => (header.length === 0 ? rows : [header, ...rows]));

/** No blank cells and no short rows: a line with a blank id leans on the row above, which is all an order may mean. */
const filled = fc
  .uniqueArray(fc.constantFrom(...headers.filter((header) => header.length > 1)), {
    minLength: 3,
    maxLength: 8,
  })
  .chain((header) =>
    fc
      .array(
        fc.array(fc.constantFrom(...texts.filter((text) => text.trim() !== '')), {
          minLength: header.length,
          maxLength: header.length,
        }),
        {
          minLength: 2,
          maxLength: 9,
        },
      )
      .map((rows) => [header, ...rows]),
  );

/** Laws of any table at all, tried on so many. */
export function garbageLaws(numRuns: number): void {
  test('any table balances to the last unit, and no number comes from nothing', () => {
    fc.assert(fc.property(garbage, fc.boolean(), expectSound), { numRuns });
  });

  test('any table is read by a spreadsheet function, or refused in one line', () => {
    fc.assert(
      fc.property(garbage, (table) => {
        const reading = orRefused(() => readOrders(table, { context: utc, strict: true }));
        if (reading !== null) expectBalance(reading);
      }),
      { numRuns },
    );
  });

  test('the order of rows never changes what is counted', () => {
    fc.assert(fc.property(filled, expectSameReversed), { numRuns });
  });
}

function expectSound(table: Parameters<typeof read>[0], inTehran: boolean): void {
  const reading = orRefused(() => read(table, undefined, inTehran ? tehran : utc));
  if (reading === null) return;
  expectBalance(reading);
  const { orders } = reading;
  expect(orders.amount.every(Number.isSafeInteger)).toBe(true);
  expect(orders.day.every((day) => day > -25_568 && day < 84_372)).toBe(true);
  expect(orders.customer.every((customer) => customer >= 0 && customer < orders.customers.length)).toBe(true);
  expect(orders.length).toBeLessThanOrEqual(reading.rowsCounted);
  for (let i = 0; i < orders.length; i++) orders.detail(i);
  expect(orders.customers).not.toContain('');
  orders.customers.forEach((_, at) => {
    orders.person(at);
  });
  expect(reading.all().length).toBeGreaterThanOrEqual(orders.length);
}

function expectSameReversed(table: Parameters<typeof read>[0]): void {
  const [first, ...rest] = table;
  const one = orRefused(() => read(table));
  const other = orRefused(() => read([first!, ...rest.reverse()]));
  if (one === null || other === null) return;
  // Title lines and headers are looked for from the top: only tables that begin with one header can be compared.
  if (one.headers.join() !== first!.join() || other.headers.join() !== first!.join()) return;
  expect(revenueOf(other)).toEqual(revenueOf(one));
  expect([...other.orders.customers].sort()).toEqual([...one.orders.customers].sort());
}

function orRefused<T>(act: () => T): T | null {
  try {
    return act();
  } catch (problem) {
    if (!(problem instanceof UserError)) throw problem;
    for (const words of Object.values(problem.words))
      expect(words).not.toMatch(/\n|undefined|NaN|invalid|\.$/);
    return null;
  }
}
