import { defineMetric } from './metric.ts';
import { divisor, figure } from './ratios.ts';

export default defineMetric({
  name: 'RETENTION_FROM_COUNTS',
  summary: {
    en: 'Retention from three counts: customers at the end less the new ones, divided by those at the start.',
    fa: 'نرخ بازگشت مشتری از سه عدد: مشتریان پایان منهای جدیدها، تقسیم بر مشتریان آغاز دوره.',
  },
  params: {
    end: figure({
      label: { en: 'End', fa: 'پایان' },
      help: { en: 'Customers at the end of the period.', fa: 'مشتریان در پایان دوره.' },
    }),
    new_customers: figure({
      label: { en: 'New', fa: 'جدید' },
      help: { en: 'Customers who were new in it.', fa: 'مشتریانی که در دوره جدید بودند.' },
    }),
    start: divisor({
      label: { en: 'Start', fa: 'آغاز' },
      help: { en: 'Customers at the start of the period.', fa: 'مشتریان در آغاز دوره.' },
    }),
  },
  returns: {
    en: 'A share; over 1 when customers of older periods came back. Read several periods, not one.',
    fa: 'یک سهم؛ بیش از ۱ اگر مشتریان دوره‌های قدیم برگشته باشند. چند دوره را ببینید، نه یکی.',
  },
  example: { formula: '=RETENTION_FROM_COUNTS(110; 30; 100)', result: 0.8 },
  evaluate: ({ end, new_customers, start }) => (end - new_customers) / start,
});
