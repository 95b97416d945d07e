/**
 * What a customer spends on an order day: the gamma-gamma model. Each has a mean of its own around which its spend
 * varies, and the means vary between customers. Source: Fader & Hardie (2013), "The Gamma-Gamma Model of Monetary
 * Value", note 025.
 */
import { maximize, maximizeFrom, type Slope, type Summit } from './maximize.ts';
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
  readonly shape: SpendingShape;
  /** Spend on an order day over all customers. */
  readonly commonMean: number;
}

/**
 * What the likelihood has its top at. `varied`: parameters with a mean. `alike`: q → ∞, customers do not differ and
 * everyone is expected to spend the common mean. `own`: q ≤ 1, the model has no mean; or p → ∞, each customer spends
 * the same every time. `unknown`: no top was found.
 */
export type SpendingShape = 'varied' | 'alike' | 'own' | 'unknown';

/** Repeat days of each customer and the mean spend on them; only customers with one, only days of more than 0. */
export interface RepeatSpend {
  readonly days: ArrayLike<number>;
  readonly mean: ArrayLike<number>;
}

/** Fits by maximum likelihood; the unit of money does not matter, as it is reckoned in its mean. Null for nobody. */
export function fitSpending(spend: RepeatSpend): SpendingFit | null {
  const n = spend.days.length;
  if (n === 0) return null;
  let unit = 0;
  for (let i = 0; i < n; i++) unit += spend.mean[i]! / n;
  const whole = totalsIn(spend, unit, 1);
  const every = Math.floor(n / sampleSize);
  const summit =
    every < 2 ? maximize(slopeOf(whole), starts, bounds) : fromSample(totalsIn(spend, unit, every), whole);
  const [p = 0, q = 0, v = 0] = summit.at.map((value) => exp(value));
  return {
    params: { p, q, v: v * unit },
    logLikelihood: summit.value - n * log(unit),
    shape: shapeOf(summit, whole),
    commonMean: (whole.allSpent / whole.allDays) * unit,
  };
}

// Likelihoods this near are of one model for every purpose; q beyond this many is nearly infinite.
const nearly = 1e-3;
const hugeQ = 1000;

function shapeOf(summit: Summit, totals: Totals): SpendingShape {
  const q = exp(summit.at[1] as number);
  const found = summit.left < 1e-4;
  const within = found && !summit.atBound.some(Boolean);
  if (found && q <= 1) return 'own';
  if ((!within || q > hugeQ) && likelihoodOfAlike(totals) >= summit.value - nearly) return 'alike';
  if (within) return 'varied';
  return likelihoodOfOwn(totals) >= summit.value - nearly ? 'own' : 'unknown';
}

/** The best log-likelihood of customers who all have one mean: the limit of q → ∞ with v ÷ q held. */
function likelihoodOfAlike({ allDays, allSpent, daysByLogSpent, logMeans, customersByDays }: Totals): number {
  const slope = ([logP = 0]: readonly number[]): Slope => {
    const p = exp(logP);
    const rateLog = log((p * allDays) / allSpent);
    let value = p * (daysByLogSpent + allDays * (rateLog - 1)) - logMeans;
    let dp = daysByLogSpent + allDays * rateLog;
    for (const [x, count] of customersByDays) {
      value -= count * lnGamma(p * x);
      dp -= count * x * digamma(p * x);
    }
    return { value, gradient: [dp * p] };
  };
  return maximize(slope, [[log(4)]], { low: [-7], high: [12] }).value;
}

/** The best log-likelihood of customers who spend the same every time: the limit of p → ∞ with p × v held. */
function likelihoodOfOwn({ customers, days, spent, logMeans }: Totals): number {
  let reciprocals = 0;
  for (let i = 0; i < customers; i++) reciprocals += days[i]! / spent[i]!;
  const slope = ([logQ = 0, logScale = 0]: readonly number[]): Slope => {
    const [q, scale] = [exp(logQ), exp(logScale)];
    const value = customers * (q * logScale - lnGamma(q)) - (q + 1) * logMeans - scale * reciprocals;
    const dq = customers * (logScale - digamma(q)) - logMeans;
    return { value, gradient: [dq * q, customers * q - scale * reciprocals] };
  };
  return maximize(slope, [[log(2), 0]], { low: [-7, -12], high: [12, 12] }).value;
}

const starts = [[4, 3, 0.6].map((value) => log(value)), [1, 6, 5].map((value) => log(value))];
const bounds = { low: [-7, -7, -12], high: [12, 12, 12] };
const sampleSize = 2500;

/** A large shop's fit starts where that of every so many of its customers ends. */
function fromSample(sample: Totals, whole: Totals): Summit {
  const near = maximize(slopeOf(sample), starts, bounds);
  return maximizeFrom(slopeOf(whole), near, bounds) ?? maximize(slopeOf(whole), [near.at], bounds);
}

/** Repeat spend in units of its mean, with all that does not change with the parameters added up. */
interface Totals {
  readonly customers: number;
  readonly days: Float64Array;
  /** Days × mean. */
  readonly spent: Float64Array;
  readonly allDays: number;
  readonly allSpent: number;
  readonly daysByLogSpent: number;
  readonly logMeans: number;
  /** How many customers have each number of days. */
  readonly customersByDays: readonly (readonly [days: number, customers: number])[];
}

function totalsIn({ days, mean }: RepeatSpend, unit: number, every: number): Totals {
  const customers = Math.ceil(days.length / every);
  const taken = new Float64Array(customers);
  const spent = new Float64Array(customers);
  const byDays = new Map<number, number>();
  let allDays = 0;
  let allSpent = 0;
  let daysByLogSpent = 0;
  let logMeans = 0;
  for (let i = 0; i < customers; i++) {
    const x = days[i * every]!;
    const share = mean[i * every]! / unit;
    taken[i] = x;
    spent[i] = x * share;
    allDays += x;
    allSpent += x * share;
    daysByLogSpent += x * log(x * share);
    logMeans += log(share);
    byDays.set(x, (byDays.get(x) ?? 0) + 1);
  }
  const sums = { allDays, allSpent, daysByLogSpent, logMeans };
  return { customers, days: taken, spent, ...sums, customersByDays: [...byDays] };
}

/** Note 025, eq. 1a, summed, with its slope in ln p, ln q and ln v. */
function slopeOf(totals: Totals): (logs: readonly number[]) => Slope {
  const { customers, days, spent, daysByLogSpent, logMeans, customersByDays } = totals;
  return (logs) => {
    const [p = 0, q = 0, v = 0] = logs.map((value) => exp(value));
    let sumLogs = 0;
    let daysByLogs = 0;
    let sumOver = 0;
    let daysOver = 0;
    for (let i = 0; i < customers; i++) {
      const logTotal = log(spent[i]! + v);
      const over = 1 / (spent[i]! + v);
      sumLogs += logTotal;
      daysByLogs += days[i]! * logTotal;
      sumOver += over;
      daysOver += days[i]! * over;
    }
    let value = p * (daysByLogSpent - daysByLogs) - q * sumLogs - logMeans;
    let dp = daysByLogSpent - daysByLogs;
    let dq = -sumLogs;
    for (const [x, count] of customersByDays) {
      const atEnd = digamma(p * x + q);
      value += count * (lnGamma(p * x + q) - lnGamma(p * x));
      dp += count * x * (atEnd - digamma(p * x));
      dq += count * atEnd;
    }
    value += customers * (q * log(v) - lnGamma(q));
    dq += customers * (log(v) - digamma(q));
    const dv = (customers * q) / v - p * daysOver - q * sumOver;
    return { value, gradient: [dp * p, dq * q, dv * v] };
  };
}

/** Expected spend on an order day of a customer with `days` repeat days of mean spend `mean`; 0 days: of anybody. */
export function expectedSpend({ p, q, v }: SpendingParams, days: number, mean: number): number {
  return (p * (v + days * mean)) / (p * days + q - 1);
}
