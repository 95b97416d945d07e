import type { RuleFacts } from './facts.ts';
import type { GridSegment, Scores } from './grids.ts';

/** Klaviyo's names for its 27 cells, as its help page on the RFM report prints them (article 17797937793179). */
const printed: Partial<Record<GridSegment, string>> = {
  champions: '333 332 323',
  loyal: '321 322 331 232 233',
  recent: '312 313 311 222 223',
  need_attention: '213 221 123 132 133',
  at_risk: '231 212 122 131 211',
  inactive: '111 112 113 121',
};

export const klaviyoCells: ReadonlyMap<string, GridSegment> = new Map(
  Object.entries(printed).flatMap(([segment, cells]) =>
    cells.split(' ').map((cell) => [cell, segment as GridSegment] as const),
  ),
);

const known = new WeakMap<RuleFacts, Scores>();

/**
 * Klaviyo's scores 1 to 3, by its defaults: R by 180 and 365 days, F and M by thirds of the customers, only orders
 * that were paid for. Equal values share a score. Who never paid has 0.
 */
export function klaviyoScores(facts: RuleFacts): Scores {
  const before = known.get(facts);
  if (before) return before;
  const { history, asOf, customers } = facts;
  const paid = Array.from({ length: customers }, (_, who) => {
    const sums = { day: Number.NEGATIVE_INFINITY, count: 0, sum: 0 };
    for (let i = history.start[who]!; i < history.start[who + 1]!; i++) {
      if (history.amount[i]! <= 0) continue;
      sums.day = Math.max(sums.day, history.day[i]!);
      sums.count++;
      sums.sum += history.amount[i]!;
    }
    return sums;
  });
  const scores = {
    r: paid.map(({ day, count }) => (count === 0 ? 0 : asOf - day <= 180 ? 3 : asOf - day <= 365 ? 2 : 1)),
    f: thirds(paid.map(({ count }) => count)),
    m: thirds(paid.map(({ sum }) => sum)),
  };
  known.set(facts, scores);
  return scores;
}

/** 1 + ⌊3 × (customers with strictly less) ÷ n⌋ among those above 0, who alone count. */
function thirds(values: readonly number[]): number[] {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b);
  const below = new Map<number, number>();
  sorted.forEach((value, at) => {
    if (!below.has(value)) below.set(value, at);
  });
  return values.map((value) => (value > 0 ? 1 + Math.floor((3 * below.get(value)!) / sorted.length) : 0));
}
