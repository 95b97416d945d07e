import { type Area, columnLetters, columnNumber, type Shift, shiftSpan } from '../book/area.ts';

/** One end of a reference. A missing row or column leaves that side open, as in A:A, 2:3 or the E of A2:E. */
export interface Corner {
  readonly column?: number;
  readonly row?: number;
  readonly fixedColumn?: boolean;
  readonly fixedRow?: boolean;
}

/** A reference as written: a cell, a rectangle or a part of it left open, maybe on another sheet. */
export interface Reference {
  readonly sheet?: string;
  readonly from: Corner;
  /** Missing for a single cell. */
  readonly to?: Corner;
}

const nameLetters = String.raw`\p{L}\p{M}\p{N}_.\u200c`;
const sheetPrefix = `(?:(?:'((?:[^']|'')*)'|([${nameLetters}]+))!)?`;
const corner = String.raw`(?:(\$?)([A-Za-z]{1,3}))?(?:(\$?)([1-9]\d{0,7}))?`;
const pattern = new RegExp(`${sheetPrefix}${corner}(?::${corner})?(?![${nameLetters}$(!:])`, 'uy');
const lastPossibleColumn = 18278;

function readCorner(groups: readonly (string | undefined)[]): Corner | null {
  const [fixedColumn, letters, fixedRow, digits] = groups;
  const column = letters === undefined ? undefined : columnNumber(letters);
  if (column !== undefined && column > lastPossibleColumn) return null;
  if (column === undefined && digits === undefined) return null;
  return {
    ...(column === undefined ? {} : { column, fixedColumn: fixedColumn === '$' }),
    ...(digits === undefined ? {} : { row: Number(digits), fixedRow: fixedRow === '$' }),
  };
}

/** The two corners with the smaller row and column first, and an open side last: A:E5 is A5:E. */
function ordered(from: Corner, to: Corner): { from: Corner; to: Corner } {
  const end = Number.POSITIVE_INFINITY;
  const columnsSwap = (from.column ?? end) > (to.column ?? end);
  const rowsSwap = (from.row ?? end) > (to.row ?? end);
  const pick = (columns: Corner, rows: Corner): Corner => ({
    ...(columns.column === undefined
      ? {}
      : { column: columns.column, fixedColumn: columns.fixedColumn ?? false }),
    ...(rows.row === undefined ? {} : { row: rows.row, fixedRow: rows.fixedRow ?? false }),
  });
  return {
    from: pick(columnsSwap ? to : from, rowsSwap ? to : from),
    to: pick(columnsSwap ? from : to, rowsSwap ? from : to),
  };
}

/** The reference that starts at `start` of the text, with where it ends, or null if none does. */
export function referenceAt(text: string, start: number): { reference: Reference; end: number } | null {
  pattern.lastIndex = start;
  const found = pattern.exec(text);
  if (!found || found[0] === '') return null;
  const from = readCorner(found.slice(3, 7));
  const to = readCorner(found.slice(7, 11));
  if (!from || found[0].endsWith(':')) return null;
  if (!to && (from.row === undefined || from.column === undefined)) return null;
  const quoted = found[1]?.replaceAll("''", "'");
  const sheet = quoted ?? found[2];
  const corners = to ? ordered(from, to) : { from };
  if (to && !meets(from, to)) return null;
  return {
    reference: { ...(sheet === undefined ? {} : { sheet }), ...corners },
    end: start + found[0].length,
  };
}

/** Whether two corners name a rectangle: A:2 does not. */
const meets = (from: Corner, to: Corner): boolean =>
  (from.column !== undefined && to.column !== undefined) || (from.row !== undefined && to.row !== undefined);

/** A sheet's name as a formula needs it, in quotes unless it is one plain word. */
function quotedSheet(name: string): string {
  const plain = /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name);
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}

const printCorner = (c: Corner): string =>
  (c.column === undefined ? '' : (c.fixedColumn ? '$' : '') + columnLetters(c.column)) +
  (c.row === undefined ? '' : (c.fixedRow ? '$' : '') + c.row);

/** The reference as text. */
export function printReference({ sheet, from, to }: Reference): string {
  const prefix = sheet === undefined ? '' : `${quotedSheet(sheet)}!`;
  return prefix + printCorner(from) + (to ? `:${printCorner(to)}` : '');
}

/** The cells of a grid that the reference means; null where it lies outside. Open sides end with the grid. */
export function areaOf(
  { from, to }: Reference,
  grid: { rowCount: number; columnCount: number },
): Area | null {
  const end = to ?? from;
  const row = from.row ?? 1;
  const column = from.column ?? 1;
  if (row > grid.rowCount || column > grid.columnCount) return null;
  const rows = Math.min(end.row ?? grid.rowCount, grid.rowCount) - row + 1;
  const columns = Math.min(end.column ?? grid.columnCount, grid.columnCount) - column + 1;
  return { row, column, rows, columns };
}

/** The reference after rows or columns came or went on its sheet; null when what it meant is gone. */
export function shiftReference(reference: Reference, shift: Shift): Reference | null {
  const { from } = reference;
  const to = reference.to ?? from;
  const side = shift.axis;
  const first = from[side];
  const last = to[side];
  if (first === undefined && last === undefined) return reference;
  const span = shiftSpan(first ?? 1, last ?? Number.POSITIVE_INFINITY, shift);
  if (!span) return null;
  if (span.first === (first ?? 1) && span.last === (last ?? Number.POSITIVE_INFINITY)) return reference;
  const place = (c: Corner, position: number): Corner =>
    c[side] === undefined ? c : { ...c, [side]: position };
  return {
    ...reference,
    from: place(from, span.first),
    ...(reference.to ? { to: place(reference.to, span.last) } : {}),
  };
}

/** The reference as it reads when its formula is copied so many rows and columns further; null off the sheet. */
export function moveReference(reference: Reference, rows: number, columns: number): Reference | null {
  const place = (c: Corner): Corner => ({
    ...c,
    ...(c.row === undefined || c.fixedRow ? {} : { row: c.row + rows }),
    ...(c.column === undefined || c.fixedColumn ? {} : { column: c.column + columns }),
  });
  const from = place(reference.from);
  const to = reference.to && place(reference.to);
  const off = [from, to ?? from].some((c) => (c.row ?? 1) < 1 || (c.column ?? 1) < 1);
  return off ? null : { ...reference, from, ...(to ? { to } : {}) };
}
