import { Book } from '../../../local/book/book.ts';
import type { Sheet } from '../../../local/book/sheet.ts';
import { deleteColumns, deleteRows, insertColumns, insertRows } from '../../../local/book/structure.ts';
import type { CellError, Value } from '../../../local/book/value.ts';
import type { CustomFunctions } from '../../../local/formula/custom.ts';
import { Recalculation } from '../../../local/formula/recalculation.ts';
import fc from '../../fc.ts';
import { customFrom, plain } from './workbook.ts';

const rows = 14;
const columns = 8;
const all = { row: 1, column: 1, rows, columns };

const total = (cells: unknown): number =>
  Array.isArray(cells)
    ? cells.flat().reduce((sum: number, cell) => sum + (Number(cell) || 0), 0)
    : Number(cells) || 0;

function newBook(custom: CustomFunctions): Book {
  const book = new Book({ id: 'laws', zone: 'UTC' });
  for (const name of ['Data', 'Other']) book.addSheet(name, { rows, columns });
  new Recalculation(book, custom);
  return book;
}

/** The same literals and formulas entered into a new book, so that everything is reckoned from nothing. */
function fromScratch(book: Book, custom: CustomFunctions): Book {
  const fresh = newBook(custom);
  fresh.renameSheet(fresh.sheets[1]!, book.sheets[1]!.name);
  for (const [i, sheet] of book.sheets.entries()) {
    const target = fresh.sheets[i]!;
    for (let row = 1; row <= sheet.rowCount; row++) {
      for (let column = 1; column <= sheet.columnCount; column++) {
        const { value, formula } = sheet.grid.cell(row, column);
        if (formula !== undefined) target.enterFormulas(row, column, [[formula]]);
        else if (value !== null) target.write(row, column, [[value as Exclude<Value, CellError>]]);
      }
    }
  }
  return fresh;
}

const shown = (book: Book): unknown => book.sheets.map((sheet) => plain(sheet.values(all)));

/** A and B hold numbers; H1 spills as far as A1 says; C to F hold formulas on anything, circles among them included. */
const formulas = [
  '=A1+B2',
  '=SUM(A:B)',
  '=SUM(H:H)',
  '=SUM(A2:B)',
  '=H3',
  '=C4&"x"',
  '=D2+1',
  '=IFERROR(E1*2,"-")',
  '=F1',
  '=TOTAL(A1:B9)',
  '=TOTAL(H1:H14)',
  '=total(A1)',
  '=Other!C3',
  '=SUM(Other!A:A)',
  '=COUNTIF(\'Data\'!A:A;">2")',
  '=Data!D5',
  '=1/A3',
  '=MAX(C1:F2)',
  '=not a formula',
];

type Edit = (book: Book) => void;
const sheetOf = (book: Book, index: number): Sheet => book.sheets[index]!;
const within = fc.record({ sheet: fc.nat(1), row: fc.integer({ min: 1, max: rows }) });

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc
    .record({
      at: within,
      column: fc.integer({ min: 1, max: 2 }),
      value: fc.constantFrom('', '0', '1', '2', '5', 'text'),
    })
    .map(
      ({ at, column, value }): Edit =>
        (book) =>
          sheetOf(book, at.sheet).enter(at.row, column, [[value]]),
    ),
  fc.record({ at: within, column: fc.integer({ min: 3, max: 6 }), text: fc.constantFrom(...formulas) }).map(
    ({ at, column, text }): Edit =>
      (book) =>
        sheetOf(book, at.sheet).enter(at.row, column, [[text]]),
  ),
  fc
    .record({
      sheet: fc.nat(1),
      text: fc.constantFrom('=SEQUENCE($A$1+1)', '=SEQUENCE($A$1,1,$B$2)', '=SORT(A1:A4)', ''),
    })
    .map(
      ({ sheet, text }): Edit =>
        (book) =>
          sheetOf(book, sheet).enter(1, 8, [[text]]),
    ),
  fc.record({ at: within, text: fc.constantFrom('', 'in the way') }).map(
    ({ at, text }): Edit =>
      (book) =>
        sheetOf(book, at.sheet).enter(Math.max(2, at.row), 8, [[text]]),
  ),
  fc.record({ at: within, count: fc.integer({ min: 1, max: 3 }) }).map(
    ({ at, count }): Edit =>
      (book) => {
        const sheet = sheetOf(book, at.sheet);
        sheet.clearContents({
          row: at.row,
          column: 1,
          rows: Math.min(count, sheet.rowCount - at.row + 1),
          columns: 8,
        });
      },
  ),
  within.map(
    ({ sheet, row }): Edit =>
      (book) => {
        insertRows(sheetOf(book, sheet), Math.max(2, row), 1);
        deleteRows(sheetOf(book, sheet), rows + 1, 1);
      },
  ),
  within.map(
    ({ sheet, row }): Edit =>
      (book) => {
        deleteRows(sheetOf(book, sheet), Math.max(2, row), 1);
        insertRows(sheetOf(book, sheet), rows, 1);
      },
  ),
  fc.constant<Edit>((book) => book.renameSheet(book.sheets[1]!, 'Renamed')),
  fc.constant<Edit>((book) => book.renameSheet(book.sheets[1]!, 'Other')),
  fc.constant<Edit>((book) => book.restore(book.snapshot())),
  fc.constant<Edit>((book) => book.settle()),
);

test('after any edits the sheet shows what reckoning everything from nothing shows', () => {
  const { custom } = customFrom({ TOTAL: total });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 25 }), (edits) => {
      const book = newBook(custom);
      for (const apply of edits) apply(book);
      const fresh = fromScratch(book, custom);
      expect(shown(book)).toEqual(shown(fresh));
    }),
    { numRuns: 400 },
  );
});

test('a snapshot restores every cell, whatever was done in between', () => {
  const { custom } = customFrom({ TOTAL: total });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 10 }), fc.array(edit, { maxLength: 10 }), (before, after) => {
      const book = newBook(custom);
      for (const apply of before) apply(book);
      const kept = shown(book);
      const snapshot = book.snapshot();
      for (const apply of after) apply(book);
      book.restore(snapshot);
      expect(shown(book)).toEqual(kept);
    }),
    { numRuns: 200 },
  );
});

test('typing a formula that spills and taking it away again leaves the sheet as it was', () => {
  const { custom } = customFrom({ TOTAL: total });
  const size = fc.integer({ min: 1, max: 4 });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 10 }), within, size, size, (before, at, height, width) => {
      const book = newBook(custom);
      for (const apply of before) apply(book);
      const sheet = sheetOf(book, at.sheet);
      const place = { row: Math.min(at.row, rows - 3), column: 4 };
      sheet.enter(place.row, place.column, [['']]);
      const kept = shown(book);
      sheet.enter(place.row, place.column, [[`=SEQUENCE(${height},${width})`]]);
      book.settle();
      sheet.enter(place.row, place.column, [['']]);
      expect(shown(book)).toEqual(kept);
    }),
    { numRuns: 200 },
  );
});

test('rows or columns that are inserted and deleted again leave values, formulas and the other sheet as they were', () => {
  const { custom } = customFrom({ TOTAL: total });
  const place = fc.record({
    sheet: fc.nat(1),
    at: fc.integer({ min: 1, max: columns + 1 }),
    count: fc.integer({ min: 1, max: 3 }),
    isRow: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), place, (before, { sheet: index, at, count, isRow }) => {
      const book = newBook(custom);
      for (const apply of before) apply(book);
      // Quotes that a sheet's name does not need may go.
      const texts = () =>
        book.sheets.map((sheet) =>
          sheet.formulas(all).map((row) => row.map((text) => text.replaceAll("'", ''))),
        );
      const kept = [shown(book), texts()];
      const sheet = sheetOf(book, index);
      if (isRow) insertRows(sheet, at, count);
      else insertColumns(sheet, at, count);
      book.settle();
      if (isRow) deleteRows(sheet, at, count);
      else deleteColumns(sheet, at, count);
      expect([shown(book), texts()]).toEqual(kept);
    }),
    { numRuns: 200 },
  );
});
