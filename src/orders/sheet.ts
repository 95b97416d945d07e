import type { Cell, Table } from '../core/cells.ts';
import { isDate } from '../core/days.ts';
import { lazily } from '../core/lazily.ts';
import { moneyUnit } from '../core/money.ts';
import { cleanText, columnLetters, foldHeader } from '../core/text.ts';
import { fieldNames, fields } from './fields.ts';
import { textOf } from './textColumn.ts';

export type Row = readonly Cell[];

/** A table parted into its header and its rows, some of which may be blank. */
export interface Sheet {
  /** As in the file, cleaned; a blank one is `Column D`. [] for three columns without a header. */
  readonly headers: readonly string[];
  readonly folded: readonly string[];
  readonly rows: readonly Row[];
  /** Row of the sheet, from 1, of one of `rows`. */
  readonly rowNumber: (row: number) => number;
  readonly width: number;
}

const searchedRows = 20;

/** Parts a table; `isDay` tells a cell that reads as a day. */
export function sheetOf(table: Table, isDay: (cell: Cell) => boolean): Sheet {
  const first = firstFilled(table, 0);
  const start = first < 0 ? 0 : first;
  const headerRow = first < 0 ? -1 : findHeader(table, start, isDay);
  const bodyStart = headerRow < 0 ? start : headerRow + 1;
  const body = bodyOf(table, bodyStart);
  const width = widthOf(table, headerRow < 0 ? start : headerRow, body.rows);
  const headers = headerRow < 0 ? [] : headersOf(table[headerRow] ?? [], width);
  return { headers, folded: headers.map(foldHeader), width, ...body };
}

export function isBlank(cell: Cell): boolean {
  return (
    cell === '' || cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '')
  );
}

function isFilled(row: Row): boolean {
  for (let i = 0; i < row.length; i++) if (!isBlank(row[i])) return true;
  return false;
}

function firstFilled(table: Table, from: number): number {
  for (let i = from; i < table.length; i++) if (isFilled(table[i] ?? [])) return i;
  return -1;
}

/** Rows from `start` to the last filled one, however far the range reaches; blank ones between are told apart later. */
function bodyOf(table: Table, start: number): Pick<Sheet, 'rows' | 'rowNumber'> {
  let end = table.length;
  while (end > start && !isFilled(table[end - 1] as Row)) end--;
  const rows = start === 0 && end === table.length ? table : table.slice(start, end);
  return { rows, rowNumber: (row) => start + row + 1 };
}

/** Columns up to the last with a header or, in the first rows, content. */
function widthOf(table: Table, top: number, rows: readonly Row[]): number {
  let width = 0;
  for (const row of [table[top] ?? [], ...rows.slice(0, 200)]) {
    for (let i = row.length - 1; i >= width; i--) if (!isBlank(row[i])) width = i + 1;
  }
  return width;
}

function headersOf(row: Row, width: number): string[] {
  return Array.from({ length: width }, (_, i) => {
    return textOf(row[i]) || `Column ${columnLetters(i)}`;
  });
}

const known = lazily(() => new Set(fieldNames.flatMap((name) => fields[name].tiers.flat())));

/** Row of the header, or -1 for three columns without one: customer, date, amount. */
function findHeader(table: Table, start: number, isDay: (cell: Cell) => boolean): number {
  const likely = likeliestHeader(table, start);
  if (likely >= 0) return likely;
  const first = table[start] ?? [];
  const width = widthOf(table, start, table.slice(start, start + searchedRows));
  if (width <= 3 && isDay(first[1])) return -1;
  return firstOfBody(table, start, width);
}

/** The first of the top rows in which most cells are known headers, at least two. */
function likeliestHeader(table: Table, start: number): number {
  let best = -1;
  let bestCount = 1;
  for (let i = start; i < Math.min(table.length, start + searchedRows); i++) {
    const count = knownHeaders(table[i] ?? []);
    if (count > bestCount) {
      best = i;
      bestCount = count;
    }
  }
  return best;
}

function knownHeaders(row: Row): number {
  const seen = new Set<string>();
  for (const cell of row) {
    if (typeof cell !== 'string' || cell.length > 60) continue;
    const folded = withoutUnit(foldHeader(cleanText(cell)));
    if (known().has(folded)) seen.add(folded);
  }
  return seen.size;
}

/** Title lines are narrow: the header is the first row as wide as what follows, all of it words. */
function firstOfBody(table: Table, start: number, width: number): number {
  for (let i = start; i < Math.min(table.length, start + searchedRows); i++) {
    const row = table[i] ?? [];
    let filled = 0;
    let words = 0;
    for (const cell of row) {
      if (isBlank(cell)) continue;
      filled++;
      if (typeof cell === 'string' && !isDate(cell) && !/^[\d.,\s]+$/.test(cell)) words++;
    }
    if (filled >= Math.max(2, width - 1) && words === filled) return i;
  }
  return start;
}

const unitWords = /(?:^| )(?:(?:هزار )?(?:تومان|ریال)|toman|rial|irr|irt|eur|usd|gbp|€|\$|£|به)(?= |$)/g;

/** A folded header without the unit of money it names: `مبلغ تومان` is `مبلغ`. */
export function withoutUnit(folded: string): string {
  const words = folded.replace(unitWords, '').trim().split(' ');
  if (words.length > 1 && moneyUnit(words[words.length - 1] as string) !== null) words.pop();
  if (words.length > 1 && words[words.length - 1] === 'in') words.pop();
  return words.join(' ') || folded;
}
