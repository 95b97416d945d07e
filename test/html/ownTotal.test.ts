import { besideOurs } from '../../html/ownTotal.ts';
import type { Understood } from '../../src/calls/orders.ts';

const read = {
  revenue: { EUR: '404.60' },
  anonymous: { rows: 1, orders: 1, revenue: { EUR: '10.00' } },
  sum: { in: '500.00', counted: '404.60' },
} as unknown as Understood;

test.each([
  [404.6, { is: 'counted' }],
  [414.6, { is: 'withAnonymous' }],
  [500, { is: 'beforeLeftOut' }],
  [404.61, { is: 'more', by: expect.closeTo(0.01, 6) }],
  [400, { is: 'less', by: expect.closeTo(4.6, 6) }],
])('a platform that says %d', (typed, beside) => {
  expect(besideOurs(typed, read)).toEqual(beside);
});
