import { choice } from '../core/params.ts';
import { type CustomerTotals, totalsOf } from '../orders/history.ts';
import type { Orders } from '../orders/order.ts';
import { fromDay, ordersRange, toDay } from './asked.ts';
import { defineMetric } from './metric.ts';
import { emptyPeriod, type PeriodPair, periodPairOf } from './periods.ts';

/**
 * Of the customers who bought before a period, the share who bought in it, 0 to 1. "before" are those who bought in
 * the period before; "ever" all who were acquired before it.
 *
 * @throws {UserError} when nobody bought before, or nobody in the period
 */
export function retentionOf(orders: Orders, { before, period }: PeriodPair, of: 'before' | 'ever'): number {
  const earlierPeriod = of === 'before' ? before : { from: Number.NEGATIVE_INFINITY, to: period.from - 1 };
  const earlier = totalsOf(orders, earlierPeriod);
  const now = totalsOf(orders, period);
  if (now.buyers === 0) throw emptyPeriod(period);
  if (earlier.buyers === 0) throw emptyPeriod(before, 'before');
  return bothBought(earlier, now) / earlier.buyers;
}

export function bothBought(earlier: CustomerTotals, later: CustomerTotals): number {
  let both = 0;
  for (let who = 0; who < earlier.orderCount.length; who++) {
    if (earlier.orderCount[who]! > 0 && later.orderCount[who]! > 0) both++;
  }
  return both;
}

export default defineMetric({
  name: 'RETENTION_RATE',
  summary: {
    en: 'Of the customers who bought in the period before, the share who bought in this one.',
    fa: 'نرخ بازگشت مشتری: از خریداران دورهٔ پیش، سهم کسانی که در این دوره هم خریده‌اند.',
  },
  params: {
    orders: ordersRange(),
    from: fromDay(),
    to: toDay(),
    of: choice({
      label: { en: 'Of whom', fa: 'از چه کسانی' },
      help: {
        en: '"before": buyers of the period before; "ever": everyone acquired before from. Blank: before.',
        fa: '"before": خریداران دورهٔ پیش؛ "ever": همهٔ مشتریان پیش از from. خالی: before.',
      },
      options: {
        before: { en: 'before', fa: 'دورهٔ پیش' },
        ever: { en: 'ever', fa: 'همه' },
      },
      otherwise: 'before',
    }),
  },
  returns: {
    en: 'A share from 0 to 1. Without from: the 90 days up to to, against the 90 before.',
    fa: 'سهمی از ۰ تا ۱. بدون from: ۹۰ روز تا to در برابر ۹۰ روز پیش از آن.',
  },
  example: { formula: '=RETENTION_RATE(Orders!A:C; "2025-02")', result: 0.5 },
  evaluate: ({ orders, from, to, of }) => retentionOf(orders, periodPairOf({ from, to }, orders), of),
});
