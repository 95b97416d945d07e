import { anyText, days, finder, times } from './common.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'coupon',
  name: { en: 'used coupon', fa: 'کد تخفیف' },
  params: {
    coupon: anyText('coupon', 'کد'),
    times: times(),
    days: days(),
  },
  lacks: ({ history }) =>
    history.coupons.length > 0 ? null : { en: 'the orders name no coupon', fa: 'سفارش‌ها کد تخفیف ندارند' },
  test: ({ coupon, times, days: within }, { history, asOf }) => {
    const isWanted = coupon === '' ? () => true : finder(coupon);
    const wanted = history.coupons.map(isWanted);
    const since = within(asOf);
    return (who) => {
      let count = 0;
      for (let i = history.start[who]!; i < history.start[who + 1]!; i++)
        if (history.day[i]! >= since && wanted[history.coupon[i]!]) count++;
      return count >= times;
    };
  },
});
