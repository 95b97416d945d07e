import { defineMetric } from './metric.ts';
import { divisor, figure } from './ratios.ts';

export default defineMetric({
  name: 'REVENUE_CHURN',
  summary: {
    en: 'Net revenue churn of a month: revenue lost less revenue gained from existing customers, of the start.',
    fa: 'نرخ خالص ریزش درآمد ماه: درآمد ازدست‌رفته منهای افزوده از مشتریان موجود، نسبت به آغاز ماه.',
  },
  params: {
    lost_mrr: figure({
      label: { en: 'Lost', fa: 'ازدست‌رفته' },
      help: {
        en: 'Monthly revenue lost from existing customers.',
        fa: 'درآمد ماهانه‌ای که از مشتریان موجود از دست رفت.',
      },
    }),
    expansion_mrr: figure({
      label: { en: 'Expansion', fa: 'افزوده' },
      help: {
        en: 'Monthly revenue gained from existing customers.',
        fa: 'درآمد ماهانه‌ای که از مشتریان موجود افزوده شد.',
      },
    }),
    start_mrr: divisor({
      label: { en: 'Start', fa: 'آغاز' },
      help: { en: 'Monthly revenue at the start of the month.', fa: 'درآمد ماهانه در آغاز ماه.' },
    }),
  },
  returns: {
    en: 'A share; below 0 when more was gained than lost.',
    fa: 'یک سهم؛ زیر ۰ اگر افزوده بیش از ازدست‌رفته باشد.',
  },
  example: { formula: '=REVENUE_CHURN(2000; 1000; 10000)', result: 0.1 },
  evaluate: ({ lost_mrr, expansion_mrr, start_mrr }) => (lost_mrr - expansion_mrr) / start_mrr,
});
