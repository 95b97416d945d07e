import { defineMetric } from './metric.ts';
import { divisor, figure } from './ratios.ts';

export default defineMetric({
  name: 'CHURN_FROM_COUNTS',
  summary: {
    en: 'Churn from two counts: customers at the start less those at the end, divided by those at the start.',
    fa: 'نرخ ریزش از دو عدد: مشتریان آغاز منهای مشتریان پایان، تقسیم بر مشتریان آغاز دوره.',
  },
  params: {
    start: divisor({
      label: { en: 'Start', fa: 'آغاز' },
      help: { en: 'Customers at the start of the period.', fa: 'مشتریان در آغاز دوره.' },
    }),
    end: figure({
      label: { en: 'End', fa: 'پایان' },
      help: { en: 'Of those, customers at its end.', fa: 'از همان‌ها، مشتریان در پایان دوره.' },
    }),
  },
  returns: {
    en: 'A share; below 0 when there are more at the end.',
    fa: 'یک سهم؛ زیر ۰ اگر در پایان بیشتر باشند.',
  },
  example: { formula: '=CHURN_FROM_COUNTS(200; 150)', result: 0.25 },
  evaluate: ({ start, end }) => (start - end) / start,
});
