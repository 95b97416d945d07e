import { totalsOf } from '../orders/history.ts';
import { fromDay, ordersRange, toDay } from './asked.ts';
import { defineMetric } from './metric.ts';
import { emptyPeriod, periodOf } from './periods.ts';

export default defineMetric({
  name: 'ORDERS_PER_CUSTOMER',
  summary: {
    en: 'Orders divided by the customers who placed them.',
    fa: 'نسبت سفارش به مشتری: تعداد سفارش‌ها تقسیم بر تعداد خریداران.',
  },
  params: { orders: ordersRange(), from: fromDay(), to: toDay() },
  returns: { en: 'A number of 1 or more.', fa: 'عددی از ۱ به بالا.' },
  example: { formula: '=ORDERS_PER_CUSTOMER(Orders!A:C)', result: 1.5 },
  evaluate({ orders, from, to }) {
    const period = periodOf({ from, to }, orders);
    const totals = totalsOf(orders, period);
    if (totals.buyers === 0) throw emptyPeriod(period);
    return totals.orders / totals.buyers;
  },
});
