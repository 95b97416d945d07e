import { compareValues } from '../book/sort.ts';
import { CellError, DateSerial, type Value } from '../book/value.ts';
import { fail, finite, toNumber, toText } from './coerce.ts';
import type { Surroundings } from './functions/define.ts';
import type { BinaryOperator } from './parse.ts';

function add(left: Value, right: Value, { locale }: Surroundings): Value {
  const sum = finite(toNumber(left, locale) + toNumber(right, locale));
  return left instanceof DateSerial !== right instanceof DateSerial ? new DateSerial(sum) : sum;
}

function subtract(left: Value, right: Value, { locale }: Surroundings): Value {
  const difference = finite(toNumber(left, locale) - toNumber(right, locale));
  return left instanceof DateSerial && !(right instanceof DateSerial)
    ? new DateSerial(difference)
    : difference;
}

/** A quotient. @throws {CellError} #DIV/0! */
export function divide(dividend: number, divisor: number): number {
  if (divisor === 0) fail('#DIV/0!', 'Division by zero is not possible.');
  return finite(dividend / divisor);
}

/** A power. @throws {CellError} #NUM! for 0^0 and roots of negative numbers */
export function power(base: number, exponent: number): number {
  if (base === 0 && exponent === 0) fail('#NUM!', 'Zero to the power of zero has no value.');
  if (base === 0 && exponent < 0) fail('#DIV/0!', 'Division by zero is not possible.');
  return finite(base ** exponent);
}

/** What blank stands for beside another value. */
function filled(value: Value, other: Value): Value {
  if (value !== null) return value;
  return typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0;
}

/** Negative, 0 or positive as `=`, `<` and `>` see two values; blank is 0, "" or FALSE as the other wants it. */
export const compared = (left: Value, right: Value): number =>
  compareValues(filled(left, right), filled(right, left));

const comparisons: Readonly<Partial<Record<BinaryOperator, (order: number) => boolean>>> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** One operation on single values. @throws {CellError} */
export function operate(operator: BinaryOperator, left: Value, right: Value, at: Surroundings): Value {
  const comparison = comparisons[operator];
  if (comparison) return comparison(compared(left, right));
  const { locale } = at;
  switch (operator) {
    case '+':
      return add(left, right, at);
    case '-':
      return subtract(left, right, at);
    case '*':
      return finite(toNumber(left, locale) * toNumber(right, locale));
    case '/':
      return divide(toNumber(left, locale), toNumber(right, locale));
    case '^':
      return power(toNumber(left, locale), toNumber(right, locale));
    default:
      return toText(left, locale) + toText(right, locale);
  }
}

/** The first error among the values. */
export const firstError = (values: readonly Value[]): CellError | undefined =>
  values.find((value) => value instanceof CellError);
