import { bounds, isWithin } from './common.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'predicted_value',
  name: { en: 'predicted value', fa: 'ارزش پیش‌بینی‌شده' },
  help: {
    en: 'Money expected in the next 12 months, as CLV_PREDICT gives it.',
    fa: 'مبلغ مورد انتظار در ۱۲ ماه آینده، همان CLV_PREDICT.',
  },
  params: bounds({ en: 'money', fa: 'مبلغ' }),
  lacks: ({ predicted }) =>
    predicted ? null : { en: 'too few orders to predict from', fa: 'سفارش‌ها برای پیش‌بینی کم است' },
  test:
    (range, { predicted }) =>
    (who) => {
      const value = predicted?.value[who] ?? null;
      return value !== null && isWithin(value, range);
    },
});
