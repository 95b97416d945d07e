import type { Locale } from '../../book/locale.ts';
import { CellError, DateSerial, type Value } from '../../book/value.ts';
import { equalityKey, fail, finite, numberInText, toNumber } from '../coerce.ts';
import { eachValue, isMany, type Operand, Range, rowsOf, sizeOf } from '../operand.ts';
import {
  type BuiltIn,
  type BuiltIns,
  numberOf,
  type Surroundings,
  whole,
  wholeInArrays,
  wholeNumberOf,
} from './define.ts';

const many = Number.POSITIVE_INFINITY;

/**
 * Hands over the numbers of all arguments: in ranges and arrays those that are numbers or dates, directly given ones also
 * from text and truth values.
 * @throws {CellError} an error among them, or text that is no number given directly
 */
function eachNumber(
  args: readonly Operand[],
  { locale }: Surroundings,
  take: (number: number) => void,
): void {
  for (const arg of args) {
    if (!(arg instanceof Range) && !isMany(arg)) {
      const value = rowsOf(arg)[0]![0]!;
      if (value !== null) take(toNumber(value, locale));
      continue;
    }
    eachValue(arg, (value) => {
      if (typeof value === 'number') take(value);
      else if (value instanceof DateSerial) take(value.serial);
      else if (value instanceof CellError) throw value;
    });
  }
}

function numbersIn(args: readonly Operand[], at: Surroundings): number[] {
  const found: number[] = [];
  eachNumber(args, at, (number) => found.push(number));
  return found;
}

/** Whether all the numbers there are come from dates, so that the result is one. */
function areDates(args: readonly Operand[]): boolean {
  let numbers = 0;
  let days = 0;
  for (const arg of args) {
    eachValue(arg, (value) => {
      if (typeof value === 'number') numbers += 1;
      else if (value instanceof DateSerial) days += 1;
    });
  }
  return days > 0 && numbers === 0;
}

/** A function of all the numbers given. */
const ofNumbers = (run: (numbers: number[]) => number): BuiltIn =>
  whole([1, many], (args, at) => finite(run(numbersIn(args, at))));

/** As `ofNumbers`; of nothing but dates the result is a date. */
const ofNumbersOrDates = (run: (numbers: number[]) => number): BuiltIn =>
  whole([1, many], (args, at) => {
    const result = finite(run(numbersIn(args, at)));
    return areDates(args) ? new DateSerial(result) : result;
  });

const noNumbers = (): never => fail('#DIV/0!', 'There are no numbers to evaluate.');

export const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);

export const mean = (numbers: readonly number[]): number =>
  numbers.length === 0 ? noNumbers() : sum(numbers) / numbers.length;

function squaredDeviations(numbers: readonly number[]): number {
  const middle = mean(numbers);
  return sum(numbers.map((n) => (n - middle) ** 2));
}

function variance(numbers: readonly number[], lost: 0 | 1): number {
  if (numbers.length <= lost) fail('#DIV/0!', 'There are too few numbers to evaluate.');
  return squaredDeviations(numbers) / (numbers.length - lost);
}

const ascending = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);

/** The value below which a share of the numbers lies, between neighbors in proportion (type 7, as in R). */
export function quantile(numbers: readonly number[], share: number): number {
  if (numbers.length === 0 || share < 0 || share > 1)
    fail('#NUM!', 'The share must be from 0 to 1, of at least one number.');
  const sorted = ascending(numbers);
  const position = (sorted.length - 1) * share;
  const below = Math.floor(position);
  const next = sorted[below + 1] ?? sorted[below]!;
  return sorted[below]! + (next - sorted[below]!) * (position - below);
}

/** The rank-th of the sorted numbers, counted from 1. */
function ranked(sorted: readonly number[], rank: number): number {
  return sorted[rank - 1] ?? fail('#NUM!', `There are ${sorted.length} numbers, so none is number ${rank}.`);
}

/** Counts cells: in ranges by what they hold, given directly also text that is a number. */
function countNumbers(args: readonly Operand[], { locale }: Surroundings): number {
  let count = 0;
  for (const arg of args) {
    const isDirect = !(arg instanceof Range) && !isMany(arg);
    eachValue(arg, (value) => {
      const isNumber = typeof value === 'number' || value instanceof DateSerial;
      if (isNumber || (isDirect && readsAsNumber(value, locale))) count += 1;
    });
  }
  return count;
}

const readsAsNumber = (value: Value, locale: Locale): boolean =>
  typeof value === 'boolean' || (typeof value === 'string' && numberInText(value, locale) !== null);

function countCells(args: readonly Operand[], counts: (value: Value) => boolean): number {
  let count = 0;
  for (const arg of args) {
    eachValue(arg, (value) => {
      if (counts(value)) count += 1;
    });
  }
  return count;
}

function distinct(args: readonly Operand[]): number {
  const keys = new Set<unknown>();
  for (const arg of args) eachValue(arg, (value) => keys.add(equalityKey(value)));
  return keys.size;
}

/** Sum over rows of the products of what stands in the same place. */
function sumOfProducts(args: readonly Operand[]): number {
  const sizes = args.map(sizeOf);
  if (sizes.some(({ rows, columns }) => rows !== sizes[0]!.rows || columns !== sizes[0]!.columns)) {
    fail('#VALUE!', 'SUMPRODUCT has mismatched range sizes.');
  }
  const parts = args.map(rowsOf);
  const products: number[] = [];
  for (const [i, row] of parts[0]!.entries()) {
    for (let j = 0; j < row.length; j++)
      products.push(parts.reduce((product, part) => product * factor(part[i]![j]!), 1));
  }
  return sum(products);
}

function factor(value: Value): number {
  if (value instanceof CellError) throw value;
  if (typeof value === 'number') return value;
  return value instanceof DateSerial ? value.serial : value === true ? 1 : 0;
}

export const statistics: BuiltIns = {
  SUM: ofNumbers(sum),
  SUMSQ: ofNumbers((numbers) => sum(numbers.map((n) => n * n))),
  PRODUCT: ofNumbers((numbers) => (numbers.length === 0 ? 0 : numbers.reduce((a, b) => a * b, 1))),
  SUMPRODUCT: wholeInArrays([1, many], (args) => finite(sumOfProducts(args))),
  AVERAGE: ofNumbersOrDates(mean),
  MEDIAN: ofNumbersOrDates((numbers) => quantile(numbers, 0.5)),
  MIN: ofNumbersOrDates((numbers) => numbers.reduce((a, b) => Math.min(a, b), numbers[0] ?? 0)),
  MAX: ofNumbersOrDates((numbers) => numbers.reduce((a, b) => Math.max(a, b), numbers[0] ?? 0)),
  STDEV: ofNumbers((numbers) => Math.sqrt(variance(numbers, 1))),
  STDEVP: ofNumbers((numbers) => Math.sqrt(variance(numbers, 0))),
  VAR: ofNumbers((numbers) => variance(numbers, 1)),
  VARP: ofNumbers((numbers) => variance(numbers, 0)),
  PERCENTILE: whole([2, 2], ([data, share], at) => quantile(numbersIn([data!], at), numberOf(share, at, 0))),
  QUARTILE: whole([2, 2], ([data, quarter], at) =>
    quantile(numbersIn([data!], at), wholeNumberOf(quarter, at, 0) / 4),
  ),
  LARGE: whole([2, 2], ([data, n], at) =>
    ranked(ascending(numbersIn([data!], at)).reverse(), wholeNumberOf(n, at, 1)),
  ),
  SMALL: whole([2, 2], ([data, n], at) => ranked(ascending(numbersIn([data!], at)), wholeNumberOf(n, at, 1))),
  RANK: whole([2, 3], ([value, data, upwards], at) => {
    const own = numberOf(value, at, 0);
    const all = numbersIn([data!], at);
    if (!all.includes(own)) fail('#N/A', 'The value is not among the data.');
    const rising = numberOf(upwards, at, 0) !== 0;
    return 1 + all.filter((n) => (rising ? n < own : n > own)).length;
  }),
  COUNT: whole([1, many], countNumbers),
  COUNTA: whole([1, many], (args) => countCells(args, () => true)),
  COUNTBLANK: whole([1, many], (args) => {
    const all = args.map(sizeOf).reduce((total, { rows, columns }) => total + rows * columns, 0);
    return all - countCells(args, (value) => value !== '');
  }),
  COUNTUNIQUE: whole([1, many], distinct),
};
