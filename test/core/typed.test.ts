import { isoOf } from '../../src/core/days.ts';
import { readMoment, readNumber } from '../../src/core/typed.ts';

const tehran = { id: 'Asia/Tehran', offsetAt: () => 3.5 * 3_600_000 };

describe('a number is read as people type it', () => {
  test.each([
    ['1,234.5', 1234.5, 'thousands and a point'],
    ['1.234,5', 1234.5, 'thousands and a comma'],
    ['1,234', 1234, 'one comma before three digits parts thousands'],
    ['0,234', 0.234, 'after a zero it is a decimal mark'],
    ['0,5', 0.5, 'a decimal comma'],
    ['.5', 0.5, 'no digit before the point'],
    ['۱۲٬۳۴۵٫۶', 12345.6, 'Persian digits and marks'],
    ['٣٠', 30, 'Arabic digits'],
    ['30%', 0.3, 'a percentage'],
    ['۳۰٪', 0.3, 'a Persian percentage'],
    ['7%', 0.07, 'no noise from dividing'],
    ['-3', -3, 'a negative number'],
    [' 12 ', 12, 'spaces around'],
    ['1 234 567', 1234567, 'spaces between thousands'],
    ['1.234.567', 1234567, 'points between thousands'],
    [12.5, 12.5, 'a number'],
    ['12a', null, 'letters'],
    ['1.2.3', null, 'two points'],
    ['1,23,4', null, 'groups that are none'],
    ['', null, 'nothing'],
    [true, null, 'a box'],
    [Number.NaN, null, 'not a number'],
  ])('%p is %p: %s', (typed, value, _) => {
    expect(readNumber(typed)).toBe(value);
  });
});

describe('a moment is a day or a month', () => {
  const read = (typed: unknown) => {
    const moment = readMoment(typed, tehran);
    return moment && [isoOf(moment.first), isoOf(moment.last)].slice(0, moment.isMonth ? 2 : 1).join('..');
  };
  test.each([
    ['2025-03-31', '2025-03-31', 'ISO'],
    ['2025/3/1', '2025-03-01', 'without zeros'],
    ['31/3/2025', '2025-03-31', 'day first, as there is no month 31'],
    ['04/05/2025', null, 'a day that could be read in two ways'],
    ['۱۴۰۴/۰۱/۱۱', '2025-03-31', 'Jalali in Persian digits'],
    ['1404-12-30', null, 'a day that 1404 does not have'],
    [45_747, '2025-03-31', 'a serial of the sheet'],
    [new Date('2025-03-30T20:30:00Z'), '2025-03-31', 'midnight in Tehran'],
    ['2025-02', '2025-02-01..2025-02-28', 'a Gregorian month'],
    ['1404/07', '2025-09-23..2025-10-22', 'a Jalali month'],
    ['۱۴۰۳/۱۲', '2025-02-19..2025-03-20', 'Esfand of a leap year'],
    ['مهر ۱۴۰۴', '2025-09-23..2025-10-22', 'a Jalali month by name'],
    ['March 2025', '2025-03-01..2025-03-31', 'a Gregorian month by name'],
    ['2025-13', null, 'no such month'],
    ['1404', null, 'a year alone'],
    ['soon', null, 'a word'],
  ])('%p is %p: %s', (typed, days, _) => {
    expect(read(typed)).toBe(days);
  });
});
