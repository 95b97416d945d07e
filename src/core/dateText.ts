import { type Day, existingDay, isDate, millisecondsInDay, partsOf, wallClock } from './days.ts';
import { fromJalali } from './jalali.ts';
import { lazily } from './lazily.ts';
import { cleanText, foldText } from './text.ts';
import type { Zone } from './zone.ts';

/**
 * A date as text before it is known which of two numbers is the month. `year` is 0 to 99 where only two digits were
 * typed. `order` is what the layout itself says; 'either' needs the other cells of the column.
 */
export interface DateText {
  readonly order: 'ymd' | 'dmy' | 'mdy' | 'either';
  /** For 'either' the numbers as typed, `first` before `second`; else the month and the day. */
  readonly first: number;
  readonly second: number;
  readonly year: number;
  readonly shortYear: boolean;
  /** Minutes after midnight, or null without a time of day. */
  readonly minute: number | null;
  /** Minutes east of UTC, or null for wall clock. */
  readonly offset: number | null;
}

/** How a column writes its days; 'ymd' is of two-digit Jalali years, 04/10/15, for others leave no doubt. */
export type DayOrder = 'dmy' | 'mdy' | 'ymd';

/** Gives the day of a date text, or null when there is no such day or its order is still open. */
export function resolveDate(text: DateText, order: DayOrder | null): Day | null {
  const order2 = text.order === 'either' ? order : text.order;
  if (text.shortYear) return resolveShortYear(text, order2);
  if (order2 === null || (order2 === 'ymd' && text.order === 'either'))
    return text.first === text.second ? dayIn(text.year, text.first, text.second) : null;
  const monthFirst = order2 !== 'dmy';
  return dayIn(text.year, monthFirst ? text.first : text.second, monthFirst ? text.second : text.first);
}

/** Years 1300 to 1500 are Jalali, all others Gregorian; orders before 1900 or after 2200 are slips of the pen. */
export function dayIn(year: number, month: number, day: number): Day | null {
  if (year >= 1300 && year <= 1500) return fromJalali(year, month, day);
  return year >= 1900 && year <= 2200 ? existingDay(year, month, day) : null;
}

/** Typed as first/second/year; `ymd` was typed year first, and the day is in the year's place. */
function resolveShortYear(text: DateText, order: DateText['order'] | null): Day | null {
  if (order === 'ymd') return fromJalali(fullJalaliYear(text.first), text.second, text.year);
  const year = text.year + (text.year < 70 ? 2000 : 1900);
  if (order === null || order === 'either') {
    return text.first === text.second ? existingDay(year, text.first, text.second) : null;
  }
  return order === 'dmy'
    ? existingDay(year, text.second, text.first)
    : existingDay(year, text.first, text.second);
}

const clock =
  /(?:^|[\sT,،-]+)(?:ساعت\s*)?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(am|pm|a\.m\.|p\.m\.|ق\.?ظ|ب\.?ظ)?\s*(z|utc|gmt|(?:utc|gmt)?[+-]\d{2}:?\d{2})?(?:\s*\([^)]*\))?$/i;

/** Reads a date as people and exports write it; null when the text is no date. Digits of any script. */
export function readDateText(raw: string): DateText | null {
  const text = tidied(foldText(cleanText(raw)));
  if (text === '') return null;
  const time = clock.exec(text);
  const date = (time ? text.slice(0, time.index) : text).replace(/[\s,،-]+$/, '');
  const parts = readDate(date);
  if (!parts) return null;
  if (!time) return { ...parts, minute: null, offset: null };
  const minute = minuteOf(time);
  return minute === null ? null : { ...parts, minute, offset: offsetOf(time[5]) };
}

/** `14:05 - 1404/05/02` as `1404/05/02 14:05`, «بعد از ظهر» as «بظ», and no day of the week before numbers. */
function tidied(text: string): string {
  return text
    .replace(/^(?:(?:یک|دو|سه|چهار|پنج)? ?شنبه|جمعه|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)[\s,،.]+(?=\d)/, '')
    .replace(/بعد ?از ?ظهر|عصر$/, 'بظ')
    .replace(/قبل ?از ?ظهر|صبح$/, 'قظ')
    .replace(/^((?:ساعت )?\d{1,2}:\d{2}(?::\d{2})?(?: ?(?:[ap]\.?m\.?|[قب]\.?ظ\.?))?)[\s,،-]+(.+)$/, '$2 $1');
}

function minuteOf(time: RegExpExecArray): number | null {
  let hour = Number(time[1]);
  const half = (time[4] ?? '').replace(/\./g, '');
  if (half === 'pm' || half === 'بظ') hour = hour < 12 ? hour + 12 : hour;
  if ((half === 'am' || half === 'قظ') && hour === 12) hour = 0;
  const minute = Number(time[2]);
  if (minute > 59 || Number(time[3] ?? 0) > 60 || hour > 24 || (hour === 24 && minute > 0)) return null;
  return Math.min(hour * 60 + minute, 1440);
}

function offsetOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const digits = /([+-])(\d{2}):?(\d{2})$/.exec(text);
  if (!digits) return 0;
  return (digits[1] === '-' ? -1 : 1) * (Number(digits[2]) * 60 + Number(digits[3]));
}

/** What `scanDate` fills in and hands out; one object, for a million cells. */
const scanned = {
  order: 'ymd' as DateText['order'],
  first: 0,
  second: 0,
  year: 0,
  shortYear: false,
  minute: null as number | null,
  offset: null as number | null,
};

/**
 * Reads the commonest spellings at one glance: numbers with `-`, `/` or `.` between them, a time, an offset, in digits
 * of any script. Null where `readDateText` must look closer. The object returned is overwritten by the next call.
 */
export function scanDate(text: string): DateText | null {
  const { length } = text;
  let at = 0;
  const numbers = [0, 0, 0];
  let yearDigits = 0;
  let yearFirst = false;
  let mark = 0;
  for (let part = 0; part < 3; part++) {
    let value = 0;
    let digits = 0;
    for (; at < length; at++) {
      const digit = digitAt(text, at);
      if (digit < 0) break;
      value = value * 10 + digit;
      digits++;
    }
    if (digits === 0 || digits > 4) return null;
    if (digits > 2) {
      if (digits !== 4 || part === 1 || yearDigits > 0) return null;
      yearDigits = 4;
      yearFirst = part === 0;
    }
    numbers[part] = value;
    if (part === 2) break;
    const code = text.charCodeAt(at);
    if ((code !== 0x2d && code !== 0x2e && code !== 0x2f) || (part === 1 && code !== mark)) return null;
    mark = code;
    at++;
  }
  if (yearDigits === 0) return null;
  scanned.minute = null;
  scanned.offset = null;
  if (at < length && !scanTime(text, at)) return null;
  const [a = 0, b = 0, c = 0] = numbers;
  scanned.year = yearFirst ? a : c;
  scanned.first = yearFirst ? b : a;
  scanned.second = yearFirst ? c : b;
  const jalali = scanned.year >= 1300 && scanned.year <= 1500;
  scanned.order = yearFirst ? 'ymd' : jalali ? 'dmy' : 'either';
  return scanned;
}

/** ` 09:14`, `T09:14:02.123Z`, ` 09:14:02 +0330` from `at` to the end, into `scanned`. */
function scanTime(text: string, from: number): boolean {
  const { length } = text;
  const gap = text.charCodeAt(from);
  if (gap !== 0x20 && gap !== 0x54) return false;
  const hour = twoDigitsAt(text, from + 1);
  const minute = twoDigitsAt(text, from + 4);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || text.charCodeAt(from + 3) !== 0x3a) return false;
  let at = from + 6;
  if (text.charCodeAt(at) === 0x3a) {
    const second = twoDigitsAt(text, at + 1);
    if (second < 0 || second > 60) return false;
    at += 3;
    if (text.charCodeAt(at) === 0x2e) for (at++; at < length && digitAt(text, at) >= 0; ) at++;
  }
  scanned.minute = hour * 60 + minute;
  if (at === length) return true;
  if (text.charCodeAt(at) === 0x20) at++;
  const sign = text.charCodeAt(at);
  if (sign === 0x5a && at + 1 === length) {
    scanned.offset = 0;
    return true;
  }
  if (sign !== 0x2b && sign !== 0x2d) return false;
  const hours = twoDigitsAt(text, at + 1);
  const colon = text.charCodeAt(at + 3) === 0x3a ? 1 : 0;
  const minutes = twoDigitsAt(text, at + 3 + colon);
  if (hours < 0 || minutes < 0 || at + 5 + colon !== length) return false;
  scanned.offset = (sign === 0x2d ? -1 : 1) * (hours * 60 + minutes);
  return true;
}

function digitAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  if (code >= 0x6f0 && code <= 0x6f9) return code - 0x6f0;
  return code >= 0x660 && code <= 0x669 ? code - 0x660 : -1;
}

function twoDigitsAt(text: string, at: number): number {
  const tens = digitAt(text, at);
  const ones = digitAt(text, at + 1);
  return tens < 0 || ones < 0 ? -1 : tens * 10 + ones;
}

type DateOnly = Omit<DateText, 'minute' | 'offset'>;

function readDate(text: string): DateOnly | null {
  const yearFirst = /^(\d{4})\s?[-/.\s]\s?(\d{1,2})\s?[-/.\s]\s?(\d{1,2})$/.exec(text);
  if (yearFirst) return inOrder(yearFirst[1], yearFirst[2], yearFirst[3]);
  const together = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (together) return inOrder(together[1], together[2], together[3]);
  const yearLast = /^(\d{1,2})\s?([-/.\s])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})$/.exec(text);
  if (yearLast) return yearAtEnd(yearLast);
  return readNamedMonth(text);
}

function inOrder(year: string | undefined, month: string | undefined, day: string | undefined): DateOnly {
  return { order: 'ymd', year: Number(year), first: Number(month), second: Number(day), shortYear: false };
}

function yearAtEnd(match: RegExpExecArray): DateOnly {
  const first = Number(match[1]);
  const second = Number(match[3]);
  const year = Number(match[4]);
  const shortYear = match[4]?.length === 2;
  // Nobody writes a Jalali date month first.
  const jalali = year >= 1300 && year <= 1500;
  return { order: jalali ? 'dmy' : 'either', first, second, year, shortYear };
}

const monthWords = lazily(monthDictionary);

function monthDictionary(): ReadonlyMap<string, number> {
  const lists = [
    'january february march april may june july august september october november december',
    'jan feb mar apr may jun jul aug sep oct nov dec',
    'januar februar märz april mai juni juli august september oktober november dezember',
    'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
    'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
    'ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık',
    'januari februari maart april mei juni juli augustus september oktober november december',
    'ژانویه فوریه مارس آوریل مه ژوین ژوییه اوت سپتامبر اکتبر نوامبر دسامبر',
    'ژانویه فوریه مارس اوریل می ژوئن ژوئیه آگوست سپتامبر اکتبر نوامبر دسامبر',
    'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند',
    'farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand',
  ];
  const words = new Map<string, number>();
  lists.forEach((list, at) => {
    const before = at < lists.length - 2 ? 1 : jalaliMonths;
    list.split(' ').forEach((word, index) => {
      words.set(foldText(word), index + before);
    });
  });
  return words.set('sept', 9).set('امرداد', jalaliMonths + 4);
}

/** Names of Jalali months stand for 13 to 24, those of other calendars for 1 to 12. */
const jalaliMonths = 13;

/** `31 Mar 2025`, `Mar 31, 2025`, `دوشنبه ۱۵ دی ۱۴۰۴`: a name for the month leaves no doubt. */
function readNamedMonth(text: string): DateOnly | null {
  const words = text
    .split(/[\s,،./-]+/)
    .map((word) => word.replace(/ماه$/, ''))
    .filter(Boolean);
  const numbers = words
    .filter((word) => /^\d{1,4}(st|nd|rd|th)?$/.test(word))
    .map((word) => Number.parseInt(word, 10));
  const months = words.map((word) => monthWords().get(word)).filter((month) => month !== undefined);
  const month = months[0];
  if (months.length !== 1 || month === undefined || numbers.length !== 2 || words.length > 5) return null;
  const [a = 0, b = 0] = numbers;
  const yearIsFirst = a > 31;
  const year = yearIsFirst ? a : b;
  const day = yearIsFirst ? b : a;
  if (month >= jalaliMonths) return namedJalali(year, month - jalaliMonths + 1, day);
  if (year < 100) return { order: 'mdy', first: month, second: day, year, shortYear: true };
  return { order: 'ymd', first: month, second: day, year, shortYear: false };
}

/** A Jalali month leaves no doubt about the calendar: the year is one of it, in full or its last two digits. */
function namedJalali(typed: number, first: number, second: number): DateOnly | null {
  const year = typed < 100 ? fullJalaliYear(typed) : typed;
  if (year < 1300 || year > 1500) return null;
  return { order: 'ymd', first, second, year, shortYear: false };
}

const fullJalaliYear = (lastTwo: number) => lastTwo + (lastTwo < 60 ? 1400 : 1300);

/** Hints for a date that stands alone, such as an argument of a function. */
export interface DayHints {
  readonly zone: Zone;
  readonly order?: DayOrder | null;
}

/**
 * The day that a cell or argument means: a real date in the zone, "2025-03-31", "۱۴۰۴/۰۷/۰۱", "31/3/2025" where `order`
 * or the numbers decide, 20250331, a serial number of Sheets. Null for everything else and for impossible days.
 */
export function readDay(cell: unknown, hints: DayHints): Day | null {
  if (typeof cell === 'number') return dayOfNumber(cell, hints.zone);
  if (isDate(cell)) return dayOfDate(cell, hints.zone);
  if (typeof cell !== 'string') return null;
  const text = readDateText(cell);
  if (text) return dayOfText(text, hints);
  const digits = foldText(cleanText(cell));
  return /^\d{5}(\.\d+)?$|^\d{10}$|^\d{13}$/.test(digits) ? dayOfNumber(Number(digits), hints.zone) : null;
}

/** A date text with its offset, if it has one, carried to the zone. */
export function dayOfText(text: DateText, hints: DayHints): Day | null {
  const day = resolveDate(text, hints.order === 'ymd' ? 'ymd' : (sureOrder(text) ?? hints.order ?? null));
  if (day === null || text.offset === null || text.minute === null) return day;
  const instant = day * millisecondsInDay + (text.minute - text.offset) * 60_000;
  return Math.floor(wallClock(instant, hints.zone) / millisecondsInDay);
}

/** The order that the numbers of one date leave open to no doubt, else null. */
export function sureOrder(text: DateText): DayOrder | null {
  if (text.order !== 'either') return null;
  // More than 31 is no day but the year of a date written year first.
  if (text.first > 12 && text.first <= 31 && text.second <= 12) return 'dmy';
  return text.second > 12 && text.first <= 12 ? 'mdy' : null;
}

/** A real date; one of the years 1300 to 1500 was typed in the Jalali calendar and taken for a Gregorian one. */
function dayOfDate(date: Date, zone: Zone): Day | null {
  return dayOfWall(wallClock(date.getTime(), zone));
}

const firstTypedYear = existingDay(1300, 1, 1) as Day;
const afterTypedYears = existingDay(1501, 1, 1) as Day;

/** The day of a wall-clock stamp, mending Jalali years; null outside 1900 to 2200 otherwise. */
export function dayOfWall(wallMs: number): Day | null {
  const day = Math.floor(wallMs / millisecondsInDay);
  if (day >= firstDay && day < afterLastDay) return day;
  if (!(day >= firstTypedYear && day < afterTypedYears)) return null;
  const { year, month, day: date } = partsOf(day);
  return fromJalali(year, month, date);
}

const firstDay = existingDay(1900, 1, 1) as Day;
const afterLastDay = existingDay(2200, 12, 31) as Day;
const serialZero = existingDay(1899, 12, 30) as Day;

/** A serial of Sheets, 20250331, or a Unix time in seconds or milliseconds; null for a number that is no date. */
export function dayOfNumber(value: number, zone: Zone): Day | null {
  if (value >= 15_000 && value < 80_000) return Math.floor(value) + serialZero;
  if (value < 0 && value > -250_000) return dayOfWall((Math.floor(value) + serialZero) * millisecondsInDay);
  if (value >= 13_000_101 && value <= 21_001_231 && Number.isInteger(value)) {
    return dayIn(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100);
  }
  if (value >= 6e8 && value < 5e9) return dayOfWall(wallClock(value * 1000, zone));
  return value >= 6e11 && value < 5e12 ? dayOfWall(wallClock(value, zone)) : null;
}
