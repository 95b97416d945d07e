/** A rectangle of cells. Rows and columns are counted from 1, as in `getRange(row, column, rows, columns)`. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Rows or columns that came (`count` > 0, in front of `at`) or went (`count` < 0, from `at` on). */
export interface Shift {
  readonly axis: 'row' | 'column';
  readonly at: number;
  readonly count: number;
}

export const lastRowOf = (area: Area): number => area.row + area.rows - 1;
export const lastColumnOf = (area: Area): number => area.column + area.columns - 1;

/** Whether a cell lies in an area. */
export const contains = (
  area: Area,
  { row, column }: { readonly row: number; readonly column: number },
): boolean =>
  row >= area.row && column >= area.column && row <= lastRowOf(area) && column <= lastColumnOf(area);

export function intersects(a: Area, b: Area): boolean {
  return (
    a.row <= lastRowOf(b) &&
    b.row <= lastRowOf(a) &&
    a.column <= lastColumnOf(b) &&
    b.column <= lastColumnOf(a)
  );
}

/** The common part of two areas, or null. */
export function intersection(a: Area, b: Area): Area | null {
  if (!intersects(a, b)) return null;
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  return {
    row,
    column,
    rows: Math.min(lastRowOf(a), lastRowOf(b)) - row + 1,
    columns: Math.min(lastColumnOf(a), lastColumnOf(b)) - column + 1,
  };
}

/** Where first..last lie after the shift, or null when all of them went. */
export function shiftSpan(first: number, last: number, shift: Shift): { first: number; last: number } | null {
  const { at, count } = shift;
  if (count > 0)
    return { first: first >= at ? first + count : first, last: last >= at ? last + count : last };
  const end = at - count - 1;
  if (first >= at && last <= end) return null;
  const moved = (position: number, inside: number): number =>
    position < at ? position : position > end ? position + count : inside;
  return { first: moved(first, at), last: moved(last, at - 1) };
}

/** Where an area lies after the shift, or null when all of it went. */
export function shiftArea(area: Area, shift: Shift): Area | null {
  if (shift.axis === 'row') {
    const span = shiftSpan(area.row, lastRowOf(area), shift);
    return span && { ...area, row: span.first, rows: span.last - span.first + 1 };
  }
  const span = shiftSpan(area.column, lastColumnOf(area), shift);
  return span && { ...area, column: span.first, columns: span.last - span.first + 1 };
}

/** Letters of a column: 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** Column of letters in either case: A is 1, AA is 27. */
export function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

/** The cell's name, such as B7. */
export const cellName = (row: number, column: number): string => `${columnLetters(column)}${row}`;

/** The area's name, such as B7 or A1:C9. */
export function areaName(area: Area): string {
  const start = cellName(area.row, area.column);
  return area.rows === 1 && area.columns === 1
    ? start
    : `${start}:${cellName(lastRowOf(area), lastColumnOf(area))}`;
}
