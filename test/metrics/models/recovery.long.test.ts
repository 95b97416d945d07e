import { grouped } from '../../../src/metrics/models/buyingHistories.ts';
import { fitBuying } from '../../../src/metrics/models/buyingModel.ts';
import { simulated } from './simulate.ts';

const truth = { r: 0.55, alpha: 45, a: 0.8, b: 2.5 };
const seeds = Array.from({ length: 20 }, (_, i) => 101 + i);

describe.each(['mbgnbd', 'bgnbd'] as const)('%s over 100,000 customers', (model) => {
  test.each(seeds)('seed %d: each true parameter is found within three standard errors', (seed) => {
    const fit = fitBuying(
      model,
      grouped(simulated(model, truth, { customers: 100_000, longest: 730, seed })),
    );
    expect(fit.converged).toBe(true);
    for (const key of ['r', 'alpha', 'a', 'b'] as const) {
      const off = Math.abs(fit.params[key] - truth[key]) / fit.standardErrors![key];
      expect([key, off < 3 ? 'found' : off]).toEqual([key, 'found']);
    }
  });
});
