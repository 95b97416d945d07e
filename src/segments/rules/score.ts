import { choice } from '../../core/params.ts';
import { bounds, isWithin } from './common.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'score',
  name: { en: 'score', fa: 'امتیاز' },
  help: { en: 'One of the scores R, F and M, 1 to 5.', fa: 'یکی از امتیازهای R، F و M، از ۱ تا ۵.' },
  params: {
    score: choice({
      label: { en: 'score', fa: 'امتیاز' },
      help: { en: 'R how lately, F how often, M how much.', fa: 'R تازگی، F تعداد، M مبلغ.' },
      options: { r: { en: 'R', fa: 'R' }, f: { en: 'F', fa: 'F' }, m: { en: 'M', fa: 'M' } },
    }),
    ...bounds({ en: 'score', fa: 'امتیاز' }),
  },
  test: ({ score, from, to }, facts) => {
    const scores = facts[score];
    return (who) => isWithin(scores[who]!, { from, to });
  },
});
