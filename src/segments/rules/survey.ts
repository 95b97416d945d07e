import { text } from '../../core/params.ts';
import { bounds, finder, isWithin } from './common.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'survey',
  name: { en: 'survey', fa: 'نظرسنجی' },
  help: {
    en: 'The latest answer to the survey: its score 0 to 10, and the reason given.',
    fa: 'آخرین پاسخ به نظرسنجی: امتیاز ۰ تا ۱۰ و دلیلی که آمده.',
  },
  params: {
    ...bounds({ en: 'score', fa: 'امتیاز' }),
    reason: text({
      label: { en: 'reason', fa: 'دلیل' },
      help: { en: 'Text that the reason holds. Blank: any.', fa: 'متنی که در دلیل باشد. خالی: هر دلیلی.' },
      otherwise: '',
    }),
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
