import type { Words } from '../core/language.ts';
import { medianOfSorted } from '../core/stats.ts';
import { type OrderDays, orderDaysOf } from '../orders/history.ts';
import type { Day, Orders } from '../orders/order.ts';

export type StageId = 'new' | 'active' | 'lapsing' | 'lost';

/** In the order of a customer's life. */
export const stageIds: readonly StageId[] = ['new', 'active', 'lapsing', 'lost'];

export const stageNames: Readonly<Record<StageId, Words>> = {
  new: { en: 'new', fa: 'جدید' },
  active: { en: 'active', fa: 'فعال' },
  lapsing: { en: 'lapsing', fa: 'رو به ریزش' },
  lost: { en: 'lost', fa: 'از دست رفته' },
};

/** One entry a customer with an order by the day asked for, in the order of `Orders.customers`. */
export interface Stages {
  /** Index into `Orders.customers`. */
  readonly customer: Int32Array;
  readonly stage: readonly StageId[];
  readonly daysSince: Int32Array;
  /** Usual days between two orders: the customer's own, or the shop's; may end in a half or a quarter. */
  readonly usualGap: Float64Array;
  readonly nextOrder: Int32Array;
}

/**
 * Where each customer stands in life by day `asOf`. Usual gap g: the median gap between the customer's order days
 * where there are 3 or more of them, else the shop's. Days since the last order d: over 365 lost; one order day and
 * d ≤ g new; two or more and d ≤ 1.5 g active; else lapsing. The next order is due on the last day + ⌈g⌉.
 */
export function stagesOf(orders: Orders, asOf: Day): Stages {
  const days = orderDaysOf(orders, asOf);
  const medians = medianGaps(days);
  const shop = shopGap(medians);
  const present = Int32Array.from(orders.customers.keys()).filter(
    (who) => days.start[who + 1]! > days.start[who]!,
  );
  const usualGap = new Float64Array(present.length);
  const daysSince = new Int32Array(present.length);
  const nextOrder = new Int32Array(present.length);
  const stage: StageId[] = new Array(present.length);
  present.forEach((who, i) => {
    const orderDays = days.start[who + 1]! - days.start[who]!;
    const last = days.day[days.start[who + 1]! - 1]!;
    const gap = orderDays >= 3 ? medians[who]! : shop;
    usualGap[i] = gap;
    daysSince[i] = asOf - last;
    nextOrder[i] = last + Math.ceil(gap);
    stage[i] = stageFor(asOf - last, orderDays, gap);
  });
  return { customer: present, stage, daysSince, usualGap, nextOrder };
}

const lostAfterDays = 365;

function stageFor(daysSince: number, orderDays: number, gap: number): StageId {
  if (daysSince > lostAfterDays) return 'lost';
  if (orderDays === 1) return daysSince <= gap ? 'new' : 'lapsing';
  return daysSince <= 1.5 * gap ? 'active' : 'lapsing';
}

/** The median gap of each customer; NaN where there is no gap. */
function medianGaps({ start, day }: OrderDays): Float64Array {
  const medians = new Float64Array(start.length - 1);
  for (let who = 0; who < medians.length; who++) {
    const from = start[who]!;
    const gaps = Math.max(0, start[who + 1]! - from - 1);
    const lengths = new Float64Array(gaps);
    for (let i = 0; i < gaps; i++) lengths[i] = day[from + i + 1]! - day[from + i]!;
    medians[who] = gaps === 0 ? Number.NaN : medianOfSorted(lengths.sort());
  }
  return medians;
}

const gapOfNobody = 60;

function shopGap(medians: Float64Array): number {
  const known = medians.filter((gap) => !Number.isNaN(gap)).sort();
  return known.length === 0 ? gapOfNobody : medianOfSorted(known);
}
