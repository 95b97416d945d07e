import type { Cell, Table } from '../core/cells.ts';
import { isBlank } from '../core/params.ts';
import { foldHeader } from '../core/text.ts';
import { readNumber } from '../core/typed.ts';

/** Visitors of the site, as a Google Analytics export counts them. */
export interface Visitors {
  readonly fresh: number;
  readonly returning: number;
  /** Share of all visitors who had been there before, 0 to 1; null without a visitor. */
  readonly returningShare: number | null;
}

const freshWords = /^(new|new users?|new visitors?|جدید|کاربران? جدید|بازدیدکنندگان? جدید)$/;
const returningWords =
  /^(returning|returning users?|returning visitors?|established|بازگشتی|کاربران? بازگشتی|بازدیدکنندگان? بازگشتی)$/;

/**
 * New and returning visitors of an export of Google Analytics: either a row for each kind (New / returning, Active
 * users), repeated by day or not, or a column for each. Lines of comment above the header are passed over. Null when
 * the table is neither.
 */
export function readVisitors(table: Table): Visitors | null {
  const rows = table.filter((row) => !row.every(isBlank) && !String(row[0] ?? '').startsWith('#'));
  return byColumns(rows) ?? byRows(rows);
}

const word = (cell: Cell) => (typeof cell === 'string' ? foldHeader(cell) : '');
const isKind = (each: string) => freshWords.test(each) || returningWords.test(each);

function byColumns(rows: Table): Visitors | null {
  for (let header = 0; header < Math.min(rows.length, 20); header++) {
    const words = rows[header]!.map(word);
    const fresh = words.findIndex((each) => freshWords.test(each));
    const returning = words.findIndex((each) => returningWords.test(each));
    if (fresh < 0 || returning < 0) continue;
    const body = rows.slice(header + 1).filter((row) => !isTotal(row));
    const sum = (column: number) => body.reduce((all, row) => all + (readNumber(row[column]) ?? 0), 0);
    return counted(sum(fresh), sum(returning));
  }
  return null;
}

function byRows(rows: Table): Visitors | null {
  let fresh: number | null = null;
  let returning: number | null = null;
  const people = peopleColumn(rows);
  for (const row of rows) {
    const kind = row.map(word).find(isKind);
    const count = kind === undefined ? null : countIn(row, people);
    if (kind === undefined || count === null) continue;
    if (freshWords.test(kind)) fresh = (fresh ?? 0) + count;
    else returning = (returning ?? 0) + count;
  }
  return fresh === null && returning === null ? null : counted(fresh ?? 0, returning ?? 0);
}

const peopleWords = /\b(users|visitors)\b|کاربر|بازدیدکننده/;

/** The column that counts people, not their visits, where the header names one; -1 else. */
function peopleColumn(rows: Table): number {
  for (const row of rows.slice(0, 20)) {
    const at = row.map(word).findIndex((each) => peopleWords.test(each) && !isKind(each));
    if (at >= 0) return at;
  }
  return -1;
}

/** Where people are counted, else the first number after the kind's name; a day before it is no count. */
function countIn(row: readonly Cell[], people: number): number | null {
  const counted = readNumber(row[people]);
  if (counted !== null) return counted;
  const at = row.map(word).findIndex(isKind);
  for (const cell of row.slice(at + 1)) {
    const count = readNumber(cell);
    if (count !== null) return count;
  }
  return null;
}

const isTotal = (row: readonly Cell[]) =>
  row.some((cell) => /^(grand total|totals?|جمع|جمع کل)$/.test(word(cell)));

function counted(fresh: number, returning: number): Visitors {
  const all = fresh + returning;
  return { fresh, returning, returningShare: all === 0 ? null : returning / all };
}
