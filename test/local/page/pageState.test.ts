import { Book } from '../../../local/book/book.ts';
import { SheetStates } from '../../../local/page/pageState.ts';
import { filterValues, narrowFilter } from '../../../local/page/sheetFilter.ts';

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

test('rows that the filter of a column keeps out are hidden, newcomers too, until it is taken back', () => {
  const { sheet, stateOf } = bookWith();
  sheet.write(1, 1, [
    ['city', 'days'],
    ['Yazd', 3],
    ['Shiraz', 20],
    ['', 3],
  ]);
  expect(stateOf().filter).toBeNull();
  const area = { row: 1, column: 1, rows: 900, columns: 2 };
  sheet.layout = { ...sheet.layout, filter: { area, hiddenValues: {} } };
  expect(filterValues(sheet, 2).map(({ text }) => text)).toEqual(['3', '20']);
  const hidden = () => stateOf().rowSizes.flatMap(([row, size]) => (size === 0 ? [row] : []));
  narrowFilter(sheet, 2, ['3']);
  expect(hidden()).toEqual([2, 4]);
  expect(stateOf().filter).toMatchObject({ row: 1, columns: 2, narrowed: [2] });
  narrowFilter(sheet, 1, ['Shiraz', '']);
  expect(hidden()).toEqual([2, 3, 4]);
  narrowFilter(sheet, 2, []);
  sheet.write(5, 1, [['Shiraz', 1]]);
  expect(hidden()).toEqual([3, 4, 5]);
  expect(filterValues(sheet, 1)).toEqual([
    { text: '', shown: false },
    { text: 'Shiraz', shown: false },
    { text: 'Yazd', shown: true },
  ]);
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
