import { bounds, isWithin } from './common.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'last_order',
  name: { en: 'days since last order', fa: 'روز از آخرین خرید' },
  params: bounds(),
  test: (range, facts) => (who) => isWithin(facts.asOf - facts.lastDay[who]!, range),
});
