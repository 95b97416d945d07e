import { isValidJalaaliDate, j2d, jalaaliMonthLength } from 'jalaali-js';
import { type Day, type DayParts, weekdayOf } from './days.ts';
import type { Language } from './language.ts';

const julianDayOfEpoch = 2_440_588;
const lastYear = 3176;

const yearStarts = new Map<number, Day>();

/** 1 Farvardin of a Jalali year; remembered, as every conversion asks for it. */
function yearStart(year: number): Day {
  let start = yearStarts.get(year);
  if (start === undefined) {
    start = j2d(year, 1, 1) - julianDayOfEpoch;
    yearStarts.set(year, start);
  }
  return start;
}

/** The Jalali date of a day, of the years 1 to 3176; the 33-year leap cycle, as ICU's Persian calendar. */
export function toJalali(day: Day): DayParts {
  let year = Math.min(lastYear, Math.max(1, Math.floor((day + 492_267) / 365.2422) + 1));
  while (year > 1 && yearStart(year) > day) year--;
  while (year < lastYear && yearStart(year + 1) <= day) year++;
  const dayOfYear = day - yearStart(year);
  if (dayOfYear < 186) {
    const month = Math.floor(dayOfYear / 31);
    return { year, month: month + 1, day: dayOfYear - month * 31 + 1 };
  }
  const month = Math.floor((dayOfYear - 186) / 30);
  return { year, month: month + 7, day: dayOfYear - 186 - month * 30 + 1 };
}

/** Of a Jalali date, or null when there is no such day (1404/12/30: 1404 is no leap year). */
export function fromJalali(year: number, month: number, day: number): Day | null {
  if (year > lastYear || !isValidJalaaliDate(year, month, day)) return null;
  return yearStart(year) + (month <= 7 ? (month - 1) * 31 : (month - 1) * 30 + 6) + day - 1;
}

function daysInJalaliMonth(year: number, month: number): number {
  return jalaaliMonthLength(year, month);
}

/** First day of the Jalali month that holds `day`. */
export function jalaliMonthStart(day: Day): Day {
  return day - toJalali(day).day + 1;
}

/** Last day of the Jalali month that holds `day`. */
export function jalaliMonthEnd(day: Day): Day {
  const { year, month, day: date } = toJalali(day);
  return day - date + daysInJalaliMonth(year, month);
}

/** The same date so many Jalali months later, or that month's last day where it is shorter. */
export function addJalaliMonths(day: Day, months: number): Day {
  const parts = toJalali(day);
  const month0 = parts.year * 12 + parts.month - 1 + months;
  const year = Math.floor(month0 / 12);
  const month = month0 - year * 12 + 1;
  return fromJalali(year, month, Math.min(parts.day, daysInJalaliMonth(year, month))) ?? day;
}

/** Farvardin to Esfand. */
const jalaliMonthNames: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'Farvardin',
    'Ordibehesht',
    'Khordad',
    'Tir',
    'Mordad',
    'Shahrivar',
    'Mehr',
    'Aban',
    'Azar',
    'Dey',
    'Bahman',
    'Esfand',
  ],
  fa: ['فروردین', 'اردیبهشت', 'خرداد', 'تیر', 'مرداد', 'شهریور', 'مهر', 'آبان', 'آذر', 'دی', 'بهمن', 'اسفند'],
};

/** Monday to Sunday. */
export const weekdayNames: Readonly<Record<Language, readonly string[]>> = {
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  fa: ['دوشنبه', 'سه‌شنبه', 'چهارشنبه', 'پنجشنبه', 'جمعه', 'شنبه', 'یکشنبه'],
};

/**
 * A day written in the Jalali calendar, in Latin digits. Tokens: yyyy yy MMMM MM M dddd dd d; everything else stands
 * as it is. Names are in `language`.
 */
export function formatJalali(day: Day, format = 'yyyy/MM/dd', language: Language = 'en'): string {
  const { year, month, day: date } = toJalali(day);
  return format.replace(/yyyy|yy|MMMM|MM|M|dddd|dd|d/g, (token) => {
    switch (token) {
      case 'yyyy':
        return String(year).padStart(4, '0');
      case 'yy':
        return String(year % 100).padStart(2, '0');
      case 'MMMM':
        return jalaliMonthNames[language][month - 1] ?? '';
      case 'MM':
        return String(month).padStart(2, '0');
      case 'M':
        return String(month);
      case 'dddd':
        return weekdayNames[language][weekdayOf(day) - 1] ?? '';
      case 'dd':
        return String(date).padStart(2, '0');
      default:
        return String(date);
    }
  });
}
