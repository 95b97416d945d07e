import { areaName } from '../../../../local/page/grid/address.ts';
import {
  areaOfSelection,
  moved,
  type Selection,
  type Surroundings,
  selectArea,
  selectCell,
} from '../../../../local/page/grid/selection.ts';

// Content in A1:C5 and in A9; column D is hidden.
const filled = (row: number, column: number) => (row <= 5 && column <= 3) || (row === 9 && column === 1);
const around: Surroundings = {
  rows: 1000,
  columns: 26,
  pageRows: 20,
  rightToLeft: false,
  isHidden: (axis, position) => axis === 'column' && position === 4,
  isBlank: ({ row, column }) => !filled(row, column),
  lastUsed: { row: 9, column: 3 },
};
const at = (row: number, column: number) => selectCell({ row, column });
const press = (start: Selection, keys: string, sheet: Surroundings = around) =>
  keys.split(' ').reduce((selection, name) => {
    const parts = name.split('+');
    const key = parts.pop()!;
    return (
      moved(selection, { key, shift: parts.includes('Shift'), jump: parts.includes('Ctrl') }, sheet) ??
      selection
    );
  }, start);
const named = (selection: Selection) => areaName(areaOfSelection(selection));

test.each([
  ['ArrowDown', 'B3'],
  ['ArrowRight ArrowRight', 'E2'],
  ['ArrowUp ArrowUp ArrowUp', 'B1'],
  ['Shift+ArrowDown Shift+ArrowRight', 'B2:C3'],
  ['Ctrl+ArrowDown', 'B5'],
  ['Ctrl+ArrowDown Ctrl+ArrowDown', 'B1000'],
  ['Ctrl+Shift+ArrowUp', 'B1:B2'],
  ['PageDown', 'B22'],
  ['PageDown PageUp PageUp', 'B1'],
  ['Home', 'A2'],
  ['Ctrl+Home', 'A1'],
  ['End', 'C2'],
  ['Ctrl+End', 'C9'],
  ['Enter', 'B3'],
  ['Shift+Tab', 'A2'],
])('from B2, %s selects %s', (keys, expected) => {
  expect(named(press(at(2, 2), keys))).toBe(expected);
});

test('a jump over empty cells stops at the next content', () => {
  expect(named(press(at(5, 1), 'Ctrl+ArrowDown'))).toBe('A9');
});

test('in a sheet that runs from right to left, the left arrow goes to the next column', () => {
  const mirrored = { ...around, rightToLeft: true };
  expect(named(press(at(2, 2), 'ArrowLeft', mirrored))).toBe('C2');
  expect(named(press(at(2, 2), 'ArrowRight', mirrored))).toBe('A2');
});

test('Enter walks down the columns of a selected area and begins again', () => {
  const area = selectArea({ row: 2, column: 2, rows: 2, columns: 2 });
  const walk = [0, 1, 2, 3, 4].map((times) =>
    times ? press(area, Array(times).fill('Enter').join(' ')) : area,
  );
  expect(walk.map(({ active }) => `${active.row},${active.column}`)).toEqual([
    '2,2',
    '3,2',
    '2,3',
    '3,3',
    '2,2',
  ]);
  expect(walk.map(named)).toEqual(Array(5).fill('B2:C3'));
});

test('Tab walks along the rows of a selected area, backwards with Shift', () => {
  const area = selectArea({ row: 2, column: 2, rows: 2, columns: 2 });
  expect(press(area, 'Tab Tab').active).toEqual({ row: 3, column: 2 });
  expect(press(area, 'Shift+Tab').active).toEqual({ row: 3, column: 3 });
});

test('a key that is no movement moves nothing', () => {
  expect(moved(at(1, 1), { key: 'a', shift: false, jump: false }, around)).toBeNull();
});
