import type { Locale } from '../../book/locale.ts';
import { CellError, type Value } from '../../book/value.ts';
import { fail, toNumber, toText, toTruth } from '../coerce.ts';
import { type Operand, oneOf, type Place } from '../operand.ts';
import type { Node } from '../parse.ts';

/** What a function may ask besides its arguments. */
export interface Surroundings {
  readonly locale: Locale;
  /** Where the formula stands; null for one that stands nowhere. */
  readonly place: Place | null;
  /** The present moment as a cell's date in the book's zone. */
  now(): number;
  /** 0 up to 1. */
  random(): number;
}

/** Evaluates arguments for functions that decide themselves which to look at. */
export interface Evaluator extends Surroundings {
  /** Whether operators and functions of cells work on whole arrays, as inside ARRAYFORMULA. */
  readonly arrays: boolean;
  /** @throws {CellError} */
  evaluate(node: Node): Operand;
  /** As `evaluate`, but the error is the result. */
  attempt(node: Node): Operand;
  inArrays(): Evaluator;
  withName(name: string, operand: Operand): Evaluator;
  /**
   * Applies a function of single values to each cell, if working on arrays, else to the one meant. An error among the
   * values is the result, unless the function sees errors.
   */
  eachCell(
    operands: readonly Operand[],
    run: (values: readonly Value[]) => Value,
    seesErrors?: boolean,
  ): Operand;
}

/** Fewest and most arguments; Infinity for no end. */
type Counts = readonly [fewest: number, most: number];

/** A built-in function. */
export type BuiltIn = { readonly counts: Counts } & (
  | {
      /** Takes one value an argument, and is repeated for each cell of arrays. */
      readonly kind: 'cells';
      /** Gets errors too instead of becoming the first of them. */
      readonly seesErrors: boolean;
      run(values: readonly Value[], at: Surroundings): Value;
    }
  | {
      /** Takes its arguments whole. `arrays`: they are evaluated as inside ARRAYFORMULA. */
      readonly kind: 'whole';
      readonly arrays: boolean;
      run(args: readonly Operand[], at: Surroundings): Operand;
    }
  | { readonly kind: 'lazy'; run(nodes: readonly Node[], evaluator: Evaluator): Operand }
);

export type BuiltIns = Readonly<Record<string, BuiltIn>>;

/** A function of single values; an error among them is the result. */
export const cells = (
  counts: Counts,
  run: (values: readonly Value[], at: Surroundings) => Value,
): BuiltIn => ({
  kind: 'cells',
  seesErrors: false,
  counts,
  run,
});

/** As `cells`, for functions that look at errors. */
export const cellsWithErrors = (
  counts: Counts,
  run: (values: readonly Value[], at: Surroundings) => Value,
): BuiltIn => ({
  kind: 'cells',
  seesErrors: true,
  counts,
  run,
});

/** A function of whole ranges. */
export const whole = (
  counts: Counts,
  run: (args: readonly Operand[], at: Surroundings) => Operand,
): BuiltIn => ({
  kind: 'whole',
  arrays: false,
  counts,
  run,
});

/** As `whole`; expressions in its arguments work on whole arrays. */
export const wholeInArrays = (
  counts: Counts,
  run: (args: readonly Operand[], at: Surroundings) => Operand,
): BuiltIn => ({
  kind: 'whole',
  arrays: true,
  counts,
  run,
});

export const lazy = (
  counts: Counts,
  run: (nodes: readonly Node[], evaluator: Evaluator) => Operand,
): BuiltIn => ({
  kind: 'lazy',
  counts,
  run,
});

/** A function of numbers only; what is left out comes as undefined. */
export const numbers = (counts: Counts, run: (...numbers: (number | undefined)[]) => number): BuiltIn =>
  cells(counts, (values, { locale }) => {
    const result = run(...values.map((value) => toNumber(value, locale)));
    return Number.isFinite(result) ? result : fail('#NUM!', 'The result is too large or is no number.');
  });

/** A function of texts only. */
export const texts = (counts: Counts, run: (...texts: string[]) => Value): BuiltIn =>
  cells(counts, (values, { locale }) => run(...values.map((value) => toText(value, locale))));

/** One value of an argument that may be left out. @throws {CellError} an error in it */
export function singleOf(operand: Operand | undefined, { place }: Surroundings): Value {
  const value = operand === undefined ? null : oneOf(operand, place);
  if (value instanceof CellError) throw value;
  return value;
}

/** Whether an argument was left out or its slot left empty; a reference to a blank cell is neither. */
const isLeftOut = (operand: Operand | undefined): operand is null | undefined =>
  operand === undefined || operand === null;

/** A number argument; `otherwise` when it is left out. A blank cell is 0. */
export const numberOf = (operand: Operand | undefined, at: Surroundings, otherwise: number): number =>
  isLeftOut(operand) ? otherwise : toNumber(singleOf(operand, at), at.locale);

/** A whole number argument, cut towards zero. */
export const wholeNumberOf = (operand: Operand | undefined, at: Surroundings, otherwise: number): number =>
  Math.trunc(numberOf(operand, at, otherwise));

export const textOf = (operand: Operand | undefined, at: Surroundings, otherwise: string): string =>
  isLeftOut(operand) ? otherwise : toText(singleOf(operand, at), at.locale);

export const truthOf = (operand: Operand | undefined, at: Surroundings, otherwise: boolean): boolean =>
  isLeftOut(operand) ? otherwise : toTruth(singleOf(operand, at));
