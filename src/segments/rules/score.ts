import { choice } from '../../core/params.ts';
import { bounds, isWithin, labeled } from './common.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'score',
  name: { en: 'score', fa: 'امتیاز' },
  params: {
    score: choice({
      ...labeled('score', 'امتیاز'),
      options: { r: { en: 'R', fa: 'R' }, f: { en: 'F', fa: 'F' }, m: { en: 'M', fa: 'M' } },
    }),
    ...bounds(),
  },
  test: ({ score, from, to }, facts) => {
    const scores = facts[score];
    return (who) => isWithin(scores[who]!, { from, to });
  },
});
