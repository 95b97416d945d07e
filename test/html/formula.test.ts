import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argumentOf, type Filled, type FunctionHelp, formulaOf, type ParamHelp } from '../../html/formula.ts';
import { saidWithDigits } from '../../html/said.ts';

const words = { en: '', fa: '' };
const read = (type: ParamHelp['type'], filled: string | Filled, id = 'x') =>
  argumentOf(
    { id, type, label: words, help: words, optional: true, options: [] },
    typeof filled === 'string' ? { typed: filled } : filled,
  );

test.each([
  ['number', '۱٬۲۰۰', '1200', 'Persian digits and their separator'],
  ['number', '-3', '-3', 'a negative number'],
  ['number', '2.5', '"2.5"', 'decimals as text, which a locale with a comma reads alike'],
  ['number', '۲٫۵', '"2.5"', 'the Persian decimal mark'],
  ['number', 'b2', 'b2', 'a cell'],
  ['number', "'My tab'!B2", "'My tab'!B2", 'a cell of another tab'],
  ['number', 'many', null, 'a word is no number'],
  ['share', '۳۰٪', '30%', 'a Persian percentage'],
  ['share', '2.5%', '"2.5%"', 'a percentage with decimals'],
  ['date', '۱۴۰۴/۰۱/۱۱', '"1404/01/11"', 'a Jalali day'],
  ['date', '2025-03-31', '"2025-03-31"', 'a Gregorian day'],
  ['date', '1404/01/32', null, 'no such day'],
  ['date', '2025-03', null, 'a month where a day is asked for'],
  ['date', 'today()', 'TODAY()', 'the day of today'],
  ['date', 'B1', 'B1', 'a cell with a day'],
  ['choice', 'jalali', '"jalali"', 'a choice by its id'],
  ['text', 'say "hi"', '"say ""hi"""', 'quotes are doubled'],
  ['text', 'C12', '"C12"', 'a customer who is called like a cell'],
  ['text', 'A2:A', 'A2:A', 'a range of customers'],
  ['text', '=HYPERLINK("x")', '"=HYPERLINK(""x"")"', 'text that could be a formula stays text'],
  ['number', '', '', 'nothing is left out'],
] as const)('%s typed as %s stands in the formula as %s: %s', (type, typed, expected, _why) => {
  expect(read(type, typed)).toBe(expected);
});

test('a month is taken for the ends of a period', () => {
  expect(read('date', '۱۴۰۴/۰۷', 'from')).toBe('"1404/07"');
  expect(read('date', '1404/13', 'to')).toBeNull();
});

test.each([
  ['Orders', 'a:h', 'Orders!A:H'],
  ['سفارشات', 'A:H', 'سفارشات!A:H'],
  ['هزینه ها', 'A2:B', "'هزینه ها'!A2:B"],
  ["Ann's", 'B:B', "'Ann''s'!B:B"],
  ['Q1', 'A:B', "'Q1'!A:B"],
  ['Orders', 'A', null],
  ['Orders', 'A:B); IMPORTDATA("x"', null],
  ['', '', ''],
] as const)('columns of the tab %s typed as %s are %s', (tab, typed, expected) => {
  expect(read('range', { typed, tabs: tab ? [tab] : [] })).toBe(expected);
});

test('several tabs of orders are stacked', () => {
  expect(read('range', { typed: 'A:H', tabs: ['مهر', 'Aban 1404'] })).toBe(
    "VSTACK(مهر!A:H; 'Aban 1404'!A:H)",
  );
});

test('arguments left out at the end are left away, those before keep their place', () => {
  expect(formulaOf('RETENTION_RATE', ['Orders!A:H', '', '', '"ever"'])).toBe(
    '=RETENTION_RATE(Orders!A:H; ; ; "ever")',
  );
  expect(formulaOf('RETENTION_RATE', ['Orders!A:H', '', '', ''])).toBe('=RETENTION_RATE(Orders!A:H)');
});

test('the Persian help of every function reads right to left, its Latin words isolated and only scores in Latin digits', () => {
  const written = readFileSync(join(process.cwd(), 'build/functions.json'), 'utf8');
  const functions = JSON.parse(written) as readonly FunctionHelp[];
  expect(functions.length).toBeGreaterThan(20);
  const said = functions.flatMap(({ summary, returns, params }) =>
    [summary, returns, ...params.flatMap(({ label, help }) => [label, help])].map(({ fa }) =>
      saidWithDigits(fa),
    ),
  );
  expect(
    said.filter((text) => /[A-Za-z0-9]/.test(text.replace(/\u2066[^\u2069]*\u2069|"[0-9]+"/g, ''))),
  ).toEqual([]);
});
