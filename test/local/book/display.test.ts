import { displayText } from '../../../local/book/display.ts';
import { isDateFormat } from '../../../local/book/formats.ts';
import { localeOf } from '../../../local/book/locale.ts';
import { CellError, DateSerial, type Value } from '../../../local/book/value.ts';

const american = localeOf('en_US');
const show = (value: Value, format = ''): string => displayText(value, format, american);

/** 2016-04-05 16:08:53.528. */
const moment = 42465 + (16 * 3600 + 8 * 60 + 53.528) / 86400;

/** Tokens as defined at https://developers.google.com/sheets/api/guides/formats. */
test.each([
  [moment, 'hh:mm:ss.00 a/p', '04:08:53.53 p'],
  [moment, 'hh:mm:ss am/pm', '04:08:54 PM'],
  [moment, 'yyyy-mm-dd', '2016-04-05'],
  [moment, 'mmmm d [dddd]', 'April 5 '],
  [moment, 'h A/P, ddd mmm dd', '4 P, Tue Apr 05'],
  [moment, 'dddd, m/d/yy at h:mm', 'Tuesday, 4/5/16 at 16:08'],
  [1.5, '[hh]:[mm]:[ss]', '36:2160:129600'],
  [12345.125, '####.#', '12345.1'],
  [12.34, '000.0#', '012.34'],
  [12, '#.0##', '12.0'],
  [1234, '#,###', '1,234'],
  [12345, '0,000.00', '12,345.00'],
  [12, '0,000', '0,012'],
  [123456789, '0.0,,"M"', '123.5M'],
  [0.3, '0%', '30%'],
  [12345.678, '0.00E+00', '1.23E+04'],
  [-5, '$#,##0.00', '-$5.00'],
  [-5, '0;(0)', '(5)'],
  [0, '0;-0;"zero"', 'zero'],
  ['x', '0;-0;0;"text: "@', 'text: x'],
  [1500, '[$€]#,##0', '€1,500'],
  [1500, '#,##0" تومان"', '1,500 تومان'],
  [2, '0.00', '2.00'],
  [1.005, '0.00', '1.01'],
  [-0.001, '0.00', '0.00'],
  [0.5, '#.##', '.5'],
  [3, '@', '3'],
  ['=x', '@', '=x'],
  [42465, 'd mmm yyyy', '5 Apr 2016'],
  [42465, 'ddd', 'Tue'],
  [42465, 'mmmmm', 'A'],
  [-181158, 'yyyy/mm/dd', '1404/01/02'],
] as const)('%p under %s shows %p', (value, format, shown) => {
  expect(show(value, format)).toBe(shown);
});

test.each([
  [1 / 3, '0.3333333333'],
  [200 / 3, '66.66666667'],
  [1234567.891234, '1234567.891'],
  [123456789012345, '123456789012345'],
  [1e15, '1E+15'],
  [1.5e-10, '1.5E-10'],
  [0.1 + 0.2, '0.3'],
  [-0, '0'],
  [-2.5, '-2.5'],
  [1e-7, '0.0000001'],
])('%p without a format shows %s', (value, shown) => expect(show(value)).toBe(shown));

test('days, moments and times without a format follow the locale', () => {
  expect(show(new DateSerial(45659))).toBe('1/2/2025');
  expect(show(new DateSerial(45659.5))).toBe('1/2/2025 12:00:00');
  expect(show(new DateSerial(0.5))).toBe('12:00:00 PM');
  expect(displayText(new DateSerial(45659), '', localeOf('de_DE'))).toBe('02.01.2025');
  expect(displayText(1234.5, '#,##0.00', localeOf('de_DE'))).toBe('1.234,50');
});

test('blanks, truth values and errors show as themselves', () => {
  expect([null, true, false, new CellError('#N/A', 'none')].map((value) => show(value, '0.0'))).toEqual([
    '',
    'TRUE',
    'FALSE',
    '#N/A',
  ]);
});

test.each([
  ['yyyy-mm-dd', true],
  ['h:mm', true],
  ['[h]:mm', true],
  ['0.00', false],
  ['@', false],
  ['', false],
  ['#,##0 "days"', false],
  ['[Red]0', false],
  ['[$ریال] #,##0', false],
  ['0.00E+00', false],
  ['General', false],
])('whether %p makes days of numbers: %p', (format, isDate) => expect(isDateFormat(format)).toBe(isDate));
