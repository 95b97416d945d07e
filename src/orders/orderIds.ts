import type { Cell } from '../core/cells.ts';
import { foldText } from '../core/text.ts';
import { saysNothing } from './contacts.ts';
import type { Row } from './sheet.ts';
import { textOf } from './textColumn.ts';

/** Which rows bear the same order id. */
export interface OrderIds {
  /** Code of each row's id, -1 blank; null when every row has an id of its own. */
  readonly codes: Int32Array | null;
  readonly distinct: number;
}

/** `#1001`, `'1001`, `۱۰۰۱` and 1001 are one order. */
export function foldOrderId(cell: Cell): string {
  const folded = foldText(textOf(cell));
  const id = folded.charCodeAt(0) === 0x23 ? folded.slice(1).trimStart() : folded;
  return saysNothing(id) ? '' : id;
}

/** Reads the column of order ids. Files are mostly sorted by it, which spares a look-up of every id. */
export function orderIds(rows: readonly Row[], at: number): OrderIds {
  return sortedIds(rows, at) ?? plainIds(rows, at) ?? foldedIds(rows, at);
}

/** Ids in any dress, folded one by one. */
function foldedIds(rows: readonly Row[], at: number): OrderIds {
  const codes = new Int32Array(rows.length);
  const known = new Map<string, number>();
  for (let row = 0; row < rows.length; row++) {
    const id = foldOrderId((rows[row] as Row)[at]);
    let code = id === '' ? -1 : known.get(id);
    if (code === undefined) {
      code = known.size;
      known.set(id, code);
    }
    codes[row] = code;
  }
  return { codes, distinct: known.size };
}

/**
 * Ids that rise or fall from row to row, equal ones side by side: told apart by comparing neighbours. Null when they
 * are not sorted, or when folding could make two of them one.
 */
function sortedIds(rows: readonly Row[], at: number): OrderIds | null {
  const dress = newDress();
  let codes: Int32Array | null = null;
  let direction = 0;
  let runs = 0;
  let before: Cell;
  for (let row = 0; row < rows.length; row++) {
    const cell = (rows[row] as Row)[at];
    if (row > 0 && cell === before) {
      codes ??= Int32Array.from({ length: rows.length }, (_, i) => i);
      codes[row] = runs - 1;
      continue;
    }
    if (!isPlain(cell, dress)) return null;
    const step = row === 0 ? 0 : compareIds(before, cell);
    if (step === 0 ? row > 0 : direction !== 0 && step !== direction) return null;
    direction = step;
    before = cell;
    if (codes !== null) codes[row] = runs;
    runs++;
  }
  return { codes, distinct: runs };
}

/** Shorter before longer, then by code unit: "999" before "1000". */
function compareIds(a: Cell, b: Cell): number {
  if (typeof a === 'number' && typeof b === 'number') return Math.sign(b - a);
  const [left, right] = [a as string, b as string];
  if (left.length !== right.length) return right.length > left.length ? 1 : -1;
  return right > left ? 1 : left > right ? -1 : 0;
}

/** Ids in any order that folding leaves as they are: one look-up a row. Null when one of them is not plain. */
function plainIds(rows: readonly Row[], at: number): OrderIds | null {
  const dress = newDress();
  const seen = new Set<Cell>();
  let row = 0;
  for (; row < rows.length; row++) {
    const cell = (rows[row] as Row)[at];
    if (seen.size === row && !isPlain(cell, dress)) return null;
    seen.add(cell);
    if (seen.size === row) break;
  }
  if (row === rows.length) return { codes: null, distinct: row };
  seen.clear();
  return repeatedIds(rows, at);
}

function repeatedIds(rows: readonly Row[], at: number): OrderIds | null {
  const dress = newDress();
  const codes = new Int32Array(rows.length);
  const known = new Map<Cell, number>();
  for (let row = 0; row < rows.length; row++) {
    const cell = (rows[row] as Row)[at];
    let code = known.get(cell);
    if (code === undefined) {
      if (!isPlain(cell, dress)) return null;
      code = known.size;
      known.set(cell, code);
    }
    codes[row] = code;
  }
  return { codes, distinct: known.size };
}

/** What ids are made of; two that differ only in dress could be one after folding. */
interface Dress {
  upper: boolean;
  lower: boolean;
  hashed: boolean;
  bare: boolean;
  number: boolean;
  text: boolean;
}

function newDress(): Dress {
  return { upper: false, lower: false, hashed: false, bare: false, number: false, text: false };
}

/** Notes the dress of an id; false when folding may change it into another one of the column. */
function isPlain(cell: Cell, dress: Dress): boolean {
  if (typeof cell === 'number') {
    dress.number = true;
    return !dress.text && Number.isSafeInteger(cell);
  }
  if (typeof cell !== 'string' || cell === '') return false;
  dress.text = true;
  const hashed = cell.charCodeAt(0) === 0x23;
  if (hashed) dress.hashed = true;
  else dress.bare = true;
  let digits = 0;
  for (let i = hashed ? 1 : 0; i < cell.length; i++) {
    const code = cell.charCodeAt(i);
    if (code >= 0x30 && code <= 0x39) digits++;
    else if (code >= 0x61 && code <= 0x7a) dress.lower = true;
    else if (code >= 0x41 && code <= 0x5a) dress.upper = true;
    else if (code !== 0x2d && code !== 0x5f && code !== 0x2e) return false;
  }
  // Without a digit it may be a word for no id at all.
  return digits > 0 && !dress.number && !(dress.lower && dress.upper) && !(dress.hashed && dress.bare);
}
