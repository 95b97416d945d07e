/** Rows or columns laid one after the other; positions are counted from 1, places are pixels from the first edge. */
export interface Axis {
  readonly count: number;
  readonly total: number;
  sizeOf(position: number): number;
  /** Where a position begins. */
  startOf(position: number): number;
  /** The position that covers a place, kept within 1 to `count`. */
  at(place: number): number;
}

/**
 * An axis of equal sizes but for a few. Looking up costs the logarithm of the number of exceptions, so that a sheet of
 * a million rows is as quick as one of ten.
 */
export function makeAxis(
  count: number,
  usualSize: number,
  exceptions: readonly (readonly [number, number])[],
): Axis {
  const differing = exceptions
    .filter(([position]) => position >= 1 && position <= count)
    .sort((a, b) => a[0] - b[0]);
  const positions = differing.map(([position]) => position);
  const sizes = new Map(differing);
  // surplus[k]: by how much the first k exceptions together exceed the usual size
  const surplus = [0];
  for (const [, size] of differing) surplus.push(surplus[surplus.length - 1]! + size - usualSize);

  const startOf = (position: number) => (position - 1) * usualSize + surplus[before(positions, position)]!;
  const sizeOf = (position: number) => sizes.get(position) ?? usualSize;
  const at = (place: number) => {
    let low = 1;
    let high = count;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (startOf(middle) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return { count, total: startOf(count + 1), sizeOf, startOf, at };
}

/** How many of the ascending positions lie before the one given. */
function before(positions: readonly number[], position: number): number {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (positions[middle]! < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
