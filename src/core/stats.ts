/** The middle value, or the mean of the two middle ones, of values in ascending order; needs at least one. */
export function medianOfSorted(ascending: ArrayLike<number>): number {
  const upper = ascending.length >> 1;
  return ascending.length % 2 === 1 ? ascending[upper]! : (ascending[upper - 1]! + ascending[upper]!) / 2;
}

/** The median of values in any order, which are left as they are; needs at least one. */
export function median(values: ArrayLike<number>): number {
  return medianOfSorted(Float64Array.from(values).sort());
}

/** How many of the values, given in ascending order, are strictly less than `limit`. */
export function countBelow(ascending: Float64Array, limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of a group did something. */
export interface Hits {
  readonly hits: number;
  readonly of: number;
}

/**
 * The difference of two shares, `a` less `b`, with its 95 % interval: the square-and-add combination of Wilson's
 * score intervals, without continuity correction. It keeps its promise for small groups and shares near 0, where the
 * textbook interval does not. Each group needs at least one.
 *
 * Source: Newcombe (1998), Interval estimation for the difference between independent proportions, Statistics in
 * Medicine 17, method 10.
 */
export function differenceOfShares(a: Hits, b: Hits): { difference: number; low: number; high: number } {
  const one = wilson(a);
  const other = wilson(b);
  const difference = one.share - other.share;
  return {
    difference,
    low: difference - Math.hypot(one.share - one.low, other.high - other.share),
    high: difference + Math.hypot(one.high - one.share, other.share - other.low),
  };
}

/** The quantile of the normal distribution that leaves 2.5 % above it. */
const z = 1.959963984540054;

/** Wilson's score interval of a share, 95 %. */
function wilson({ hits, of }: Hits): { share: number; low: number; high: number } {
  const share = hits / of;
  const center = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of);
  return { share, low: center - half, high: center + half };
}
