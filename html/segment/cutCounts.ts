import type { SegmentsPreview } from '../../src/calls/segments.ts';
import type { RuleFacts } from '../../src/segments/rules/facts.ts';
import { segmentInGrid } from '../../src/segments/rules/grids.ts';
import { typedDecimal } from '../digits.ts';

type Measure = SegmentsPreview['own'][number];

/** Limits being typed for the scores 5, 4, 3 and 2; a measure that is not among them is cut automatically. */
export type TypedLimits = Partial<Readonly<Record<Measure, readonly string[]>>>;

/**
 * How many would be in each of the ten segments. Null where it cannot be told here: a limit is no number, or a
 * measure that the facts have by own limits is to be automatic again. Money does not choose the segment.
 */
export function countsBy(
  typed: TypedLimits,
  facts: RuleFacts,
  ownNow: readonly Measure[],
): ReadonlyMap<string, number> | null {
  const r = scoresBy(
    'days',
    typed,
    ownNow,
    facts.r,
    (who, limit) => facts.asOf - facts.lastDay[who]! <= limit,
  );
  const f = scoresBy('orders', typed, ownNow, facts.f, (who, limit) => facts.orders[who]! >= limit);
  if (!r || !f) return null;
  const counts = new Map<string, number>();
  r.forEach((score, who) => {
    const segment = segmentInGrid('ten', score, f[who]!, 1);
    counts.set(segment, (counts.get(segment) ?? 0) + 1);
  });
  return counts;
}

function scoresBy(
  measure: 'days' | 'orders',
  typed: TypedLimits,
  ownNow: readonly Measure[],
  scores: readonly number[],
  meets: (who: number, limit: number) => boolean,
): readonly number[] | null {
  const texts = typed[measure];
  if (!texts) return ownNow.includes(measure) ? null : scores;
  const limits = texts.map((text) => typedDecimal(text.replace(/,/g, '')));
  if (limits.some((limit) => limit === null)) return null;
  return scores.map((_, who) => 1 + limits.filter((limit) => meets(who, limit!)).length);
}
