import { columnLetters, columnNumber } from '../../../local/book/area.ts';
import { Book } from '../../../local/book/book.ts';
import { copyCells } from '../../../local/book/copy.ts';
import type { Inputs, Sheet } from '../../../local/book/sheet.ts';
import { sortArea } from '../../../local/book/sort.ts';
import { deleteColumns, deleteRows, insertColumns, insertRows } from '../../../local/book/structure.ts';
import { BookRefusal, CellError, DateSerial } from '../../../local/book/value.ts';

function sheetOf(rows: Inputs, size = { rows: 10, columns: 6 }): Sheet {
  const sheet = new Book({ id: 'b', zone: 'Asia/Tehran' }).addSheet('Data', size);
  if (rows.length > 0) sheet.enter(1, 1, rows);
  return sheet;
}

const area = (row: number, column: number, rows: number, columns: number) => ({ row, column, rows, columns });
const content = (sheet: Sheet) =>
  sheet.values(area(1, 1, Math.max(1, sheet.lastRow()), Math.max(1, sheet.lastColumn())));

test('typed days become serial numbers with a date format', () => {
  const sheet = sheetOf([['1/2/2025', '01234', '$2.99', '10%']]);
  expect(sheet.values(area(1, 1, 1, 4))).toEqual([[new DateSerial(45659), 1234, 2.99, 0.1]]);
  expect(sheet.displays(area(1, 1, 1, 4))).toEqual([['1/2/2025', '1234', '$2.99', '10%']]);
});

test('a date of a script gets a date format, and other formats turn it into its number and back', () => {
  const sheet = sheetOf([[new DateSerial(45659), new DateSerial(45659.5)]]);
  const first = area(1, 1, 1, 1);
  expect(sheet.displays(area(1, 1, 1, 2))).toEqual([['1/2/2025', '1/2/2025 12:00:00']]);
  sheet.restyle(first, { numberFormat: '0' });
  expect(sheet.value(1, 1)).toBe(45659);
  sheet.restyle(first, { numberFormat: 'yyyy-mm-dd' });
  expect(sheet.value(1, 1)).toEqual(new DateSerial(45659));
  expect(sheet.displays(first)).toEqual([['2025-01-02']]);
});

test('in the text format everything entered is text, formulas too, but what was there stays', () => {
  const sheet = sheetOf([[5]]);
  sheet.restyle(area(1, 1, 1, 5), { numberFormat: '@' });
  expect(sheet.value(1, 1)).toBe(5);
  sheet.enter(1, 1, [['=1+1', '007', 8, new DateSerial(45659), true]]);
  expect(sheet.values(area(1, 1, 1, 5))).toEqual([['=1+1', '007', '8', '1/2/2025', 'TRUE']]);
  expect(sheet.formulas(area(1, 1, 1, 1))).toEqual([['']]);
});

test('null, undefined and empty text empty a cell and leave its looks', () => {
  const sheet = sheetOf([['a', 'b', 'c']]);
  sheet.restyle(area(1, 1, 1, 3), { background: '#ff0000' });
  sheet.enter(1, 1, [[null, undefined, '']]);
  expect(sheet.values(area(1, 1, 1, 3))).toEqual([[null, null, null]]);
  expect(sheet.lastRow()).toBe(0);
  expect(sheet.styles(area(1, 3, 1, 1))[0]![0]!.background).toBe('#ff0000');
});

test('the format General is the automatic one', () => {
  const sheet = sheetOf([['1/2/2025']]);
  sheet.restyle(area(1, 1, 1, 2), { numberFormat: 'General' });
  expect(sheet.value(1, 1)).toBe(45659);
  sheet.enter(1, 1, [['1/2/2025', '$5']]);
  expect(sheet.displays(area(1, 1, 1, 2))).toEqual([['1/2/2025', '$5']]);
});

test('what is read is a copy', () => {
  const sheet = sheetOf([[1]]);
  sheet.values(area(1, 1, 1, 1))[0]![0] = 99;
  expect(sheet.value(1, 1)).toBe(1);
});

test('the last row and column count content alone: truth values and formulas do, looks and notes do not', () => {
  const sheet = sheetOf([['x'], [null, false]]);
  sheet.restyle(area(9, 6, 1, 1), { background: '#00ff00' });
  sheet.setNotes(8, 1, [['a note']]);
  expect([sheet.lastRow(), sheet.lastColumn()]).toEqual([2, 2]);
  sheet.enter(5, 4, [['=""']]);
  expect([sheet.lastRow(), sheet.lastColumn()]).toEqual([5, 4]);
  sheet.clearContents(sheet.all);
  expect([sheet.lastRow(), sheet.lastColumn()]).toEqual([0, 0]);
});

test('outside the grid there is nothing to read or write', () => {
  const sheet = sheetOf([]);
  const outside = 'The coordinates of the range are outside the dimensions of the sheet.';
  for (const act of [
    () => sheet.values(area(11, 1, 1, 1)),
    () => sheet.values(area(1, 6, 1, 2)),
    () => sheet.enter(10, 1, [[1], [2]]),
    () => sheet.write(1, 6, [[1], [1, 2]]),
    () => sheet.restyle(area(0, 1, 1, 1), { background: '#000000' }),
  ]) {
    expect(act).toThrow(new BookRefusal(outside));
  }
});

test('a text longer than a cell holds is refused before anything is written', () => {
  const sheet = sheetOf([['kept']]);
  expect(() => sheet.enter(1, 1, [['new', 'x'.repeat(50_001)]])).toThrow(
    /maximum of 50000 characters in a single cell/,
  );
  expect(sheet.value(1, 1)).toBe('kept');
  sheet.enter(1, 1, [['x'.repeat(50_000)]]);
});

test('the book holds ten million cells, blank ones counted', () => {
  const book = new Book({ id: 'b', zone: 'UTC' });
  const sheet = book.addSheet('Big', { rows: 99_999, columns: 100 });
  const refused =
    'This action would increase the number of cells in the workbook above the limit of 10000000 cells.';
  expect(() => book.addSheet('More')).toThrow(new BookRefusal(refused));
  expect(() => insertRows(sheet, 1, 2)).toThrow(new BookRefusal(refused));
  expect(() => insertColumns(sheet, 1, 1)).toThrow(new BookRefusal(refused));
  insertRows(sheet, 100_000, 1);
  expect(book.cellCount).toBe(10_000_000);
});

test('sheet names are unique without regard to case, and the last sheet stays', () => {
  const book = new Book({ id: 'b', zone: 'UTC' });
  const first = book.addSheet('Orders');
  const second = book.addSheet('سفارشات');
  expect(() => book.addSheet('orders')).toThrow(
    'A sheet with the name "orders" already exists. Please enter another name.',
  );
  expect(() => book.renameSheet(second, 'ORDERS')).toThrow(BookRefusal);
  book.renameSheet(first, 'ORDERS');
  book.moveSheet(second, 0);
  expect(book.sheets.map(({ name }) => name)).toEqual(['سفارشات', 'ORDERS']);
  book.activeSheetId = second.id;
  book.deleteSheet(second);
  expect(book.activeSheet).toBe(first);
  expect(() => book.deleteSheet(first)).toThrow("You can't remove all the sheets in a document.");
});

test('rows that come or go take values, looks, notes, heights and rules along', () => {
  const sheet = sheetOf([['a'], ['b'], ['c']]);
  sheet.restyle(area(2, 1, 1, 1), { fontWeight: 'bold' });
  sheet.setNotes(2, 1, [['note of b']]);
  sheet.setRowLook(2, { height: 40, hidden: true });
  sheet.validate(area(2, 1, 1, 1), { criteria: 'CHECKBOX', values: [], allowInvalid: false, helpText: '' });
  sheet.layout = {
    ...sheet.layout,
    frozenRows: 1,
    filter: { area: area(1, 1, 3, 2), hiddenValues: { 2: ['x'] } },
    protections: [
      { id: 'p', area: area(2, 1, 1, 6), description: '', warningOnly: true, editors: [] },
      { id: 'q', area: null, description: '', warningOnly: true, editors: [] },
    ],
    conditionalRules: [{ areas: [area(2, 1, 2, 1)], criteria: 'TEXT_EQUAL_TO', values: ['b'], style: {} }],
    charts: [
      {
        id: 1,
        type: 'BAR',
        ranges: [{ sheetId: sheet.id, area: area(1, 1, 3, 1) }],
        row: 3,
        column: 2,
        offsetX: 0,
        offsetY: 0,
        options: {},
      },
    ],
  };
  insertRows(sheet, 2, 2, 2);
  expect(content(sheet).map(([value]) => value)).toEqual(['a', null, null, 'b', 'c']);
  expect(sheet.styles(area(1, 1, 4, 1)).map(([style]) => style!.fontWeight)).toEqual([
    'normal',
    'bold',
    'bold',
    'bold',
  ]);
  expect(sheet.notes(area(4, 1, 1, 1))).toEqual([['note of b']]);
  expect([sheet.rowHeight(4), sheet.isRowHidden(4), sheet.isRowHidden(2)]).toEqual([40, true, false]);
  expect(sheet.validations(area(2, 1, 3, 1)).map(([rule]) => rule?.criteria)).toEqual([
    undefined,
    undefined,
    'CHECKBOX',
  ]);
  expect(sheet.layout.filter?.area).toEqual(area(1, 1, 5, 2));
  expect(sheet.layout.protections.map((p) => p.area)).toEqual([area(4, 1, 1, 6), null]);
  expect(sheet.layout.charts[0]).toMatchObject({ row: 5, ranges: [{ area: area(1, 1, 5, 1) }] });
  deleteRows(sheet, 2, 3);
  expect(content(sheet)).toEqual([['a'], ['c']]);
  expect(sheet.layout.protections.map(({ id }) => id)).toEqual(['q']);
  expect(sheet.layout.conditionalRules[0]!.areas).toEqual([area(2, 1, 1, 1)]);
  expect([sheet.rowCount, sheet.layout.frozenRows]).toEqual([9, 1]);
  deleteRows(sheet, 1, 1);
  expect(sheet.layout.frozenRows).toBe(0);
});

test('columns that come or go take values, looks, widths and filters along', () => {
  const sheet = sheetOf([
    ['a', 'b', 'c'],
    ['=A1&B1', 1, 2],
  ]);
  sheet.grid.setColumn(2, { width: 300, hidden: true });
  sheet.restyle(area(1, 2, 1, 1), { background: '#0000ff' });
  sheet.layout = {
    ...sheet.layout,
    frozenColumns: 2,
    filter: { area: area(1, 1, 2, 3), hiddenValues: { 2: ['b'], 3: ['c'] } },
  };
  insertColumns(sheet, 2, 1);
  expect(content(sheet)[0]).toEqual(['a', null, 'b', 'c']);
  expect(sheet.formulas(area(2, 1, 1, 1))).toEqual([['=A1&C1']]);
  expect([sheet.grid.column(3), sheet.grid.column(2).width]).toEqual([{ width: 300, hidden: true }, 100]);
  expect(sheet.layout.filter?.hiddenValues).toEqual({ 3: ['b'], 4: ['c'] });
  expect(sheet.layout.frozenColumns).toBe(3);
  deleteColumns(sheet, 2, 2);
  expect(content(sheet)[0]).toEqual(['a', 'c']);
  expect(sheet.formulas(area(2, 1, 1, 1))).toEqual([['=A1&#REF!']]);
  expect(sheet.layout.filter?.hiddenValues).toEqual({ 2: ['c'] });
  expect([sheet.columnCount, sheet.layout.frozenColumns]).toEqual([5, 1]);
});

test('rows out of bounds, all rows, or all that are not frozen cannot go', () => {
  const sheet = sheetOf([]);
  sheet.layout = { ...sheet.layout, frozenRows: 2, frozenColumns: 1 };
  expect(() => deleteRows(sheet, 10, 2)).toThrow('Those rows are out of bounds.');
  expect(() => deleteColumns(sheet, 0, 1)).toThrow('Those columns are out of bounds.');
  expect(() => insertRows(sheet, 12, 1)).toThrow('Those rows are out of bounds.');
  expect(() => deleteRows(sheet, 1, 10)).toThrow("You can't delete all the rows on the sheet.");
  expect(() => deleteRows(sheet, 3, 8)).toThrow('Sorry, it is not possible to delete all non-frozen rows.');
  expect(() => deleteColumns(sheet, 2, 5)).toThrow(
    'Sorry, it is not possible to delete all non-frozen columns.',
  );
  deleteRows(sheet, 1, 9);
  expect(sheet.rowCount).toBe(1);
});

test('sorting puts numbers and days before text before truth, blanks last either way, and keeps equals in order', () => {
  const sheet = sheetOf([
    ['b', 1],
    [null, 2],
    [10, 3],
    ['A', 4],
    [true, 5],
    [2, 6],
    ['a', 7],
    ['1/2/1900', 8],
  ]);
  const rows = area(1, 1, 8, 2);
  sortArea(sheet, rows, [{ column: 1, ascending: true }]);
  expect(sheet.values(rows).map(([, order]) => order)).toEqual([6, 8, 3, 4, 7, 1, 5, 2]);
  sortArea(sheet, rows, [{ column: 1, ascending: false }]);
  expect(sheet.values(rows).map(([, order]) => order)).toEqual([5, 1, 4, 7, 3, 8, 6, 2]);
  sortArea(sheet, rows, [{ column: 2, ascending: true }]);
  expect(sheet.values(area(8, 1, 1, 1))).toEqual([[new DateSerial(3)]]);
});

test('sorting moves looks and notes with their row, formulas as if copied, and nothing beside the area', () => {
  const sheet = sheetOf([
    [2, '=A1*10', 'x'],
    [1, '=A2*10', 'y'],
  ]);
  sheet.setNotes(1, 1, [['two']]);
  sheet.restyle(area(1, 1, 1, 1), { fontWeight: 'bold' });
  sortArea(sheet, area(1, 1, 2, 2), [{ column: 1, ascending: true }]);
  expect(sheet.formulas(area(1, 2, 2, 1))).toEqual([['=A1*10'], ['=A2*10']]);
  expect(sheet.notes(area(1, 1, 2, 1))).toEqual([[''], ['two']]);
  expect(sheet.styles(area(2, 1, 1, 1))[0]![0]!.fontWeight).toBe('bold');
  expect(sheet.values(area(1, 3, 2, 1))).toEqual([['x'], ['y']]);
});

test('copied formulas move their relative references and lose those that leave the sheet', () => {
  const sheet = sheetOf([
    [1, '=A1+$A$1'],
    [5, 6],
    [null, '=A1'],
  ]);
  copyCells({ sheet, area: area(1, 2, 1, 1) }, { sheet, row: 2, column: 3 });
  expect(sheet.formulas(area(2, 3, 1, 1))).toEqual([['=B2+$A$1']]);
  copyCells({ sheet, area: area(3, 2, 1, 1) }, { sheet, row: 1, column: 1 });
  expect(sheet.formulas(area(1, 1, 1, 1))).toEqual([['=#REF!']]);
  copyCells({ sheet, area: area(2, 1, 1, 2) }, { sheet, row: 5, column: 1 }, 'values');
  expect(sheet.values(area(5, 1, 1, 2))).toEqual([[5, 6]]);
  expect(() => copyCells({ sheet, area: area(1, 1, 2, 2) }, { sheet, row: 10, column: 1 })).toThrow(
    BookRefusal,
  );
});

test('only the looks are copied where only looks are wanted', () => {
  const sheet = sheetOf([['a', 'b']]);
  sheet.restyle(area(1, 1, 1, 1), { numberFormat: '0.0', background: '#abcdef' });
  copyCells({ sheet, area: area(1, 1, 1, 1) }, { sheet, row: 1, column: 2 }, 'formats');
  expect(sheet.value(1, 2)).toBe('b');
  expect(sheet.styles(area(1, 2, 1, 1))[0]![0]).toMatchObject({ numberFormat: '0.0', background: '#abcdef' });
});

test('snapshots keep each their own moment, in any order', () => {
  const sheet = sheetOf([['one']]);
  const { book } = sheet;
  const first = book.snapshot();
  sheet.enter(1, 1, [['two']]);
  sheet.setNotes(1, 1, [['note']]);
  sheet.layout.frozenRows = 3;
  const second = book.snapshot();
  sheet.enter(1, 1, [['three']]);
  deleteRows(sheet, 1, 1);
  const late = book.addSheet('Late');
  book.restore(first);
  expect([content(sheet), sheet.notes(area(1, 1, 1, 1)), sheet.layout.frozenRows]).toEqual([
    [['one']],
    [['']],
    0,
  ]);
  book.restore(second);
  expect([content(sheet), sheet.notes(area(1, 1, 1, 1)), sheet.layout.frozenRows]).toEqual([
    [['two']],
    [['note']],
    3,
  ]);
  expect(book.sheets).not.toContain(late);
  book.restore(first);
  expect(content(sheet)).toEqual([['one']]);
  expect(book.addSheet('Later').id).not.toBe(late.id);
});

test('every change is told to those who watch, and counted', () => {
  const sheet = sheetOf([]);
  const seen: string[] = [];
  const stop = sheet.book.watch(({ kind }) => seen.push(kind));
  const before = sheet.book.version;
  sheet.enter(1, 1, [[1]]);
  insertRows(sheet, 1, 1);
  sheet.book.zone = 'UTC';
  stop();
  sheet.enter(1, 1, [[2]]);
  expect(seen).toEqual(['cells', 'shape', 'all']);
  expect(sheet.book.version).toBeGreaterThan(before + 3);
});

test('errors written as values stay errors', () => {
  const sheet = sheetOf([]);
  sheet.write(1, 1, [[new CellError('#N/A', 'not found')]]);
  expect(sheet.displays(area(1, 1, 1, 1))).toEqual([['#N/A']]);
});

test('column letters count on past Z', () => {
  for (const [letters, column] of [
    ['A', 1],
    ['Z', 26],
    ['AA', 27],
    ['AZ', 52],
    ['ZZ', 702],
    ['AAA', 703],
    ['ZZZ', 18278],
  ] as const) {
    expect([columnLetters(column), columnNumber(letters.toLowerCase())]).toEqual([letters, column]);
  }
});

test('a hundred thousand rows of eight columns are read whole', () => {
  const sheet = sheetOf([], { rows: 100_000, columns: 8 });
  sheet.write(
    1,
    1,
    Array.from({ length: 100_000 }, (_, i) => [i, 'a', 'b', new DateSerial(45000), 'c', true, 'd', 1.5]),
  );
  expect(sheet.values(sheet.all)).toHaveLength(100_000);
});
