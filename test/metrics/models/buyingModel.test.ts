import { grouped } from '../../../src/metrics/models/buyingHistories.ts';
import {
  type BuyingModel,
  type BuyingParams,
  fitBuying,
  fitWithoutDropout,
  logLikelihoodOf,
} from '../../../src/metrics/models/buyingModel.ts';
import {
  aliveProbability,
  expectedOrderDays,
  expectedWhileAlive,
} from '../../../src/metrics/models/expectedOrders.ts';
import { orderTimes, randomness, simulated } from './simulate.ts';

const models = ['mbgnbd', 'bgnbd'] as const;
const keys = ['r', 'alpha', 'a', 'b'] as const;
const truth: BuyingParams = { r: 0.55, alpha: 45, a: 0.8, b: 2.5 };

// Fader, Hardie & Lee (2005), Table 2, and BTYDplus 1.2.0, for the 2,357 CDNOW customers in weeks; points of
// lifetimes 0.11.3 at r .2426, alpha 4.4135, a .7929, b 2.4258.
test('the published point of BG/NBD: 1.226 orders in 39 weeks of who bought twice by week 30.43 of 38.86', () => {
  const cdnow = { r: 0.24259, alpha: 4.4136, a: 0.79292, b: 2.42589 };
  expect(expectedOrderDays('bgnbd', cdnow, { x: 2, t: 30.43, age: 38.86 }, 39)).toBeCloseTo(1.226, 3);
  const newcomer = [0.1429, 1, 3, 31.8571, 32, 78].map((ahead) =>
    expectedOrderDays('bgnbd', cdnow, { x: 0, t: 0, age: 0 }, ahead),
  );
  [0.0078, 0.0532, 0.1506, 1.0405, 1.0437, 1.8576].forEach((published, i) => {
    expect(newcomer[i]).toBeCloseTo(published, 3);
  });
  expect(aliveProbability('bgnbd', cdnow, 2, 30.43, 38.86)).toBeCloseTo(0.72661, 4);
});

test('BG/NBD calls every one-time buyer alive, MBG/NBD does not', () => {
  expect(aliveProbability('bgnbd', truth, 0, 0, 900)).toBe(1);
  expect(aliveProbability('mbgnbd', truth, 0, 0, 900)).toBeLessThan(0.8);
});

test('nothing overflows for who ordered a thousand times, and long ago', () => {
  for (const model of models) {
    const gone = { x: 1000, t: 10, age: 100 };
    expect(aliveProbability(model, truth, gone.x, gone.t, gone.age)).toBeLessThan(1e-12);
    const expected = expectedOrderDays(model, truth, gone, 1000);
    expect(expected >= 0 && expected < 1e-6).toBe(true);
    expect(Number.isFinite(logLikelihoodOf(model, truth, 1000, 10, 100))).toBe(true);
  }
});

test('orders expected far ahead equal the sum of what is expected piece by piece, and a = 1 is no exception', () => {
  for (const model of models) {
    for (const a of [0.2, 0.999_999, 1, 1.000_001, 3.5]) {
      const params = { ...truth, a };
      const history = { x: 3, t: 200, age: 260 };
      const rate = (ahead: number) =>
        expectedOrderDays(model, params, history, ahead + 0.5) -
        expectedOrderDays(model, params, history, ahead - 0.5);
      let sum = 0;
      for (let ahead = 0.5; ahead < 300; ahead++) sum += rate(ahead);
      expect(sum).toBeCloseTo(expectedOrderDays(model, params, history, 300), 9);
    }
    const near = (a: number) => expectedOrderDays(model, { ...truth, a }, { x: 3, t: 200, age: 260 }, 365);
    expect(near(1)).toBeCloseTo((near(1 - 1e-5) + near(1 + 1e-5)) / 2, 8);
  }
});

// Equation 10 with mpmath's hyp2f1 in 60 digits, MBG/NBD; the last two by its integral over the chance to drop out.
test.each([
  [{ r: 50, alpha: 50, a: 0.5, b: 0.5 }, 0, 300, 3650, 49.4288812253],
  [{ r: 500, alpha: 20_000, a: 0.08, b: 0.35 }, 3, 300, 3650, 75.3153072091],
  [{ r: 8103, alpha: 400_000, a: 1.5, b: 3 }, 0, 300, 3650, 7.01047075623],
  [{ r: 8103, alpha: 8103, a: 1, b: 2 }, 3, 300, 3650, 38.7704295619],
  [{ r: 30, alpha: 3, a: 1.0004, b: 2 }, 0, 300, 365, 8.10910262305],
  [{ r: 0.5, alpha: 30, a: 8103, b: 31_621 }, 0, 300, 365, 0.474158813],
  [{ r: 2, alpha: 325, a: 500, b: 2000 }, 3, 300, 3650, 4.909659462],
])(
  'the order days to come of customers who buy or drop out much alike: %j',
  (params, x, age, ahead, orders) => {
    expect(expectedWhileAlive('mbgnbd', params, x, age, ahead) / orders).toBeCloseTo(1, 6);
  },
);

describe.each(models)('%s', (model: BuyingModel) => {
  test('simulated customers order as often as expected of them', () => {
    const random = randomness(11);
    let came = 0;
    const customers = 10_000;
    for (let i = 0; i < customers; i++) came += orderTimes(model, truth, 365, random).length;
    const expected = expectedOrderDays(model, truth, { x: 0, t: 0, age: 0 }, 365);
    expect(Math.abs(came / customers / expected - 1)).toBeLessThan(0.05);
  });

  test('true parameters are found within three standard errors', () => {
    for (const seed of [1, 2]) {
      const histories = simulated(model, truth, { customers: 5000, longest: 730, seed });
      const fit = fitBuying(model, grouped(histories));
      expect(fit.converged).toBe(true);
      for (const key of keys) {
        expect(Math.abs(fit.params[key] - truth[key])).toBeLessThan(3 * fit.standardErrors![key]);
      }
    }
  });

  test('the grouped likelihood is the sum over customers, and no parameter nearby does better', () => {
    const histories = simulated(model, truth, { customers: 800, longest: 500, seed: 5, whole: true });
    const fit = fitBuying(model, grouped(histories));
    const plain = (params: BuyingParams) =>
      histories.repeatCount.reduce(
        (sum, x, i) =>
          sum + logLikelihoodOf(model, params, x, histories.lastOrderAge[i]!, histories.customerAge[i]!),
        0,
      );
    expect(fit.logLikelihood).toBeCloseTo(plain(fit.params), 6);
    for (const key of keys) {
      for (const factor of [0.97, 1.03]) {
        expect(plain({ ...fit.params, [key]: fit.params[key] * factor })).toBeLessThan(fit.logLikelihood);
      }
    }
  });

  test('hours, days or weeks: the same customers are expected to do the same', () => {
    const days = simulated(model, truth, { customers: 3000, longest: 700, seed: 9, whole: true });
    const inUnit = (length: number) => ({
      repeatCount: days.repeatCount,
      lastOrderAge: days.lastOrderAge.map((age) => age / length),
      customerAge: days.customerAge.map((age) => age / length),
    });
    const forecast = (length: number) => {
      const histories = inUnit(length);
      const { params } = fitBuying(model, grouped(histories));
      return Array.from({ length: 50 }, (_, i) => {
        const history = {
          x: histories.repeatCount[i]!,
          t: histories.lastOrderAge[i]!,
          age: histories.customerAge[i]!,
        };
        return expectedOrderDays(model, params, history, 365 / length);
      });
    };
    const [inDays, inWeeks, inHours] = [forecast(1), forecast(7), forecast(1 / 24)];
    inDays.forEach((expected, i) => {
      expect(Math.abs(inWeeks[i]! / expected - 1)).toBeLessThan(1e-5);
      expect(Math.abs(inHours[i]! / expected - 1)).toBeLessThan(1e-5);
    });
  });

  test('customers in any order give the same fit', () => {
    const histories = simulated(model, truth, { customers: 1500, longest: 600, seed: 21, whole: true });
    const turned = {
      repeatCount: histories.repeatCount.slice().reverse(),
      lastOrderAge: histories.lastOrderAge.slice().reverse(),
      customerAge: histories.customerAge.slice().reverse(),
    };
    expect(fitBuying(model, grouped(turned))).toEqual(fitBuying(model, grouped(histories)));
  });
});

test('where nobody drops out the model without dropout is as likely, and its rate is found', () => {
  const still: BuyingParams = { r: 0.8, alpha: 60, a: 1e-9, b: 1 };
  const histories = simulated('mbgnbd', still, { customers: 4000, longest: 500, seed: 4 });
  const groups = grouped(histories);
  const without = fitWithoutDropout(groups);
  expect(Math.abs(without.r / still.r - 1)).toBeLessThan(0.1);
  expect(Math.abs(without.alpha / still.alpha - 1)).toBeLessThan(0.1);
  expect(fitBuying('mbgnbd', groups).logLikelihood - without.logLikelihood).toBeLessThan(1.92);
});
