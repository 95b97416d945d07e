import type { Context } from '../../src/core/context.ts';
import { UserError } from '../../src/core/errors.ts';
import {
  choice,
  date,
  dateOrMonth,
  number,
  type Param,
  range,
  secret,
  share,
  text,
  wholeNumber,
} from '../../src/core/params.ts';

const context: Context = { zone: { id: 'UTC', offsetAt: () => 0 }, language: 'en', savedMapping: () => null };
const words = { label: { en: 'Months', fa: 'ماه‌ها' }, help: { en: 'How many.', fa: 'چند ماه.' } };
const read = <T>(param: Param<T>, input: unknown) => param.parse(input, 'months', context);
const refusalOf = (param: Param<unknown>, input: unknown) => {
  try {
    read(param, input);
    return null;
  } catch (error) {
    return error instanceof UserError ? error.words : error;
  }
};

test('blank is left out: nothing, an empty cell, spaces, an empty range of one', () => {
  const months = wholeNumber({ ...words, min: 1, otherwise: 12 });
  for (const blank of [undefined, null, '', '  ', '‏', [['']]]) expect(read(months, blank)).toBe(12);
  expect(months.optional).toBe(true);
  expect(read(number({ ...words, otherwise: null }), '')).toBeNull();
});

test('what must be there is asked for by name', () => {
  expect(refusalOf(number(words), '')).toEqual({
    en: 'months must be a number, got an empty cell',
    fa: 'months باید عدد باشد، خانهٔ خالی آمد',
  });
  expect(number(words).optional).toBe(false);
});

describe('each kind says argument, rule and what came', () => {
  test.each([
    [wholeNumber({ ...words, min: 1 }), -5, 'months must be a whole number of 1 or more, got -5'],
    [
      wholeNumber({ ...words, min: 1, max: 120 }),
      '2.5',
      'months must be a whole number from 1 to 120, got "2.5"',
    ],
    [number({ ...words, above: 0 }), 0, 'months must be a number above 0, got 0'],
    [number(words), 'many', 'months must be a number, got "many"'],
    [number(words), true, 'months must be a number, got true'],
    [share(words), 30, 'months must be a share from 0 to 1, such as 0.3 or 30%, got 30'],
    [date(words), 'soon', 'months must be a date, got "soon"'],
    [date(words), '2025-03', 'months must be a date, got "2025-03"'],
    [dateOrMonth(words), 'soon', 'months must be a date or a month, got "soon"'],
    [dateOrMonth(words), '04/05/2025', 'months must be a date or a month, got "04/05/2025"'],
    [number(words), [[1, 2]], 'months must be a number, got a range'],
    [number(words), new Date(0), 'months must be a number, got a date'],
    [text(words), new Date(0), 'months must be a text, got a date'],
    [
      choice({ ...words, options: { week: { en: 'week', fa: 'هفته' }, month: { en: 'month', fa: 'ماه' } } }),
      'year',
      'months must be one of "week", "month", got "year"',
    ],
  ] as [Param<unknown>, unknown, string][])('%#: %p', (param, input, sentence) => {
    const refused = refusalOf(param, input);
    expect(refused).toMatchObject({ en: sentence });
    expect((refused as { fa: string }).fa).toMatch(/^months باید .+ آمد$/);
    expect(sentence.length).toBeLessThanOrEqual(140);
  });

  test('a long text that came is cut', () => {
    const { en } = refusalOf(number(words), 'x'.repeat(500)) as { en: string };
    expect(en.length).toBeLessThan(140);
  });
});

test('values are read as people type them', () => {
  expect(read(number(words), '۱۲٬۳۴۵')).toBe(12_345);
  expect(read(share(words), '۳۰٪')).toBe(0.3);
  expect(read(wholeNumber(words), '12.0')).toBe(12);
  expect(read(number(words), [[7]])).toBe(7);
  expect(read(text(words), 17_850)).toBe('17850');
  expect(read(date(words), '1970-01-02')).toBe(1);
  expect(read(dateOrMonth(words), '1970-01')).toEqual({ first: 0, last: 30, isMonth: true });
});

test('a choice is known by its id and its names, in any case, with spaces for underscores', () => {
  const by = choice({ ...words, options: { first_product: { en: 'first product', fa: 'نخستین محصول' } } });
  for (const typed of ['first_product', 'First Product', ' FIRST-PRODUCT ', 'نخستین محصول']) {
    expect(read(by, typed)).toBe('first_product');
  }
});

test('a range is taken as it is, one cell as a row of one', () => {
  const cells = [
    [1, 2],
    ['', null],
  ];
  expect(read(range(words), cells)).toBe(cells);
  expect(read(range(words), 'x')).toEqual([['x']]);
  expect(read(range({ ...words, otherwise: null }), '')).toBeNull();
  expect(refusalOf(range(words), '')).toMatchObject({ en: 'months must be a range, got an empty cell' });
});

test('a secret is typed as one, so that forms hide it', () => {
  expect(secret(words).type).toBe('secret');
  expect(read(secret(words), ' key ')).toBe('key');
});
