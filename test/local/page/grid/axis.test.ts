import { makeAxis } from '../../../../local/page/grid/axis.ts';
import fc from '../../../fc.ts';

test('rows of one height lie one after the other', () => {
  const axis = makeAxis(1000, 25, []);
  expect([axis.startOf(1), axis.startOf(11), axis.total]).toEqual([0, 250, 25_000]);
  expect([axis.at(0), axis.at(24.9), axis.at(25), axis.at(1e9), axis.at(-5)]).toEqual([1, 1, 2, 1000, 1]);
});

test('a hidden row takes no place and a tall one moves the rest', () => {
  const axis = makeAxis(10, 20, [
    [2, 0],
    [3, 50],
    [99, 7],
  ]);
  expect([1, 2, 3, 4].map(axis.startOf)).toEqual([0, 20, 20, 70]);
  expect(axis.total).toBe(8 * 20 + 50);
  expect(axis.at(20)).toBe(3);
});

test('a sheet without rows is empty', () => {
  expect(makeAxis(0, 20, []).total).toBe(0);
});

test('every place belongs to the position that begins at or before it', () => {
  const exceptions = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 90 })));
  fc.assert(
    fc.property(exceptions, fc.integer({ min: 0, max: 1500 }), (pairs, place) => {
      const sizes = [...new Map(pairs)];
      const axis = makeAxis(60, 21, sizes);
      const plain = Array.from({ length: 60 }, (_, i) => new Map(sizes).get(i + 1) ?? 21);
      const starts = plain.map((_, i) => plain.slice(0, i).reduce((sum, size) => sum + size, 0));
      expect(Array.from({ length: 60 }, (_, i) => axis.startOf(i + 1))).toEqual(starts);
      const last = starts.reduce((found, start, i) => (start <= place ? i + 1 : found), 1);
      expect(axis.at(place)).toBe(last);
    }),
  );
});
