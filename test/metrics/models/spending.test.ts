import { expectedSpend, fitSpending } from '../../../src/metrics/models/spending.ts';
import { gamma, randomness } from './simulate.ts';

/** Customers whose mean spend varies by Gamma(q, v) and each order day by Gamma(p): the model's own story. */
function spenders(p: number, q: number, v: number, customers: number, seed: number) {
  const random = randomness(seed);
  const days = Int32Array.from({ length: customers }, () => 1 + Math.floor(random() * 8));
  const mean = Float64Array.from(days, (count) => {
    const own = gamma(random, q, v);
    let total = 0;
    for (let i = 0; i < count; i++) total += gamma(random, p, own);
    return total / count;
  });
  return { days, mean };
}

// Fader & Hardie (2013), note 025: CDNOW, p 6.25, q 3.74, v 15.44; expected spend of its first customers.
test('the published spends at the published parameters', () => {
  const cdnow = { p: 6.25, q: 3.74, v: 15.44 };
  expect(expectedSpend(cdnow, 2, 22.35)).toBeCloseTo(24.66, 1);
  expect(expectedSpend(cdnow, 1, 11.77)).toBeCloseTo(18.92, 1);
  expect(expectedSpend(cdnow, 0, 0)).toBeCloseTo(35.22, 1);
});

test('the parameters that made the customers are found', () => {
  const fit = fitSpending(spenders(5, 4, 20, 20_000, 3))!;
  expect(fit.shape).toBe('varied');
  expect(Math.abs(fit.params.p / 5 - 1)).toBeLessThan(0.06);
  expect(Math.abs(fit.params.q / 4 - 1)).toBeLessThan(0.06);
  expect(Math.abs(fit.params.v / 20 - 1)).toBeLessThan(0.1);
});

test('Rial or Toman, cents or thousands: p and q stay, v and the spend go with the unit', () => {
  const shop = spenders(5, 4, 20, 2000, 8);
  const small = fitSpending(shop)!;
  for (const unit of [1e-3, 1e7]) {
    const other = fitSpending({ days: shop.days, mean: shop.mean.map((value) => value * unit) })!;
    expect(Math.abs(other.params.p / small.params.p - 1)).toBeLessThan(1e-4);
    expect(Math.abs(other.params.q / small.params.q - 1)).toBeLessThan(1e-4);
    expect(Math.abs(other.params.v / (small.params.v * unit) - 1)).toBeLessThan(1e-4);
  }
});

test('spend all alike, spend without a mean, and nobody: each is told, none is an absurd number', () => {
  const alike = fitSpending({ days: [1, 2, 3, 4, 5], mean: [10, 10, 10, 10, 10] });
  expect(alike!.shape).toBe('alike');
  const wild = fitSpending(spenders(5, 0.7, 20, 3000, 5))!;
  expect(wild.params.q).toBeLessThan(1);
  expect(wild.shape).toBe('own');
  expect(fitSpending({ days: [], mean: [] })).toBeNull();
});

test('customers who do not differ in what they spend are expected to spend the mean of all', () => {
  const random = randomness(11);
  const days = Int32Array.from({ length: 600 }, () => 1 + Math.floor(random() * 5));
  const mean = Float64Array.from(days, (count) => {
    let total = 0;
    for (let i = 0; i < count; i++) total += gamma(random, 6, 0.1);
    return total / count;
  });
  const fit = fitSpending({ days, mean })!;
  const spent = days.reduce((sum, count, i) => sum + count * mean[i]!, 0);
  expect(fit.shape).toBe('alike');
  expect(fit.commonMean).toBeCloseTo(spent / days.reduce((sum, count) => sum + count, 0), 8);
  // The limit is the model's own: at its last finite parameters it says the same of everyone.
  for (const i of [0, 1, 2]) {
    const finite = expectedSpend(fit.params, days[i]!, mean[i]!);
    expect(Math.abs(finite / fit.commonMean - 1)).toBeLessThan(0.002);
  }
});

// p → ∞ (note 025: spend around a mean of one's own varies by 1 ÷ √p): the likelihood may climb on without a top.
test('where customers spend the same every time, the search ends in an answer', () => {
  const shapes = Array.from({ length: 60 }, (_, seed) => {
    const random = randomness(seed + 1);
    const days = Int32Array.from({ length: 40 }, () => 1 + Math.floor(random() * 2));
    const mean = Float64Array.from(days, () => 1 / gamma(random, 2.5, 0.1));
    return fitSpending({ days, mean })!.shape;
  });
  expect(shapes).toContain('own');
  expect(shapes).not.toContain('unknown');
});
