import type { Area } from './area.ts';
import { movedFormula } from './copy.ts';
import type { Sheet } from './sheet.ts';
import { CellError, DateSerial, type Value } from './value.ts';

export interface SortKey {
  /** Column of the sheet. */
  readonly column: number;
  readonly ascending: boolean;
}

const textOrder = new Intl.Collator('en', { sensitivity: 'base' });

function kindRank(value: Value): number {
  if (typeof value === 'number' || value instanceof DateSerial) return 0;
  if (typeof value === 'string') return 1;
  return typeof value === 'boolean' ? 2 : 3;
}

/** Negative when `a` comes first in ascending order: numbers and dates, text without regard to case, FALSE, TRUE, errors. */
export function compareValues(a: Value, b: Value): number {
  const rank = kindRank(a) - kindRank(b);
  if (rank !== 0) return rank;
  if (typeof a === 'string') return textOrder.compare(a, b as string);
  if (a instanceof CellError) return 0;
  return numeric(a) - numeric(b);
}

const numeric = (value: Value): number => (value instanceof DateSerial ? value.serial : Number(value));

/** As `compareValues` in the direction wanted; blank cells come last in both. */
export function compareFor(ascending: boolean, a: Value, b: Value): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return ascending ? compareValues(a, b) : compareValues(b, a);
}

/** Sorts the rows of an area, stably; formulas move with their row as if copied. */
export function sortArea(sheet: Sheet, area: Area, keys: readonly SortKey[]): void {
  const values = sheet.values(area);
  const order = values.map((_, i) => i);
  order.sort((a, b) => {
    for (const { column, ascending } of keys) {
      const at = column - area.column;
      const compared = compareFor(ascending, values[a]![at] ?? null, values[b]![at] ?? null);
      if (compared !== 0) return compared;
    }
    return a - b;
  });
  const lines = values.map((line, i) => line.map((_, j) => sheet.grid.cell(area.row + i, area.column + j)));
  for (const [i, from] of order.entries()) {
    if (i === from) continue;
    for (const [j, parts] of lines[from]!.entries()) {
      const formula = parts.formula && movedFormula(parts.formula, i - from, 0);
      sheet.grid.putCell(area.row + i, area.column + j, { ...parts, formula });
    }
  }
  sheet.touched(area);
}
