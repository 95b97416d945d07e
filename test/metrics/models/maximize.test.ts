import { inverted, maximize } from '../../../src/metrics/models/maximize.ts';

const everywhere = (n: number) => ({ low: new Array(n).fill(-50), high: new Array(n).fill(50) });

test('a quadratic hill is climbed to its top, whose curvature comes with it', () => {
  const hill = ([x = 0, y = 0]: readonly number[]) => ({
    value: -((x - 3) ** 2) - 5 * (y + 1) ** 2 - (x - 3) * (y + 1),
    gradient: [-2 * (x - 3) - (y + 1), -10 * (y + 1) - (x - 3)],
  });
  const top = maximize(hill, [[-4, 7]], everywhere(2));
  expect(top.at[0]).toBeCloseTo(3, 5);
  expect(top.at[1]).toBeCloseTo(-1, 5);
  expect(top.curvature[0]![0]).toBeCloseTo(2, 4);
  expect(top.curvature[0]![1]).toBeCloseTo(1, 4);
  expect(top.left).toBeLessThan(1e-9);
});

// Rosenbrock (1960), the classic curved valley; its only summit turned upside down is at (1, 1).
test('a curved ridge is followed to its end', () => {
  const ridge = ([x = 0, y = 0]: readonly number[]) => ({
    value: -((1 - x) ** 2) - 100 * (y - x * x) ** 2,
    gradient: [2 * (1 - x) + 400 * x * (y - x * x), -200 * (y - x * x)],
  });
  const top = maximize(ridge, [[-1.2, 1]], everywhere(2));
  expect(top.at[0]).toBeCloseTo(1, 5);
  expect(top.at[1]).toBeCloseTo(1, 5);
});

test('of two summits the higher is found from several starts, and bounds are kept and told', () => {
  const twin = ([x = 0]: readonly number[]) => ({
    value: Math.exp(-((x - 2) ** 2)) + 2 * Math.exp(-((x + 2) ** 2)),
    gradient: [-2 * (x - 2) * Math.exp(-((x - 2) ** 2)) - 4 * (x + 2) * Math.exp(-((x + 2) ** 2))],
  });
  expect(maximize(twin, [[1.5], [-1.5]], everywhere(1)).at[0]).toBeCloseTo(-2, 5);
  const slope = ([x = 0]: readonly number[]) => ({ value: x, gradient: [1] });
  const end = maximize(slope, [[0]], { low: [-1], high: [4] });
  expect([end.at[0], end.atBound[0]]).toEqual([4, true]);
});

test('a matrix times its inverse is one, and what is not positive definite has none', () => {
  const matrix = [
    [4, 1, 0.5],
    [1, 3, -0.2],
    [0.5, -0.2, 2],
  ];
  const inverse = inverted(matrix)!;
  matrix.forEach((row, i) => {
    inverse.forEach((_, j) => {
      const product = row.reduce((sum, value, k) => sum + value * inverse[k]![j]!, 0);
      expect(product).toBeCloseTo(i === j ? 1 : 0, 12);
    });
  });
  expect(
    inverted([
      [1, 2],
      [2, 1],
    ]),
  ).toBeNull();
});
