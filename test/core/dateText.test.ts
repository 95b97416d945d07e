import { readDateText, readDay, scanDate } from '../../src/core/dateText.ts';
import { dayOf, isoOf } from '../../src/core/days.ts';
import type { Zone } from '../../src/core/zone.ts';

const tehran: Zone = { id: 'Asia/Tehran', offsetAt: () => 3.5 * 3_600_000 };
const iso = (cell: unknown, zone = tehran, order?: 'dmy' | 'mdy') => {
  const day = readDay(cell, { zone, order: order ?? null });
  return day === null ? null : isoOf(day);
};

test.each<[text: string, day: string | null, why: string]>([
  ['2025-03-31', '2025-03-31', 'ISO'],
  ['2025-3-1', '2025-03-01', 'ISO without zeros'],
  ['2025/03/31', '2025-03-31', 'slashes, year first'],
  ['2025.03.31', '2025-03-31', 'dots, year first'],
  ['20250331', '2025-03-31', 'eight digits'],
  [' 2025-03-31 ', '2025-03-31', 'spaces around'],
  ['2025-03-31 09:14:02', '2025-03-31', 'wall clock'],
  ['2025-03-31T09:14', '2025-03-31', 'wall clock with T'],
  ['2025-03-31 23:30:00 +0330', '2025-03-31', 'an offset of the zone itself'],
  ['2025-03-31 23:30:00 +0000', '2025-04-01', 'an offset carried to the zone'],
  ['2025-03-31T20:29:59Z', '2025-03-31', 'UTC, a second before midnight in Tehran'],
  ['2025-03-31T20:30:00.000Z', '2025-04-01', 'UTC, midnight in Tehran'],
  ['2026-01-05T09:59:00+00:00', '2026-01-05', 'offset with colon'],
  ['31/3/2025', '2025-03-31', 'day first, as 31 is no month'],
  ['3/31/2025', '2025-03-31', 'month first, as 31 is no month'],
  ['31.03.2025 14:05', '2025-03-31', 'dots, day first, time'],
  ['31-Mar-2025', '2025-03-31', 'month by name'],
  ['Mar 31, 2025', '2025-03-31', 'month by name first'],
  ['31 March 2025 at 9:05 pm', '2025-03-31', 'a word between'],
  ['31 Mar 25', '2025-03-31', 'two-digit year beside a named month'],
  ['3. Mai 2025', '2025-05-03', 'German month'],
  ['8/22/2026, 1:05 PM', '2026-08-22', 'American stamp'],
  ['۱۴۰۴/۰۷/۰۱', '2025-09-23', 'Jalali, Persian digits'],
  ['١٤٠٤/٠٧/٠١', '2025-09-23', 'Jalali, Arabic digits'],
  ['1404/7/1', '2025-09-23', 'Jalali without zeros'],
  ['1404.12.01 09:30', '2026-02-20', 'Jalali, dots and time'],
  ['1404/10/15 - 14:05', '2026-01-05', 'Jalali, dash before the time'],
  ['15/10/1404', '2026-01-05', 'Jalali, day first'],
  ['05/10/1404', '2025-12-26', 'Jalali is never month first'],
  ['14041015', '2026-01-05', 'Jalali, eight digits'],
  ['دوشنبه ۱۵ دی ۱۴۰۴', '2026-01-05', 'Jalali by name with weekday'],
  ['۱۵ دی ماه ۱۴۰۴ ساعت ۱۴:۰۵', '2026-01-05', 'Jalali by name with time'],
  ['۲ مرداد ۰۴', '2025-07-24', 'a Jalali month makes a two-digit year Jalali'],
  ['2 Mordad 99', '2020-07-23', 'a two-digit year before 1400'],
  ['5 دی 2025', null, 'a Jalali month of no Jalali year'],
  ['14:05 1404/10/15', '2026-01-05', 'time first'],
  ['۱۴:۰۵:۳۰ - ۱۴۰۴/۱۰/۱۵', '2026-01-05', 'time first, with a dash'],
  ['2:05 PM, 2026-01-05', '2026-01-05', 'half of the day first'],
  ['1404/10/15 2:05 بعد از ظهر', '2026-01-05', 'afternoon in words'],
  ['14:05', null, 'a time alone'],
  ['سه‌شنبه 1404/10/16', '2026-01-06', 'a day of the week before numbers'],
  ['پنج شنبه، ۱۴۰۴/۱۰/۱۸ ۱۴:۲۰', '2026-01-08', 'a day of the week in two words'],
  ['Tue, 2026-01-06', '2026-01-06', 'an English day of the week'],
  ['۱۵ دی‌ماه ۱۴۰۴', '2026-01-05', 'the word month joined to its name'],
  ['1404/10/15 ساعت 9:05 صبح', '2026-01-05', 'morning in words'],
  ['1404/12/30', null, '1404 is no leap year'],
  ['1403/12/30', '2025-03-20', '1403 is a leap year'],
  ['31/02/2025', null, 'no such day'],
  ['2025-02-29', null, 'no leap year'],
  ['2025-13-01', null, 'no such month'],
  ['2025-03-31 25:00', null, 'no such hour'],
  ['01/02/2025', null, 'either way round'],
  ['02/02/2025', '2025-02-02', 'the same either way round'],
  ['0000-00-00', null, 'a database’s nothing'],
  ['1899-12-31', null, 'before anyone’s orders'],
  ['soon', null, 'a word'],
  ['', null, 'nothing'],
  ['12', null, 'a number'],
])('%s is %s: %s', (text, day) => {
  expect(iso(text)).toBe(day);
});

test('an open order of day and month is settled by a hint', () => {
  expect(iso('01/02/2025', tehran, 'dmy')).toBe('2025-02-01');
  expect(iso('01/02/2025', tehran, 'mdy')).toBe('2025-01-02');
});

test.each<[value: number, day: string | null, why: string]>([
  [45_747, '2025-03-31', 'a serial of the sheet'],
  [45_747.99, '2025-03-31', 'a serial with a time'],
  [20_250_331, '2025-03-31', 'eight digits'],
  [14_040_701, '2025-09-23', 'eight Jalali digits'],
  [1_743_364_740, '2025-03-30', 'Unix seconds, one minute before midnight in Tehran'],
  [1_743_366_600_000, '2025-03-31', 'Unix milliseconds, midnight in Tehran'],
  [dayOf(1404, 7, 1) + 25_569, '2025-09-23', 'the serial of a real date of year 1404'],
  [100, null, 'a number'],
  [20_251_331, null, 'no such month'],
])('the number %d is %s: %s', (value, day) => {
  expect(iso(value)).toBe(day);
});

test('a real date is a day of the sheet’s zone; one of year 1404 was typed in the Jalali calendar', () => {
  const midnight = (y: number, m: number, d: number) => new Date(Date.UTC(y, m - 1, d) - 3.5 * 3_600_000);
  expect(iso(midnight(2025, 3, 31))).toBe('2025-03-31');
  expect(iso(midnight(1404, 7, 1))).toBe('2025-09-23');
  expect(iso(midnight(1404, 2, 29))).toBe(iso('1404/02/29'));
  expect(iso(new Date(Number.NaN))).toBeNull();
});

test('a date of another realm is a date', () => {
  const { runInNewContext } = jest.requireActual<typeof import('node:vm')>('node:vm');
  expect(iso(runInNewContext('new Date(Date.UTC(2025, 2, 31))'))).toBe('2025-03-31');
});

test('the quick reader and the thorough one agree', () => {
  const texts = [
    '2025-03-31',
    '31/3/2025 14:05',
    '۱۴۰۴/۱/۲',
    '2025-03-31T09:14:02+03:30',
    '5.1.2026',
    '2026-01-05 09:59:00 +0100',
  ];
  for (const text of texts) expect({ ...scanDate(text)! }).toEqual(readDateText(text));
});

test('days count from 1970', () => {
  expect(readDay('1970-01-02', { zone: tehran })).toBe(1);
  expect(readDay('2025-03-31', { zone: tehran })).toBe(dayOf(2025, 3, 31));
});
