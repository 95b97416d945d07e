import type { ChartView } from './protocol.ts';

/** The largest value drawn, a round number at or above it. */
export function scaleOf(view: ChartView): number {
  const heights = view.categories.map((_, i) => {
    const values = view.series.map(({ values }) => Math.max(0, values[i] ?? 0));
    return view.stacked ? values.reduce((sum, value) => sum + value, 0) : Math.max(0, ...values);
  });
  return roundUp(Math.max(0, ...heights));
}

/** The next of 1, 2, 3, 4, 5, 6, 8 or 10 times a power of ten: its half is round too. */
export function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 3, 4, 5, 6, 8, 10].find((times) => times * power >= value * (1 - 1e-12))!;
  return step * power;
}

/** A number short enough for an axis: 5000, 20K, 1.5M. */
export function shortNumber(value: number): string {
  const units: readonly [number, string][] = [
    [1e9, 'B'],
    [1e6, 'M'],
    [1e4, 'K'],
  ];
  const [unit, letter] = units.find(([from]) => value >= from) ?? [1, ''];
  const size = letter === 'K' ? 1000 : unit;
  return `${Number((value / size).toPrecision(3))}${letter}`;
}
