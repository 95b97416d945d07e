import { Book } from '../../../local/book/book.ts';
import { SheetStates } from '../../../local/page/pageState.ts';

const bookWith = () => {
  const book = new Book({ id: 'x', zone: 'Asia/Tehran' });
  const sheet = book.addSheet('Orders');
  return { book, sheet, stateOf: () => new SheetStates().of(book)[0]! };
};

test('widths, heights and what is hidden are told where they differ', () => {
  const { sheet, stateOf } = bookWith();
  sheet.grid.setColumn(2, { width: 160 });
  sheet.grid.setColumn(3, { hidden: true });
  sheet.setRowLook(4, { height: 44 });
  sheet.setRowLook(5, { hidden: true });
  expect(stateOf()).toMatchObject({
    columnSizes: [
      [2, 160],
      [3, 0],
    ],
    rowSizes: [
      [4, 44],
      [5, 0],
    ],
  });
});

test('a row grows with its wrapped lines and its largest letters, unless its height was set', () => {
  const { sheet, stateOf } = bookWith();
  sheet.write(1, 1, [['Suggested discount for the next order']]);
  sheet.restyle({ row: 1, column: 1, rows: 1, columns: 1 }, { wrap: 'wrap', fontWeight: 'bold' });
  sheet.write(2, 1, [['6,519']]);
  sheet.restyle({ row: 2, column: 1, rows: 1, columns: 1 }, { fontSize: 18 });
  sheet.write(3, 1, [['A text that is long but runs on over the next cells']]);
  const heights = new Map(stateOf().rowSizes);
  expect(heights.get(1)).toBeGreaterThanOrEqual(50);
  expect(heights.get(2)).toBeGreaterThan(28);
  expect(heights.has(3)).toBe(false);
  sheet.setRowLook(1, { height: 30 });
  expect(new Map(stateOf().rowSizes).get(1)).toBe(30);
});

test('a state is made anew after a change, and tells where the content ends', () => {
  const { book, sheet } = bookWith();
  const states = new SheetStates();
  expect(states.of(book)[0]).toMatchObject({ lastRow: 0, lastColumn: 0, charts: 0 });
  sheet.enter(7, 3, [['x']]);
  expect(states.of(book)[0]).toMatchObject({ lastRow: 7, lastColumn: 3 });
});
