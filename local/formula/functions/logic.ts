import { CellError, DateSerial, type Value } from '../../book/value.ts';
import { fail, toTruth } from '../coerce.ts';
import { isMany, type Operand, oneOf, Range, rowsOf, usedRowsOf } from '../operand.ts';
import { compared } from '../operators.ts';
import type { Node } from '../parse.ts';
import { type BuiltIn, type BuiltIns, cells, type Evaluator, lazy, whole } from './define.ts';

const many = Number.POSITIVE_INFINITY;

/** The operand, or the one value of it that counts when not working on arrays. @throws {CellError} if that is an error */
function decided(
  operand: Operand,
  { arrays, place }: Evaluator,
): { many: true } | { many: false; value: Value } {
  if (arrays && isMany(operand)) return { many: true };
  const value = oneOf(operand, place);
  if (value instanceof CellError) throw value;
  return { many: false, value };
}

function choose([condition, yes, no]: readonly Node[], evaluator: Evaluator): Operand {
  const test = evaluator.evaluate(condition!);
  const decision = decided(test, evaluator);
  if (!decision.many) {
    const chosen = toTruth(decision.value) ? yes : no;
    return chosen ? evaluator.evaluate(chosen) : false;
  }
  const branches = [evaluator.attempt(yes!), no ? evaluator.attempt(no) : false];
  return evaluator.eachCell([test, ...branches], ([truth, a, b]) => (toTruth(truth!) ? a! : b!), true);
}

function chooseFirst(nodes: readonly Node[], evaluator: Evaluator): Operand {
  if (nodes.length % 2 !== 0) fail('#N/A', 'Conditions and values must come in pairs.');
  if (nodes.length === 0) return fail('#N/A', 'No match.');
  const [condition, value, ...rest] = nodes;
  const test = evaluator.evaluate(condition!);
  const decision = decided(test, evaluator);
  if (!decision.many)
    return toTruth(decision.value) ? evaluator.evaluate(value!) : chooseFirst(rest, evaluator);
  const branches = [evaluator.attempt(value!), chooseRest(rest, evaluator)];
  return evaluator.eachCell([test, ...branches], ([truth, a, b]) => (toTruth(truth!) ? a! : b!), true);
}

function chooseRest(nodes: readonly Node[], evaluator: Evaluator): Operand {
  try {
    return chooseFirst(nodes, evaluator);
  } catch (thrown) {
    if (thrown instanceof CellError) return thrown;
    throw thrown;
  }
}

/** The first argument, or the second where `catches` takes its error. */
const fallback = (catches: (error: CellError) => boolean): BuiltIn =>
  lazy([1, 2], ([node, otherwise], evaluator) => {
    const operand = evaluator.attempt(node!);
    const failed = (value: Value): boolean => value instanceof CellError && catches(value);
    if (isMany(operand) && evaluator.arrays) {
      const instead = otherwise ? evaluator.attempt(otherwise) : null;
      return evaluator.eachCell(
        [operand, instead],
        ([value, other]) => (failed(value!) ? other! : value!),
        true,
      );
    }
    // Not working on arrays, an array that came whole is let through as it is.
    if (isMany(operand) && !(operand instanceof Range)) return operand;
    if (!failed(oneOf(operand, evaluator.place))) return operand;
    return otherwise ? evaluator.evaluate(otherwise) : null;
  });

/** The truth values of all arguments; text in ranges is passed over. */
function truths(args: readonly Operand[]): boolean[] {
  const found: boolean[] = [];
  for (const arg of args) {
    const direct = !(arg instanceof Range) && !isMany(arg);
    for (const row of usedRowsOf(arg)) {
      for (const value of row) {
        if (value instanceof CellError) throw value;
        if (direct || typeof value === 'boolean' || typeof value === 'number' || value instanceof DateSerial)
          found.push(toTruth(value));
      }
    }
  }
  return found.length > 0 ? found : fail('#VALUE!', 'There are no truth values to evaluate.');
}

function letNames(nodes: readonly Node[], evaluator: Evaluator): Operand {
  if (nodes.length % 2 === 0) fail('#N/A', 'LET takes pairs of name and value, and then a formula.');
  let inner = evaluator;
  for (let i = 0; i + 1 < nodes.length; i += 2) {
    const name = nodes[i]!;
    if (name.kind !== 'name') return fail('#NAME?', `Argument ${i + 1} of LET must be a name.`);
    inner = inner.withName(name.name, inner.attempt(nodes[i + 1]!));
  }
  return inner.evaluate(nodes.at(-1)!);
}

function switchOver([subject, ...rest]: readonly Node[], evaluator: Evaluator): Operand {
  const value = oneOf(evaluator.evaluate(subject!), evaluator.place);
  for (let i = 0; i + 1 < rest.length; i += 2) {
    const option = oneOf(evaluator.evaluate(rest[i]!), evaluator.place);
    if (compared(value, option) === 0) return evaluator.evaluate(rest[i + 1]!);
  }
  return rest.length % 2 === 1 ? evaluator.evaluate(rest.at(-1)!) : fail('#N/A', 'No match.');
}

export const logic: BuiltIns = {
  TRUE: cells([0, 0], () => true),
  FALSE: cells([0, 0], () => false),
  NOT: cells([1, 1], ([value]) => !toTruth(value!)),
  AND: whole([1, many], (args) => truths(args).every(Boolean)),
  OR: whole([1, many], (args) => truths(args).some(Boolean)),
  XOR: whole([1, many], (args) => truths(args).filter(Boolean).length % 2 === 1),
  IF: lazy([2, 3], choose),
  IFS: lazy([2, many], chooseFirst),
  SWITCH: lazy([3, many], switchOver),
  CHOOSE: lazy([2, many], ([index, ...options], evaluator) => {
    const at = Number(oneOf(evaluator.evaluate(index!), evaluator.place));
    const option = options[Math.trunc(at) - 1];
    return option ? evaluator.evaluate(option) : fail('#NUM!', `There is no choice number ${at}.`);
  }),
  IFERROR: fallback(() => true),
  IFNA: fallback((error) => error.code === '#N/A'),
  LET: lazy([3, many], letNames),
  ARRAYFORMULA: lazy([1, 1], ([node], evaluator) => {
    const operand = evaluator.inArrays().evaluate(node!);
    return isMany(operand) ? rowsOf(operand) : operand;
  }),
};
