import { areaName, areaOf, cellName } from '../../../../local/page/grid/address.ts';

const size = { rows: 1000, columns: 26 };

test.each([
  ['b7', 'B7'],
  ['$A$1:c9', 'A1:C9'],
  ['C9:A1', 'A1:C9'],
  ['A:C', 'A1:C1000'],
  ['2:3', 'A2:Z3'],
  [' z1000 ', 'Z1000'],
])('the name box takes %s as %s', (typed, name) => {
  expect(areaName(areaOf(typed, size)!)).toBe(name);
});

test.each(['', 'B', '7', 'A1:', 'AA1', 'A1001', 'A0', 'hello', '=A1', 'A1:B2:C3'])(
  'the name box refuses %j',
  (typed) => {
    expect(areaOf(typed, size)).toBeNull();
  },
);

test('columns past Z have two letters', () => {
  expect([cellName(1, 26), cellName(1, 27), cellName(3, 702), cellName(4, 703)]).toEqual([
    'Z1',
    'AA1',
    'ZZ3',
    'AAA4',
  ]);
});
