import type { SegmentId } from '../metrics/segmentGrid.ts';
import type { StageId } from '../metrics/stages.ts';

/** A discount worth offering: its share of the order, 0 to 1, and the most it may come to in the smallest unit. */
export interface Discount {
  readonly share: number;
  readonly cap: number;
}

/** More for those with more to lose; who buys anyway, or has hardly anything to come back to, gets the smaller one. */
const shareOf: Readonly<Record<SegmentId, number>> = {
  champions: 0,
  loyal: 0.1,
  potential_loyalist: 0.1,
  new: 0.1,
  promising: 0.1,
  need_attention: 0.1,
  about_to_sleep: 0.1,
  at_risk: 0.15,
  cant_lose: 0.2,
  hibernating: 0.1,
};

/** A discount reaches as far as an order of so many times the usual one. */
const ordersCovered = 2;

/**
 * What to offer a customer, or null: nothing where it would not change what they do, which is as long as they keep to
 * their usual rhythm.
 */
export function discountFor(segment: SegmentId, stage: StageId, averageOrder: number): Discount | null {
  const share = shareOf[segment];
  if (share === 0 || stage === 'new' || stage === 'active' || averageOrder <= 0) return null;
  return { share, cap: roundedUp(share * averageOrder * ordersCovered) };
}

/** To two significant digits, so that it can be said in a message. */
function roundedUp(amount: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(amount)) - 1);
  // Less a hair: 0.15 × 200 is a little more than 30 in binary.
  return Math.ceil(amount / step - 1e-9) * step;
}
