/**
 * The value with each number replaced by whatever agrees with it to ten digits: sums taken in another order differ in
 * the last ones, and rounding both sides would set apart neighbors of a half.
 */
export function near(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(near);
  if (typeof value !== 'number' || !Number.isFinite(value)) return value;
  return expect.closeTo(value, 10 - (value === 0 ? 0 : Math.ceil(Math.log10(Math.abs(value)))));
}
