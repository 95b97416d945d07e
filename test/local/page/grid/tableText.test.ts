import { fromTableText, toTableText } from '../../../../local/page/grid/tableText.ts';
import fc from '../../../fc.ts';

test.each([
  [
    'a\tb\nc\td',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
    'two rows',
  ],
  [
    'a\tb\r\nc\td\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
    'a last line end adds no row',
  ],
  ['"two\nlines"\tx', [['two\nlines', 'x']], 'a line end inside quotes'],
  ['"say ""hi"""', [['say "hi"']], 'doubled quotes'],
  ['5" pipe\t6" pipe', [['5" pipe', '6" pipe']], 'inches are no quotes'],
  ['"open\tx', [['"open', 'x']], 'a quote that never closes'],
  [
    'a\nb\tc',
    [
      ['a', ''],
      ['b', 'c'],
    ],
    'a short row is filled up',
  ],
  ['a\t', [['a', '']], 'an empty last cell'],
  ['', [], 'nothing'],
])('reads %j: %j (%s)', (text, rows) => {
  expect(fromTableText(text)).toEqual(rows);
});

test('whatever is copied from cells is pasted the same', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom('', '"', '""', 'a\tb', 'x\ny', 'x\r\ny', '"q', 'سلام‌ها'),
  );
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
    );
  fc.assert(
    fc.property(table, (rows) => {
      const read = fromTableText(toTableText(rows));
      // One empty cell, or empty last rows of one column, leave no trace in the text.
      const written = rows.length === 1 && rows[0]!.length === 1 && rows[0]![0] === '' ? [] : rows;
      const kept = written[0]?.length === 1 ? withoutEmptyEnd(written) : written;
      expect(read).toEqual(kept);
    }),
  );
});

const withoutEmptyEnd = (rows: string[][]) => (rows.at(-1)?.[0] === '' ? rows.slice(0, -1) : rows);
