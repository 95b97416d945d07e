import { UserError } from '../core/errors.ts';
import { isBlank, quoted, range } from '../core/params.ts';
import { readNumber } from '../core/typed.ts';
import { defineMetric } from './metric.ts';

/** % of 9–10 minus % of 0–6, from −100 to 100; needs at least one score. */
function netPromoterScore(scores: readonly number[]): number {
  const promoters = scores.filter((score) => score >= 9).length;
  const detractors = scores.filter((score) => score <= 6).length;
  return (100 * (promoters - detractors)) / scores.length;
}

export default defineMetric({
  name: 'NPS',
  summary: {
    en: 'Net promoter score: percent of 9–10 minus percent of 0–6.',
    fa: 'شاخص خالص مروجان: درصد ۹ و ۱۰ منهای درصد ۰ تا ۶.',
  },
  params: {
    scores: range({
      label: { en: 'Scores', fa: 'امتیازها' },
      help: {
        en: 'Whole numbers from 0 to 10; blanks are skipped, and so is a header.',
        fa: 'عددهای صحیح ۰ تا ۱۰؛ خانهٔ خالی و عنوان نادیده می‌ماند.',
      },
    }),
  },
  returns: { en: 'A number from -100 to 100.', fa: 'عددی از ۱۰۰- تا ۱۰۰.' },
  example: { formula: '=NPS({10; 9; 7; 3})', result: 25 },
  evaluate({ scores }) {
    const given: number[] = [];
    scores.forEach((row, i) => {
      for (const cell of row) {
        const score = readNumber(cell);
        if (score !== null && Number.isInteger(score) && score >= 0 && score <= 10) given.push(score);
        else if (!isBlank(cell) && !(i === 0 && score === null && scores.length > 1)) {
          const came = quoted(cell);
          throw new UserError({
            en: `scores must be whole numbers from 0 to 10, got ${came.en} in row ${i + 1}`,
            fa: `scores باید عددهای صحیح ۰ تا ۱۰ باشد، در ردیف ${i + 1}، ${came.fa} آمد`,
          });
        }
      }
    });
    if (given.length > 0) return netPromoterScore(given);
    throw new UserError({
      en: 'scores must hold at least one number from 0 to 10, got none',
      fa: 'scores باید دست‌کم یک عدد ۰ تا ۱۰ داشته باشد، عددی نبود',
    });
  },
});
