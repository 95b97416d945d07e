import { compareValues } from '../../book/sort.ts';
import { CellError, type Matrix, type Value } from '../../book/value.ts';
import { equalityKey, fail } from '../coerce.ts';
import { type Operand, Range, rowsOf, sizeOf } from '../operand.ts';
import { hasWildcard, wildcard } from './criteria.ts';
import {
  type BuiltIns,
  lazy,
  type Surroundings,
  singleOf,
  truthOf,
  whole,
  wholeInArrays,
  wholeNumberOf,
} from './define.ts';

/** The cells of one row or one column as a list. @throws {CellError} for anything wider */
function lineOf(operand: Operand, what: string): readonly Value[] {
  const { rows, columns } = sizeOf(operand);
  if (rows > 1 && columns > 1) fail('#N/A', `${what} must be a single row or a single column.`);
  const cells = rowsOf(operand);
  return columns === 1 ? cells.map((row) => row[0]!) : cells[0]!;
}

function matcher(wanted: Value): (value: Value) => boolean {
  if (typeof wanted === 'string' && hasWildcard(wanted)) {
    const pattern = wildcard(wanted);
    return (value) => typeof value === 'string' && pattern.test(value);
  }
  const key = equalityKey(wanted ?? 0);
  return (value) => value !== null && equalityKey(value) === key;
}

/** Place of the last cell not beyond the wanted value in a line sorted upwards (or down), or -1. */
function lastNotBeyond(line: readonly Value[], wanted: Value, upwards: boolean): number {
  let found = -1;
  for (const [i, value] of line.entries()) {
    if (value === null || value instanceof CellError) continue;
    if (typeof equalityKey(value) !== typeof equalityKey(wanted)) continue;
    const order = compareValues(value, wanted);
    if (upwards ? order > 0 : order < 0) break;
    found = i;
  }
  return found;
}

const notFound = (wanted: Value): never =>
  fail('#N/A', `Did not find value '${wanted ?? ''}' in the lookup.`);

/** Place from 0 of the wanted value: exactly, or with `type` 1 or -1 in a line sorted up or down. */
function placeIn(line: readonly Value[], wanted: Value, type: number): number {
  const at = type === 0 ? line.findIndex(matcher(wanted)) : lastNotBeyond(line, wanted, type > 0);
  return at < 0 ? notFound(wanted) : at;
}

/** As VLOOKUP; HLOOKUP hands over the table turned. */
function lookUp(wanted: Value, table: Matrix, column: number, sorted: boolean): Value {
  const width = table[0]?.length ?? 0;
  if (column < 1 || column > width)
    fail('#VALUE!', `Index ${column} is out of range, it must be from 1 to ${width}.`);
  const keys = table.map((row) => row[0]!);
  return table[placeIn(keys, wanted, sorted ? 1 : 0)]![column - 1]!;
}

export const turned = (cells: Matrix): Value[][] =>
  (cells[0] ?? []).map((_, column) => cells.map((row) => row[column]!));

/** Place by XLOOKUP's rules: -1 next smaller, 1 next larger, 2 wildcard; searched from the end for a negative order. */
function placeByMode(line: readonly Value[], wanted: Value, mode: number, order: number): number {
  const backwards = order < 0;
  const exact = mode === 2 ? matcher(wanted) : exactly(wanted);
  const at = backwards ? line.findLastIndex(exact) : line.findIndex(exact);
  if (at >= 0 || mode === 0 || mode === 2) return at;
  let best = -1;
  for (const [i, value] of line.entries()) {
    if (value === null || typeof equalityKey(value) !== typeof equalityKey(wanted)) continue;
    const beyond = compareValues(value, wanted) * mode > 0;
    if (beyond && (best < 0 || compareValues(value, line[best]!) * mode < 0)) best = i;
  }
  return best;
}

function exactly(wanted: Value): (value: Value) => boolean {
  const key = equalityKey(wanted);
  return (value) => equalityKey(value) === key;
}

/** The whole row or column of the result range at a place. */
function sliceAt(result: Operand, place: number, isColumn: boolean): Operand {
  const cells = rowsOf(result);
  return isColumn ? [cells[place]!.slice()] : cells.map((row) => [row[place]!]);
}

/** A cell, row or column of an array; 0 means all of them. */
function pick(source: Operand, row: number, column: number): Operand {
  const { rows, columns } = sizeOf(source);
  if (row < 0 || column < 0 || row > rows || column > columns) {
    fail('#NUM!', `There is no row ${row} and column ${column} in an array of ${rows} by ${columns}.`);
  }
  if (source instanceof Range) {
    const { sheet, area } = source;
    return new Range(sheet, {
      row: area.row + Math.max(0, row - 1),
      column: area.column + Math.max(0, column - 1),
      rows: row === 0 ? rows : 1,
      columns: column === 0 ? columns : 1,
    });
  }
  const cells = rowsOf(source);
  const lines = row === 0 ? cells : [cells[row - 1]!];
  return column === 0 ? lines : lines.map((line) => [line[column - 1]!]);
}

/** INDEX of a whole row or column shows it all, as an array. */
function index(source: Operand, row: number, column: number): Operand {
  const { rows } = sizeOf(source);
  // A single row is counted along its columns when only one number is given.
  const picked = rows === 1 && column === 0 && row > 0 ? pick(source, 1, row) : pick(source, row, column);
  return picked instanceof Range && !picked.isCell ? picked.rows : picked;
}

/** First row or column of the argument, or of the formula's own cell. */
const placeOf = (arg: Operand | undefined, at: Surroundings, axis: 'row' | 'column'): Operand => {
  if (arg === undefined) return at.place?.[axis] ?? fail('#REF!', 'The formula stands in no cell.');
  if (!(arg instanceof Range)) return fail('#N/A', 'The argument must be a range.');
  const { area } = arg;
  const first = area[axis];
  if (axis === 'row') return Array.from({ length: area.rows }, (_, i) => [first + i]);
  return [Array.from({ length: area.columns }, (_, i) => first + i)];
};

export const lookup: BuiltIns = {
  MATCH: whole(
    [2, 3],
    ([wanted, line, type], at) =>
      placeIn(lineOf(line!, 'The range'), singleOf(wanted, at), wholeNumberOf(type, at, 1)) + 1,
  ),
  VLOOKUP: lazy([3, 4], ([wanted, table, column, sorted], evaluator) => {
    const cells = rowsOf(evaluator.evaluate(table!));
    const at = wholeNumberOf(evaluator.evaluate(column!), evaluator, 1);
    const isSorted = truthOf(sorted && evaluator.evaluate(sorted), evaluator, sorted === undefined);
    return evaluator.eachCell([evaluator.evaluate(wanted!)], ([value]) =>
      lookUp(value!, cells, at, isSorted),
    );
  }),
  HLOOKUP: lazy([3, 4], ([wanted, table, row, sorted], evaluator) => {
    const cells = turned(rowsOf(evaluator.evaluate(table!)));
    const at = wholeNumberOf(evaluator.evaluate(row!), evaluator, 1);
    const isSorted = truthOf(sorted && evaluator.evaluate(sorted), evaluator, sorted === undefined);
    return evaluator.eachCell([evaluator.evaluate(wanted!)], ([value]) =>
      lookUp(value!, cells, at, isSorted),
    );
  }),
  XLOOKUP: lazy([3, 6], ([wanted, line, result, missing, mode, order], evaluator) => {
    const searched = evaluator.evaluate(line!);
    const cells = lineOf(searched, 'The lookup range');
    const isColumn = sizeOf(searched).columns === 1;
    const results = evaluator.evaluate(result!);
    const matchMode = wholeNumberOf(mode && evaluator.evaluate(mode), evaluator, 0);
    const searchOrder = wholeNumberOf(order && evaluator.evaluate(order), evaluator, 1);
    const subject = evaluator.evaluate(wanted!);
    const answer = (value: Value): Operand => {
      const place = placeByMode(cells, value, matchMode, searchOrder);
      if (place >= 0) return sliceAt(results, place, isColumn);
      return missing && missing.kind !== 'blank' ? evaluator.evaluate(missing) : notFound(value);
    };
    const wide = isColumn ? sizeOf(results).columns > 1 : sizeOf(results).rows > 1;
    if (wide) return answer(singleOf(subject, evaluator));
    return evaluator.eachCell([subject], ([value]) => singleOf(answer(value!), evaluator));
  }),
  XMATCH: whole([2, 4], ([wanted, line, mode, order], at) => {
    const value = singleOf(wanted, at);
    const place = placeByMode(
      lineOf(line!, 'The range'),
      value,
      wholeNumberOf(mode, at, 0),
      wholeNumberOf(order, at, 1),
    );
    return place < 0 ? notFound(value) : place + 1;
  }),
  LOOKUP: whole([2, 3], ([wanted, line, result], at) => {
    const place = placeIn(lineOf(line!, 'The range'), singleOf(wanted, at), 1);
    return lineOf(result ?? line!, 'The result')[place] ?? null;
  }),
  INDEX: wholeInArrays([1, 3], ([source, row, column], at) =>
    source instanceof CellError
      ? source
      : index(source!, wholeNumberOf(row, at, 0), wholeNumberOf(column, at, 0)),
  ),
  ROW: whole([0, 1], ([arg], at) => placeOf(arg, at, 'row')),
  COLUMN: whole([0, 1], ([arg], at) => placeOf(arg, at, 'column')),
  ROWS: whole([1, 1], ([arg]) => sized(arg!).rows),
  COLUMNS: whole([1, 1], ([arg]) => sized(arg!).columns),
};

function sized(arg: Operand): { rows: number; columns: number } {
  if (arg instanceof CellError) throw arg;
  return sizeOf(arg);
}
