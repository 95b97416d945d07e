import type { Sheet } from '../../../local/book/sheet.ts';
import { type CellError, DateSerial } from '../../../local/book/value.ts';
import { evaluateFormula } from '../../../local/formula/once.ts';
import { bookOf, cell, customFrom, noCustom, plain } from './workbook.ts';

const volatileRefusal =
  'This function is not allowed to reference a cell with NOW(), RAND(), RANDARRAY(), or RANDBETWEEN().';

/** What a function called SHOW got for the formula's arguments, over one sheet. */
function received(
  formula: string,
  rows: readonly (readonly (string | number | boolean | null)[])[] = [],
): unknown {
  const { custom, calls } = customFrom({ SHOW: () => 1 });
  evaluateFormula(bookOf({ Data: rows }, custom), formula, custom);
  return calls
    .at(-1)
    ?.args.map((arg) => (Array.isArray(arg) ? arg.map((row) => row.map(plain)) : plain(arg)));
}

test('a single cell comes as its value and a range as rows, blanks as empty text', () => {
  const rows = [
    [1, 'x', true],
    [null, '2025-01-02', '10%'],
  ];
  expect(received('=SHOW(A1, B1, C1, A2, B2, C2)', rows)).toEqual([1, 'x', true, '', { day: 45659 }, 0.1]);
  expect(received('=SHOW(A1:B2)', rows)).toEqual([
    [
      [1, 'x'],
      ['', { day: 45659 }],
    ],
  ]);
  expect(received('=SHOW(A1:A1)', rows)).toEqual([1]);
});

test('what is left out at the end is absent, an empty slot is empty text', () => {
  expect(received('=SHOW()')).toEqual([]);
  expect(received('=SHOW(1; ; "x")')).toEqual([1, '', 'x']);
  expect(received('=show(1;)')).toEqual([1, '']);
});

test('a whole column comes with every row of the grid', () => {
  const [column] = received('=SHOW(A:A)', [[1], [2]]) as [unknown[][]];
  expect(column).toHaveLength(20);
  expect(column.slice(1, 4)).toEqual([[2], [''], ['']]);
});

test('errors inside a range come as text, an error in place of a value is the result itself', () => {
  expect(received('=SHOW(A1:B1)', [['=1/0', 2]])).toEqual([[['#DIV/0!', 2]]]);
  expect(received('=SHOW(A1)', [['=1/0', 2]])).toBeUndefined();
  const { custom } = customFrom({ SHOW: () => 1 });
  expect(evaluateFormula(bookOf({ Data: [['=1/0']] }, custom), '=SHOW(A1)', custom)).toMatchObject({
    error: '#DIV/0!',
  });
});

test('days that came through other functions are still days', () => {
  const rows = [
    ['2025-01-02', 'a'],
    ['2025-01-03', 'b'],
  ];
  const days = [{ day: 45659 }, { day: 45660 }];
  expect(received('=SHOW(HSTACK(B1:B2; A1:A2))', rows)).toEqual([
    [
      ['a', days[0]],
      ['b', days[1]],
    ],
  ]);
  expect(received('=SHOW(TODAY(), A1+1)', rows)).toEqual([{ day: 45747 }, days[1]]);
});

test('rows given belong to the function: changing them changes no cell and no later call', () => {
  const { custom } = customFrom({
    SPOIL: (rows) => {
      (rows as unknown[][])[0]![0] = 'spoiled';
      return 1;
    },
    FIRST: (rows) => (rows as unknown[][])[0]![0],
  });
  const book = bookOf(
    {
      Data: [
        [1, 2],
        [3, 4],
      ],
    },
    custom,
  );
  for (const formula of [
    '=SPOIL(A1:B2)',
    '=SPOIL(HSTACK(A1:B2))',
    '=LET(x, HSTACK(A1:B2), SPOIL(x)+FIRST(x))',
  ]) {
    expect(evaluateFormula(book, formula, custom)).toMatchObject({ value: formula.includes('LET') ? 2 : 1 });
  }
  expect(cell(book.sheets[0]!, 'A1')).toBe(1);
});

test('rows spill, short ones filled up with blanks; nothing is a blank cell', () => {
  const { custom } = customFrom({
    TABLE: () => [['a', 1], ['b'], [null, undefined]],
    NOTHING: () => undefined,
    NONE: () => [],
  });
  const sheet = bookOf({ Data: [['=TABLE()', null, '=NOTHING()', '=ISBLANK(B2)', '=NONE()']] }, custom)
    .sheets[0]!;
  expect(plain(sheet.values({ row: 1, column: 1, rows: 3, columns: 5 }))).toEqual([
    ['a', 1, null, true, null],
    ['b', null, null, null, null],
    [null, null, null, null, null],
  ]);
});

test('a Date becomes a day on the clock of the spreadsheet, shown as one', () => {
  const { custom } = customFrom({
    MOMENT: () => new Date(Date.UTC(2025, 2, 30, 20, 30)),
    BAD: () => new Date(Number.NaN),
  });
  const sheet = bookOf({ Data: [['=MOMENT()', '=BAD()']] }, custom).sheets[0]!;
  expect(sheet.value(1, 1)).toEqual(new DateSerial(45747));
  expect(sheet.displays({ row: 1, column: 1, rows: 1, columns: 2 })).toEqual([['3/31/2025', '#NUM!']]);
});

test.each([
  ['NaN', Number.NaN, '#NUM!'],
  ['an endless number', Number.POSITIVE_INFINITY, '#NUM!'],
  ['an object', { a: 1 }, '#ERROR!'],
  ['a list of one dimension', [1, 2], '#ERROR!'],
  ['a function', () => 1, '#ERROR!'],
  ['too long a text', 'x'.repeat(50_001), '#ERROR!'],
  ['rows with an object in them', [[1, { a: 1 }]], '#ERROR!'],
])('%s is refused as a result, not rendered', (_, value, code) => {
  const { custom } = customFrom({ GIVE: () => value });
  expect(evaluateFormula(bookOf({ Data: [] }, custom), '=GIVE()', custom)).toMatchObject({ error: code });
});

test('what is thrown is #ERROR! whose note ends with the line, and IFERROR catches it', () => {
  const { custom } = customFrom({
    FAIL: () => {
      throw new Error('as_of must be a date, got "soon"');
    },
  });
  const sheet = bookOf({ Data: [['=FAIL()', '=IFERROR(FAIL(), "fell back")']] }, custom).sheets[0]!;
  const failed = sheet.value(1, 1) as CellError;
  expect([failed.code, failed.note]).toEqual(['#ERROR!', 'as_of must be a date, got "soon" (line 12)']);
  expect(cell(sheet, 'B1')).toBe('fell back');
  expect(evaluateFormula(sheet.book, '=FAIL()', custom)).toEqual({
    error: '#ERROR!',
    message: 'as_of must be a date, got "soon"',
    line: 12,
  });
});

test.each([
  ['directly', '=SHOW(NOW())', '#ERROR!'],
  ['inside another function', '=SHOW(ROUND(RAND(), 2))', '#ERROR!'],
  ['as an array', '=SHOW(RANDARRAY(2,2))', '#ERROR!'],
  ['through a cell', '=SHOW(A1)', '#ERROR!'],
  ['through a range and a chain of cells', '=SHOW(B1:C2)', '#ERROR!'],
  ['through a spilled cell', '=SHOW(D2)', '#ERROR!'],
  ['through a name of LET', '=LET(x, RANDBETWEEN(1,2), SHOW(x))', '#ERROR!'],
  ['not at all: a day is allowed', '=SHOW(TODAY())', 1],
  ['only beside the function', '=SHOW(1) + 0*RAND()', 1],
  ['only in cells it does not read', '=SHOW(C2)', 1],
])('NOW and chance reach a custom function %s', (_, formula, expected) => {
  const { custom } = customFrom({ SHOW: () => 1 });
  const sheet = bookOf(
    {
      Data: [
        ['=RAND()', '=A1+1', 'x', '=RANDARRAY(2)'],
        ['', '', 'y'],
      ],
    },
    custom,
  ).sheets[0]!;
  sheet.enter(9, 9, [[formula]]);
  expect(cell(sheet, 'I9')).toBe(expected);
  const once = evaluateFormula(sheet.book, formula, custom);
  expect('error' in once ? once.error : once.value).toBe(expected);
  if (expected === '#ERROR!') expect((sheet.value(9, 9) as CellError).note).toBe(volatileRefusal);
});

test('the same function with the same arguments runs once, and not again when some other cell changes', () => {
  const { custom, calls } = customFrom({
    COUNT_ROWS: (rows) => (rows as unknown[]).length,
    TWICE: (n) => Number(n) * 2,
  });
  const book = bookOf(
    {
      Data: [
        [1, 2],
        [3, 4],
      ],
      Out: [
        [
          '=COUNT_ROWS(Data!A1:B2)',
          '=count_rows(Data!A1:B2)',
          '=TWICE(Data!A1)',
          '=TWICE(1)',
          '=COUNT_ROWS(HSTACK(Data!A1:A2;Data!B1:B2))',
        ],
      ],
    },
    custom,
  );
  const [data, out] = book.sheets as [Sheet, Sheet];
  expect(plain(out.values({ row: 1, column: 1, rows: 1, columns: 5 }))).toEqual([[2, 2, 2, 2, 2]]);
  expect(calls.map(({ name }) => name).toSorted()).toEqual(['COUNT_ROWS', 'COUNT_ROWS', 'TWICE']);
  data.enter(9, 9, [['elsewhere']]);
  data.restyle({ row: 1, column: 1, rows: 2, columns: 2 }, { background: '#ff0000' });
  expect(cell(out, 'A1')).toBe(2);
  expect(calls).toHaveLength(3);
  data.enter(1, 1, [[10]]);
  expect(plain(out.values({ row: 1, column: 1, rows: 1, columns: 4 }))).toEqual([[2, 2, 20, 2]]);
  expect(calls).toHaveLength(6);
});

test('a failed call is made again when its formula is evaluated again', () => {
  let isReady = false;
  const { custom } = customFrom({
    READY: () => {
      if (!isReady) throw new Error('not yet');
      return 'ready';
    },
  });
  const sheet = bookOf({ Data: [['=READY()']] }, custom).sheets[0]!;
  expect(cell(sheet, 'A1')).toBe('#ERROR!');
  isReady = true;
  sheet.enter(1, 1, [['=READY()']]);
  expect(cell(sheet, 'A1')).toBe('ready');
});

test('a function that reads the sheet while it runs finds it as it is, without starting over', () => {
  const book = bookOf({ Data: [[5]] });
  const { custom, calls } = customFrom({ PEEK: () => plain(book.sheets[0]!.value(1, 1)) });
  const result = evaluateFormula(book, '=PEEK()', custom);
  expect(result).toEqual({ value: 5 });
  expect(calls).toHaveLength(1);
});

test('a name that nobody has is #NAME? and says that it is not available', () => {
  const result = evaluateFormula(bookOf({ Data: [] }), '=RFM_SCORES(A:C)', noCustom);
  expect(result).toMatchObject({
    error: '#NAME?',
    message: expect.stringMatching(/RFM_SCORES.*not available here/),
  });
});

test('a hundred thousand rows of eight columns reach a custom function in one call', () => {
  const { custom, calls } = customFrom({ HEIGHT: (rows) => (rows as unknown[]).length });
  const book = bookOf({ Data: [], Out: [] }, custom);
  const [data, out] = book.sheets as [Sheet, Sheet];
  const rows = Array.from({ length: 100_000 }, (_, i) => [
    `id${i}`,
    new DateSerial(45000 + (i % 700)),
    i,
    'a',
    'b',
    'c',
    'd',
    true,
  ]);
  book.deleteSheet(data);
  const orders = book.addSheet('Orders', { rows: 100_000, columns: 8 });
  orders.write(1, 1, rows);
  out.enter(1, 1, [['=HEIGHT(Orders!A:H)']]);
  expect(cell(out, 'A1')).toBe(100_000);
  expect(calls).toHaveLength(1);
});
