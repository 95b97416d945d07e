import { isoOf } from '../../src/core/days.ts';
import { expectBalance, leftOut, orderLines, read, revenueOf, rows, statuses } from './reading.ts';

const header = 'order id | customer | date | total | status | refund';

function shop(...lines: string[]) {
  const reading = read(rows(header, ...lines));
  expectBalance(reading);
  return reading;
}

test.each([
  ['paid', 'counted'],
  ['Completed', 'counted'],
  ['wc-processing', 'counted'],
  ['partially_paid', 'counted'],
  ['تکمیل‌شده', 'counted'],
  ['تکمیل شده', 'counted'],
  ['ارسال شده', 'counted'],
  ['در حال پردازش', 'counted'],
  ['', 'counted'],
  ['-', 'counted'],
  ['partially_refunded', 'counted'],
  ['cancelled', 'cancelled'],
  ['Canceled', 'cancelled'],
  ['voided', 'cancelled'],
  ['Failed', 'cancelled'],
  ['storniert', 'cancelled'],
  ['لغو شده', 'cancelled'],
  ['ناموفق', 'cancelled'],
  ['pending', 'unpaid'],
  ['on-hold', 'unpaid'],
  ['authorized', 'unpaid'],
  ['draft', 'unpaid'],
  ['در انتظار پرداخت', 'unpaid'],
  ['معلق', 'unpaid'],
  ['refunded', 'refunded'],
  ['مسترد شده', 'refunded'],
  ['مرجوعی', 'refunded'],
  ['بسته‌بندی شده', 'counted'],
  ['In Bearbeitung', 'counted'],
  ['En cours', 'counted'],
  ['مكتمل', 'counted'],
  ['Fallido', 'cancelled'],
  ['İptal edildi', 'cancelled'],
  ['Zahlung ausstehend', 'unpaid'],
  ['Rückerstattet', 'refunded'],
  ['İade edildi', 'refunded'],
  ['handed to the moon', 'unknown status'],
])('an order with the status "%s" is %s', (status, verdict) => {
  expect(
    statuses(shop(`1 | A | 2025-01-10 | 10 | ${status} |`, '2 | A | 2025-01-11 | 10 | paid |'))['1'],
  ).toBe(verdict);
});

test('an unknown status is asked with its count, and counts as a person says', () => {
  const table = rows(
    header,
    '1 | A | 2025-01-10 | 10 | Handed over |',
    '2 | B | 2025-01-11 | 10 | handed-over |',
  );
  expect(read(table).questions.filter(({ kind }) => kind === 'status')).toMatchObject([
    { value: 'handed over', rows: 2 },
  ]);
  expect(read(table, { statuses: { 'handed over': 'paid' } }).orders.length).toBe(2);
  expect(leftOut(read(table, { statuses: { 'handed over': 'cancelled' } }))).toEqual({
    cancelled: [2, '20'],
  });
});

test('a refund column nets its order; as much as the total, and the order does not count', () => {
  const reading = shop(
    '1 | A | 2025-01-10 | 100 | paid | 30',
    '2 | A | 2025-01-11 | 100 | paid | 100',
    '3 | A | 2025-01-12 | 100 | paid | 120',
    '4 | A | 2025-01-13 | 100 | partially_refunded | -25',
    '5 | A | 2025-01-14 | 100 | paid |',
  );
  expect(orderLines(reading)).toEqual(['1 A 2025-01-10 70 ', '4 A 2025-01-13 75 ', '5 A 2025-01-14 100 ']);
  expect(leftOut(reading)).toEqual({ refunded: [2, '255'] });
  expect(reading.sumIn).toEqual([500]);
});

test('a refund row that carries its order’s id nets it, before or after it in the file', () => {
  const reading = shop(
    '1 | A | 2025-01-20 | -30 | paid |',
    '1 | A | 2025-01-10 | 100 | paid |',
    '2 | A | 2025-01-11 | 100 | paid |',
    '2 | A | 2025-01-21 | -60 | |',
    '2 | A | 2025-01-22 | -40 | |',
  );
  expect(orderLines(reading)).toEqual(['1 A 2025-01-10 70 ']);
  expect(leftOut(reading)).toEqual({ refunded: [4, '130'] });
  expect(reading.sumIn).toEqual([200]);
});

test('a row whose status is the word refund is a refund, also with a positive amount', () => {
  expect(orderLines(shop('1 | A | 2025-01-10 | 100 | paid |', '1 | A | 2025-01-12 | 30 | Refund |'))).toEqual(
    ['1 A 2025-01-10 70 '],
  );
});

test('a refund row that names its order in a column or in its id nets it', () => {
  const named = read(
    rows(
      'order id | original order | customer | date | total',
      '1001 | | A | 2025-01-10 | 100',
      '1002 | #1001 | A | 2025-01-12 | -30',
      '1003 | | A | 2025-01-13 | 50',
      'R-1003 | | A | 2025-01-14 | -20',
      '1003-refund | | A | 2025-01-15 | -5',
    ),
  );
  expectBalance(named);
  expect(orderLines(named)).toEqual(['1001 A 2025-01-10 70 ', '1003 A 2025-01-13 25 ']);
});

test('a refund row that names none is left out as such', () => {
  const reading = shop('1 | A | 2025-01-10 | 100 | paid |', '9 | A | 2025-01-12 | -30 | paid |');
  expect(leftOut(reading)).toEqual({ 'refund without its order': [1, '-30'] });
  expect(revenueOf(reading)).toEqual({ '': '100' });
});

test('a refund without its order keeps its day, also in a file where ids repeat', () => {
  const reading = shop(
    '1 | A | 2025-01-10 | 100 | paid |',
    '1 | A | 2025-01-12 | -30 | paid |',
    '9 | C | 2025-01-14 | -15 | paid |',
  );
  expect(statuses(reading)['9']).toBe('refund without its order');
  const days = reading.all().map(({ day }) => (day === null ? '' : isoOf(day)));
  expect(days).toEqual(['2025-01-10', '2025-01-14']);
});

test('a refund that failed gives nothing back', () => {
  const reading = shop('1 | A | 2025-01-10 | 100 | paid |', '1 | A | 2025-01-12 | -30 | failed |');
  expect(orderLines(reading)).toEqual(['1 A 2025-01-10 100 ']);
});

test('an order of total 0 counts', () => {
  expect(
    orderLines(shop('1 | A | 2025-01-10 | 0 | paid |', '2 | A | 2025-01-11 | 10 | paid | 0')),
  ).toHaveLength(2);
});

test('a repeated id counts once: the latest, then the larger', () => {
  const reading = shop(
    '1 | A | 2025-01-10 | 100 | paid |',
    '1 | A | 2025-01-10 | 100 | paid |',
    '2 | A | 2025-01-10 | 100 | paid |',
    '2 | A | 2025-01-12 | 80 | paid |',
    '3 | A | 2025-01-10 | 100 | paid |',
    '3 | A | 2025-01-10 | 130 | paid |',
  );
  expect(orderLines(reading)).toEqual(['1 A 2025-01-10 100 ', '2 A 2025-01-12 80 ', '3 A 2025-01-10 130 ']);
  expect(leftOut(reading)).toEqual({ repeated: [3, '300'] });
  expect(reading.sumIn).toEqual([610]);
});

test('of two rows that differ in their status alone the later state stands', () => {
  expect(
    statuses(shop('1 | A | 2025-01-10 | 100 | cancelled |', '1 | A | 2025-01-10 | 100 | paid |')),
  ).toEqual({ 1: 'cancelled' });
  expect(statuses(shop('1 | A | 2025-01-10 | 100 | pending |', '1 | A | 2025-01-10 | 100 | paid |'))).toEqual(
    { 1: 'counted' },
  );
});

test('without an id column each row is an order, equal rows too', () => {
  const reading = read(rows('customer | date | amount', 'A | 2025-01-10 | 20', 'A | 2025-01-10 | 20'));
  expect(reading.orders.length).toBe(2);
});

test('#1001, 1001 and ۱۰۰۱ are one order', () => {
  expect(
    shop(
      '#1001 | A | 2025-01-10 | 100 | paid |',
      '1001 | A | 2025-01-10 | 100 | paid |',
      '۱۰۰۱ | A | 2025-01-10 | 100 | paid |',
    ).orders.length,
  ).toBe(1);
});

test('orders without a customer are counted apart', () => {
  const reading = shop('1 | | 2025-01-10 | 100 | paid | 10', '2 | A | 2025-01-11 | 50 | paid |');
  expect(reading.orders.length).toBe(1);
  expect(reading.anonymous).toEqual({ rows: 1, orders: 1, revenue: [90] });
  expect(leftOut(reading)).toEqual({ refunded: [0, '10'] });
  expect([reading.rowsIn, reading.rowsCounted]).toEqual([2, 1]);
});

test('the first reason that applies is the one', () => {
  const reading = read(
    rows(
      'order id | customer | date | total | status | test',
      '1 | A | soon | free | cancelled | yes',
      '2 | A | soon | free | cancelled |',
      '3 | A | soon | free | pending |',
      '4 | A | soon | free | |',
      '5 | A | 2025-01-10 | free | |',
      '6 | A | 2025-01-10 | 5 | |',
    ),
  );
  expectBalance(reading);
  expect(Object.values(statuses(reading))).toEqual([
    'test order',
    'cancelled',
    'unpaid',
    'unreadable date',
    'unreadable amount',
    'counted',
  ]);
  expect(reading.leftOut.map(({ firstRows }) => firstRows)).toEqual([[2], [3], [4], [5], [6]]);
});

test('a paid order whose handling is pending counts, by its payment column', () => {
  const reading = read(
    rows(
      'شماره سفارش | مشتری | تاریخ | مبلغ | وضعیت سفارش | وضعیت پرداخت',
      '1 | A | 1404/01/20 | 10 | معلق | پرداخت شده',
      '2 | A | 1404/01/20 | 10 | در حال پردازش | معلق',
      '3 | A | 1404/01/20 | 10 | لغو شده | پرداخت شده',
      '4 | A | 1404/01/20 | 10 | تکمیل شده | پرداخت شده',
    ),
  );
  expect(statuses(reading)).toEqual({ 1: 'counted', 2: 'unpaid', 3: 'cancelled', 4: 'counted' });
  expect(reading.questions.map(({ kind }) => kind)).toEqual(['currency']);
});
