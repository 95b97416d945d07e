import type { Cell } from '../core/cells.ts';
import type { Context } from '../core/context.ts';
import { formatJalali } from '../core/jalali.ts';
import { isBlank, range, refusal, text } from '../core/params.ts';
import { readMoment } from '../core/typed.ts';
import { mapCells } from './mapCells.ts';
import { defineMetric } from './metric.ts';

function jalaliOf(cell: Cell, format: string, { zone, language }: Context): string {
  if (isBlank(cell)) return '';
  const moment = readMoment(cell, zone);
  if (!moment || moment.isMonth) throw refusal('date', { en: 'a date', fa: 'تاریخ' }, cell);
  return formatJalali(moment.first, format, language);
}

export default defineMetric({
  name: 'JALALI',
  summary: {
    en: 'A date written in the Jalali calendar, in Latin digits.',
    fa: 'تاریخ به تقویم جلالی، با رقم‌های لاتین.',
  },
  params: {
    date: range({
      blankIsCell: true,
      label: { en: 'Date', fa: 'تاریخ' },
      help: { en: 'A date, or a range of them.', fa: 'یک تاریخ یا محدوده‌ای از آن‌ها.' },
    }),
    format: text({
      label: { en: 'Format', fa: 'قالب' },
      help: {
        en: 'Of yyyy yy MM M MMMM dd d dddd. Blank: yyyy/MM/dd.',
        fa: 'از yyyy yy MM M MMMM dd d dddd. خالی: yyyy/MM/dd.',
      },
      otherwise: 'yyyy/MM/dd',
    }),
  },
  returns: { en: 'A text such as 1404/01/11.', fa: 'متنی مانند 1404/01/11.' },
  example: { formula: '=JALALI("2025-03-31")', result: '1404/01/11' },
  evaluate: ({ date, format }, context) => mapCells(date, (cell) => jalaliOf(cell, format, context)),
});
