import { countBelow } from '../core/stats.ts';
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
  return {
    ...buyers,
    r: cutPoints.recencyDays ? byMost(recencyDays, cutPoints.recencyDays) : recencyFifths(recencyDays),
    f: cutPoints.orderCount
      ? byLeast(orderCount, cutPoints.orderCount)
      : scaleUsed === 'counts'
        ? byLeast(orderCount, countBorders)
        : fifths(orderCount),
    m: cutPoints.totalSpent ? byLeast(totalSpent, cutPoints.totalSpent) : fifths(totalSpent),
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
  const ascending = Float64Array.from(days).sort();
  return Uint8Array.from(days, (value) => 5 - Math.floor((5 * countBelow(ascending, value)) / days.length));
}

function fifths(values: Int32Array | Float64Array): Uint8Array {
  const ascending = Float64Array.from(values).sort();
  const scores = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    scores[i] = 1 + Math.floor((5 * countBelow(ascending, values[i]!)) / values.length);
  }
  return scores;
}

/** 1 + how many of the borders a value reaches. */
function byLeast(values: Int32Array | Float64Array, borders: readonly number[]): Uint8Array {
  const scores = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    scores[i] = 1 + borders.reduce((reached, border) => reached + (values[i]! >= border ? 1 : 0), 0);
  }
  return scores;
}

/** 1 + how many of the borders a value does not exceed. */
function byMost(values: Int32Array, borders: readonly number[]): Uint8Array {
  return Uint8Array.from(
    values,
    (value) => 1 + borders.reduce((within, border) => within + (value <= border ? 1 : 0), 0),
  );
}
