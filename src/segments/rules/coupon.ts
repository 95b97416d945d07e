import { text, wholeNumber } from '../../core/params.ts';
import { days, finder } from './common.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'coupon',
  name: { en: 'used coupon', fa: 'کد تخفیف' },
  help: { en: 'Orders with a coupon.', fa: 'سفارش‌هایی که کد تخفیف داشتند.' },
  params: {
    coupon: text({
      label: { en: 'coupon', fa: 'کد' },
      help: { en: 'Part of the code. Blank: any code.', fa: 'بخشی از کد. خالی: هر کدی.' },
      otherwise: '',
    }),
    times: wholeNumber({
      label: { en: 'at least', fa: 'دست‌کم' },
      help: { en: 'In at least so many orders. Blank: 1.', fa: 'در دست‌کم این تعداد سفارش. خالی: ۱.' },
      min: 1,
      otherwise: 1,
    }),
    days: days(),
  },
  lacks: ({ history }) =>
    history.coupons.length > 0 ? null : { en: 'the orders name no coupon', fa: 'سفارش‌ها کد تخفیف ندارند' },
  test: ({ coupon, times, days: within }, { history, asOf }) => {
    const isWanted = coupon === '' ? () => true : finder(coupon);
    const wanted = history.coupons.map(isWanted);
    return (who) => {
      let count = 0;
      for (let i = history.start[who]!; i < history.start[who + 1]!; i++)
        if (history.day[i]! > asOf - within && wanted[history.coupon[i]!]) count++;
      return count >= times;
    };
  },
});
