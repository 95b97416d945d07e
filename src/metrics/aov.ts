import { currencyOf, type Period, totalsOf } from '../orders/history.ts';
import type { Orders } from '../orders/order.ts';
import { fromDay, ordersRange, toDay } from './asked.ts';
import { defineMetric } from './metric.ts';
import { emptyPeriod, periodOf } from './periods.ts';

/** Revenue of a period in shown units, with its orders and customers. */
export function salesOf(orders: Orders, period: Period) {
  const { scale } = currencyOf(orders);
  const totals = totalsOf(orders, period);
  if (totals.orders === 0) throw emptyPeriod(period);
  let revenue = 0;
  for (const spent of totals.totalSpent) revenue += spent;
  return { revenue: revenue / scale, orders: totals.orders, customers: totals.buyers };
}

export default defineMetric({
  name: 'AOV',
  summary: {
    en: 'Average order value: revenue divided by orders.',
    fa: 'میانگین ارزش هر سفارش: درآمد تقسیم بر تعداد سفارش‌ها.',
  },
  params: { orders: ordersRange(), from: fromDay(), to: toDay() },
  returns: {
    en: 'An amount of money, in the unit of the orders.',
    fa: 'مبلغی به واحد پول سفارش‌ها.',
  },
  example: { formula: '=AOV(Orders!A:C)', result: 40 },
  evaluate({ orders, from, to }) {
    const sales = salesOf(orders, periodOf({ from, to }, orders));
    return sales.revenue / sales.orders;
  },
});
