import { bounds, days, isWithin } from './common.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'orders',
  name: { en: 'orders', fa: 'تعداد سفارش' },
  params: { ...bounds(), days: days() },
  test: ({ from, to, days: within }, facts) => {
    const { start, day } = facts.history;
    const since = within(facts.asOf);
    return (who) => {
      let count = 0;
      for (let i = start[who]!; i < start[who + 1]!; i++) if (day[i]! >= since) count++;
      return isWithin(count, { from, to });
    };
  },
});
