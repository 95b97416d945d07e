import { differenceOfShares } from '../../src/core/stats.ts';
import fc from '../fc.ts';

describe('the difference of two shares', () => {
  // Newcombe (1998), Statistics in Medicine 17:873-890, Table II, method 10.
  test.each([
    [
      [56, 70],
      [48, 80],
      [0.0524, 0.3339],
    ],
    [
      [9, 10],
      [3, 10],
      [0.1705, 0.809],
    ],
    [
      [6, 7],
      [2, 7],
      [0.0582, 0.8062],
    ],
    [
      [5, 56],
      [0, 29],
      [-0.0381, 0.1926],
    ],
    [
      [0, 10],
      [0, 20],
      [-0.1611, 0.2775],
    ],
    [
      [0, 10],
      [0, 10],
      [-0.2775, 0.2775],
    ],
    [
      [10, 10],
      [0, 20],
      [0.6791, 1],
    ],
    [
      [10, 10],
      [0, 10],
      [0.6075, 1],
    ],
  ] as const)('of %j and %j has the published interval %j', ([x, m], [y, n], [low, high]) => {
    const found = differenceOfShares({ hits: x, of: m }, { hits: y, of: n });
    expect(found.difference).toBeCloseTo(x / m - y / n, 12);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  const group = fc
    .integer({ min: 1, max: 5000 })
    .chain((of) => fc.record({ hits: fc.nat(of), of: fc.constant(of) }));

  test('lies within its interval and within -1 and 1, and turns over with its groups', () => {
    fc.assert(
      fc.property(group, group, (a, b) => {
        const { difference, low, high } = differenceOfShares(a, b);
        expect(low).toBeLessThanOrEqual(difference + 1e-12);
        expect(high).toBeGreaterThanOrEqual(difference - 1e-12);
        expect(low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(high).toBeLessThanOrEqual(1 + 1e-12);
        const turned = differenceOfShares(b, a);
        expect(turned.low).toBeCloseTo(-high, 12);
        expect(turned.high).toBeCloseTo(-low, 12);
      }),
    );
  });

  test('is known better the larger the groups are', () => {
    const width = (times: number) => {
      const { low, high } = differenceOfShares(
        { hits: 9 * times, of: 90 * times },
        { hits: times, of: 30 * times },
      );
      return high - low;
    };
    for (const times of [1, 2, 4, 8, 16]) expect(width(times * 2)).toBeLessThan(width(times));
  });
});
