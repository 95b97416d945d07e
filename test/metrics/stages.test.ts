import { isoOf } from '../../src/core/days.ts';
import { stagesOf } from '../../src/metrics/stages.ts';
import fc from '../fc.ts';
import { day, type Sale, shopOf, workedShop } from './shop.ts';

const asOf = day('2024-04-30');
const byName = (sales: readonly Sale[], at = asOf) => {
  const orders = shopOf(sales);
  const stages = stagesOf(orders, at);
  return Object.fromEntries(
    Array.from(stages.customer, (who, i) => [
      orders.customers[who],
      [stages.stage[i], stages.daysSince[i], stages.usualGap[i], isoOf(stages.nextOrder[i]!)],
    ]),
  );
};

// By hand: A's gaps are 31 and 69, B's is 96, so the shop's usual gap is (50 + 96) / 2 = 73.
test('the worked shop stands in the stages reckoned by hand', () => {
  expect(byName(workedShop)).toEqual({
    A: ['active', 20, 50, '2024-05-30'],
    B: ['active', 10, 73, '2024-07-02'],
    C: ['lapsing', 80, 73, '2024-04-23'],
    D: ['new', 0, 73, '2024-07-12'],
  });
});

test('two customers with the same gap are active through one and a half times it, and lost after a year', () => {
  const shop = [0, 30, 60].map((on) => ({ customer: 'A', day: on, amount: 1 }));
  const stageAt = (at: number) => byName(shop, at)['A']![0];
  expect([stageAt(105), stageAt(106), stageAt(425), stageAt(426)]).toEqual([
    'active',
    'lapsing',
    'lapsing',
    'lost',
  ]);
});

test('where nobody came back, 60 days are taken as usual', () => {
  const shop = [{ customer: 'A', day: 0, amount: 1 }];
  expect([byName(shop, 60)['A'], byName(shop, 61)['A']]).toEqual([
    ['new', 60, 60, '1970-03-02'],
    ['lapsing', 61, 60, '1970-03-02'],
  ]);
});

test('orders of one day count as one, and rows may come in any order', () => {
  const sale = fc.record({
    customer: fc.constantFrom(...'ABCDE'),
    day: fc.integer({ min: asOf - 500, max: asOf }),
    amount: fc.constant(1),
  });
  fc.assert(
    fc.property(fc.array(sale, { minLength: 1, maxLength: 40 }), (shop) => {
      expect(byName([...shop, ...shop].reverse())).toEqual(byName(shop));
    }),
  );
});
