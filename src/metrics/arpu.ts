import { currencyOf } from '../orders/history.ts';
import { fromDay, ordersRange, toDay } from './asked.ts';
import { monthlyActivity } from './kpis.ts';
import { defineMetric } from './metric.ts';
import { emptyPeriod, periodOf } from './periods.ts';

export default defineMetric({
  name: 'ARPU',
  summary: {
    en: 'Average revenue per user and month: the months’ revenue divided by the months’ active customers.',
    fa: 'میانگین درآمد ماهانهٔ هر مشتری: درآمد ماه‌ها تقسیم بر مشتریان فعال ماه‌ها.',
  },
  params: { orders: ordersRange(), from: fromDay(), to: toDay() },
  returns: {
    en: 'An amount of money a month; Jalali months if the period is made of them.',
    fa: 'مبلغی برای یک ماه؛ اگر دوره از ماه‌های جلالی ساخته شده باشد، ماه جلالی.',
  },
  example: { formula: '=ARPU(Orders!A:C)', result: 40 },
  evaluate({ orders, from, to }) {
    const { scale } = currencyOf(orders);
    const period = periodOf({ from, to }, orders);
    const { revenue, activeMonths } = monthlyActivity(orders, period);
    if (activeMonths === 0) throw emptyPeriod(period);
    return revenue / scale / activeMonths;
  },
});
