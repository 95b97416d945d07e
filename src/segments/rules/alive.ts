import { share } from '../../core/params.ts';
import { isWithin } from './common.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'alive',
  name: { en: 'probability alive', fa: 'احتمال فعال بودن' },
  help: {
    en: 'The chance that the customer still buys here, as CLV_PREDICT gives it.',
    fa: 'احتمال آنکه مشتری هنوز از اینجا می‌خرد، همان CLV_PREDICT.',
  },
  params: {
    from: share({
      label: { en: 'from', fa: 'از' },
      help: { en: 'At least, such as 30%. Blank: 0.', fa: 'دست‌کم، مانند ۳۰٪. خالی: ۰.' },
      otherwise: 0,
    }),
    to: share({
      label: { en: 'to', fa: 'تا' },
      help: { en: 'At most. Blank: 1.', fa: 'حداکثر. خالی: ۱.' },
      otherwise: 1,
    }),
  },
  lacks: ({ predicted }) =>
    predicted ? null : { en: 'too few orders to predict from', fa: 'سفارش‌ها برای پیش‌بینی کم است' },
  test:
    (range, { predicted }) =>
    (who) => {
      const alive = predicted?.alive[who] ?? null;
      return alive !== null && isWithin(alive, range);
    },
});
