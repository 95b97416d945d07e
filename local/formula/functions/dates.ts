import { type DayParts, dayParts, daySerial, timeFraction, timeParts, weekday } from '../../book/serial.ts';
import { DateSerial, type Value } from '../../book/value.ts';
import { fail, numberInText, toNumber } from '../coerce.ts';
import { type Operand, usedRowsOf } from '../operand.ts';
import {
  type BuiltIn,
  type BuiltIns,
  cells,
  numberOf,
  type Surroundings,
  whole,
  wholeNumberOf,
} from './define.ts';

const number = (value: Value | undefined, { locale }: Surroundings, otherwise = 0): number =>
  value === undefined ? otherwise : Math.trunc(toNumber(value, locale));

/** The serial that a value means as a day. */
const serial = (value: Value | undefined, { locale }: Surroundings): number =>
  toNumber(value ?? null, locale);

/** A part of a day or moment. */
const part = (take: (serial: number) => number): BuiltIn =>
  cells([1, 1], ([value], at) => take(serial(value, at)));

const daysInMonth = (year: number, month: number): number =>
  daySerial(year, month + 1, 1) - daySerial(year, month, 1);

/** The same day some months later, or the last of a shorter month. */
function monthsLater(from: DayParts, months: number): number {
  const first = dayParts(daySerial(from.year, from.month + months, 1));
  return daySerial(first.year, first.month, Math.min(from.day, daysInMonth(first.year, first.month)));
}

/** A year as DATE takes it: from 0 to 1899 it is counted from 1900. */
const fullYear = (year: number): number => (year >= 0 && year < 1900 ? year + 1900 : year);

/** Number of a weekday: 1 from Sunday, 2 from Monday, 3 from Monday as 0. */
function weekdayNumber(day: number, type: number): number {
  const fromSunday = weekday(day);
  if (type === 1) return fromSunday + 1;
  const fromMonday = (fromSunday + 6) % 7;
  if (type === 2) return fromMonday + 1;
  return type === 3 ? fromMonday : fail('#NUM!', 'The type must be 1, 2 or 3.');
}

/** Week of ISO 8601: week 1 has the year's first Thursday. */
function isoWeek(day: number): number {
  const thursday = Math.floor(day) - ((weekday(day) + 6) % 7) + 3;
  const { year } = dayParts(thursday);
  return 1 + Math.floor((thursday - daySerial(year, 1, 1)) / 7);
}

/** Whole years, months or days from one day to another, as DATEDIF counts them. */
function difference(start: number, end: number, unit: string): number {
  if (end < start) fail('#NUM!', 'The start must not be after the end.');
  const from = dayParts(start);
  const to = dayParts(end);
  const months = (to.year - from.year) * 12 + to.month - from.month - (to.day < from.day ? 1 : 0);
  switch (unit.toUpperCase()) {
    case 'D':
      return Math.floor(end) - Math.floor(start);
    case 'M':
      return months;
    case 'Y':
      return Math.floor(months / 12);
    case 'YM':
      return months % 12;
    case 'MD':
      return Math.floor(end) - monthsLater(from, months);
    case 'YD':
      return Math.floor(end) - monthsLater(from, Math.floor(months / 12) * 12);
    default:
      return fail('#NUM!', 'The unit must be "D", "M", "Y", "YM", "MD" or "YD".');
  }
}

const isWorkday = (day: number, holidays: ReadonlySet<number>): boolean =>
  weekday(day) !== 0 && weekday(day) !== 6 && !holidays.has(day);

function daysIn(operand: Operand | undefined): Set<number> {
  const days = new Set<number>();
  for (const row of operand === undefined ? [] : usedRowsOf(operand)) {
    for (const value of row) {
      if (typeof value === 'number') days.add(Math.floor(value));
      else if (value instanceof DateSerial) days.add(Math.floor(value.serial));
    }
  }
  return days;
}

function workdaysBetween(start: number, end: number, holidays: ReadonlySet<number>): number {
  const [first, last] = start <= end ? [start, end] : [end, start];
  let count = 0;
  for (let day = first; day <= last; day++) if (isWorkday(day, holidays)) count += 1;
  return start <= end ? count : -count;
}

function workdaysLater(start: number, count: number, holidays: ReadonlySet<number>): number {
  const step = count < 0 ? -1 : 1;
  let day = start;
  for (let left = Math.abs(count); left > 0; ) {
    day += step;
    if (isWorkday(day, holidays)) left -= 1;
  }
  return day;
}

export const dates: BuiltIns = {
  TODAY: whole([0, 0], (_, at) => new DateSerial(Math.floor(at.now()))),
  NOW: whole([0, 0], (_, at) => new DateSerial(at.now())),
  DATE: cells(
    [3, 3],
    ([year, month, day], at) =>
      new DateSerial(daySerial(fullYear(number(year, at)), number(month, at), number(day, at))),
  ),
  TIME: cells([3, 3], ([hour, minute, second], at) => {
    const fraction = timeFraction(number(hour, at), number(minute, at), number(second, at));
    return new DateSerial(fraction - Math.floor(fraction));
  }),
  DATEVALUE: cells([1, 1], ([value], { locale }) => {
    if (value instanceof DateSerial) return Math.floor(value.serial);
    const day = typeof value === 'string' ? numberInText(value, locale) : null;
    return day === null ? fail('#VALUE!', 'DATEVALUE cannot read the text as a day.') : Math.floor(day);
  }),
  TIMEVALUE: cells([1, 1], ([value], at) => serial(value, at) - Math.floor(serial(value, at))),
  YEAR: part((at) => dayParts(at).year),
  MONTH: part((at) => dayParts(at).month),
  DAY: part((at) => dayParts(at).day),
  HOUR: part((at) => timeParts(at).hour),
  MINUTE: part((at) => timeParts(at).minute),
  SECOND: part((at) => timeParts(at).second),
  WEEKDAY: cells([1, 2], ([day, type], at) => weekdayNumber(serial(day, at), number(type, at, 1))),
  WEEKNUM: cells([1, 2], ([value, type], at) => {
    const day = Math.floor(serial(value, at));
    const kind = number(type, at, 1);
    if (kind === 21) return isoWeek(day);
    const newYear = daySerial(dayParts(day).year, 1, 1);
    const shift = kind === 2 ? (weekday(newYear) + 6) % 7 : weekday(newYear);
    return 1 + Math.floor((day - newYear + shift) / 7);
  }),
  ISOWEEKNUM: part(isoWeek),
  EOMONTH: cells([2, 2], ([start, months], at) => {
    const { year, month } = dayParts(serial(start, at));
    return new DateSerial(daySerial(year, month + number(months, at) + 1, 0));
  }),
  EDATE: cells(
    [2, 2],
    ([start, months], at) => new DateSerial(monthsLater(dayParts(serial(start, at)), number(months, at))),
  ),
  DAYS: cells([2, 2], ([end, start], at) => Math.floor(serial(end, at)) - Math.floor(serial(start, at))),
  DATEDIF: cells([3, 3], ([start, end, unit], at) =>
    difference(serial(start, at), serial(end, at), String(unit)),
  ),
  NETWORKDAYS: whole([2, 3], ([start, end, holidays], at) =>
    workdaysBetween(wholeNumberOf(start, at, 0), wholeNumberOf(end, at, 0), daysIn(holidays)),
  ),
  WORKDAY: whole(
    [2, 3],
    ([start, count, holidays], at) =>
      new DateSerial(
        workdaysLater(Math.floor(numberOf(start, at, 0)), wholeNumberOf(count, at, 0), daysIn(holidays)),
      ),
  ),
};
