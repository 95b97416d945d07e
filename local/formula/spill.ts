import { type Area, cellName, lastColumnOf, lastRowOf } from '../book/area.ts';
import type { Row } from '../book/layout.ts';
import type { Sheet } from '../book/sheet.ts';
import { CellError, DateSerial, type Matrix, type Value } from '../book/value.ts';

const contains = (area: Area | null, row: number, column: number): boolean =>
  area !== null &&
  row >= area.row &&
  row <= lastRowOf(area) &&
  column >= area.column &&
  column <= lastColumnOf(area);

/**
 * Name of the first cell that keeps a result from lying in `area`, or null. The cells of `own`, where the same
 * formula's last result lies, are free.
 */
export function blockerOf(sheet: Sheet, area: Area, own: Area | null): string | null {
  const last = Math.min(lastRowOf(area), sheet.grid.usedRows);
  for (let r = area.row; r <= last; r++) {
    const row = sheet.grid.row(r);
    if (!row) continue;
    for (let column = area.column; column <= lastColumnOf(area); column++) {
      if (r === area.row && column === area.column) continue;
      const filled = (row.values[column - 1] ?? null) !== null || row.formulas?.[column - 1] !== undefined;
      if (filled && !(row.spilled?.[column - 1] && contains(own, r, column))) return cellName(r, column);
    }
  }
  return null;
}

function isSame(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a instanceof DateSerial) return b instanceof DateSerial && a.serial === b.serial;
  return a instanceof CellError && b instanceof CellError && a.code === b.code && a.note === b.note;
}

/** Whether a row already shows these values from a column on, as the part of a result that it is to be. */
function showsLine(row: Row | undefined, from: number, line: readonly Value[], isFirst: boolean): boolean {
  if (!row) return false;
  return line.every((value, j) => {
    const at = from - 1 + j;
    return isSame(row.values[at] ?? null, value) && ((isFirst && j === 0) || row.spilled?.[at] === true);
  });
}

function placeLine(row: Row, from: number, line: readonly Value[], isFirst: boolean): void {
  const { values } = row;
  const spilled = row.spilled ?? [];
  while (values.length < from - 1) values.push(null);
  for (let j = 0; j < line.length; j++) {
    values[from - 1 + j] = line[j]!;
    if (j > 0 || !isFirst) spilled[from - 1 + j] = true;
  }
  if (line.length > 1 || !isFirst) row.spilled = spilled;
}

/** Puts a result into its area, the first cell being the formula's own. Answers whether anything is different now. */
export function placeResult(sheet: Sheet, area: Area, rows: Matrix): boolean {
  let changed = false;
  for (const [i, line] of rows.entries()) {
    const r = area.row + i;
    if (showsLine(sheet.grid.row(r), area.column, line, i === 0)) continue;
    placeLine(sheet.grid.writableRow(r), area.column, line, i === 0);
    changed = true;
  }
  return changed;
}

/** Empties the cells of a result that do not belong to the new one. Answers whether there were any. */
export function clearResult(sheet: Sheet, area: Area, keep: Area | null): boolean {
  let changed = false;
  for (let r = area.row; r <= Math.min(lastRowOf(area), sheet.grid.usedRows); r++) {
    if (!sheet.grid.row(r)?.spilled) continue;
    for (let column = area.column; column <= lastColumnOf(area); column++) {
      if (!sheet.grid.row(r)!.spilled![column - 1] || contains(keep, r, column)) continue;
      const row = sheet.grid.writableRow(r);
      row.values[column - 1] = null;
      row.spilled![column - 1] = undefined;
      changed = true;
    }
  }
  return changed;
}
