import type { Cell } from '../core/cells.ts';
import type { Context } from '../core/context.ts';
import { midnight } from '../core/midnight.ts';
import { isBlank, range, refusal } from '../core/params.ts';
import { readMoment } from '../core/typed.ts';
import { mapCells } from './mapCells.ts';
import { defineMetric } from './metric.ts';

const rule = { en: 'a Jalali date such as 1404/01/11', fa: 'تاریخی جلالی مانند ۱۴۰۴/۰۱/۱۱' };

function dateOf(cell: Cell, { zone }: Context): Cell {
  if (isBlank(cell)) return '';
  const moment = readMoment(cell, zone);
  if (!moment || moment.isMonth) throw refusal('text', rule, cell);
  return midnight(moment.first, zone);
}

export default defineMetric({
  name: 'FROM_JALALI',
  summary: {
    en: 'The real date of a Jalali one written as text.',
    fa: 'تاریخ واقعی (میلادی) یک تاریخ جلالی که به‌صورت متن نوشته شده است.',
  },
  params: {
    text: range({
      blankIsCell: true,
      label: { en: 'Text', fa: 'متن' },
      help: {
        en: 'A Jalali date such as 1404/01/11, in any digits, or a range of them.',
        fa: 'تاریخی جلالی مانند ۱۴۰۴/۰۱/۱۱، با هر رقمی، یا محدوده‌ای از آن‌ها.',
      },
    }),
  },
  returns: {
    en: 'A date at midnight of the sheet’s time zone; format the cell as a date.',
    fa: 'تاریخی در نیمه‌شب منطقهٔ زمانی فایل؛ قالب خانه را تاریخ بگذارید.',
  },
  example: { formula: '=JALALI(FROM_JALALI("1404/01/11"))', result: '1404/01/11' },
  evaluate: ({ text }, context) => mapCells(text, (cell) => dateOf(cell, context)),
});
