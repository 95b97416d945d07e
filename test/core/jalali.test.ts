import { dayOf, isoOf } from '../../src/core/days.ts';
import {
  addJalaliMonths,
  formatJalali,
  fromJalali,
  jalaliMonthEnd,
  jalaliMonthStart,
  toJalali,
} from '../../src/core/jalali.ts';
import fc from '../fc.ts';

// ICU 78.2, persian calendar.
test.each([
  ['1995-03-20', '1373/12/29'],
  ['1996-03-20', '1375/01/01'],
  ['2021-03-21', '1400/01/01'],
  ['2024-03-20', '1403/01/01'],
  ['2025-03-21', '1404/01/01'],
  ['2028-03-20', '1407/01/01'],
  ['2031-08-14', '1410/05/23'],
  ['2049-10-14', '1428/07/23'],
])('%s is %s', (iso, jalali) => {
  const day = Date.parse(`${iso}T00:00:00Z`) / 864e5;
  expect(formatJalali(day)).toBe(jalali);
  const [y, m, d] = jalali.split('/').map(Number);
  expect(isoOf(fromJalali(y!, m!, d!)!)).toBe(iso);
});

test('every day of 1300 to 1500 goes to Jalali and back', () => {
  fc.assert(
    fc.property(fc.integer({ min: dayOf(1921, 3, 21), max: dayOf(2122, 3, 20) }), (day) => {
      const { year, month, day: date } = toJalali(day);
      expect(fromJalali(year, month, date)).toBe(day);
    }),
    { numRuns: 5000 },
  );
});

test('agrees with the calendar of this machine on every day from 1950 to 2049', () => {
  const format = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  const wrong: string[] = [];
  for (let day = dayOf(1950, 1, 1); day < dayOf(2050, 1, 1); day++) {
    const parts = Object.fromEntries(
      format.formatToParts(day * 864e5).map(({ type, value }) => [type, value]),
    );
    const { year, month, day: date } = toJalali(day);
    if (`${parts.year}/${parts.month}/${parts.day}` !== `${year}/${month}/${date}`) wrong.push(isoOf(day));
  }
  expect(wrong).toEqual([]);
});

test('1404 is no leap year, so it has no 30 Esfand', () => {
  expect(fromJalali(1404, 12, 30)).toBeNull();
  expect(fromJalali(1403, 12, 30)).not.toBeNull();
  expect(fromJalali(1404, 7, 31)).toBeNull();
  expect(fromJalali(1404, 13, 1)).toBeNull();
});

test('months are whole and clamp', () => {
  const day = fromJalali(1403, 6, 31)!;
  expect(formatJalali(addJalaliMonths(day, 1))).toBe('1403/07/30');
  expect(formatJalali(addJalaliMonths(day, 18))).toBe('1404/12/29');
  expect(formatJalali(jalaliMonthStart(day))).toBe('1403/06/01');
  expect(formatJalali(jalaliMonthEnd(fromJalali(1403, 12, 1)!))).toBe('1403/12/30');
});

test('tokens write names in the language asked for', () => {
  const day = fromJalali(1404, 9, 8)!;
  expect(formatJalali(day, 'dddd d MMMM yyyy', 'fa')).toBe('شنبه 8 آذر 1404');
  expect(formatJalali(day, 'dddd dd MMMM yy', 'en')).toBe('Saturday 08 Azar 04');
  expect(formatJalali(day, 'yyyy-M-d')).toBe('1404-9-8');
});
