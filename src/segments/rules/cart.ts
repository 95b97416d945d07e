import { days } from './common.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'cart',
  name: { en: 'cart left', fa: 'سبد رهاشده' },
  params: { days: days() },
  lacks: ({ cartDay }) => (cartDay ? null : { en: 'the file has no tab Carts', fa: 'فایل تب سبدها ندارد' }),
  test: ({ days: within }, { cartDay, lastDay, asOf }) => {
    const since = within(asOf);
    return (who) => {
      const day = cartDay?.[who] ?? null;
      return day !== null && day >= since && day <= asOf && lastDay[who]! < day;
    };
  },
});
