import { fromDay, ordersRange, toDay } from './asked.ts';
import { defineMetric } from './metric.ts';
import { periodPairOf } from './periods.ts';
import { retentionOf } from './retentionRate.ts';

export default defineMetric({
  name: 'CHURN_RATE',
  summary: {
    en: 'Of the customers who bought in the period before, the share who did not buy in this one.',
    fa: 'نرخ ریزش مشتری: از خریداران دورهٔ پیش، سهم کسانی که در این دوره نخریده‌اند.',
  },
  params: { orders: ordersRange(), from: fromDay(), to: toDay() },
  returns: {
    en: 'A share from 0 to 1. Without from: the 90 days up to to, against the 90 before.',
    fa: 'سهمی از ۰ تا ۱. بدون from: ۹۰ روز تا to در برابر ۹۰ روز پیش از آن.',
  },
  example: { formula: '=CHURN_RATE(Orders!A:C; "2025-02")', result: 0.5 },
  evaluate: ({ orders, from, to }) => 1 - retentionOf(orders, periodPairOf({ from, to }, orders), 'before'),
});
