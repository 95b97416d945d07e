import type { Cell, Table } from '../core/cells.ts';
import { type DayOrder, readDateText, readDay, sureOrder } from '../core/dateText.ts';
import { isDate } from '../core/days.ts';
import { UserError } from '../core/errors.ts';
import { isBlank, quoted } from '../core/params.ts';
import { foldHeader, foldText } from '../core/text.ts';
import type { Zone } from '../core/zone.ts';
import type { Day, Orders } from '../orders/order.ts';

/** Somebody who joined: a customer of the orders, or -1 if they never ordered. */
export interface Member {
  readonly customer: number;
  readonly joined: Day;
}

const joinedWords =
  /\b(joined|joining|join|signup|sign up|signed|registered|registration|subscribed|member since|created)\b|عضویت|ثبت نام|پیوست/;
const dateWords = /\b(date|day|since)\b|تاریخ|روز/;

/**
 * Members of a table: a joining day and any columns of ids, e-mails, phones or names. Whoever stands there twice is
 * one member, joined on the earlier day.
 *
 * @throws {UserError} when no column or several look like the joining day, or a day cannot be read
 */
export function readMembers(table: Table, orders: Orders, zone: Zone): Member[] {
  const numbered = table.map((row, i) => ({ row, number: i + 1 })).filter(({ row }) => !row.every(isBlank));
  const joinedAt = joinedColumn(numbered.map(({ row }) => row));
  const hasHeader = numbered.length > 0 && !looksLikeDay(numbered[0]!.row[joinedAt]);
  const body = hasHeader ? numbered.slice(1) : numbered;
  const order = dayOrderOf(body.map(({ row }) => row[joinedAt]));
  const members = new Map<string | number, Member>();
  for (const { row, number } of body) {
    const joined = readDay(row[joinedAt], { zone, order });
    if (joined === null) throw unreadable(row[joinedAt], number);
    const identities = row.filter((cell, column) => column !== joinedAt && !isBlank(cell));
    const customer = identities.reduce<number>((found, cell) => (found >= 0 ? found : orders.find(cell)), -1);
    const key = customer >= 0 ? customer : foldText(String(identities[0] ?? ''));
    const known = members.get(key);
    if (key !== '' && (!known || joined < known.joined)) members.set(key, { customer, joined });
  }
  return [...members.values()];
}

/** Whether days or months come first, if all cells that leave no doubt agree. */
function dayOrderOf(cells: readonly Cell[]): DayOrder | null {
  const texts = cells.map((cell) => (typeof cell === 'string' ? readDateText(cell) : null));
  const orders = new Set(texts.map((text) => text && sureOrder(text)));
  orders.delete(null);
  return orders.size === 1 ? [...orders][0]! : null;
}

function joinedColumn(rows: readonly (readonly Cell[])[]): number {
  const headers = (rows[0] ?? []).map((cell) => (typeof cell === 'string' ? foldHeader(cell) : ''));
  for (const words of [joinedWords, dateWords]) {
    const named = headers.flatMap((header, column) => (words.test(header) ? [column] : []));
    if (named.length === 1) return named[0]!;
  }
  const width = Math.max(0, ...rows.map((row) => row.length));
  const filled = Array.from(
    { length: width },
    (_, column) => rows.filter((row) => looksLikeDay(row[column])).length,
  );
  const likely = filled.flatMap((days, column) => (days > 0 && 2 * days >= rows.length - 1 ? [column] : []));
  if (likely.length === 1) return likely[0]!;
  const found = likely.length === 0 ? { en: 'none', fa: 'هیچ' } : { en: 'several', fa: 'چند ستون' };
  throw new UserError({
    en: `members must have one column of joining days, found ${found.en}; name its header "joined"`,
    fa: `members باید یک ستون روز عضویت داشته باشد، ${found.fa} پیدا شد؛ عنوان آن را «تاریخ عضویت» بگذارید`,
  });
}

// Bare numbers may be customer ids, so only dates and text that can be nothing else count.
function looksLikeDay(cell: Cell): boolean {
  return isDate(cell) || (typeof cell === 'string' && readDateText(cell) !== null);
}

function unreadable(cell: Cell, rowNumber: number): UserError {
  const came = quoted(cell);
  return new UserError({
    en: `members must have a joining day in every row; row ${rowNumber} of the range: ${came.en} is not a date`,
    fa: `members باید در هر ردیف روز عضویت داشته باشد؛ ردیف ${rowNumber} محدوده: ${came.fa} تاریخ نیست`,
  });
}
