import type { Cell } from '../core/cells.ts';
import { UserError } from '../core/errors.ts';
import type { Language } from '../core/language.ts';
import { isBlank, quoted, range } from '../core/params.ts';
import { readNumber } from '../core/typed.ts';
import { defineMetric } from './metric.ts';
import { segmentNames, segmentOf } from './segmentGrid.ts';

function segmentOfScore(cell: Cell, where: { en: string; fa: string }, language: Language): string {
  if (isBlank(cell)) return '';
  const digits = /^([1-5])([1-5])[1-5]$/.exec(String(readNumber(cell) ?? ''));
  if (digits) return segmentNames[segmentOf(Number(digits[1]), Number(digits[2]))][language];
  const came = quoted(cell);
  throw new UserError({
    en: `score must be three digits from 1 to 5, such as 543, got ${came.en}${where.en}`,
    fa: `score باید سه رقم از ۱ تا ۵ باشد، مانند 543، ${came.fa} آمد${where.fa}`,
  });
}

export default defineMetric({
  name: 'RFM_SEGMENT',
  summary: {
    en: 'The segment’s name for an RFM score such as 543.',
    fa: 'نام بخش برای یک امتیاز RFM، مانند 543.',
  },
  params: {
    score: range({
      blankIsCell: true,
      label: { en: 'Score', fa: 'امتیاز' },
      help: {
        en: 'A score of RFM_SCORE, as a number or a text, one or a range of them.',
        fa: 'امتیاز RFM_SCORE، عدد یا متن، یکی یا محدوده‌ای از آن‌ها.',
      },
    }),
  },
  returns: { en: 'A name; for a range, one for each cell.', fa: 'یک نام؛ برای محدوده، یکی برای هر خانه.' },
  example: { formula: '=RFM_SEGMENT("543")', result: 'champions' },
  evaluate({ score }, { language }) {
    const only = score.length === 1 && score[0]?.length === 1;
    const names = score.map((row, i) => {
      const where = only
        ? { en: '', fa: '' }
        : { en: ` in row ${i + 1} of the range`, fa: ` (ردیف ${i + 1} محدوده)` };
      return row.map((cell) => segmentOfScore(cell, where, language));
    });
    return only ? names[0]![0]! : names;
  },
});
