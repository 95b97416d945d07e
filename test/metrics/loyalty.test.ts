import { evaluateMetric } from '../../src/metrics/evaluate.ts';
import { loyaltyAccounts } from '../../src/metrics/loyaltyCredit.ts';
import { readUses } from '../../src/metrics/uses.ts';
import fc from '../fc.ts';
import { tehran } from './formula.ts';
import { reckon } from './reckon.ts';
import { day, type Sale, shopOf } from './shop.ts';

const units = { code: '', scale: 1, decimals: 0 };
const rules = { rate: 0.1, fromOrder: 2, expiryDays: 100 };
const ada = (days: readonly number[]): Sale[] =>
  days.map((on) => ({ customer: 'Ada', day: on, amount: 1000 }));
const account = (asOf: number, uses: readonly [amount: number, day: number][] = [], days = [0, 10, 50, 90]) =>
  loyaltyAccounts(
    shopOf(ada(days), units),
    asOf,
    rules,
    uses.map(([amount, on]) => ({ customer: 0, amount, day: on })),
  )[0]!;

test('each order from the second on earns its share, valid through its day and the days after', () => {
  expect(account(90)).toEqual({
    customer: 0,
    points: 4,
    earned: 300,
    used: 0,
    balance: 300,
    nextToExpire: { amount: 100, lastDay: 110 },
  });
  expect(account(110).balance).toBe(300);
  expect(account(111)).toMatchObject({
    earned: 300,
    balance: 200,
    nextToExpire: { amount: 100, lastDay: 150 },
  });
  expect(account(191)).toMatchObject({ earned: 300, balance: 0, nextToExpire: null });
});

test('credit is used oldest first', () => {
  expect(account(90, [[120, 60]])).toMatchObject({
    used: 120,
    balance: 180,
    nextToExpire: { amount: 80, lastDay: 150 },
  });
  expect(account(111, [[120, 60]])).toMatchObject({ balance: 180 });
});

test('a use after credit expired takes none of it', () => {
  expect(account(120, [[50, 115]])).toMatchObject({ used: 50, balance: 150 });
});

test('a use of more than there is takes the rest from later credit, so nothing is given twice', () => {
  expect(account(90, [[150, 20]])).toMatchObject({
    used: 150,
    balance: 150,
    nextToExpire: { amount: 50, lastDay: 150 },
  });
});

test('orders and uses after the day asked for are ignored', () => {
  expect(account(50, [[10, 60]])).toMatchObject({ points: 3, earned: 200, used: 0, balance: 200 });
});

test('orders of one day earn whatever order their rows stand in: by time, then id, then amount', () => {
  const sales = [
    { customer: 'Ada', day: 1, amount: 500, detail: { minute: 700 } },
    { customer: 'Ada', day: 1, amount: 300, detail: { minute: 600 } },
  ];
  const earned = (list: readonly Sale[]) => loyaltyAccounts(shopOf(list, units), 9, rules, [])[0]!.earned;
  expect([earned(sales), earned([...sales].reverse())]).toEqual([50, 50]);
});

test('what is earned is what is used, expired or left, unless more was used than there ever was', () => {
  const sale = fc.record({
    customer: fc.constant('Ada'),
    day: fc.integer({ min: 0, max: 300 }),
    amount: fc.integer({ min: 1, max: 50 }).map((tens) => tens * 10),
  });
  const use = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 300 }));
  fc.assert(
    fc.property(
      fc.array(sale, { minLength: 1, maxLength: 12 }),
      fc.array(use, { maxLength: 6 }),
      (sales, uses) => {
        const asked = uses.map(([amount, on]) => ({ customer: 0, amount, day: on }));
        const never = { ...rules, expiryDays: 10_000 };
        const { earned, used, balance } = loyaltyAccounts(shopOf(sales, units), 300, never, asked)[0]!;
        expect(balance).toBeCloseTo(Math.max(0, earned - used), 6);
        const fleeting = loyaltyAccounts(shopOf(sales, units), 300, rules, asked)[0]!;
        expect(fleeting.balance).toBeLessThanOrEqual(balance + 1e-6);
        expect(fleeting.balance).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});

test('tiers follow the money score: five gold, three and four silver, one and two bronze', () => {
  const sales = [1, 2, 3, 4, 5].map((n) => ({ customer: `c${n}`, day: day('2024-01-01'), amount: n * 10 }));
  const table = reckon('LOYALTY', { orders: shopOf(sales) }) as unknown[][];
  const tiers = Object.fromEntries(table.slice(1).map((row) => [row[0], row[1]]));
  expect(tiers).toEqual({ c1: 'bronze', c2: 'bronze', c3: 'silver', c4: 'silver', c5: 'gold' });
});

describe('a table of uses', () => {
  const orders = shopOf(ada([0, 10]));
  test('is customer, amount and day, with or without a header', () => {
    const rows = [
      ['Ada', '12.5', '2024-01-01'],
      ['', '', ''],
      ['Ada', 3, '۱۴۰۳/۰۱/۰۱'],
    ];
    const uses = readUses(rows, orders, tehran);
    expect(uses).toEqual([
      { customer: 0, amount: 1250, day: day('2024-01-01') },
      { customer: 0, amount: 300, day: day('2024-03-20') },
    ]);
    expect(readUses([['customer', 'amount', 'day'], ...rows], orders, tehran)).toEqual(uses);
  });

  test.each([
    [
      ['Zoe', 1, '2024-01-01'],
      'used must hold customer, amount and day; row 2: "Zoe" is not a customer of these orders',
    ],
    [
      ['Ada', 'much', '2024-01-01'],
      'used must hold customer, amount and day; row 2: "much" is not an amount of 0 or more',
    ],
    [['Ada', 1, 'soon'], 'used must hold customer, amount and day; row 2: "soon" is not a date'],
  ])('%j is refused', (row, sentence) => {
    expect(() => readUses([['Ada', 1, '2024-01-01'], row], orders, tehran)).toThrow(sentence);
  });
});

test('credit used keeps its decimals where the orders have none', () => {
  const whole = [
    ['customer', 'date', 'amount'],
    ['A', '2024-01-01', 1000],
    ['A', '2024-01-11', 1000],
  ];
  const table = evaluateMetric('LOYALTY', [whole, 0.05, '', '', [['A', 10.4, '2024-01-11']]], tehran);
  expect((table as unknown[][])[1]!.slice(3, 6)).toEqual([50, 10.4, 39.6]);
});
