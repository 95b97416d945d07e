/**
 * What a customer spends on an order day: the gamma-gamma model. Each has a mean of its own around which its spend
 * varies, and the means vary between customers. Source: Fader & Hardie (2013), "The Gamma-Gamma Model of Monetary
 * Value", note 025.
 */
import { maximize, type Slope } from './maximize.ts';
import { digamma, lnGamma } from './special.ts';

// Taken out of Math once: looking it up each time is slow where the code runs in a context of its own.
const { exp, log } = Math;

/** `v` is in the unit of the money given. */
export interface SpendingParams {
  readonly p: number;
  readonly q: number;
  readonly v: number;
}

export interface SpendingFit {
  readonly params: SpendingParams;
  readonly logLikelihood: number;
  /** False where the customers' spend tells no such model: all alike, or so unlike that no mean exists (q ≤ 1). */
  readonly hasMean: boolean;
}

/** Repeat days of each customer and the mean spend on them; only customers with one, only days of more than 0. */
export interface RepeatSpend {
  readonly days: ArrayLike<number>;
  readonly mean: ArrayLike<number>;
}

/** Fits by maximum likelihood; the unit of money does not matter, as it is reckoned in its mean. Null for nobody. */
export function fitSpending({ days, mean }: RepeatSpend): SpendingFit | null {
  const n = days.length;
  if (n === 0) return null;
  let unit = 0;
  for (let i = 0; i < n; i++) unit += mean[i]! / n;
  const shares = Float64Array.from(mean, (value) => value / unit);
  const summit = maximize((logs) => slope(logs, days, shares), starts, bounds);
  const [p = 0, q = 0, v = 0] = summit.at.map((value) => exp(value));
  const atBound = summit.atBound.some(Boolean);
  return {
    params: { p, q, v: v * unit },
    logLikelihood: summit.value - n * log(unit),
    hasMean: !atBound && summit.left < 1e-4 && q > 1,
  };
}

const starts = [[4, 3, 0.6].map((value) => log(value)), [1, 6, 5].map((value) => log(value))];
const bounds = { low: [-7, -7, -12], high: [12, 12, 12] };

/** Note 025, eq. 1a, summed, with its slope in ln p, ln q and ln v. */
function slope(logs: readonly number[], days: ArrayLike<number>, mean: Float64Array): Slope {
  const [p = 0, q = 0, v = 0] = logs.map((value) => exp(value));
  const byDays = new Map<number, { gammas: number; atEnd: number; atDays: number }>();
  const logV = log(v);
  const [gammaQ, slopeQ] = [lnGamma(q), digamma(q)];
  let [value, dp, dq, dv] = [0, 0, 0, 0];
  for (let i = 0; i < mean.length; i++) {
    const x = days[i]!;
    let known = byDays.get(x);
    if (!known) {
      const gammas = lnGamma(p * x + q) - lnGamma(p * x) - gammaQ + q * logV;
      known = { gammas, atEnd: digamma(p * x + q), atDays: digamma(p * x) };
      byDays.set(x, known);
    }
    const total = x * mean[i]! + v;
    const logTotal = log(total);
    const logSpent = log(x * mean[i]!);
    value += known.gammas + p * x * logSpent - log(mean[i]!) - (p * x + q) * logTotal;
    dp += x * (known.atEnd - known.atDays + logSpent - logTotal);
    dq += known.atEnd - slopeQ + logV - logTotal;
    dv += q / v - (p * x + q) / total;
  }
  return { value, gradient: [dp * p, dq * q, dv * v] };
}

/** Expected spend on an order day of a customer with `days` repeat days of mean spend `mean`; 0 days: of anybody. */
export function expectedSpend({ p, q, v }: SpendingParams, days: number, mean: number): number {
  return (p * (v + days * mean)) / (p * days + q - 1);
}
