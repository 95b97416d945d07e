import type { Matrix, Value } from '../../book/value.ts';
import { fail } from '../coerce.ts';
import { isMany, type Operand, oneOf, rowsOf } from '../operand.ts';
import type { Node } from '../parse.ts';
import { type BuiltIn, type BuiltIns, type Evaluator, lazy } from './define.ts';

const many = Number.POSITIVE_INFINITY;
const mostCells = 1_000_000;

/** What LAMBDA makes of its arguments: one value. */
type Applied = (...operands: readonly Operand[]) => Value;

/** The function in the last argument; its parameters are names that stand for nothing outside it. */
function lambdaIn(nodes: readonly Node[], evaluator: Evaluator, parameters: number): Applied {
  const last = nodes.at(-1)!;
  if (last.kind !== 'call' || last.name !== 'LAMBDA')
    return fail('#VALUE!', 'The last argument must be a LAMBDA.');
  const names = last.args.slice(0, -1).map((node, i) => {
    if (node.kind !== 'name') return fail('#NAME?', `Argument ${i + 1} of LAMBDA must be a name.`);
    return node.name;
  });
  if (names.length !== parameters)
    return fail(
      '#N/A',
      `Wrong number of arguments to LAMBDA. Expected ${parameters + 1} arguments, but got ${last.args.length} arguments.`,
    );
  return (...operands) => {
    const inner = names.reduce((at, name, i) => at.withName(name, operands[i] ?? null), evaluator);
    const result = inner.attempt(last.args.at(-1)!);
    if (isMany(result) && (rowsOf(result).length !== 1 || rowsOf(result)[0]!.length !== 1))
      return fail('#VALUE!', 'Single values expected. Nested array results are not supported.');
    return oneOf(result, evaluator.place);
  };
}

const matrixOf = (node: Node, evaluator: Evaluator): Matrix => {
  const operand = evaluator.inArrays().evaluate(node);
  return isMany(operand) ? rowsOf(operand) : [[oneOf(operand, evaluator.place)]];
};

const map = lazy([2, many], (nodes, evaluator) => {
  const sources = nodes.slice(0, -1).map((node) => matrixOf(node, evaluator));
  const apply = lambdaIn(nodes, evaluator, sources.length);
  const [first] = sources;
  const isAlike = sources.every(
    (one) => one.length === first!.length && one[0]!.length === first![0]!.length,
  );
  if (!isAlike) return fail('#VALUE!', 'Array arguments to MAP are of different size.');
  return first!.map((row, r) => row.map((_, c) => apply(...sources.map((source) => source[r]![c]!))));
});

/** Folds the cells of an array, row by row; hears of each result. */
const folded = (onto: (results: readonly Value[], shape: Matrix) => Operand): BuiltIn =>
  lazy([3, 3], (nodes, evaluator) => {
    const source = matrixOf(nodes[1]!, evaluator);
    const apply = lambdaIn(nodes, evaluator, 2);
    let sum = oneOf(evaluator.evaluate(nodes[0]!), evaluator.place);
    const results = source.flat().map((value) => {
      sum = apply(sum, value);
      return sum;
    });
    return onto(results, source);
  });

const made = lazy([3, 3], (nodes, evaluator) => {
  const [rows, columns] = [nodes[0]!, nodes[1]!].map((node) =>
    Math.trunc(Number(oneOf(evaluator.evaluate(node), evaluator.place))),
  ) as [number, number];
  if (!(rows >= 1 && columns >= 1 && rows * columns <= mostCells))
    return fail('#NUM!', 'MAKEARRAY takes at least one row and one column.');
  const apply = lambdaIn(nodes, evaluator, 2);
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (_, c) => apply(r + 1, c + 1)),
  );
});

/** Functions that apply a LAMBDA. */
export const lambdas: BuiltIns = {
  MAP: map,
  BYROW: lazy([2, 2], (nodes, evaluator) => {
    const apply = lambdaIn(nodes, evaluator, 1);
    return matrixOf(nodes[0]!, evaluator).map((row) => [apply([row])]);
  }),
  BYCOL: lazy([2, 2], (nodes, evaluator) => {
    const apply = lambdaIn(nodes, evaluator, 1);
    const rows = matrixOf(nodes[0]!, evaluator);
    return [rows[0]!.map((_, c) => apply(rows.map((row) => [row[c]!])))];
  }),
  REDUCE: folded((results) => results.at(-1)!),
  SCAN: folded((results, shape) => {
    const { length } = shape[0]!;
    return shape.map((_, r) => results.slice(r * length, (r + 1) * length));
  }),
  MAKEARRAY: made,
  LAMBDA: lazy([1, many], () =>
    fail('#N/A', 'LAMBDA works inside MAP, BYROW, BYCOL, REDUCE, SCAN and MAKEARRAY here.'),
  ),
};
