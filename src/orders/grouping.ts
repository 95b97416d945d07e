import type { Cell } from '../core/cells.ts';
import type { Row } from './sheet.ts';
import { textOf } from './textColumn.ts';

/** Which rows make which order: order i has `list[start[i]]` up to but not including `list[start[i + 1]]`. */
export interface Grouping {
  readonly orders: number;
  readonly start: Int32Array;
  readonly list: Int32Array;
}

/** Rows by the code of their order; a row with code -1 is an order by itself. Null when every row is. */
export function groupRows(codes: Int32Array, distinct: number): Grouping | null {
  let alone = 0;
  for (let row = 0; row < codes.length; row++) if ((codes[row] as number) < 0) alone++;
  const orders = distinct + alone;
  const own = new Int32Array(codes.length);
  const start = new Int32Array(orders + 1);
  let next = distinct;
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    const order = code < 0 ? next++ : code;
    own[row] = order;
    start[order + 1] = (start[order + 1] as number) + 1;
  }
  for (let order = 0; order < orders; order++)
    start[order + 1] = (start[order + 1] as number) + (start[order] as number);
  const list = new Int32Array(codes.length);
  const fill = start.slice();
  for (let row = 0; row < codes.length; row++) {
    const order = own[row] as number;
    list[fill[order] as number] = row;
    fill[order] = (fill[order] as number) + 1;
  }
  return { orders, start, list };
}

/** Whether a line column differs between two rows of one order, which makes the file one of lines. */
export function hasLines(grouping: Grouping, rows: readonly Row[], columns: readonly number[]): boolean {
  for (let order = 0; order < grouping.orders; order++)
    if (differsInside(grouping, order, rows, columns)) return true;
  return false;
}

/** Whether one of the columns differs between two rows of an order. */
export function differsInside(
  { start, list }: Grouping,
  order: number,
  rows: readonly Row[],
  columns: readonly number[],
): boolean {
  const from = start[order] as number;
  const to = start[order + 1] as number;
  for (let at = from + 1; at < to; at++) {
    const first = rows[list[from] as number] as Row;
    const other = rows[list[at] as number] as Row;
    for (const column of columns) if (differ(first[column], other[column])) return true;
  }
  return false;
}

function differ(a: Cell, b: Cell): boolean {
  if (a === b) return false;
  const textA = textOf(a);
  const textB = textOf(b);
  return textA !== '' && textB !== '' && textA !== textB;
}
