/**
 * What people type into a cell, read: numbers and days in both scripts and both calendars. Nothing is guessed: what
 * could be read in two ways is not read.
 */
import { type Day, existingDay, instantToDay, isDate, monthEnd, partsOf } from './days.ts';
import { fromJalali, jalaliMonthEnd, jalaliMonthNames } from './jalali.ts';
import { cleanText, foldDigits, foldText } from './text.ts';
import type { Zone } from './zone.ts';

/** A day, or a whole month; `last` is `first` for a day. */
export interface Moment {
  readonly first: Day;
  readonly last: Day;
  readonly isMonth: boolean;
}

const persianMarks: Readonly<Record<string, string>> = { '٫': '.', '٬': ',', '٪': '%', '−': '-', '،': ',' };

/**
 * A number as typed: 1,234.5 · ۱۲٬۳۴۵٫۶ · 0,5 · -3 · 30% (0.3). Null when it is none. A single comma is a decimal one
 * unless three digits follow it.
 */
export function readNumber(input: unknown): number | null {
  if (typeof input === 'number') return Number.isFinite(input) ? input : null;
  if (typeof input !== 'string') return null;
  const text = foldDigits(cleanText(input))
    .replace(/[٫٬٪−،]/g, (mark) => persianMarks[mark]!)
    .replace(/[\s\u00A0'’]/g, '');
  const found = /^([-+]?)(\d[\d.,]*|[.,]\d+)(%?)$/.exec(text);
  if (!found) return null;
  const digits = withPoint(found[2]!);
  if (digits === null) return null;
  const value = Number(digits) * (found[1] === '-' ? -1 : 1);
  return found[3] ? percent(value) : value;
}

// Through decimal text, so that 7 % is 0.07 and not 0.07000000000000001.
const percent = (value: number) => Number(`${value}e-2`);

/** Digits with grouping marks taken out and a point for the decimal mark, or null when they cannot be that. */
function withPoint(digits: string): string | null {
  const decimal = decimalMark(digits);
  const [whole = '', ...rest] = decimal ? digits.split(decimal) : [digits];
  if (rest.length > 1) return null;
  const groups = whole.split(/[.,]/);
  if (groups.length > 1 && !(groups[0]!.length <= 3 && groups.slice(1).every((group) => group.length === 3)))
    return null;
  if (rest[0] !== undefined && !/^\d*$/.test(rest[0])) return null;
  return `${groups.join('') || '0'}.${rest[0] || '0'}`;
}

function decimalMark(digits: string): string | null {
  const comma = digits.lastIndexOf(',');
  const point = digits.lastIndexOf('.');
  if (comma >= 0 && point >= 0) return comma > point ? ',' : '.';
  if (point >= 0) return digits.indexOf('.') === point ? '.' : null;
  if (comma < 0 || digits.indexOf(',') !== comma) return null;
  return /^[1-9]\d{0,2},\d{3}$/.test(digits) ? null : ',';
}

/**
 * A day or a month as typed: a date of the sheet, its serial, 2025-03-31, 31/3/2025 where only one reading exists,
 * ۱۴۰۴/۰۷/۰۱, 20250331, 1404/07, مهر ۱۴۰۴. Years 1300 to 1500 are Jalali, also where the sheet made a date of one.
 */
export function readMoment(input: unknown, zone: Zone): Moment | null {
  if (isDate(input)) return Number.isNaN(input.getTime()) ? null : oneDay(dayOfDate(input, zone));
  if (typeof input === 'number') return momentOfNumber(input);
  if (typeof input !== 'string') return null;
  const text = foldDigits(cleanText(input));
  return momentOfText(text, zone) ?? monthByName(text);
}

function dayOfDate(date: Date, zone: Zone): Day | null {
  const day = instantToDay(date.getTime(), zone);
  const parts = partsOf(day);
  return isJalaliYear(parts.year) ? fromJalali(parts.year, parts.month, parts.day) : day;
}

const serialOfEpoch = 25_569;

/** A serial number of the years 1955 to 2119, or a date written without marks: 20250331, 140407. */
function momentOfNumber(value: number): Moment | null {
  if (value >= 20_000 && value < 80_000) return oneDay(Math.floor(value) - serialOfEpoch);
  return Number.isInteger(value) ? momentOfText(String(value), null) : null;
}

const dayFirst = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;
const yearFirst =
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]+(\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?) ?(Z|[-+]\d{2}:?\d{2})?)?$/;

function momentOfText(text: string, zone: Zone | null): Moment | null {
  const ymd = yearFirst.exec(text);
  if (ymd) {
    const day = dayOfYmd(Number(ymd[1]), Number(ymd[3]), Number(ymd[4]));
    return oneDay(day !== null && ymd[6] && zone ? shifted(day, ymd[5]!, ymd[6], zone) : day);
  }
  const bare = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (bare) return oneDay(dayOfYmd(Number(bare[1]), Number(bare[2]), Number(bare[3])));
  const dmy = dayFirst.exec(text);
  if (dmy) return oneDay(onlyReading(Number(dmy[1]), Number(dmy[3]), Number(dmy[4])));
  const month = /^(\d{4})[-/.]?(\d{1,2})$/.exec(text);
  return month ? wholeMonth(Number(month[1]), Number(month[2])) : null;
}

/** The day in `zone` of a stamp that carries its own offset. */
function shifted(day: Day, time: string, offset: string, zone: Zone): Day {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  const sign = offset.startsWith('-') ? -1 : 1;
  const digits = offset === 'Z' ? '0000' : offset.replace(/[-+:]/g, '');
  const offsetMinutes = sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2)));
  return instantToDay(
    day * 86_400_000 + ((hours * 60 + minutes - offsetMinutes) * 60 + seconds) * 1000,
    zone,
  );
}

function onlyReading(first: number, second: number, year: number): Day | null {
  if (isJalaliYear(year)) return dayOfYmd(year, second, first);
  const days = [dayOfYmd(year, second, first), dayOfYmd(year, first, second)].filter((day) => day !== null);
  return days.length === 2 && days[0] !== days[1] ? null : (days[0] ?? null);
}

const isJalaliYear = (year: number) => year >= 1300 && year <= 1500;

function dayOfYmd(year: number, month: number, day: number): Day | null {
  if (isJalaliYear(year)) return fromJalali(year, month, day);
  return year >= 1900 && year <= 2200 ? existingDay(year, month, day) : null;
}

function oneDay(day: Day | null): Moment | null {
  return day === null ? null : { first: day, last: day, isMonth: false };
}

function wholeMonth(year: number, month: number): Moment | null {
  const first = dayOfYmd(year, month, 1);
  if (first === null) return null;
  return { first, last: isJalaliYear(year) ? jalaliMonthEnd(first) : monthEnd(first), isMonth: true };
}

const gregorianMonths =
  'january february march april may june july august september october november december'.split(' ');

/** «مهر ۱۴۰۴», March 2025, Mar 2025: the month; with a number before it (8 آذر 1404) or after it (March 8, 2025) the day. */
function monthByName(text: string): Moment | null {
  const found = /^(?:(\d{1,2}) )?([^\d ,]+)(?: (\d{1,2}))?,? (\d{4})$/.exec(foldText(text));
  if (!found) return null;
  const year = Number(found[4]);
  const month = monthNumber(found[2]!, isJalaliYear(year));
  if (month === null || (found[1] && found[3])) return null;
  const date = found[1] ?? found[3];
  return date ? oneDay(dayOfYmd(year, month, Number(date))) : wholeMonth(year, month);
}

function monthNumber(word: string, jalali: boolean): number | null {
  const lists = jalali ? [jalaliMonthNames.fa, jalaliMonthNames.en] : [gregorianMonths];
  for (const names of lists) {
    const at = names.findIndex((name) => {
      const folded = foldText(name);
      return folded === word || (!jalali && word.length === 3 && folded.startsWith(word));
    });
    if (at >= 0) return at + 1;
  }
  return null;
}
