import { type BuyingModel, type BuyingParams, logDropoutOdds } from './buyingModel.ts';
import { lnGamma } from './special.ts';

// Taken out of Math once: looking it up each time is slow where the code runs in a context of its own.
const { abs, exp, expm1, floor, log, log1p, sqrt } = Math;

/** The chance, 0 to 1, that a customer has not dropped out by its age. */
export function aliveProbability(
  model: BuyingModel,
  params: BuyingParams,
  x: number,
  t: number,
  age: number,
): number {
  const odds = logDropoutOdds(model, params, x, t, age);
  return odds > 0 ? exp(-odds) / (1 + exp(-odds)) : 1 / (1 + exp(odds));
}

/**
 * Order days expected in the next `ahead` of a customer known to be alive at its age.
 *
 * Fader, Hardie & Lee (2005) eq. 10 and Batislam et al. (2007), with their hypergeometric function carried by Pfaff's
 * transformation to (1 − z)^(a−1) ₂F₁(a − 1, c − r − x; c; z), whose series has few changes of sign and does not grow
 * with x; a = 1, where the printed form divides by zero, is its limit.
 */
export function expectedWhileAlive(
  model: BuyingModel,
  { r, alpha, a, b }: BuyingParams,
  x: number,
  age: number,
  ahead: number,
): number {
  const c = a + b + x - (model === 'mbgnbd' ? 0 : 1);
  const rate = r + x;
  const logLeft = -log1p(ahead / (alpha + age));
  const z = ahead / (alpha + age + ahead);
  const power = (a - 1) * logLeft;
  if ((rate - c) * z > mostChanges || power < leastPower) return expectedOfMany({ a, c, rate, z, logLeft });
  const head = a === 1 ? logLeft : expm1(power) / (a - 1);
  return -c * head - exp(power) * tailOf(a, c, rate, z);
}

// From here on the terms of the transformed series grow past what their changing signs leave of a double.
const mostChanges = 12;
// And below this power they grow past any double.
const leastPower = -600;

interface Series {
  readonly a: number;
  readonly c: number;
  readonly rate: number;
  readonly z: number;
  readonly logLeft: number;
}

/**
 * Equation 10 as printed, for many orders expected of customers who buy or drop out alike; near a = 1 a line between
 * its sides.
 */
function expectedOfMany(given: Series): number {
  const { a, c } = given;
  if (abs(a - 1) > nearOne / 2) return (c * (1 - positiveSum(given))) / (a - 1);
  const [below = 0, above = 0] = [1 - nearOne, 1 + nearOne].map((side) =>
    expectedOfMany({ ...given, a: side, c: c - a + side }),
  );
  return (above + below + ((a - 1) / nearOne) * (above - below)) / 2;
}

const nearOne = 2e-4;

/** (1 − z)^rate ₂F₁(rate, c − a + 1; c; z), all terms positive, from the largest outward so that none overflows. */
function positiveSum({ a, c, rate, z, logLeft }: Series): number {
  const b = c - a + 1;
  // Where the ratio of one term to the next falls through 1.
  const [slope, start] = [z * (rate + b) - c - 1, z * rate * b - c];
  const peak = start > 0 ? floor((slope + sqrt(slope * slope + 4 * (1 - z) * start)) / (2 * (1 - z))) : 0;
  const grown = (from: number) => lnGamma(from + peak) - lnGamma(from);
  const largest = exp(grown(rate) + grown(b) - grown(c) - lnGamma(peak + 1) + peak * log(z) + rate * logLeft);
  const ratio = (n: number) => ((rate + n) * (b + n) * z) / ((c + n) * (n + 1));
  let sum = largest;
  for (let n = peak, term = largest; n < peak + mostTerms && term > 1e-17 * sum; n++) sum += term *= ratio(n);
  for (let n = peak, term = largest; n > 0 && term > 1e-17 * sum; n--) sum += term /= ratio(n - 1);
  return sum;
}

const mostTerms = 2_000_000;

/** Σ over n ≥ 1 of (a)ₙ₋₁ (c − rate)ₙ zⁿ ÷ ((c + 1)ₙ₋₁ n!). */
function tailOf(a: number, c: number, rate: number, z: number): number {
  let term = (c - rate) * z;
  let sum = term;
  for (let n = 1; n < mostTerms; n++) {
    const ratio = ((a + n - 1) * (c - rate + n) * z) / ((c + n) * (n + 1));
    term *= ratio;
    sum += term;
    if (abs(term) <= 1e-17 * abs(sum) && abs(ratio) < 1) break;
  }
  return sum;
}

/** Order days expected in the next `ahead` of a customer with this history, who may have dropped out. */
export function expectedOrderDays(
  model: BuyingModel,
  params: BuyingParams,
  { x, t, age }: { readonly x: number; readonly t: number; readonly age: number },
  ahead: number,
): number {
  return aliveProbability(model, params, x, t, age) * expectedWhileAlive(model, params, x, age, ahead);
}
