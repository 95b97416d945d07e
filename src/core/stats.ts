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
