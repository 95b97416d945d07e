import { type Day, dayOf, partsOf } from '../core/days.ts';
import { fromJalali, toJalali } from '../core/jalali.ts';
import type { Words } from '../core/language.ts';
import type { Period } from '../orders/history.ts';

export type Calendar = 'gregorian' | 'jalali';
export type Unit = 'month' | 'week' | 'quarter';

export const calendarNames: Readonly<Record<Calendar, Words>> = {
  gregorian: { en: 'gregorian', fa: 'میلادی' },
  jalali: { en: 'jalali', fa: 'جلالی' },
};

export const unitNames: Readonly<Record<Unit, Words>> = {
  month: { en: 'month', fa: 'ماه' },
  week: { en: 'week', fa: 'هفته' },
  quarter: { en: 'quarter', fa: 'فصل' },
};

/** Time cut into periods that follow each other without a gap, numbered by whole numbers. */
export interface Grid {
  indexOf(day: Day): number;
  /** The period ends on the day before the next one begins. */
  startOf(index: number): Day;
  /** 2024-01, 2024-W05, 2024-Q1, 1403-02. */
  label(index: number): string;
}

/** Months, quarters and weeks of a calendar: ISO weeks from Monday, Jalali ones from Saturday. */
export function gridOf(unit: Unit, calendar: Calendar): Grid {
  if (unit === 'week') return weeks(calendar);
  return unit === 'month' ? monthGroups(calendar, 1) : monthGroups(calendar, 3);
}

const partsIn = { gregorian: partsOf, jalali: toJalali };

function firstOfMonth(calendar: Calendar, year: number, month: number): Day {
  return calendar === 'gregorian' ? dayOf(year, month, 1) : fromJalali(year, month, 1)!;
}

function monthGroups(calendar: Calendar, size: 1 | 3): Grid {
  const inYear = 12 / size;
  const yearOf = (index: number) => Math.floor(index / inYear);
  const place = (index: number) => index - yearOf(index) * inYear;
  return {
    indexOf(day) {
      const { year, month } = partsIn[calendar](day);
      return year * inYear + Math.floor((month - 1) / size);
    },
    startOf: (index) => firstOfMonth(calendar, yearOf(index), place(index) * size + 1),
    label(index) {
      const number = place(index) + 1;
      return `${yearOf(index)}-${size === 1 ? String(number).padStart(2, '0') : `Q${number}`}`;
    },
  };
}

/**
 * A week belongs to the year that holds its fourth day, and week 1 is that year's first: ISO 8601, and the same rule
 * over Saturday to Friday in the Jalali calendar.
 */
function weeks(calendar: Calendar): Grid {
  // 1970-01-01 was a Thursday: day -3 a Monday, day 2 a Saturday.
  const anchor = calendar === 'gregorian' ? -3 : 2;
  const startOf = (index: number) => index * 7 + anchor;
  return {
    indexOf: (day) => Math.floor((day - anchor) / 7),
    startOf,
    label(index) {
      const fourth = startOf(index) + 3;
      const { year } = partsIn[calendar](fourth);
      const number = Math.floor((fourth - firstOfMonth(calendar, year, 1)) / 7) + 1;
      return `${year}-W${String(number).padStart(2, '0')}`;
    },
  };
}

/** The number of each day's period counted from the first day's; entry d is for the day `from + d`. */
export function periodNumbers(grid: Grid, { from, to }: Period): Int32Array {
  const numbers = new Int32Array(to - from + 1);
  const first = grid.indexOf(from);
  let number = 0;
  let next = grid.startOf(first + 1);
  for (let day = from; day <= to; day++) {
    if (day === next) next = grid.startOf(first + ++number + 1);
    numbers[day - from] = number;
  }
  return numbers;
}
