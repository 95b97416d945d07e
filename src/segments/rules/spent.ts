import { bounds, days, isWithin } from './common.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'spent',
  name: { en: 'spent', fa: 'جمع خرید' },
  params: { ...bounds(), days: days() },
  test: ({ from, to, days: within }, facts) => {
    const { start, day, amount } = facts.history;
    const since = within(facts.asOf);
    return (who) => {
      let sum = 0;
      for (let i = start[who]!; i < start[who + 1]!; i++) if (day[i]! >= since) sum += amount[i]!;
      return isWithin(sum, { from, to });
    };
  },
});
