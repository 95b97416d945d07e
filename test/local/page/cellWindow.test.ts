import { Book } from '../../../local/book/book.ts';
import { CellError } from '../../../local/book/value.ts';
import { cellWindow } from '../../../local/page/cellWindow.ts';

function sheetOf(rows: readonly (readonly (string | number | boolean | null)[])[]) {
  const sheet = new Book({ id: 'x', zone: 'Asia/Tehran' }).addSheet('Orders', { rows: 20, columns: 5 });
  sheet.enter(1, 1, rows);
  return sheet;
}
const all = { row: 1, column: 1, rows: 20, columns: 5 };

test('a cell tells its text, its kind and what editing starts from', () => {
  const sheet = sheetOf([['Ada', 1234.5, true, null, '=1+1']]);
  sheet.restyle({ row: 1, column: 2, rows: 1, columns: 1 }, { numberFormat: '#,##0.00' });
  const [line] = cellWindow(sheet, all).cells;
  expect(line!.slice(0, 4)).toEqual([
    { t: 'Ada', k: 't' },
    { t: '1,234.50', k: 'n', i: '1234.5' },
    { t: 'TRUE', k: 'b' },
    0,
  ]);
  expect(line![4]).toMatchObject({ i: '=1+1' });
});

test('an error brings its note for the pointer', () => {
  const sheet = sheetOf([['x']]);
  sheet.write(1, 1, [[new CellError('#ERROR!', 'column "Total", row 3: text "many" is no amount', 12)]]);
  const [line] = cellWindow(sheet, all).cells;
  expect(line![0]).toMatchObject({
    t: '#ERROR!',
    k: 'e',
    n: 'column "Total", row 3: text "many" is no amount (line 12)',
  });
});

test('equal looks are told once, and a number format is none', () => {
  const sheet = sheetOf([['a', 'b', 'c']]);
  sheet.restyle({ row: 1, column: 1, rows: 1, columns: 2 }, { background: '#eaf1fa', fontWeight: 'bold' });
  sheet.restyle({ row: 1, column: 2, rows: 1, columns: 2 }, { numberFormat: '@' });
  const { cells, styles } = cellWindow(sheet, all);
  expect(styles).toHaveLength(1);
  expect(styles[0]).toMatchObject({ background: '#eaf1fa', bold: true });
  expect(cells[0]!.slice(0, 3).map((cell) => (cell === 0 ? 0 : cell.s))).toEqual([0, 0, undefined]);
});

test('an empty cell with a color, a note or a box is still drawn', () => {
  const sheet = sheetOf([['a']]);
  sheet.restyle({ row: 2, column: 1, rows: 1, columns: 1 }, { background: '#fffbea' });
  sheet.setNotes(2, 2, [['call on Monday']]);
  sheet.validate(
    { row: 2, column: 3, rows: 1, columns: 1 },
    { criteria: 'CHECKBOX', values: [], allowInvalid: false, helpText: '' },
  );
  const [, line] = cellWindow(sheet, all).cells;
  expect(line).toMatchObject([{ s: 0 }, { n: 'call on Monday' }, { c: 1 }, 0, 0]);
});

test('a window past the end of the sheet has what is there', () => {
  const sheet = sheetOf([['a']]);
  expect(cellWindow(sheet, { row: 15, column: 4, rows: 100, columns: 100 })).toMatchObject({
    area: { rows: 6, columns: 2 },
    cells: [],
  });
  expect(cellWindow(sheet, { row: 30, column: 1, rows: 10, columns: 5 }).cells).toEqual([]);
});
