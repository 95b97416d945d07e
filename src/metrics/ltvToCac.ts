import { number } from '../core/params.ts';
import { defineMetric } from './metric.ts';
import { divisor } from './ratios.ts';

export default defineMetric({
  name: 'LTV_TO_CAC',
  summary: {
    en: 'Lifetime value for each unit of acquisition cost; 3 is healthy, under 1 a loss.',
    fa: 'ارزش عمر به هزینهٔ جذب (هدف ۳)؛ زیر ۱ زیان است.',
  },
  params: {
    ltv: number({
      label: { en: 'LTV', fa: 'ارزش عمر' },
      help: { en: 'Lifetime value of a customer.', fa: 'ارزش طول عمر یک مشتری.' },
    }),
    cac: divisor({
      label: { en: 'CAC', fa: 'هزینهٔ جذب' },
      help: { en: 'Cost of acquiring a customer.', fa: 'هزینهٔ جذب هر مشتری.' },
    }),
  },
  returns: { en: 'A number.', fa: 'یک عدد.' },
  example: { formula: '=LTV_TO_CAC(900000; 300000)', result: 3 },
  evaluate: ({ ltv, cac }) => ltv / cac,
});
