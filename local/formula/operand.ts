import { type Area, lastColumnOf, lastRowOf } from '../book/area.ts';
import type { Sheet } from '../book/sheet.ts';
import { CellError, type Matrix, type Value } from '../book/value.ts';

/** Cells of a sheet that a formula refers to, read only when somebody asks. */
export class Range {
  private read: Value[][] | null = null;

  constructor(
    readonly sheet: Sheet,
    readonly area: Area,
  ) {}

  get isCell(): boolean {
    return this.area.rows === 1 && this.area.columns === 1;
  }

  get rows(): Value[][] {
    this.read ??= this.sheet.valuesAsTheyAre(this.area);
    return this.read;
  }

  /** The rows for a caller who will change them. */
  takeRows(): Value[][] {
    const rows = this.rows;
    this.read = null;
    return rows;
  }

  /** The rows down to the last that may hold something: all below are blank. */
  get usedRows(): Value[][] {
    if (this.read) return this.read;
    const used = this.sheet.clipToUsed(this.area);
    return used ? this.sheet.valuesAsTheyAre(used) : [];
  }
}

/** What an expression comes to: one value, rows of values, or cells. */
export type Operand = Value | Matrix | Range;

export const isMatrix = (operand: Operand): operand is Matrix => Array.isArray(operand);

/** Whether the operand is more than one value. */
export function isMany(operand: Operand): operand is Matrix | Range {
  if (operand instanceof Range) return !operand.isCell;
  return isMatrix(operand) && (operand.length !== 1 || operand[0]!.length !== 1);
}

/** The operand as rows; one value is a row of one. */
export function rowsOf(operand: Operand): Matrix {
  if (operand instanceof Range) return operand.rows;
  return isMatrix(operand) ? operand : [[operand]];
}

/** As `rowsOf`, without the blank rows that end a range: for whoever skips blanks. */
export const usedRowsOf = (operand: Operand): Matrix =>
  operand instanceof Range ? operand.usedRows : rowsOf(operand);

/** Hands over every value that is not blank, by rows. */
export function eachValue(operand: Operand, take: (value: Value) => void): void {
  if (operand instanceof Range) operand.sheet.eachValue(operand.area, take);
  else for (const row of rowsOf(operand)) for (const value of row) if (value !== null) take(value);
}

/** How many rows and columns the operand has. */
export function sizeOf(operand: Operand): { rows: number; columns: number } {
  if (operand instanceof Range) return operand.area;
  return isMatrix(operand)
    ? { rows: operand.length, columns: operand[0]?.length ?? 0 }
    : { rows: 1, columns: 1 };
}

/** The values of an operand by place, counted from 0, without making rows of them. */
export interface Cells {
  readonly rows: number;
  readonly columns: number;
  at(row: number, column: number): Value;
}

export function cellsOf(operand: Operand): Cells {
  const { rows, columns } = sizeOf(operand);
  if (operand instanceof Range) {
    const { sheet, area } = operand;
    return { rows, columns, at: (row, column) => sheet.cellAsItIs(area.row + row, area.column + column) };
  }
  const lines = rowsOf(operand);
  return { rows, columns, at: (row, column) => lines[row]![column]! };
}

/** Where a formula stands. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/**
 * The one value meant where one is wanted: of an array its first, of a range the cell in the formula's own row or
 * column.
 */
export function oneOf(operand: Operand, place: Place | null): Value {
  if (isMatrix(operand)) return operand[0]?.[0] ?? null;
  if (!(operand instanceof Range)) return operand;
  const { area } = operand;
  if (operand.isCell) return operand.sheet.cellAsItIs(area.row, area.column);
  const inRow = place !== null && area.columns === 1 && place.row >= area.row && place.row <= lastRowOf(area);
  if (inRow) return operand.sheet.cellAsItIs(place.row, area.column);
  const inColumn =
    place !== null && area.rows === 1 && place.column >= area.column && place.column <= lastColumnOf(area);
  if (inColumn) return operand.sheet.cellAsItIs(area.row, place.column);
  return new CellError('#VALUE!', 'An array value could not be found.');
}
