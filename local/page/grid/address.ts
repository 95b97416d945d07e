import type { Area } from '../protocol.ts';

/** Letters of a column: 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** The cell's name, such as B7. */
export const cellName = (row: number, column: number): string => `${columnLetters(column)}${row}`;

/** The area's name, such as B7 or A1:C9. */
export function areaName(area: Area): string {
  const start = cellName(area.row, area.column);
  if (area.rows === 1 && area.columns === 1) return start;
  return `${start}:${cellName(area.row + area.rows - 1, area.column + area.columns - 1)}`;
}

/** The area that a typed name such as "b7", "A1:C9", "A:C" or "2:3" means in a sheet of that size, or null. */
export function areaOf(name: string, size: { rows: number; columns: number }): Area | null {
  const corners = name.trim().replaceAll('$', '').split(':').map(cornerOf);
  const [start, end = start] = corners;
  if (corners.length > 2 || !start || !end) return null;
  if (corners.length === 1 && (start.row === null || start.column === null)) return null;
  const area = between(
    { row: start.row ?? 1, column: start.column ?? 1 },
    { row: end.row ?? size.rows, column: end.column ?? size.columns },
  );
  const inside = area.row >= 1 && area.row + area.rows - 1 <= size.rows;
  return inside && area.column >= 1 && area.column + area.columns - 1 <= size.columns ? area : null;
}

/** One side of the colon; a row or column that is not named is null. */
function cornerOf(text: string): { row: number | null; column: number | null } | null {
  const match = /^([a-z]{0,3})(\d*)$/i.exec(text);
  if (!match || text === '') return null;
  return { row: match[2] ? Number(match[2]) : null, column: match[1] ? columnOf(match[1]) : null };
}

const columnOf = (letters: string) =>
  [...letters.toUpperCase()].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);

export interface Place {
  readonly row: number;
  readonly column: number;
}

/** The smallest area that holds both places. */
export function between(a: Place, b: Place): Area {
  return {
    row: Math.min(a.row, b.row),
    column: Math.min(a.column, b.column),
    rows: Math.abs(a.row - b.row) + 1,
    columns: Math.abs(a.column - b.column) + 1,
  };
}

export const holds = (area: Area, place: Place): boolean =>
  place.row >= area.row &&
  place.row < area.row + area.rows &&
  place.column >= area.column &&
  place.column < area.column + area.columns;
