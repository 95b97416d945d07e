import { paybackOf } from '../../src/metrics/payback.ts';
import { shopOf, workedShop } from './shop.ts';

const orders = shopOf(workedShop, { code: '', scale: 1, decimals: 0 });

// By hand: first days bring 100 + 50 + 80 + 40, second 100 + 0, third 100, over four customers.
test('profit per customer won grows with each order', () => {
  expect(paybackOf(orders, 0, 1).steps).toEqual([
    { order: 1, customers: 4, profitPerCustomer: 67.5 },
    { order: 2, customers: 2, profitPerCustomer: 92.5 },
    { order: 3, customers: 1, profitPerCustomer: 117.5 },
  ]);
});

test('the cost of winning a customer is repaid by the first order that brings it in, or not yet', () => {
  const repaidBy = (cost: number, margin = 1) => paybackOf(orders, cost, margin).repaidBy;
  expect([repaidBy(67.5), repaidBy(67.6), repaidBy(100), repaidBy(200)]).toEqual([1, 2, 3, null]);
  expect(repaidBy(46, 0.5)).toBe(2);
  expect(paybackOf(orders, 100, 1, 2).repaidBy).toBeNull();
});
