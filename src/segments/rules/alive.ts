import { share } from '../../core/params.ts';
import { isWithin, labeled, tooFewOrders } from './common.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'alive',
  name: { en: 'probability alive', fa: 'احتمال فعال بودن' },
  params: {
    from: share({
      ...labeled('from', 'از'),
      otherwise: 0,
    }),
    to: share({
      ...labeled('to', 'تا'),
      otherwise: 1,
    }),
  },
  lacks: ({ predicted }) => (predicted ? null : tooFewOrders),
  test:
    (range, { predicted }) =>
    (who) => {
      const alive = predicted?.alive[who] ?? null;
      return alive !== null && isWithin(alive, range);
    },
});
