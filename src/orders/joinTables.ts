import type { Cell, Table } from '../core/cells.ts';
import { looksLikeDay } from './content.ts';
import { type Columns, mapColumns } from './mapper.ts';
import { type Row, type Sheet, sheetOf } from './sheet.ts';

/** Several tables as one, and where each of its rows came from. */
export interface Joined {
  readonly table: Table;
  /** The number that a row of `table`, from 1, has in its own tab. */
  rowNumber(row: number): number;
}

/**
 * Several tables as one. Columns are laid under each other by their header, or by what they hold where another tab
 * calls it otherwise; a column that only a later table has is added at the end.
 */
export function joinTables(tables: readonly Table[]): Joined {
  const filled = tables.filter((table) => table.length > 0);
  const [first, ...rest] = filled;
  if (first === undefined) return { table: [], rowNumber: (row) => row };
  if (rest.length === 0) return { table: first, rowNumber: (row) => row };
  const sheets = filled.map((table) => sheetOf(table, looksLikeDay));
  const [main, ...others] = sheets as [Sheet, ...Sheet[]];
  const headers = [...main.headers];
  const folded = [...main.folded];
  const columns = mapColumns(main);
  const joined: Row[] = headers.length === 0 ? [...main.rows] : [headers, ...main.rows];
  for (const sheet of others) {
    const places = placesOf(sheet, columns, headers, folded);
    const same = places.every((place, at) => place === at);
    for (const row of sheet.rows) joined.push(same ? row : placed(row, places));
  }
  return { table: joined, rowNumber: numbersOf(sheets, headers.length === 0 ? 0 : 1) };
}

function numbersOf(sheets: readonly Sheet[], headerRows: number): Joined['rowNumber'] {
  return (number) => {
    let row = number - headerRows - 1;
    for (const sheet of sheets) {
      if (row < sheet.rows.length) return sheet.rowNumber(row);
      row -= sheet.rows.length;
    }
    return number;
  };
}

/** Where each column of a sheet goes; its own header first, then the field it holds. */
function placesOf(sheet: Sheet, main: Columns, headers: string[], folded: string[]): number[] {
  if (sheet.headers.length === 0) return bare(main);
  const fieldOf = new Map(Object.entries(mapColumns(sheet).of).map(([field, at]) => [at, field]));
  const taken = new Set(sheet.folded.map((header) => folded.indexOf(header)));
  return sheet.folded.map((header, at) => {
    const same = folded.indexOf(header);
    if (same >= 0) return same;
    const field = fieldOf.get(at) as keyof Columns['of'] | undefined;
    const alike = field === undefined ? undefined : main.of[field];
    if (alike !== undefined && !taken.has(alike)) {
      taken.add(alike);
      return alike;
    }
    headers.push(sheet.headers[at] as string);
    return folded.push(header) - 1;
  });
}

/** Customer, date and amount without a header, under the columns that hold these. */
function bare({ of }: Columns): number[] {
  return [of.customer_id ?? of.name ?? of.email ?? of.phone ?? 0, of.date ?? 1, of.total ?? 2];
}

function placed(row: Row, places: readonly number[]): Row {
  const cells: Cell[] = new Array<Cell>(Math.max(...places) + 1).fill('');
  places.forEach((place, at) => {
    cells[place] = row[at] ?? '';
  });
  return cells;
}
