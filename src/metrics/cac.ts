import { defineMetric } from './metric.ts';
import { divisor, figure } from './ratios.ts';

export default defineMetric({
  name: 'CAC',
  summary: {
    en: 'Cost of acquiring a customer: advertising spend divided by new customers.',
    fa: 'هزینهٔ جذب هر مشتری: هزینهٔ تبلیغات تقسیم بر مشتریان جدید.',
  },
  params: {
    spend: figure({
      label: { en: 'Spend', fa: 'هزینه' },
      help: { en: 'What the advertising cost.', fa: 'آنچه تبلیغات هزینه برده است.' },
    }),
    new_customers: divisor({
      label: { en: 'New customers', fa: 'مشتریان جدید' },
      help: { en: 'Customers it brought.', fa: 'مشتریانی که آورده است.' },
    }),
  },
  returns: { en: 'An amount of money.', fa: 'مبلغ پول.' },
  example: { formula: '=CAC(500000; 3)', result: 500_000 / 3 },
  evaluate: ({ spend, new_customers }) => spend / new_customers,
});
