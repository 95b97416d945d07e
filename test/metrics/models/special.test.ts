import { digamma, lnGamma, softplus } from '../../../src/metrics/models/special.ts';

/** Within so much of the value, or of 1 where the value passes through zero. */
const close = (actual: number, expected: number, tolerance = 5e-15) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(expected)));

// Abramowitz & Stegun, Handbook of Mathematical Functions, tables 6.1 to 6.3; Γ(1/2) = √π.
test('the gamma function has the values of the handbook', () => {
  close(lnGamma(0.5), Math.log(Math.PI) / 2);
  close(lnGamma(1.5), Math.log(0.886_226_925_452_758));
  close(lnGamma(101), 363.739_375_555_563_5);
  close(lnGamma(1e-9), -Math.log(1e-9), 1e-9);
  expect(Math.abs(lnGamma(1)) + Math.abs(lnGamma(2))).toBeLessThan(4e-15);
});

test('ln Γ(z + 1) is ln Γ(z) + ln z, and its derivative is digamma', () => {
  for (const z of [0.01, 0.3, 1, 2.5, 9.99, 10.01, 57, 12_409]) {
    close(lnGamma(z + 1), lnGamma(z) + Math.log(z));
    close(digamma(z + 1), digamma(z) + 1 / z, 1e-13);
    const step = z * 1e-4;
    close(digamma(z), (lnGamma(z + step) - lnGamma(z - step)) / (2 * step), 2e-6);
  }
  close(digamma(1), -0.577_215_664_901_532_9);
});

test('ln(1 + e^x) neither overflows nor loses the smallest', () => {
  expect(softplus(1000)).toBe(1000);
  expect(softplus(-700)).toBe(Math.exp(-700));
  close(softplus(0), Math.LN2);
});
