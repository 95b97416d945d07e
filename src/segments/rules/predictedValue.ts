import { bounds, isWithin, tooFewOrders } from './common.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'predicted_value',
  name: { en: 'predicted value', fa: 'ارزش پیش‌بینی‌شده' },
  params: bounds(),
  lacks: ({ predicted }) => (predicted ? null : tooFewOrders),
  test:
    (range, { predicted }) =>
    (who) => {
      const value = predicted?.value[who] ?? null;
      return value !== null && isWithin(value, range);
    },
});
