import { dayIn, readDateText } from '../core/dateText.ts';
import { foldText } from '../core/text.ts';
import type { Cells } from './cells.ts';
import { badDay, type DayColumn, noDay, noneSwapped, openDay } from './dayColumn.ts';
import type { Plan } from './plan.ts';
import type { Row } from './sheet.ts';
import { textOf } from './textColumn.ts';

/** The day of each row: from one column, or from three for year, month and day. */
export function dayFacts(plan: Plan, cells: Cells): DayColumn {
  const { of } = plan.columns;
  const { rows } = cells;
  if (of.date !== undefined) return cells.days(of.date);
  const { year, month, day } = of;
  if (year === undefined || month === undefined || day === undefined) {
    return {
      days: new Int32Array(rows.length).fill(noDay),
      complete: rows.length === 0,
      open: [],
      swapped: noneSwapped,
    };
  }
  const days = Int32Array.from(rows, (row) => dayOfThree(row, [year, month, day]));
  return { days, complete: days.every((one) => one > openDay), open: [], swapped: noneSwapped };
}

/** Year, month and day apart; the month may be a name, the year two digits of this century or 13xx and 14xx. */
function dayOfThree(row: Row, [yearAt, monthAt, dayAt]: readonly [number, number, number]): number {
  const texts = [row[yearAt], row[monthAt], row[dayAt]].map((cell) => foldText(textOf(cell)));
  const [year = '', month = '', day = ''] = texts;
  if (year === '' && month === '' && day === '') return noDay;
  const named = /^\d+$/.test(month) ? null : readDateText(`1 ${month} ${fullYear(year)}`);
  const monthNumber = named === null ? Number(month) : named.first;
  return dayIn(fullYear(year), monthNumber, Number(day)) ?? badDay;
}

function fullYear(text: string): number {
  const year = Number(text);
  return year < 60 ? year + (year < 20 ? 1400 : 2000) : year < 100 ? year + 1300 : year;
}
