import { Book } from '../../../local/book/book.ts';
import { displayText } from '../../../local/book/display.ts';
import { type Locale, localeOf } from '../../../local/book/locale.ts';
import { inputText, parseTyped } from '../../../local/book/typing.ts';
import { DateSerial, type Value } from '../../../local/book/value.ts';
import fc from '../../fc.ts';

const american: Locale = { ...localeOf('en_US'), thisYear: () => 2025 };

/** What a cell holds and shows after `text` is typed into it. */
function typed(text: string, format = '', locale = american): [value: Value, shown: string] {
  const { value, format: own } = parseTyped(text, format, locale);
  return [value, displayText(value, own ?? format, locale)];
}

/** Serial of 2025-01-02: days from 1899-12-30, see https://developers.google.com/sheets/api/guides/formats. */
const jan2 = 45659;

test.each([
  ['5', 5, '5'],
  ['-5', -5, '-5'],
  ['01234', 1234, '1234'],
  ['22 34', 2234, '2234'],
  ['1,000,000', 1_000_000, '1,000,000'],
  ['1,234.5', 1234.5, '1,234.50'],
  ['2.000', 2, '2'],
  ['.5', 0.5, '0.5'],
  ['$2.99', 2.99, '$2.99'],
  ['-$5', -5, '-$5'],
  ['$1,200', 1200, '$1,200'],
  ['€12.50', 12.5, '€12.50'],
  ['(7)', -7, '-7'],
  ['10%', 0.1, '10%'],
  ['12.5%', 0.125, '12.50%'],
  ['1e3', 1000, '1.00E+03'],
  ['TRUE', true, 'TRUE'],
  ['false', false, 'FALSE'],
  ['1/2/2025', jan2, '1/2/2025'],
  ['01/02/2025', jan2, '01/02/2025'],
  ['1/2/25', jan2, '1/2/25'],
  ['1/2', jan2, '1/2'],
  ['1-2', jan2, '1-2'],
  ['2025-01-02', jan2, '2025-01-02'],
  ['2025/1/2', jan2, '2025/1/2'],
  ['Jan 2, 2025', jan2, 'Jan 2, 2025'],
  ['2-Jan-2025', jan2, '2-Jan-2025'],
  ['2 January 2025', jan2, '2 Jan 2025'],
  ['2025-01-02 13:45', jan2 + 13.75 / 24, '2025-01-02 13:45'],
  ['1/2/2025 1:45:30 PM', jan2 + (13 * 3600 + 45 * 60 + 30) / 86400, '1/2/2025 1:45:30 PM'],
  ['13:45', 13.75 / 24, '13:45'],
  ['25:30', 25.5 / 24, '25:30:00'],
  ['1404/01/02', -181158, '1404/01/02'],
  ['2024-02-29', 45351, '2024-02-29'],
])('%s is read as %p and shown as %s', (text, value, shown) => {
  const [held, display] = typed(text);
  if (typeof value === 'number') expect(held).toBeCloseTo(value, 9);
  else expect(held).toBe(value);
  expect(display).toBe(shown);
});

test.each([
  ["'01234", '01234', 'an apostrophe forces text'],
  ["'=1+1", '=1+1', 'of formulas too'],
  ['+5', '+5', 'a plus sign'],
  ['+989121234567', '+989121234567', 'a phone number with its country'],
  ['1,00,0', '1,00,0', 'groups of other than three'],
  ['1.2.3', '1.2.3', 'two points'],
  ['5-6-7-8', '5-6-7-8', 'no day'],
  ['2025-02-29', '2025-02-29', 'a day the calendar does not have'],
  ['13/13/2025', '13/13/2025', 'month 13'],
  ['31.12.2025', '31.12.2025', 'points are no American day'],
  ['2025-01-02T13:45:00', '2025-01-02T13:45:00', 'T between day and time'],
  ['12:61', '12:61', 'minute 61'],
  ['13:45 PM', '13:45 PM', 'hour 13 in the afternoon'],
  ['۱۴۰۴/۰۱/۰۲', '۱۴۰۴/۰۱/۰۲', 'Persian digits'],
  ['۱۲۳', '۱۲۳', 'a number in Persian digits'],
  ['$', '$', 'a sign alone'],
  ['-', '-', 'a stroke alone'],
  ['1 %x', '1 %x', 'more than a percentage'],
  ['Marta 5', 'Marta 5', 'a name that begins like a month'],
  [' padded ', ' padded ', 'spaces stay'],
])('%s stays the text %s: %s', (text, value) => expect(typed(text)[0]).toBe(value));

test('nothing is read in a cell of the text format', () => {
  for (const text of ['01234', '2025-01-02', 'TRUE', '$2.99', "'x", '=1+1'])
    expect(typed(text, '@')[0]).toBe(text);
});

test('a cell keeps its own number format, unless a day comes into a number or a number format into a day', () => {
  expect(typed('1,000', '0.0')).toEqual([1000, '1000.0']);
  expect(typed('2025-01-02', 'dd mmm yyyy')).toEqual([jan2, '02 Jan 2025']);
  expect(typed('2025-01-02', '0.0')).toEqual([jan2, '2025-01-02']);
  expect(typed('$3', 'yyyy-mm-dd')).toEqual([3, '$3']);
});

test('the locale decides on decimals and on which of two numbers is the month', () => {
  const german = localeOf('de_DE');
  expect(typed('1.234,5', '', german)).toEqual([1234.5, '1.234,50']);
  expect(typed('2.1.2025', '', german)[0]).toBe(jan2);
  expect(typed('2/1/2025', '', localeOf('en_GB'))[0]).toBe(jan2);
  expect(typed('31/12/2025')[0]).toBe('31/12/2025');
});

const anyText = fc.oneof(
  fc.string(),
  fc.stringMatching(/^[-+$€(]?[\d,. ]{1,8}[%)]?$/),
  fc.stringMatching(/^\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}( \d{1,2}:\d\d(:\d\d)?)?$/),
  fc.constantFrom("'", "''", "'5", '=', '=1', 'true', ' 5 '),
);

test('what a cell offers for editing, typed again, gives the same cell', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('', '@', '0.00', 'yyyy-mm-dd'), (text, format) => {
      const book = new Book({ id: 'b', zone: 'UTC' });
      const sheet = book.addSheet('S');
      const area = { row: 1, column: 1, rows: 1, columns: 1 };
      sheet.restyle(area, { numberFormat: format });
      sheet.enter(1, 1, [[text]]);
      const seen = () => [sheet.displays(area), sheet.inputs(area), sheet.styles(area)[0]![0]!.numberFormat];
      const before = seen();
      sheet.enter(1, 1, sheet.inputs(area));
      expect(seen()).toEqual(before);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['01234', '', "'01234"],
  ['01234', '@', '01234'],
  ['=x', '', "'=x"],
  ['plain', '', 'plain'],
  [0.125, '0.0%', '12.5%'],
  [1234.5, '#,##0.00', '1234.5'],
  [jan2, 'dd/mm/yyyy', '02/01/2025'],
  [new DateSerial(jan2 + 0.5), '', '1/2/2025 12:00:00'],
  [true, '', 'TRUE'],
  [null, '', ''],
] as const)('editing %p under the format "%s" starts from %s', (value, format, text) => {
  expect(inputText(value, format, american)).toBe(text);
});
