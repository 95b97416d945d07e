import { scoreCustomers } from '../../src/metrics/rfm.ts';
import { segmentIds, segmentNames, segmentOf } from '../../src/metrics/segmentGrid.ts';
import fc from '../fc.ts';
import { day, type Sale, shopOf, workedShop } from './shop.ts';

const asOf = day('2024-04-30');
const byName = (sales: readonly Sale[], choice: Partial<Parameters<typeof scoreCustomers>[1]> = {}) => {
  const orders = shopOf(sales);
  const scores = scoreCustomers(orders, { asOf, after: null, scale: 'fifths', ...choice });
  return Object.fromEntries(
    Array.from(scores.customer, (who, i) => [
      orders.customers[who],
      `${scores.r[i]}${scores.f[i]}${scores.m[i]}`,
    ]),
  );
};

// By hand: days since 20, 10, 80, 0; orders 3, 2, 1, 2; money 300, 50, 80, 40.
test('the worked shop scores as reckoned by hand, in fifths and by counts', () => {
  expect(byName(workedShop)).toEqual({ A: '344', B: '422', C: '213', D: '521' });
  expect(byName(workedShop, { scale: 'counts' })).toEqual({ A: '334', B: '422', C: '213', D: '521' });
});

test('the scale chosen by itself is counts only when more than two in five ordered once', () => {
  const shop = (once: number, twice: number) =>
    shopOf(
      Array.from({ length: once + 2 * twice }, (_, i) => ({
        customer: `c${i < once ? i : once + ((i - once) >> 1)}`,
        day: 0,
        amount: 1,
      })),
    );
  const used = (once: number, twice: number) =>
    scoreCustomers(shop(once, twice), { asOf: 0, after: null, scale: 'auto' }).scaleUsed;
  expect([used(2, 3), used(3, 4), used(0, 5), used(5, 0)]).toEqual(['fifths', 'counts', 'fifths', 'counts']);
});

test('orders after the day asked for, and those too long ago, are as if they were not there', () => {
  const until = day('2024-02-29');
  const past = workedShop.filter((sale) => sale.day <= until);
  expect(byName(workedShop, { asOf: until })).toEqual(byName(past, { asOf: until }));
  const after = day('2024-01-31');
  const recent = workedShop.filter((sale) => sale.day > after);
  expect(byName(workedShop, { after })).toEqual(byName(recent));
});

test('own cut points take the place of the scale', () => {
  const cutPoints = {
    recencyDays: [0, 10, 20, 79],
    orderCount: [2, 3, 4, 5],
    totalSpent: [4100, 5100, 8100, 30000],
  };
  expect(byName(workedShop, { cutPoints })).toEqual({ A: '335', B: '422', C: '113', D: '521' });
});

const sales = fc.array(
  fc.record({
    customer: fc.constantFrom(...'ABCDEFGHIJ'),
    day: fc.integer({ min: asOf - 400, max: asOf }),
    amount: fc.integer({ min: 0, max: 500 }).map((cents) => cents / 100),
  }),
  { minLength: 1, maxLength: 60 },
);

test('fifths agree with counting, customer by customer, who has strictly less', () => {
  fc.assert(
    fc.property(sales, (shop) => {
      const names = [...new Set(shop.map((sale) => sale.customer))];
      const figures = names.map((name) => {
        const own = shop.filter((sale) => sale.customer === name);
        const cents = own.reduce((sum, sale) => sum + Math.round(sale.amount * 100), 0);
        return { days: asOf - Math.max(...own.map((sale) => sale.day)), orders: own.length, cents };
      });
      const below = (key: 'days' | 'orders' | 'cents', value: number) =>
        Math.floor((5 * figures.filter((other) => other[key] < value).length) / names.length);
      const expected = figures.map(
        ({ days, orders, cents }) =>
          `${5 - below('days', days)}${1 + below('orders', orders)}${1 + below('cents', cents)}`,
      );
      expect(byName(shop)).toEqual(Object.fromEntries(names.map((name, i) => [name, expected[i]])));
    }),
  );
});

test('neither the order of the rows nor the unit of money moves a score', () => {
  fc.assert(
    fc.property(sales, fc.constantFrom(1e7, 100), (shop, times) => {
      expect(byName([...shop].reverse())).toEqual(byName(shop));
      expect(byName(shop.map((sale) => ({ ...sale, amount: sale.amount * times })))).toEqual(byName(shop));
    }),
  );
});

// The grid of public tutorials with ten segments over R and F.
test('every recency and frequency has one segment, and every segment is reached', () => {
  const rows = [5, 4, 3, 2, 1].map((r) => [1, 2, 3, 4, 5].map((f) => segmentNames[segmentOf(r, f)].en));
  expect(rows).toEqual([
    ['new', 'potential loyalist', 'potential loyalist', 'champions', 'champions'],
    ['promising', 'potential loyalist', 'potential loyalist', 'loyal', 'loyal'],
    ['about to sleep', 'about to sleep', 'need attention', 'loyal', 'loyal'],
    ['hibernating', 'hibernating', 'at risk', 'at risk', "can't lose"],
    ['hibernating', 'hibernating', 'at risk', 'at risk', "can't lose"],
  ]);
  const reached = new Set([1, 2, 3, 4, 5].flatMap((r) => [1, 2, 3, 4, 5].map((f) => segmentOf(r, f))));
  expect([...reached].sort()).toEqual([...segmentIds].sort());
});
