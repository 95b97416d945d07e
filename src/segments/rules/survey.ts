import { anyText, bounds, finder, isWithin } from './common.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'survey',
  name: { en: 'survey', fa: 'نظرسنجی' },
  params: {
    ...bounds(),
    reason: anyText('reason', 'دلیل'),
  },
  lacks: ({ survey }) => (survey ? null : { en: 'the file has no tab Survey', fa: 'فایل تب نظرسنجی ندارد' }),
  test: ({ from, to, reason }, { survey }) => {
    const isWanted = reason === '' ? () => true : finder(reason);
    return (who) => {
      const score = survey?.score[who] ?? null;
      return score !== null && isWithin(score, { from, to }) && isWanted(survey!.reason[who]!);
    };
  },
});
