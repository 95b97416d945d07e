import { CellError, DateSerial, type Value } from '../../book/value.ts';
import { fail, finite } from '../coerce.ts';
import { type Cells, cellsOf, type Operand, Range, sizeOf } from '../operand.ts';
import { criterion } from './criteria.ts';
import { type BuiltIn, type BuiltIns, type Surroundings, singleOf, whole } from './define.ts';
import { mean, sum } from './statistics.ts';

const many = Number.POSITIVE_INFINITY;

interface Condition {
  readonly cells: Cells;
  readonly test: (value: Value) => boolean;
}

function conditionsOf(args: readonly Operand[], at: Surroundings): Condition[] {
  if (args.length % 2 !== 0) fail('#N/A', 'Ranges and criteria must come in pairs.');
  const first = sizeOf(args[0]!);
  return Array.from({ length: args.length / 2 }, (_, i) => {
    const range = args[2 * i]!;
    const { rows, columns } = sizeOf(range);
    if (rows !== first.rows || columns !== first.columns)
      fail('#VALUE!', 'Array arguments are of different size.');
    return { cells: cellsOf(range), test: criterion(singleOf(args[2 * i + 1], at), at.locale) };
  });
}

/** Hands over the place of each cell for which all conditions hold. */
function eachMet(conditions: readonly Condition[], take: (row: number, column: number) => void): void {
  const { rows, columns } = conditions[0]!.cells;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++)
      if (conditions.every(({ cells, test }) => test(cells.at(i, j)))) take(i, j);
  }
}

/** The numbers of `values` where the conditions hold; text there is nothing, an error is thrown. */
function numbersWhere(values: Operand, conditions: readonly Condition[]): number[] {
  const cells = cellsOf(values);
  const found: number[] = [];
  eachMet(conditions, (i, j) => {
    const value = i < cells.rows && j < cells.columns ? cells.at(i, j) : null;
    if (value instanceof CellError) throw value;
    if (typeof value === 'number') found.push(value);
    else if (value instanceof DateSerial) found.push(value.serial);
  });
  return found;
}

/** The second range of SUMIF takes the size of the first, whatever was written. */
function alike(values: Operand, tested: Operand): Operand {
  if (!(values instanceof Range)) return values;
  const { rows, columns } = sizeOf(tested);
  const { sheet, area } = values;
  const fits = {
    ...area,
    rows: Math.min(rows, sheet.rowCount - area.row + 1),
    columns: Math.min(columns, sheet.columnCount - area.column + 1),
  };
  return new Range(sheet, fits);
}

/** range, criterion, [values]: SUMIF and AVERAGEIF. */
const ofOne = (run: (numbers: number[]) => number): BuiltIn =>
  whole([2, 3], ([range, wanted, values], at) =>
    finite(
      run(
        numbersWhere(
          values === undefined ? range! : alike(values, range!),
          conditionsOf([range!, wanted!], at),
        ),
      ),
    ),
  );

/** values, then pairs of range and criterion: SUMIFS and its kin. */
const ofSeveral = (run: (numbers: number[]) => number): BuiltIn =>
  whole([3, many], ([values, ...pairs], at) => {
    const own = sizeOf(values!);
    const tested = sizeOf(pairs[0]!);
    if (own.rows !== tested.rows || own.columns !== tested.columns)
      fail('#VALUE!', 'Array arguments are of different size.');
    return finite(run(numbersWhere(values!, conditionsOf(pairs, at))));
  });

const counted = (args: readonly Operand[], at: Surroundings): number => {
  let count = 0;
  eachMet(conditionsOf(args, at), () => {
    count += 1;
  });
  return count;
};

const extreme = (pick: (a: number, b: number) => number) => (numbers: number[]) =>
  numbers.reduce(pick, numbers[0] ?? 0);

export const conditional: BuiltIns = {
  COUNTIF: whole([2, 2], counted),
  COUNTIFS: whole([2, many], counted),
  SUMIF: ofOne(sum),
  AVERAGEIF: ofOne(mean),
  SUMIFS: ofSeveral(sum),
  AVERAGEIFS: ofSeveral(mean),
  MINIFS: ofSeveral(extreme((a, b) => Math.min(a, b))),
  MAXIFS: ofSeveral(extreme((a, b) => Math.max(a, b))),
};
