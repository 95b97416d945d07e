import type { Cell, Table } from '../core/cells.ts';
import { looksLikeDay } from './content.ts';
import { type Columns, mapColumns } from './mapper.ts';
import { type Sheet, sheetOf } from './sheet.ts';

/**
 * Several tables as one. Columns are laid under each other by their header, or by what they hold where another tab
 * calls it otherwise; a column that only a later table has is added at the end.
 */
export function joinTables(tables: readonly Table[]): Table {
  const filled = tables.filter((table) => table.length > 0);
  const [first, ...rest] = filled;
  if (first === undefined) return [];
  if (rest.length === 0) return first;
  const sheets = filled.map((table) => sheetOf(table, looksLikeDay));
  const [main, ...others] = sheets as [Sheet, ...Sheet[]];
  if (main.headers.length === 0) return filled.flat();
  const headers = [...main.headers];
  const folded = [...main.folded];
  const mainColumns = mapColumns(main);
  const joined: Cell[][] = [headers, ...main.rows.map((row) => [...row])];
  for (const sheet of others) {
    const places = placesOf(sheet, mainColumns, headers, folded);
    for (const row of sheet.rows) joined.push(placed(row, places));
  }
  return joined;
}

/** Where each column of a sheet goes; its own header first, then the field it holds. */
function placesOf(sheet: Sheet, mainColumns: Columns, headers: string[], folded: string[]): number[] {
  if (sheet.headers.length === 0) return [0, 1, 2];
  const fieldOf = new Map(Object.entries(mapColumns(sheet).of).map(([field, at]) => [at, field]));
  const taken = new Set(sheet.folded.map((header) => folded.indexOf(header)));
  return sheet.folded.map((header, at) => {
    const same = folded.indexOf(header);
    if (same >= 0) return same;
    const field = fieldOf.get(at) as keyof Columns['of'] | undefined;
    const alike = field === undefined ? undefined : mainColumns.of[field];
    if (alike !== undefined && !taken.has(alike)) {
      taken.add(alike);
      return alike;
    }
    headers.push(sheet.headers[at] as string);
    return folded.push(header) - 1;
  });
}

function placed(row: readonly Cell[], places: readonly number[]): Cell[] {
  const cells: Cell[] = [];
  places.forEach((place, at) => {
    while (cells.length < place) cells.push('');
    cells[place] = row[at] ?? '';
  });
  return cells;
}
