import { Book } from '../../../local/book/book.ts';
import type { Sheet } from '../../../local/book/sheet.ts';
import { deleteColumns, deleteRows, insertColumns, insertRows } from '../../../local/book/structure.ts';
import { CellError, type DateSerial } from '../../../local/book/value.ts';
import { Recalculation } from '../../../local/formula/recalculation.ts';
import { bookOf, cell, customFrom, noCustom, plain } from './workbook.ts';

const type = (sheet: Sheet, row: number, column: number, text: string): void =>
  sheet.enter(row, column, [[text]]);

/** The values of A1 to the last cell with content. */
const shown = (sheet: Sheet): unknown =>
  plain(
    sheet.values({
      row: 1,
      column: 1,
      rows: Math.max(1, sheet.lastRow()),
      columns: Math.max(1, sheet.lastColumn()),
    }),
  );

const blocked = (name: string): string =>
  `Array result was not expanded because it would overwrite data in ${name}.`;

function note(sheet: Sheet, row: number, column: number): string {
  const value = sheet.value(row, column);
  return value instanceof CellError ? value.note : '';
}

test('a change reaches what depends on it, over sheets and chains', () => {
  const book = bookOf({ Data: [[1], [2]], Sums: [['=SUM(Data!A:A)', '=A1*10', '=B1+Data!A1']] });
  const [data, sums] = book.sheets as [Sheet, Sheet];
  expect(shown(sums)).toEqual([[3, 30, 31]]);
  type(data, 3, 1, '4');
  expect(shown(sums)).toEqual([[7, 70, 71]]);
  data.clearContents({ row: 1, column: 1, rows: 2, columns: 1 });
  expect(shown(sums)).toEqual([[4, 40, 40]]);
});

test('an array spills, follows its source and leaves what it no longer fills', () => {
  const book = bookOf({ Data: [['=SEQUENCE(C1,2)', null, 3]] });
  const data = book.sheets[0]!;
  expect(shown(data)).toEqual([
    [1, 2, 3],
    [3, 4, null],
    [5, 6, null],
  ]);
  type(data, 1, 3, '1');
  expect(shown(data)).toEqual([[1, 2, 1]]);
  type(data, 1, 1, '');
  expect(shown(data)).toEqual([[null, null, 1]]);
});

test('a value in the way makes #REF! with its address, and taking it away lets the array spill again', () => {
  const data = bookOf({ Data: [['=SEQUENCE(4)'], [], ['in the way']] }).sheets[0]!;
  expect(shown(data)).toEqual([['#REF!'], [null], ['in the way']]);
  expect(note(data, 1, 1)).toBe(blocked('A3'));
  data.clearContents({ row: 3, column: 1, rows: 1, columns: 1 });
  expect(shown(data)).toEqual([[1], [2], [3], [4]]);
});

test('typing over a spilled cell blocks the array; emptying a spilled cell changes nothing', () => {
  const data = bookOf({ Data: [['=SEQUENCE(3)']] }).sheets[0]!;
  expect(cell(data, 'A3')).toBe(3);
  type(data, 2, 1, 'mine');
  expect(shown(data)).toEqual([['#REF!'], ['mine']]);
  expect(note(data, 1, 1)).toBe(blocked('A2'));
  type(data, 2, 1, '');
  expect(shown(data)).toEqual([[1], [2], [3]]);
  data.clearContents({ row: 2, column: 1, rows: 1, columns: 1 });
  expect(shown(data)).toEqual([[1], [2], [3]]);
});

test('an array that would run into another one is blocked until the other leaves', () => {
  const data = bookOf({ Data: [[null, '=SEQUENCE(3)']] }).sheets[0]!;
  expect(cell(data, 'B3')).toBe(3);
  type(data, 2, 1, '=SEQUENCE(1,2)');
  expect(cell(data, 'A2')).toBe('#REF!');
  expect(note(data, 2, 1)).toBe(blocked('B2'));
  type(data, 1, 2, '');
  expect(shown(data)).toEqual([
    [null, null],
    [1, 2],
  ]);
});

test('what reads a spilled cell is reckoned after the spill, wherever it stands', () => {
  const data = bookOf({ Data: [['=SUM(C:C)', '=C2'], [null, null], ['=SEQUENCE(1,4,D9)']] }).sheets[0]!;
  expect(shown(data)).toEqual([
    [2, null, null, null],
    [null, null, null, null],
    [0, 1, 2, 3],
  ]);
  type(data, 9, 4, '10');
  expect(cell(data, 'A1')).toBe(12);
});

test('a spill beyond the grid makes the sheet larger, and open ranges see the new rows', () => {
  const data = bookOf({ Data: [['=SEQUENCE(100,12)'], [], [], []], Other: [['=ROWS(Data!A:A)']] });
  const [sheet, other] = data.sheets as [Sheet, Sheet];
  expect(plain(sheet.value(1, 1))).toBe(1);
  expect([sheet.rowCount, sheet.columnCount]).toEqual([100, 12]);
  expect(cell(other, 'A1')).toBe(100);
});

test('a spill that would break the limit of cells is an error and leaves the grid', () => {
  const sheet = bookOf({ Data: [['=SEQUENCE(20,600000)']] }).sheets[0]!;
  expect(cell(sheet, 'A1')).toBe('#REF!');
  expect(note(sheet, 1, 1)).toMatch(/limit of 10000000 cells/);
  expect(sheet.columnCount).toBe(10);
});

test('formulas that wait for each other are circular, and recover', () => {
  const data = bookOf({ Data: [['=B1', '=C1+1', '=A1', '=A1&"x"', '=SUM(E:E)', '=F1']] }).sheets[0]!;
  expect(shown(data)).toEqual([['#REF!', '#REF!', '#REF!', '#REF!', '#REF!', '#REF!']]);
  expect(note(data, 1, 1)).toMatch(/^Circular dependency detected/);
  type(data, 1, 3, '5');
  expect(shown(data)).toEqual([[6, 6, 5, '6x', '#REF!', '#REF!']]);
});

test('an array that spills over what it reads is circular', () => {
  const data = bookOf({ Data: [['=SEQUENCE(1,3)+0*C1', null, null, 'x']] }).sheets[0]!;
  expect(cell(data, 'A1')).toBe(1);
  type(data, 1, 1, '=HSTACK(1,C1,2)');
  expect(cell(data, 'A1')).toBe('#REF!');
  expect(note(data, 1, 1)).toMatch(/^Circular/);
});

test('a chain of twenty thousand cells settles without running out of stack', () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => [i === 0 ? '1' : `=A${i}+1`]);
  const data = bookOf({
    Data: rows.toReversed().map(([text], i) => [i === 19_999 ? '1' : text!.replace(/A\d+/, `A${i + 2}`)]),
  }).sheets[0]!;
  expect(cell(data, 'A1')).toBe(20_000);
});

test('rows and columns that come or go take formulas, spills and references along', () => {
  const book = bookOf({
    Data: [
      ['a', 1],
      ['b', 2],
      [null, '=SUM(B1:B2)', '=SEQUENCE(2)'],
    ],
    Other: [['=Data!B3', "='Data'!C4"]],
  });
  const [data, other] = book.sheets as [Sheet, Sheet];
  expect(shown(other)).toEqual([[3, 2]]);
  insertRows(data, 2, 2);
  expect(data.formulas({ row: 5, column: 2, rows: 1, columns: 2 })).toEqual([
    ['=SUM(B1:B4)', '=SEQUENCE(2)'],
  ]);
  expect(other.formulas({ row: 1, column: 1, rows: 1, columns: 2 })).toEqual([['=Data!B5', '=Data!C6']]);
  expect(shown(other)).toEqual([[3, 2]]);
  insertColumns(data, 1, 1);
  expect(cell(data, 'C5')).toBe(3);
  expect(cell(data, 'D6')).toBe(2);
  deleteRows(data, 2, 2);
  deleteColumns(data, 1, 1);
  expect(shown(data)).toEqual([
    ['a', 1, null],
    ['b', 2, null],
    [null, 3, 1],
    [null, null, 2],
  ]);
  deleteRows(data, 2, 1);
  expect(shown(data)).toEqual([
    ['a', 1, null],
    [null, 1, 1],
    [null, null, 2],
  ]);
  deleteColumns(data, 2, 1);
  expect(cell(other, 'A1')).toBe('#REF!');
  expect(cell(other, 'B1')).toBe(2);
});

test('a deleted sheet leaves #REF! in what meant it, a renamed one is followed, a new one is found', () => {
  const book = bookOf({
    Data: [['=Orders!A1', '=SUM(Orders!A:A)', "='orders'!A2", '=Later!A1']],
    Orders: [[4], [5]],
  });
  const [data, orders] = book.sheets as [Sheet, Sheet];
  expect(shown(data)).toEqual([[4, 9, 5, '#REF!']]);
  expect(note(data, 1, 4)).toBe("Unresolved sheet name 'Later'.");
  book.renameSheet(orders, "Ali's orders");
  expect(data.formulas({ row: 1, column: 1, rows: 1, columns: 2 })).toEqual([
    ["='Ali''s orders'!A1", "=SUM('Ali''s orders'!A:A)"],
  ]);
  expect(shown(data)).toEqual([[4, 9, 5, '#REF!']]);
  book.addSheet('later').enter(1, 1, [[7]]);
  expect(cell(data, 'D1')).toBe(7);
  book.deleteSheet(orders);
  expect(shown(data)).toEqual([['#REF!', '#REF!', '#REF!', 7]]);
  expect(data.formulas({ row: 1, column: 2, rows: 1, columns: 1 })).toEqual([['=SUM(#REF!)']]);
  book.addSheet("Ali's orders");
  expect(cell(data, 'A1')).toBe('#REF!');
});

test('named ranges are read, and follow a new definition', () => {
  const book = bookOf({ Data: [['=SUM(spent)'], [1], [2]] });
  const data = book.sheets[0]!;
  expect(cell(data, 'A1')).toBe('#NAME?');
  book.nameRanges([{ name: 'Spent', sheetId: data.id, area: { row: 2, column: 1, rows: 2, columns: 1 } }]);
  expect(cell(data, 'A1')).toBe(3);
  type(data, 3, 1, '9');
  expect(cell(data, 'A1')).toBe(10);
});

test('TODAY follows the clock by itself; NOW and chance follow any change', () => {
  const book = bookOf({ Data: [['=TODAY()', '=NOW()', '=A1+1']] });
  const data = book.sheets[0]!;
  const [[today, now]] = data.values({ row: 1, column: 1, rows: 1, columns: 2 }) as [
    [DateSerial, DateSerial],
  ];
  book.now = () => Date.UTC(2025, 2, 31, 21, 0);
  expect(cell(data, 'C1')).toEqual({ day: today.serial + 2 });
  expect(cell(data, 'A1')).toEqual({ day: today.serial + 1 });
  type(data, 5, 5, 'x');
  expect((data.value(1, 2) as DateSerial).serial).toBeCloseTo(now.serial + 15 / 24, 6);
});

test('a snapshot taken back leaves no trace of what was done since', () => {
  const book = bookOf({ Data: [[1, '=SEQUENCE(A1+1)'], [2]] });
  const data = book.sheets[0]!;
  const before = shown(data);
  const snapshot = book.snapshot();
  type(data, 1, 1, '3');
  insertRows(data, 1, 3);
  book.addSheet('More').enter(1, 1, [['=Data!A4']]);
  book.renameSheet(data, 'Renamed');
  expect(shown(data)).not.toEqual(before);
  book.restore(snapshot);
  expect(book.sheets.map(({ name }) => name)).toEqual(['Data']);
  expect(shown(data)).toEqual(before);
  type(data, 1, 1, '0');
  expect(shown(data)).toEqual([
    [0, 1],
    [2, null],
  ]);
  book.restore(snapshot);
  expect(shown(data)).toEqual(before);
});

test('a copied sheet has its own formulas and spills', () => {
  const book = bookOf({ Data: [[2, '=SEQUENCE(A1)']] });
  const copy = book.copySheet(book.sheets[0]!, 'Copy');
  type(copy, 1, 1, '3');
  expect(shown(copy)).toEqual([
    [3, 1],
    [null, 2],
    [null, 3],
  ]);
  expect(shown(book.sheets[0]!)).toEqual([
    [2, 1],
    [null, 2],
  ]);
});

test('a hundred thousand numbers are added up, and again after an edit', () => {
  const book = new Book({ id: 'b', zone: 'UTC' });
  const sheet = book.addSheet('Orders', { rows: 100_000, columns: 3 });
  sheet.write(
    1,
    2,
    Array.from({ length: 100_000 }, () => [1]),
  );
  new Recalculation(book, noCustom);
  sheet.enter(1, 3, [['=SUM(B1:B)']]);
  expect(cell(sheet, 'C1')).toBe(100_000);
  sheet.enter(5, 2, [[2]]);
  expect(cell(sheet, 'C1')).toBe(100_001);
});

test('recalculating all runs custom functions again', () => {
  const { custom, calls } = customFrom({ TWICE: (n) => Number(n) * 2 });
  const book = new Book({ id: 'b', zone: 'UTC' });
  const sheet = book.addSheet('Data');
  sheet.enter(1, 1, [['=TWICE(4)']]);
  const recalculation = new Recalculation(book, custom);
  expect(cell(sheet, 'A1')).toBe(8);
  recalculation.recalculateAll();
  expect(cell(sheet, 'A1')).toBe(8);
  expect(calls).toHaveLength(2);
});

describe('where fractions are written with a comma', () => {
  const inGerman = (formula: string) => {
    const book = bookOf({ Data: [[2, 3]] });
    book.setLocale('de_DE');
    const sheet = book.sheets[0]!;
    sheet.enter(2, 1, [[formula]]);
    return cell(sheet, 'A2');
  };

  test.each([
    ['=SUM(1,5;A1)', 3.5],
    ['=SUM(,5;1)', 1.5],
    ['=SUM({1,5\\2;3\\4})', 10.5],
    ['=SUM(50%;1)', 1.5],
    ['=SUM(A1,B1)', '#ERROR!'],
    ['=SUM(1.5;2)', '#ERROR!'],
  ])('%s is %j: a comma parts no arguments, a point no fraction', (formula, value) => {
    expect(inGerman(formula)).toBe(value);
  });

  test('a change of locale reads every formula anew', () => {
    const book = bookOf({ Data: [['=SUM(1,5)']] });
    const sheet = book.sheets[0]!;
    expect(cell(sheet, 'A1')).toBe(6);
    book.setLocale('de_DE');
    expect(cell(sheet, 'A1')).toBe(1.5);
  });
});
