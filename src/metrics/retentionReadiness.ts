import type { Words } from '../core/language.ts';
import { type Period, spanOf, totalsOf } from '../orders/history.ts';
import type { Orders } from '../orders/order.ts';
import { fromDay, ordersRange, toDay } from './asked.ts';
import { defineMetric } from './metric.ts';
import { emptyPeriod, periodPairOf } from './periods.ts';
import { bothBought } from './retentionRate.ts';

export type Verdict = 'too_early' | 'start_now' | 'overdue';

export const verdictNames: Readonly<Record<Verdict, Words>> = {
  too_early: { en: 'too early', fa: 'هنوز زود است؛ از حالا داده جمع کنید و خوش‌آمد بفرستید' },
  start_now: { en: 'start now', fa: 'همین حالا شروع کنید' },
  overdue: { en: 'overdue', fa: 'دیر شده' },
};

const fewestBuyers = 100;
const fewestEarlierDays = 180;

/** The share of a period's buyers with an order before it, 0 to 1, and what that means for a retention program. */
export function readinessOf(orders: Orders, period: Period): { oldShare: number; verdict: Verdict } {
  const now = totalsOf(orders, period);
  if (now.buyers === 0) throw emptyPeriod(period);
  const earlier = totalsOf(orders, { from: Number.NEGATIVE_INFINITY, to: period.from - 1 });
  const oldShare = bothBought(earlier, now) / now.buyers;
  const earlierDays = period.from - spanOf(orders).from;
  const tooLittle = now.buyers < fewestBuyers || earlierDays < fewestEarlierDays;
  if (tooLittle || oldShare < 0.5) return { oldShare, verdict: 'too_early' };
  return { oldShare, verdict: oldShare <= 0.6 ? 'start_now' : 'overdue' };
}

export default defineMetric({
  name: 'RETENTION_READINESS',
  summary: {
    en: 'Share of a period’s buyers who are not new, and whether it is time for a retention program.',
    fa: 'آمادگی بازاریابی بازگشتی: سهم خریداران دوره که جدید نیستند، و اینکه زمان شروع رسیده است یا نه.',
  },
  params: { orders: ordersRange(), from: fromDay(), to: toDay() },
  returns: {
    en: 'One row: the share, and "too early", "start now" or "overdue". Without from: the last 90 days.',
    fa: 'یک ردیف: سهم، و «هنوز زود است»، «همین حالا شروع کنید» یا «دیر شده». بدون from: ۹۰ روز آخر.',
  },
  example: { formula: '=RETENTION_READINESS(Orders!A:C; "2025-02")', result: [[0.5, 'too early']] },
  evaluate({ orders, from, to }, { language }) {
    const { oldShare, verdict } = readinessOf(orders, periodPairOf({ from, to }, orders).period);
    return [[oldShare, verdictNames[verdict][language]]];
  },
});
