import { type CustomerTotals, totalsOf } from '../orders/history.ts';
import type { Day, Orders } from '../orders/order.ts';

/** How F is cut: in fifths of the customers, or by 1, 2, 3, 4–5, 6 and more orders. */
export type Scale = 'fifths' | 'counts';

/**
 * Own borders, four a score, in place of the scale. R: the most days that still score 5, 4, 3, 2. F and M: the
 * fewest orders, and the least spent in smallest units, that score 2, 3, 4, 5.
 */
export interface CutPoints {
  readonly recencyDays?: readonly number[];
  readonly orderCount?: readonly number[];
  readonly totalSpent?: readonly number[];
}

export interface RfmChoice {
  /** Orders after it are ignored. */
  readonly asOf: Day;
  /** Orders up to this day are ignored too, as months that are too long ago; null looks at all. */
  readonly after: Day | null;
  readonly scale: Scale | 'auto';
  readonly cutPoints?: CutPoints;
}

/** One entry a customer with an order in the window, in the order of `Orders.customers`; scores are 1 to 5, 5 best. */
export interface RfmScores {
  /** Index into `Orders.customers`. */
  readonly customer: Int32Array;
  readonly recencyDays: Int32Array;
  readonly orderCount: Int32Array;
  /** In the smallest unit. */
  readonly totalSpent: Float64Array;
  readonly r: Uint8Array;
  readonly f: Uint8Array;
  readonly m: Uint8Array;
  /** Entries by money, least first. */
  readonly bySpend: Int32Array;
  readonly scaleUsed: Scale;
}

/**
 * Scores each customer on recency, frequency and money. Fifths compare customers with each other, in whole numbers
 * only: of n customers, F and M are 1 + ⌊5 × (customers with strictly less) ÷ n⌋ and R is 5 − ⌊5 × (customers with
 * strictly fewer days) ÷ n⌋, so equal values share a score and SQL gives the same.
 */
export function scoreCustomers(orders: Orders, { asOf, after, scale, cutPoints = {} }: RfmChoice): RfmScores {
  const totals = totalsOf(orders, { from: after === null ? Number.NEGATIVE_INFINITY : after + 1, to: asOf });
  const buyers = columnsOf(totals, asOf);
  const { recencyDays, orderCount, totalSpent } = buyers;
  const scaleUsed = scale === 'auto' ? telling(orderCount) : scale;
  const bySpend = sortedEntries(totalSpent);
  return {
    ...buyers,
    r: cutPoints.recencyDays ? byMost(recencyDays, cutPoints.recencyDays) : recencyFifths(recencyDays),
    f: cutPoints.orderCount
      ? byLeast(orderCount, cutPoints.orderCount)
      : scaleUsed === 'counts'
        ? byLeast(orderCount, countBorders)
        : fifths(wholeNumbersBelow(orderCount)),
    m: cutPoints.totalSpent
      ? byLeast(totalSpent, cutPoints.totalSpent)
      : fifths(valuesBelow(totalSpent, bySpend)),
    bySpend,
    scaleUsed,
  };
}

const countBorders = [2, 3, 4, 6];

/** Fifths, unless more than 40 % of the customers have one order: from there fifths stop telling them apart. */
function telling(orderCount: Int32Array): Scale {
  let once = 0;
  for (const orders of orderCount) if (orders === 1) once++;
  return 5 * once > 2 * orderCount.length ? 'counts' : 'fifths';
}

function columnsOf(totals: CustomerTotals, asOf: Day) {
  const customer = new Int32Array(totals.buyers);
  const recencyDays = new Int32Array(totals.buyers);
  const orderCount = new Int32Array(totals.buyers);
  const totalSpent = new Float64Array(totals.buyers);
  let n = 0;
  for (let who = 0; who < totals.orderCount.length; who++) {
    if (totals.orderCount[who] === 0) continue;
    customer[n] = who;
    recencyDays[n] = asOf - totals.lastDay[who]!;
    orderCount[n] = totals.orderCount[who]!;
    totalSpent[n++] = totals.totalSpent[who]!;
  }
  return { customer, recencyDays, orderCount, totalSpent };
}

function recencyFifths(days: Int32Array): Uint8Array {
  return fifths(wholeNumbersBelow(days)).map((score) => 6 - score);
}

/** 1 + ⌊5 × below ÷ n⌋ of each count below. */
function fifths(below: Int32Array): Uint8Array {
  const scores = new Uint8Array(below.length);
  for (let i = 0; i < below.length; i++) scores[i] = 1 + Math.floor((5 * below[i]!) / below.length);
  return scores;
}

/** Entries by value, ascending. */
function sortedEntries(values: Float64Array): Int32Array {
  const n = values.length;
  let most = 0;
  for (let i = 0; i < n; i++) if (values[i]! > most) most = values[i]!;
  // Value and place in one number sort ten times as fast as places with a function, where both fit.
  if ((most + 1) * n > Number.MAX_SAFE_INTEGER) {
    return Int32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!);
  }
  const keys = new Float64Array(n);
  for (let i = 0; i < n; i++) keys[i] = values[i]! * n + i;
  keys.sort();
  const entries = new Int32Array(n);
  for (let i = 0; i < n; i++) entries[i] = keys[i]! - Math.floor(keys[i]! / n) * n;
  return entries;
}

/** For each value, how many are strictly less; `ascending` are the entries by value. */
function valuesBelow(values: Float64Array, ascending: Int32Array): Int32Array {
  const below = new Int32Array(values.length);
  let less = 0;
  for (let i = 0; i < ascending.length; i++) {
    if (i > 0 && values[ascending[i]!]! > values[ascending[i - 1]!]!) less = i;
    below[ascending[i]!] = less;
  }
  return below;
}

/** The same of whole numbers from 0, by counting. */
function wholeNumbersBelow(values: Int32Array): Int32Array {
  let most = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! > most) most = values[i]!;
  const less = new Int32Array(most + 2);
  for (let i = 0; i < values.length; i++) less[values[i]! + 1]!++;
  for (let value = 1; value < less.length; value++) less[value] = less[value]! + less[value - 1]!;
  const below = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) below[i] = less[values[i]!]!;
  return below;
}

/** 1 + how many of the borders a value reaches. */
function byLeast(values: Int32Array | Float64Array, borders: readonly number[]): Uint8Array {
  const scores = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    let score = 1;
    for (const border of borders) if (values[i]! >= border) score++;
    scores[i] = score;
  }
  return scores;
}

/** 1 + how many of the borders a value does not exceed. */
function byMost(values: Int32Array, borders: readonly number[]): Uint8Array {
  const scores = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    let score = 1;
    for (const border of borders) if (values[i]! <= border) score++;
    scores[i] = score;
  }
  return scores;
}
