import type { Cell, Table } from '../core/cells.ts';
import type { Result } from './metric.ts';

/** One value for each cell: a range keeps its shape, a single cell gives a single value. */
export function mapCells(cells: Table, answerFor: (cell: Cell, rowNumber: number) => Cell): Result {
  if (cells.length === 1 && cells[0]!.length === 1) return answerFor(cells[0]![0], 1);
  return cells.map((row, i) => row.map((cell) => answerFor(cell, i + 1)));
}
