import { defineMetric } from './metric.ts';
import { divisor, figure } from './ratios.ts';

export default defineMetric({
  name: 'CPO',
  summary: {
    en: 'Cost per order of a retention campaign: discounts and messages divided by the orders it brought.',
    fa: 'هزینهٔ هر سفارش بازگشتی: تخفیف‌ها و پیام‌ها تقسیم بر سفارش‌هایی که کمپین آورد.',
  },
  params: {
    discounts: figure(
      { en: 'Discounts', fa: 'تخفیف‌ها' },
      { en: 'Discounts given on those orders.', fa: 'تخفیف‌هایی که روی آن سفارش‌ها داده شد.' },
    ),
    message_costs: figure(
      { en: 'Message costs', fa: 'هزینهٔ پیام‌ها' },
      { en: 'Cost of all messages sent.', fa: 'هزینهٔ همهٔ پیام‌های فرستاده‌شده.' },
    ),
    orders: divisor(
      { en: 'Orders', fa: 'سفارش‌ها' },
      { en: 'Orders that the campaign brought.', fa: 'سفارش‌هایی که کمپین آورد.' },
    ),
  },
  returns: { en: 'An amount of money.', fa: 'مبلغ پول.' },
  example: { formula: '=CPO(900000; 3000; 30)', result: 30_100 },
  evaluate: ({ discounts, message_costs, orders }) => (discounts + message_costs) / orders,
});
