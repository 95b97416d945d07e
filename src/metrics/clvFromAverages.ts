import { marginShare } from './asked.ts';
import { defineMetric } from './metric.ts';
import { figure } from './ratios.ts';

export default defineMetric({
  name: 'CLV_FROM_AVERAGES',
  summary: {
    en: 'Customer lifetime value from averages: order value × orders a year × years × margin.',
    fa: 'ارزش طول عمر مشتری از میانگین‌ها: ارزش هر سفارش × سفارش در سال × سال‌ها × حاشیهٔ سود.',
  },
  params: {
    aov: figure({
      label: { en: 'Order value', fa: 'ارزش سفارش' },
      help: { en: 'Average order value.', fa: 'میانگین ارزش هر سفارش.' },
    }),
    orders_per_year: figure({
      label: { en: 'Orders a year', fa: 'سفارش در سال' },
      help: { en: 'Orders of a customer in a year.', fa: 'تعداد سفارش هر مشتری در سال.' },
    }),
    years: figure({
      label: { en: 'Years', fa: 'سال‌ها' },
      help: { en: 'Years a customer stays.', fa: 'سال‌هایی که مشتری می‌ماند.' },
    }),
    margin: marginShare(),
  },
  returns: { en: 'An amount of money.', fa: 'مبلغ پول.' },
  example: { formula: '=CLV_FROM_AVERAGES(60; 3; 2; 50%)', result: 180 },
  evaluate: ({ aov, orders_per_year, years, margin }) => aov * orders_per_year * years * margin,
});
