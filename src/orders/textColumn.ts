import type { Cell } from '../core/cells.ts';
import { isDate } from '../core/days.ts';
import { cleanText } from '../core/text.ts';
import type { Reader } from './cells.ts';
import type { Row } from './sheet.ts';

/** A column in which equal cells share a code, so that each spelling is read once however many rows there are. */
export interface TextColumn {
  /** Of each row; -1 blank. */
  readonly codes: Int32Array;
  /** The cell of each code, as it came. */
  readonly cells: readonly Cell[];
}

/** Codes the cells of a column by what they hold, spelling for spelling. */
export function textReader(rows: readonly Row[], at: number): Reader<TextColumn> {
  const codes = new Int32Array(rows.length);
  const cells: Cell[] = [];
  const known = new Map<Cell, number>([
    ['', -1],
    [null, -1],
    [undefined, -1],
  ]);
  return {
    read(from, to) {
      for (let row = from; row < to; row++) {
        const cell = (rows[row] as Row)[at];
        let code = known.get(cell);
        if (code === undefined) {
          code = textOf(cell) === '' ? -1 : cells.push(cell) - 1;
          known.set(cell, code);
        }
        codes[row] = code;
      }
    },
    done: () => ({ codes, cells }),
  };
}

export function textColumn(rows: readonly Row[], at: number): TextColumn {
  const reader = textReader(rows, at);
  reader.read(0, rows.length);
  return reader.done();
}

/** A cell as text: guards and outer spaces off; whole numbers without exponent, so 17850 is "17850". */
export function textOf(cell: Cell): string {
  if (typeof cell === 'string') return cleanText(cell);
  if (typeof cell === 'number') return numberText(cell);
  if (cell === null || cell === undefined) return '';
  if (!isDate(cell)) return String(cell);
  return Number.isNaN(cell.getTime()) ? '' : cell.toISOString();
}

function numberText(value: number): string {
  return Math.abs(value) >= 1e21 || Number.isNaN(value) ? '' : String(value);
}

export interface KeyColumn extends TextColumn {
  /** What the cells of each code are compared by. */
  readonly keys: readonly string[];
}

/**
 * The same column with codes joined whose cells mean the same: `keyOf` gives what they are compared by, '' for a cell
 * that says nothing. Of several spellings the smallest text stands.
 */
export function keyed(column: TextColumn, keyOf: (cell: Cell) => string): KeyColumn {
  const known = new Map<string, number>([['', -1]]);
  const keys: string[] = [];
  const cells: Cell[] = [];
  let changed = false;
  const joined = column.cells.map((cell, code) => {
    const key = keyOf(cell);
    let to = known.get(key);
    if (to === undefined) {
      to = keys.push(key) - 1;
      known.set(key, to);
      cells.push(cell);
    } else if (to >= 0 && textOf(cell) < textOf(cells[to])) cells[to] = cell;
    if (to !== code) changed = true;
    return to;
  });
  if (!changed) return { ...column, keys };
  const codes = column.codes.map((code) => (code < 0 ? -1 : (joined[code] as number)));
  return { codes, cells, keys };
}
