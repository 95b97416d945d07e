import { CellError } from '../../../local/book/value.ts';
import { type BinaryOperator, type Node, parseFormula } from '../../../local/formula/parse.ts';
import {
  moveReference,
  printReference,
  type Reference,
  referenceAt,
  shiftReference,
} from '../../../local/formula/reference.ts';
import { FormulaSyntaxError, rewriteReferences } from '../../../local/formula/tokens.ts';
import fc from '../../fc.ts';

const reference = (text: string): Reference => {
  const found = referenceAt(text, 0);
  if (!found || found.end !== text.length) throw new Error(`no reference: ${text}`);
  return found.reference;
};

/** Writes a tree with every bracket there can be. */
function print(node: Node): string {
  switch (node.kind) {
    case 'value':
      if (node.value instanceof CellError) return node.value.code;
      return typeof node.value === 'string'
        ? `"${node.value.replaceAll('"', '""')}"`
        : String(node.value).toUpperCase();
    case 'blank':
      return '';
    case 'reference':
      return printReference(node.reference);
    case 'name':
      return node.name;
    case 'call':
      return `${node.name}(${node.args.map(print).join('; ')})`;
    case 'sign':
      return `${node.operator}(${print(node.operand)})`;
    case 'percent':
      return `(${print(node.operand)})%`;
    case 'binary':
      return `(${print(node.left)})${node.operator}(${print(node.right)})`;
    case 'array':
      return `{${node.rows.map((row) => row.map(print).join(', ')).join('; ')}}`;
  }
}

const operators: BinaryOperator[] = ['+', '-', '*', '/', '^', '&', '=', '<>', '<', '<=', '>', '>='];
const position = fc.record({
  row: fc.integer({ min: 1, max: 5000 }),
  column: fc.integer({ min: 1, max: 700 }),
});
const sheetName = fc.constantFrom('Orders', 'My tab', "Ali's", 'سفارشات', '2024', 'AB12', 'a.b');
const anyReference: fc.Arbitrary<Reference> = fc
  .record({
    from: position,
    size: position,
    fixed: fc.boolean(),
    sheet: fc.option(sheetName, { nil: undefined }),
    open: fc.constantFrom('cell', 'area', 'below', 'column', 'row'),
  })
  .map(({ from, size, fixed, sheet, open }) => {
    const far = { row: from.row + size.row, column: from.column + size.column };
    const column = (c: number) => ({ column: c, fixedColumn: fixed });
    const row = (r: number) => ({ row: r, fixedRow: fixed });
    const prefix = sheet === undefined ? {} : { sheet };
    const start = { ...column(from.column), ...row(from.row) };
    if (open === 'cell') return { ...prefix, from: start };
    if (open === 'area') return { ...prefix, from: start, to: { ...column(far.column), ...row(far.row) } };
    if (open === 'below') return { ...prefix, from: start, to: column(far.column) };
    if (open === 'column') return { ...prefix, from: column(from.column), to: column(far.column) };
    return { ...prefix, from: row(from.row), to: row(far.row) };
  });

const { tree } = fc.letrec<{ tree: Node }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.oneof(
      fc.double({ min: 0, max: 1e6, noNaN: true }).map((n): Node => ({ kind: 'value', value: Math.abs(n) })),
      fc.string().map((value): Node => ({ kind: 'value', value })),
      fc.boolean().map((value): Node => ({ kind: 'value', value })),
      anyReference.map((r): Node => ({ kind: 'reference', reference: r })),
    ),
    fc.record({
      kind: fc.constant('binary' as const),
      operator: fc.constantFrom(...operators),
      left: tie('tree'),
      right: tie('tree'),
    }),
    fc.record({
      kind: fc.constant('sign' as const),
      operator: fc.constantFrom('-' as const, '+' as const),
      operand: tie('tree'),
    }),
    fc.record({ kind: fc.constant('percent' as const), operand: tie('tree') }),
    fc.record({
      kind: fc.constant('call' as const),
      name: fc.constantFrom('SUM', 'RFM_SCORE', 'LOG10', 'IF'),
      args: fc.array(tie('tree'), { maxLength: 3 }),
    }),
    fc
      .tuple(fc.integer({ min: 1, max: 3 }), fc.array(tie('tree'), { minLength: 3, maxLength: 3 }))
      .map(([rows, nodes]): Node => ({ kind: 'array', rows: Array.from({ length: rows }, () => nodes) })),
  ),
}));

test('a tree written out and parsed again is the same tree', () => {
  fc.assert(
    fc.property(tree, (node) => {
      expect(parseFormula(`=${print(node)}`)).toEqual(node);
    }),
    { numRuns: 300 },
  );
});

test('every reference reads back from its own writing', () => {
  fc.assert(
    fc.property(anyReference, (written) => expect(reference(printReference(written))).toEqual(written)),
  );
});

for (const [text, from, to] of [
  ['A1', { column: 1, row: 1 }, undefined],
  ['$B$7', { column: 2, row: 7 }, undefined],
  ['A1:B9', { column: 1, row: 1 }, { column: 2, row: 9 }],
  ['B9:A1', { column: 1, row: 1 }, { column: 2, row: 9 }],
  ['A2:E', { column: 1, row: 2 }, { column: 5 }],
  ['A:E5', { column: 1, row: 5 }, { column: 5 }],
  ['A:H', { column: 1 }, { column: 8 }],
  ['2:3', { row: 2 }, { row: 3 }],
  ['AA10:AB', { column: 27, row: 10 }, { column: 28 }],
] as const) {
  test(`${text} means what it means in Sheets`, () => {
    const { from: start, to: end } = reference(text);
    expect(start).toMatchObject(from);
    if (to) expect(end).toMatchObject(to);
    else expect(end).toBeUndefined();
    expect(end === undefined || 'row' in end).toBe(to === undefined || 'row' in to);
  });
}

for (const [text, sheet] of [
  ["'My tab'!A:C", 'My tab'],
  ["'Ali''s'!A1", "Ali's"],
  ['Orders!A:H', 'Orders'],
  ['سفارشات!A:H', 'سفارشات'],
  ["'سفارش‌های من'!A2:E", 'سفارش‌های من'],
] as const) {
  test(`${text} is on its sheet`, () => expect(reference(text).sheet).toBe(sheet));
}

for (const text of [
  '=A',
  '=ABCD1',
  '=A1:',
  '=SUM(',
  '=1+',
  '=)',
  '=',
  '={1,2',
  '="open',
  '=A:2',
  '=1 2',
  '=§',
]) {
  test(`${text} is no formula, or no reference`, () => {
    let parsed: Node | null = null;
    try {
      parsed = parseFormula(text);
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(FormulaSyntaxError);
    }
    expect(parsed === null || parsed.kind === 'name').toBe(true);
  });
}

test('names of functions that look like cells are functions', () => {
  expect(parseFormula('=log10(100)')).toMatchObject({ kind: 'call', name: 'LOG10' });
});

test('both separators part arguments, and an empty slot stays', () => {
  const spaced = parseFormula('=F(A1 ; ; "x")');
  expect(parseFormula('=f(A1,,"x")')).toEqual(spaced);
  expect(spaced).toMatchObject({ args: [{ kind: 'reference' }, { kind: 'blank' }, { value: 'x' }] });
  expect(parseFormula('=F(A1;)')).toMatchObject({ args: [{ kind: 'reference' }, { kind: 'blank' }] });
  expect(parseFormula('=F()')).toMatchObject({ args: [] });
});

test('a formula nested a thousand times is refused, not a crash', () => {
  expect(() => parseFormula(`=${'('.repeat(1000)}1${')'.repeat(1000)}`)).toThrow(FormulaSyntaxError);
});

test('rewriting changes references alone and keeps the writing of the rest', () => {
  const moved = rewriteReferences('= sum( A1 ,"A1", $B$2:C ) & Log10(5)', (r) => moveReference(r, 1, 1));
  expect(moved).toBe('= sum( B2 ,"A1", $B$2:D ) & Log10(5)');
  expect(rewriteReferences("=Orders!A1+'My tab'!B2+C3", (r) => (r.sheet === 'Orders' ? null : r))).toBe(
    "=#REF!+'My tab'!B2+C3",
  );
  expect(rewriteReferences('=A1+"open', () => null)).toBe('=A1+"open');
});

for (const [text, shift, expected] of [
  ['A5', { axis: 'row', at: 3, count: 2 }, 'A7'],
  ['A5', { axis: 'row', at: 6, count: 2 }, 'A5'],
  ['A5:A9', { axis: 'row', at: 7, count: 1 }, 'A5:A10'],
  ['A5:A9', { axis: 'row', at: 10, count: 1 }, 'A5:A9'],
  ['A5:A9', { axis: 'row', at: 4, count: -3 }, 'A4:A6'],
  ['A5:A9', { axis: 'row', at: 8, count: -5 }, 'A5:A7'],
  ['A5:A9', { axis: 'row', at: 5, count: -5 }, null],
  ['A2:E', { axis: 'row', at: 2, count: 1 }, 'A3:E'],
  ['A:H', { axis: 'row', at: 1, count: 5 }, 'A:H'],
  ['B:D', { axis: 'column', at: 3, count: 2 }, 'B:F'],
  ['B:D', { axis: 'column', at: 1, count: -2 }, 'A:B'],
  ['$B$2', { axis: 'column', at: 2, count: -1 }, null],
  ['2:3', { axis: 'row', at: 1, count: -1 }, '1:2'],
] as const) {
  const what = `${Math.abs(shift.count)} ${shift.axis}(s) ${shift.count > 0 ? 'inserted before' : 'deleted from'} ${shift.at}`;
  test(`${text} with ${what} is ${expected ?? '#REF!'}`, () => {
    const shifted = shiftReference(reference(text), shift);
    expect(shifted && printReference(shifted)).toBe(expected);
  });
}
