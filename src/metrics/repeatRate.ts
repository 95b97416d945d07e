import { type CustomerTotals, totalsOf } from '../orders/history.ts';
import { fromDay, ordersRange, toDay } from './asked.ts';
import { defineMetric } from './metric.ts';
import { emptyPeriod, periodOf } from './periods.ts';

/** Customers with at least two orders ÷ customers with at least one, 0 to 1; needs one. */
export function repeatShare({ orderCount, buyers }: CustomerTotals): number {
  let repeated = 0;
  for (const orders of orderCount) if (orders >= 2) repeated++;
  return repeated / buyers;
}

export default defineMetric({
  name: 'REPEAT_RATE',
  summary: {
    en: 'Share of the customers of a period who ordered at least twice in it.',
    fa: 'نرخ تکرار خرید: سهم خریداران دوره که در آن دست‌کم دو سفارش داشته‌اند.',
  },
  params: { orders: ordersRange(), from: fromDay(), to: toDay() },
  returns: { en: 'A share from 0 to 1.', fa: 'سهمی از ۰ تا ۱.' },
  example: { formula: '=REPEAT_RATE(Orders!A:C)', result: 0.25 },
  evaluate({ orders, from, to }) {
    const period = periodOf({ from, to }, orders);
    const totals = totalsOf(orders, period);
    if (totals.buyers === 0) throw emptyPeriod(period);
    return repeatShare(totals);
  },
});
