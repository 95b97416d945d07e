import type { Cell, Table } from '../core/cells.ts';
import { readDay } from '../core/dateText.ts';
import { foldText } from '../core/text.ts';
import { looksLikeDay } from './content.ts';
import { type Columns, mapColumns } from './mapper.ts';
import { foldOrderId } from './orderIds.ts';
import { isBlank, type Row, type Sheet, sheetOf } from './sheet.ts';
import { textOf } from './textColumn.ts';
import { unitInHeader } from './units.ts';

/** Several tables as one, and where each of its rows came from. */
export interface Joined {
  readonly table: Table;
  /** Which of the tables a row of `table`, from 1, stood in, and the number it had there. */
  source(row: number): Source;
}

export interface Source {
  readonly table: number;
  readonly row: number;
}

/**
 * Several tables as one. Columns are laid under each other by their header, or by what they hold where another tab
 * calls it otherwise; a column that only a later table has is added at the end.
 */
export function joinTables(tables: readonly Table[]): Joined {
  const filled = tables.flatMap((table, at) => (table.length > 0 ? [at] : []));
  const [first, ...rest] = filled;
  if (first === undefined) return { table: [], source: (row) => ({ table: 0, row }) };
  if (rest.length === 0) return { table: tables[first] as Table, source: (row) => ({ table: first, row }) };
  const sheets = filled.map((at) => sheetOf(tables[at] as Table, looksLikeDay));
  const [main, ...others] = sheets as [Sheet, ...Sheet[]];
  const headers = [...main.headers];
  const folded = [...main.folded];
  const columns = mapColumns(main);
  const joined: Row[] = headers.length === 0 ? [...main.rows] : [headers, ...main.rows];
  for (const [number, sheet] of others.entries()) {
    const places = placesOf(sheet, columns, headers, folded);
    const units = otherUnits(sheet, places, headers);
    const same = units.size === 0 && places.every((place, at) => place === at);
    const idAt = otherNumbering(joined, columns, sheet) ? (columns.of.order_id ?? -1) : -1;
    for (const row of sheet.rows) {
      const cells = same ? row : placed(row, places, units);
      joined.push(idAt < 0 || isBlank(cells[idAt]) ? cells : renumbered(cells, idAt, number + 2));
    }
  }
  const headerRows = headers.length === 0 ? 0 : 1;
  return {
    table: joined,
    source(number) {
      let row = number - headerRows - 1;
      for (const [at, sheet] of sheets.entries()) {
        if (row < sheet.rows.length) return { table: filled[at] as number, row: sheet.rowNumber(row) };
        row -= sheet.rows.length;
      }
      return { table: 0, row: number };
    },
  };
}

/** An id that another channel gave too; a refund names its order within the same channel. */
function renumbered(row: Row, idAt: number, channel: number): Row {
  return row.map((cell, at) => (at === idAt ? `${textOf(cell)}@${channel}` : cell));
}

const mostLookedAt = 200;
const utc = { id: 'UTC', offsetAt: () => 0 };

/**
 * Whether a sheet numbers its orders by itself, as a second channel does: most numbers that are there too stand for
 * orders of another day and another customer.
 */
export function otherNumbering(rows: Table, { of: main }: Columns, sheet: Sheet): boolean {
  const { of } = mapColumns(sheet);
  const { order_id: there, date: dayThere } = main;
  const { order_id: here, date: dayHere } = of;
  if (there === undefined || here === undefined || dayThere === undefined || dayHere === undefined)
    return false;
  const known = new Map<string, Row>();
  for (const row of rows) {
    const id = foldOrderId(row[there]);
    if (id !== '' && !known.has(id)) known.set(id, row);
  }
  let looked = 0;
  let strange = 0;
  for (const row of sheet.rows) {
    const old = known.get(foldOrderId(row[here]));
    const [was, is] = [readDay(old?.[dayThere], { zone: utc }), readDay(row[dayHere], { zone: utc })];
    if (old === undefined || was === null || is === null) continue;
    const isSame = whoFields.some((field) => {
      const [a, b] = [main[field], of[field]];
      const who = b === undefined ? '' : foldText(textOf(row[b]));
      return a !== undefined && who !== '' && who === foldText(textOf(old[a]));
    });
    if (!isSame && Math.abs(was - is) > 1) strange++;
    if (++looked === mostLookedAt) break;
  }
  return strange * 2 > looked;
}

const whoFields = ['customer_id', 'email', 'phone', 'name', 'last_name'] as const;

/**
 * Where each column of a sheet goes: under its own header, then under the field it holds; one that has no place is
 * added to `headers` and `folded`.
 */
export function placesOf(sheet: Sheet, main: Columns, headers: string[], folded: string[]): number[] {
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

/** Columns whose header names another unit of money than the one under which they stand, with its code. */
export function otherUnits(
  sheet: Sheet,
  places: readonly number[],
  headers: readonly string[],
): ReadonlyMap<number, string> {
  const units = new Map<number, string>();
  sheet.headers.forEach((header, at) => {
    const unit = unitInHeader(header);
    if (unit !== null && unit.code !== unitInHeader(headers[places[at] as number] ?? '')?.code)
      units.set(at, unit.code);
  });
  return units;
}

function placed(row: Row, places: readonly number[], units: ReadonlyMap<number, string>): Row {
  const cells: Cell[] = new Array<Cell>(Math.max(...places) + 1).fill('');
  places.forEach((place, at) => {
    const cell = row[at] ?? '';
    const unit = units.get(at);
    cells[place] = unit === undefined || isBlank(cell) ? cell : `${textOf(cell)} ${unit}`;
  });
  return cells;
}
