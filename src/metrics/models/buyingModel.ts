/**
 * Two models of how customers buy and drop out, fitted by maximum likelihood. Each buys at random at a rate λ of its
 * own, λ ~ Gamma(r, α), and may drop out with a probability p of its own, p ~ Beta(a, b): in the BG/NBD after each
 * repeat order (Fader, Hardie & Lee 2005), in the MBG/NBD after the first order too (Batislam, Denizel & Filiztekin
 * 2007). Only the BG/NBD calls every one-time buyer alive for certain.
 */
import type { GroupedHistories } from './buyingHistories.ts';
import { inverted, maximize, maximizeFrom, type Slope, type Summit } from './maximize.ts';
import { digamma, lnGamma, softplus } from './special.ts';

// Taken out of Math once: looking it up each time is slow where the code runs in a context of its own.
const { abs, exp, log, log1p, max, sqrt } = Math;

export type BuyingModel = 'mbgnbd' | 'bgnbd';

/** `alpha` is in the unit of time of the histories. */
export interface BuyingParams {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

export interface BuyingFit {
  readonly model: BuyingModel;
  readonly params: BuyingParams;
  /** Summed over the customers, in the unit of time of the histories. */
  readonly logLikelihood: number;
  /** Null where the likelihood is flat in some direction. */
  readonly standardErrors: BuyingParams | null;
  readonly converged: boolean;
}

/** How many chances to drop out a customer with `x` repeat orders had. */
const chances = (model: BuyingModel, x: number) => (model === 'mbgnbd' ? x + 1 : x);

/**
 * ln(1 ÷ alive probability − 1): odds on having dropped out after the last order. −∞ where nobody can have.
 * Fader, Hardie & Lee (2005) eq. 7 and Batislam et al. (2007).
 */
export function logDropoutOdds(
  model: BuyingModel,
  params: BuyingParams,
  x: number,
  t: number,
  age: number,
): number {
  const n = chances(model, x);
  if (n === 0) return Number.NEGATIVE_INFINITY;
  const { r, alpha, a, b } = params;
  return log(a / (b + n - 1)) + (r + x) * log1p((age - t) / (alpha + t));
}

/** The log-likelihood of one customer: the plain way, which the fit's faster one must equal. */
export function logLikelihoodOf(
  model: BuyingModel,
  params: BuyingParams,
  x: number,
  t: number,
  age: number,
): number {
  const { r, alpha, a, b } = params;
  const n = chances(model, x);
  const buying = lnGamma(r + x) - lnGamma(r) + r * log(alpha) - (r + x) * log(alpha + age);
  const staying = lnGamma(b + n) - lnGamma(b) - lnGamma(a + b + n) + lnGamma(a + b);
  return buying + staying + softplus(logDropoutOdds(model, params, x, t, age));
}

/** Fits one model; the unit of time does not matter, as time is reckoned in the longest customer age. */
export function fitBuying(model: BuyingModel, histories: GroupedHistories): BuyingFit {
  const unit = max(1e-9, histories.customerAges[histories.customerAges.length - 1]!);
  const summit = summitOf(model, inUnits(histories, unit));
  const [r = 0, alpha = 0, a = 0, b = 0] = summit.at.map((value) => exp(value));
  const params = { r, alpha: alpha * unit, a, b };
  return {
    model,
    params,
    logLikelihood: summit.value - repeatsIn(histories) * log(unit),
    standardErrors: standardErrorsOf(params, summit.curvature),
    // A hundredth of log-likelihood tells nobody's customers apart.
    converged: summit.left < 0.01,
  };
}

/** A large shop's fit starts where that of a sample of its customers ends. */
function summitOf(model: BuyingModel, histories: GroupedHistories): Summit {
  const f = (logs: readonly number[]) => slope(model, logs, histories);
  const starts = startsFor(histories);
  if (!histories.sample) return maximize(f, starts, bounds);
  const near = summitOf(model, histories.sample);
  // A sample that shows no dropout says little: dropout too rare for it may still be measurable in the whole.
  return maximizeFrom(f, near, bounds) ?? maximize(f, starts.slice(-1), bounds);
}

function inUnits(histories: GroupedHistories, unit: number): GroupedHistories {
  return {
    ...histories,
    lastOrderAges: histories.lastOrderAges.map((t) => t / unit),
    customerAges: histories.customerAges.map((age) => age / unit),
    sample: histories.sample && inUnits(histories.sample, unit),
  };
}

// Logarithms of r, α (in longest ages), a and b. A fit that ends at a bound has found no such thing as a finite one:
// at the highest r customers buy at one rate, as far as can be told, and what it forecasts is the limit's.
const bounds = { low: [-9, -12, -14, -9], high: [9, 12, 9, 12] };

function repeatsIn({ repeatCounts, customersByCount }: GroupedHistories): number {
  return repeatCounts.reduce((sum, x, i) => sum + x * customersByCount[i]!, 0);
}

/** Three guesses about buyers, frequent or rare, loyal or fleeting, each with the mean rate that the orders show. */
function startsFor(histories: GroupedHistories): number[][] {
  const time = histories.weight.reduce(
    (sum, w, i) => sum + w * histories.customerAges[histories.age[i]!]!,
    0,
  );
  const rate = max(1e-6, repeatsIn(histories)) / max(1e-9, time);
  return [
    [0.3, 0.8, 2.5],
    [1, 0.5, 1],
    [0.6, 0.05, 1],
  ].map(([r = 0, a = 0, b = 0]) => [r, r / rate, a, b].map((value) => log(value)));
}

/** The log-likelihood and its slope in the logarithms of r, α, a and b. */
function slope(model: BuyingModel, logs: readonly number[], histories: GroupedHistories): Slope {
  const [r = 0, alpha = 0, a = 0, b = 0] = logs.map((value) => exp(value));
  const { weight, x, t, age, repeatCounts, customersByCount } = histories;
  const logAges = histories.customerAges.map((value) => log(alpha + value));
  const logLast = histories.lastOrderAges.map((value) => log(alpha + value));
  const overAges = histories.customerAges.map((value) => 1 / (alpha + value));
  const overLast = histories.lastOrderAges.map((value) => 1 / (alpha + value));
  const chance = repeatCounts.map((count) => chances(model, count));
  const logOdds = chance.map((n) => (n === 0 ? Number.NEGATIVE_INFINITY : log(a / (b + n - 1))));
  let [value, dr, dAlpha, da, db] = slopeByCount({ r, alpha, a, b }, repeatCounts, chance, customersByCount);
  for (let i = 0; i < weight.length; i++) {
    const xi = x[i]!;
    const w = weight[i]!;
    const buys = r + repeatCounts[xi]!;
    const waited = logAges[age[i]!]! - logLast[t[i]!]!;
    const odds = logOdds[xi]! + buys * waited;
    const small = exp(-abs(odds));
    const gone = odds > 0 ? 1 / (1 + small) : small / (1 + small);
    const surprise = max(0, odds) + log1p(small);
    value += w * (surprise - buys * logAges[age[i]!]!);
    dr += w * (gone * waited - logAges[age[i]!]!);
    dAlpha += w * buys * (gone * (overAges[age[i]!]! - overLast[t[i]!]!) - overAges[age[i]!]!);
    da += w * gone;
    db -= chance[xi] === 0 ? 0 : (w * gone) / (b + chance[xi]! - 1);
  }
  return { value, gradient: [dr * r, dAlpha * alpha, da, db * b] };
}

/** The part of the slope that depends on the repeat count alone. `da` is by ln a, the others by r, α and b. */
function slopeByCount(
  { r, alpha, a, b }: BuyingParams,
  counts: Float64Array,
  chance: Float64Array,
  customers: Float64Array,
): [number, number, number, number, number] {
  const atR = lnGamma(r) - r * log(alpha);
  const slopeR = digamma(r) - log(alpha);
  const atB = lnGamma(a + b) - lnGamma(b);
  const slopeAB = digamma(a + b);
  const slopeB = slopeAB - digamma(b);
  let [value, dr, dAlpha, da, db] = [0, 0, 0, 0, 0];
  for (let i = 0; i < counts.length; i++) {
    const [x, n, w] = [counts[i]!, chance[i]!, customers[i]!];
    const slopeEnd = digamma(a + b + n);
    value += w * (lnGamma(r + x) - atR + lnGamma(b + n) - lnGamma(a + b + n) + atB);
    dr += w * (digamma(r + x) - slopeR);
    dAlpha += (w * r) / alpha;
    da += w * a * (slopeAB - slopeEnd);
    db += w * (digamma(b + n) - slopeEnd + slopeB);
  }
  return [value, dr, dAlpha, da, db];
}

function standardErrorsOf(
  params: BuyingParams,
  curvature: readonly (readonly number[])[],
): BuyingParams | null {
  const covariance = inverted(curvature);
  if (!covariance) return null;
  const [r = 0, alpha = 0, a = 0, b = 0] = covariance.map((row, i) => sqrt(row[i]!));
  return { r: r * params.r, alpha: alpha * params.alpha, a: a * params.a, b: b * params.b };
}

/**
 * Log-likelihood of the same customers if nobody ever dropped out (the NBD), at its best r and α: what the dropout
 * adds is the difference to a fit.
 */
export function fitWithoutDropout(histories: GroupedHistories): {
  r: number;
  alpha: number;
  logLikelihood: number;
} {
  const unit = max(1e-9, histories.customerAges[histories.customerAges.length - 1]!);
  const ages = histories.customerAges.map((age) => age / unit);
  const byAge = weightsByAge(histories);
  const start = startsFor({ ...histories, customerAges: ages })[1]!.slice(0, 2);
  const summit = maximize((logs) => slopeWithoutDropout(logs, histories, ages, byAge), [start], {
    low: bounds.low.slice(0, 2),
    high: bounds.high.slice(0, 2),
  });
  const [r = 0, alpha = 0] = summit.at.map((value) => exp(value));
  return { r, alpha: alpha * unit, logLikelihood: summit.value - repeatsIn(histories) * log(unit) };
}

/** Customers, and their repeat orders, of each age. */
function weightsByAge({ weight, x, age, repeatCounts, customerAges }: GroupedHistories) {
  const customers = new Float64Array(customerAges.length);
  const repeats = new Float64Array(customerAges.length);
  for (let i = 0; i < weight.length; i++) {
    customers[age[i]!] = customers[age[i]!]! + weight[i]!;
    repeats[age[i]!] = repeats[age[i]!]! + weight[i]! * repeatCounts[x[i]!]!;
  }
  return { customers, repeats };
}

function slopeWithoutDropout(
  logs: readonly number[],
  { repeatCounts, customersByCount }: GroupedHistories,
  ages: Float64Array,
  byAge: ReturnType<typeof weightsByAge>,
): Slope {
  const [r = 0, alpha = 0] = logs.map((value) => exp(value));
  let [value, dr, dAlpha] = [0, 0, 0];
  const atR = lnGamma(r) - r * log(alpha);
  const slopeR = digamma(r) - log(alpha);
  for (let i = 0; i < repeatCounts.length; i++) {
    const w = customersByCount[i]!;
    value += w * (lnGamma(r + repeatCounts[i]!) - atR);
    dr += w * (digamma(r + repeatCounts[i]!) - slopeR);
    dAlpha += (w * r) / alpha;
  }
  for (let i = 0; i < ages.length; i++) {
    const buys = byAge.customers[i]! * r + byAge.repeats[i]!;
    const logAge = log(alpha + ages[i]!);
    value -= buys * logAge;
    dr -= byAge.customers[i]! * logAge;
    dAlpha -= buys / (alpha + ages[i]!);
  }
  return { value, gradient: [dr * r, dAlpha * alpha] };
}
