import { bounds, isWithin } from './common.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'first_order',
  name: { en: 'days since first order', fa: 'روز از نخستین خرید' },
  params: bounds(),
  test: (range, facts) => (who) => isWithin(facts.asOf - facts.firstDay[who]!, range),
});
