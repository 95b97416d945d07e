import type { OrderField } from '../calls/orders.ts';
import type { Cell } from '../core/cells.ts';
import { dayOfNumber, readDateText } from '../core/dateText.ts';
import { isDate } from '../core/days.ts';
import { readAmountText } from '../core/money.ts';
import { foldDigits } from '../core/text.ts';
import { fields } from './fields.ts';
import { isBlank, type Sheet } from './sheet.ts';
import { classifyStatus } from './statuses.ts';
import { textOf } from './textColumn.ts';

const sampledRows = 200;

/** Filled cells spread over the whole sheet, at most 200. */
export function sampleOf(sheet: Sheet, column: number): Cell[] {
  const step = Math.max(1, Math.floor(sheet.rows.length / sampledRows));
  const cells: Cell[] = [];
  for (let row = 0; row < sheet.rows.length && cells.length < sampledRows; row += step) {
    const cell = sheet.rows[row]?.[column];
    if (!isBlank(cell)) cells.push(cell);
  }
  return cells;
}

const noZone = { id: '', offsetAt: () => 0 };

export function looksLikeDay(cell: Cell): boolean {
  if (typeof cell === 'number') return dayOfNumber(cell, noZone) !== null;
  if (typeof cell === 'string') {
    return (
      readDateText(cell) !== null || (/^\d{5,13}$/.test(cell) && dayOfNumber(Number(cell), noZone) !== null)
    );
  }
  return isDate(cell);
}

function looksLikePhone(cell: Cell): boolean {
  const digits = foldDigits(String(cell)).replace(/[\s\-().+'="\u200e\u200f/]/g, '');
  return /^\d{7,15}$/.test(digits);
}

export function looksLikeAmount(cell: Cell): boolean {
  return typeof cell === 'number' || (typeof cell === 'string' && readAmountText(cell) !== null);
}

/** Fields whose cells have letters in them. */
export const lettered: ReadonlySet<OrderField> = new Set([
  'first_name',
  'last_name',
  'product',
  'category',
  'city',
]);

/** What a cell of the field must look like; null where anything may stand in it. */
export function contentTest(name: OrderField): ((cell: Cell) => boolean) | null {
  if (name === 'status') return (cell) => classifyStatus(textOf(cell)) !== null;
  if (name === 'time') return looksLikeTime;
  if (lettered.has(name)) return (cell) => typeof cell === 'string' && /\p{L}/u.test(cell);
  switch (fields[name].content) {
    case 'day':
      return looksLikeDay;
    case 'amount':
    case 'number':
      return looksLikeAmount;
    case 'email':
      return (cell) => typeof cell === 'string' && cell.includes('@');
    case 'phone':
      return looksLikePhone;
    case 'id':
      return (cell) => !isDate(cell);
    default:
      return null;
  }
}

/** A time of day by itself; sheets hold one as a fraction, or as a date of 1899. */
function looksLikeTime(cell: Cell): boolean {
  if (typeof cell === 'number') return cell >= 0 && cell < 1;
  if (typeof cell === 'string') return /^\s*[\d۰-۹]{1,2}:[\d۰-۹]{2}/.test(cell);
  return isDate(cell) && cell.getTime() < Date.UTC(1901, 0);
}

/** Whether two columns say the same in every sampled row. */
export function sameCells(sheet: Sheet, a: number, b: number): boolean {
  const step = Math.max(1, Math.floor(sheet.rows.length / sampledRows));
  for (let row = 0; row < sheet.rows.length; row += step) {
    const cells = sheet.rows[row] as readonly Cell[];
    if (textOf(cells[a]) !== textOf(cells[b])) return false;
  }
  return true;
}

/** Whether two columns of ids are equal in the same rows, so that it does not matter by which one goes. */
export function sameParting(sheet: Sheet, a: number, b: number): boolean {
  const toB = new Map<string, string>();
  const toA = new Map<string, string>();
  for (const row of sheet.rows.slice(0, 2_000)) {
    const [left, right] = [textOf(row[a]), textOf(row[b])];
    if ((toB.get(left) ?? right) !== right || (toA.get(right) ?? left) !== left) return false;
    toB.set(left, right);
    toA.set(right, left);
  }
  return true;
}
