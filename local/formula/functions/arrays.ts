import { compareFor } from '../../book/sort.ts';
import { CellError, type Matrix, type Value } from '../../book/value.ts';
import { equalityKey, fail, toTruth } from '../coerce.ts';
import { type Cells, cellsOf, type Operand, rowsOf, sizeOf } from '../operand.ts';
import {
  type BuiltIns,
  numberOf,
  type Surroundings,
  singleOf,
  truthOf,
  whole,
  wholeInArrays,
  wholeNumberOf,
} from './define.ts';
import { turned } from './lookup.ts';

const many = Number.POSITIVE_INFINITY;
const missing = new CellError('#N/A', 'The arrays are of different size.');

/** The rows of an argument. @throws {CellError} an error given in its place */
function rowsFrom(operand: Operand): Matrix {
  if (operand instanceof CellError) throw operand;
  return rowsOf(operand);
}

/** Beside each other; shorter arrays are filled with #N/A. */
function stackAcross(parts: readonly Cells[]): Matrix {
  const height = Math.max(...parts.map(({ rows }) => rows));
  return Array.from({ length: height }, (_, at) => {
    const row: Value[] = [];
    for (const part of parts) {
      for (let column = 0; column < part.columns; column++)
        row.push(at < part.rows ? part.at(at, column) : missing);
    }
    return row;
  });
}

/** The cells of an argument. @throws {CellError} an error given in its place */
function cellsFrom(operand: Operand): Cells {
  if (operand instanceof CellError) throw operand;
  return cellsOf(operand);
}

/** Under each other; narrower arrays are filled with #N/A. */
function stackDown(parts: readonly Matrix[]): Matrix {
  const width = Math.max(...parts.map((part) => part[0]?.length ?? 0));
  return parts.flatMap((part) =>
    part.map((row) =>
      row.length === width ? row : [...row, ...new Array<Value>(width - row.length).fill(missing)],
    ),
  );
}

/** Places from 0 of the rows or columns chosen by numbers from 1, or from the end by negative ones. */
function chosen(choices: readonly Operand[], length: number): number[] {
  return choices.flatMap((choice) =>
    rowsFrom(choice)
      .flat()
      .map((value) => {
        const number = Math.trunc(Number(value));
        const place = number < 0 ? length + number : number - 1;
        return number !== 0 && place >= 0 && place < length
          ? place
          : fail('#VALUE!', `There is no number ${String(value)} among ${length} rows or columns.`);
      }),
  );
}

function nonEmpty(cells: Matrix): Matrix {
  return cells.length > 0 && cells[0]!.length > 0 ? cells : fail('#REF!', 'The result is an empty array.');
}

/** The first `count` of a list, or the last for a negative count; null leaves it whole. */
function taken<T>(list: readonly T[], count: number | null): readonly T[] {
  if (count === null) return list;
  return count >= 0 ? list.slice(0, count) : list.slice(Math.max(0, list.length + count));
}

function dropped<T>(list: readonly T[], count: number | null): readonly T[] {
  if (count === null) return list;
  return count >= 0 ? list.slice(count) : list.slice(0, Math.max(0, list.length + count));
}

const countOf = (operand: Operand | undefined, at: Surroundings): number | null =>
  operand === undefined || operand === null ? null : wholeNumberOf(operand, at, 0);

/** The rows (or columns, when the condition lies across) for which all conditions are true. */
function filter([source, ...conditions]: readonly Operand[]): Matrix {
  const cells = rowsFrom(source!);
  const { rows, columns } = sizeOf(source!);
  const across =
    sizeOf(conditions[0]!).rows === 1 && columns > 1 && sizeOf(conditions[0]!).columns === columns;
  const lines = conditions.map((condition) => {
    const size = sizeOf(condition);
    const fits = across
      ? size.rows === 1 && size.columns === columns
      : size.columns === 1 && size.rows === rows;
    if (condition instanceof CellError) throw condition;
    if (!fits) fail('#N/A', 'FILTER has mismatched range sizes.');
    return across ? rowsOf(condition)[0]! : rowsOf(condition).map((row) => row[0]!);
  });
  const keeps = (at: number): boolean => lines.every((line) => isTrue(line[at]!));
  const kept = across
    ? cells.map((row) => row.filter((_, column) => keeps(column)))
    : cells.filter((_, row) => keeps(row));
  if (kept.length === 0 || kept[0]!.length === 0) fail('#N/A', 'No matches are found in FILTER evaluation.');
  return kept;
}

/** A condition's value: text and errors are not true. */
function isTrue(value: Value): boolean {
  return typeof value === 'string' || value instanceof CellError ? false : toTruth(value);
}

function sort(source: Operand, keys: readonly Operand[], at: Surroundings): Matrix {
  const cells = rowsFrom(source);
  const width = cells[0]?.length ?? 0;
  const directions =
    keys.length === 0 ? [{ line: column(cells, 0), ascending: true }] : sortKeys(cells, keys, width, at);
  const order = cells.map((_, i) => i);
  order.sort((a, b) => {
    for (const { line, ascending } of directions) {
      const compared = compareFor(ascending, line[a] ?? null, line[b] ?? null);
      if (compared !== 0) return compared;
    }
    return a - b;
  });
  return order.map((row) => cells[row]!);
}

const column = (cells: Matrix, index: number): Value[] => cells.map((row) => row[index]!);

function sortKeys(cells: Matrix, keys: readonly Operand[], width: number, at: Surroundings) {
  return Array.from({ length: Math.ceil(keys.length / 2) }, (_, i) => {
    const key = keys[2 * i]!;
    const ascending = truthOf(keys[2 * i + 1], at, true);
    const size = sizeOf(key);
    if (size.rows === cells.length && size.columns === 1 && cells.length > 1)
      return { line: column(rowsFrom(key), 0), ascending };
    const index = Math.trunc(numberOf(key, at, 1));
    if (index < 1 || index > width) fail('#VALUE!', `There is no column ${index} to sort by.`);
    return { line: column(cells, index - 1), ascending };
  });
}

function unique(cells: Matrix, onlyOnce: boolean): Matrix {
  const counts = new Map<string, { row: readonly Value[]; count: number }>();
  for (const row of cells) {
    const key = JSON.stringify(row.map(equalityKey));
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { row, count: 1 });
  }
  const kept = [...counts.values()].filter(({ count }) => !onlyOnce || count === 1).map(({ row }) => row);
  return kept.length > 0 ? kept : fail('#N/A', 'No unique values.');
}

function listed(
  args: readonly Operand[],
  { ignore, byColumn }: { ignore: number; byColumn: boolean },
): Value[] {
  const all = args.flatMap((arg) => (byColumn ? turned(rowsFrom(arg)) : rowsFrom(arg)).flat());
  return all.filter(
    (value) => !(ignore % 2 === 1 && value === null) && !(ignore >= 2 && value instanceof CellError),
  );
}

function wrapped(line: readonly Value[], width: number, filler: Value): Value[][] {
  if (width < 1) fail('#NUM!', 'The length must be 1 or more.');
  const rows: Value[][] = [];
  for (let at = 0; at < line.length; at += width) {
    const row = line.slice(at, at + width);
    rows.push([...row, ...new Array<Value>(width - row.length).fill(filler)]);
  }
  return rows;
}

export const arrays: BuiltIns = {
  HSTACK: whole([1, many], (args) => stackAcross(args.map(cellsFrom))),
  VSTACK: whole([1, many], (args) => stackDown(args.map(rowsFrom))),
  CHOOSECOLS: whole([2, many], ([source, ...choices]) => {
    const cells = rowsFrom(source!);
    const places = chosen(choices, cells[0]?.length ?? 0);
    return cells.map((row) => places.map((place) => row[place]!));
  }),
  CHOOSEROWS: whole([2, many], ([source, ...choices]) => {
    const cells = rowsFrom(source!);
    return chosen(choices, cells.length).map((place) => cells[place]!);
  }),
  TAKE: whole([2, 3], ([source, rows, columns], at) => {
    const width = countOf(columns, at);
    return nonEmpty(taken(rowsFrom(source!), countOf(rows, at)).map((row) => taken(row, width)));
  }),
  DROP: whole([2, 3], ([source, rows, columns], at) => {
    const width = countOf(columns, at);
    return nonEmpty(dropped(rowsFrom(source!), countOf(rows, at)).map((row) => dropped(row, width)));
  }),
  TRANSPOSE: wholeInArrays([1, 1], ([source]) => turned(rowsFrom(source!))),
  FILTER: wholeInArrays([2, many], filter),
  SORT: wholeInArrays([1, many], ([source, ...keys], at) => sort(source!, keys, at)),
  UNIQUE: wholeInArrays([1, 3], ([source, byColumn, onlyOnce], at) => {
    const cells = rowsFrom(source!);
    const once = truthOf(onlyOnce, at, false);
    return truthOf(byColumn, at, false) ? turned(unique(turned(cells), once)) : unique(cells, once);
  }),
  FLATTEN: whole([1, many], (args) => listed(args, { ignore: 0, byColumn: false }).map((value) => [value])),
  TOCOL: whole([1, 3], ([source, ignore, byColumn], at) =>
    nonEmpty(
      listed([source!], { ignore: wholeNumberOf(ignore, at, 0), byColumn: truthOf(byColumn, at, false) }).map(
        (value) => [value],
      ),
    ),
  ),
  TOROW: whole([1, 3], ([source, ignore, byColumn], at) =>
    nonEmpty([
      listed([source!], { ignore: wholeNumberOf(ignore, at, 0), byColumn: truthOf(byColumn, at, false) }),
    ]),
  ),
  WRAPROWS: whole([2, 3], ([source, width, filler], at) =>
    wrapped(
      rowsFrom(source!).flat(),
      wholeNumberOf(width, at, 1),
      filler === undefined ? missing : singleOf(filler, at),
    ),
  ),
  WRAPCOLS: whole([2, 3], ([source, height, filler], at) =>
    turned(
      wrapped(
        rowsFrom(source!).flat(),
        wholeNumberOf(height, at, 1),
        filler === undefined ? missing : singleOf(filler, at),
      ),
    ),
  ),
  ARRAY_CONSTRAIN: wholeInArrays([3, 3], ([source, rows, columns], at) =>
    nonEmpty(
      rowsFrom(source!)
        .slice(0, wholeNumberOf(rows, at, 1))
        .map((row) => row.slice(0, wholeNumberOf(columns, at, 1))),
    ),
  ),
};
