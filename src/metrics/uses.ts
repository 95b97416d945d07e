import type { Cell, Table } from '../core/cells.ts';
import type { Context } from '../core/context.ts';
import { readDay } from '../core/dateText.ts';
import { UserError } from '../core/errors.ts';
import type { Words } from '../core/language.ts';
import { isBlank, quoted } from '../core/params.ts';
import { readNumber } from '../core/typed.ts';
import { currencyOf } from '../orders/history.ts';
import type { Orders } from '../orders/order.ts';
import type { Use } from './loyaltyCredit.ts';

/**
 * Credit used, from three columns: customer, amount, day; a first row whose day is no date is a header.
 *
 * @throws {UserError} for a row that cannot be read, naming it
 */
export function readUses(table: Table, orders: Orders, { zone }: Context): Use[] {
  const { scale } = currencyOf(orders);
  const uses: Use[] = [];
  table.forEach((row, i) => {
    if (row.every(isBlank)) return;
    const day = readDay(row[2], { zone });
    if (day === null && i === 0) return;
    const customer = orders.find(row[0]);
    const amount = readNumber(row[1]);
    if (customer < 0) throw refused(i, row[0], { en: 'a customer of these orders', fa: 'مشتری این سفارش‌ها' });
    if (amount === null || amount < 0)
      throw refused(i, row[1], { en: 'an amount of 0 or more', fa: 'مبلغی از ۰ به بالا' });
    if (day === null) throw refused(i, row[2], { en: 'a date', fa: 'تاریخ' });
    uses.push({ customer, amount: amount * scale, day });
  });
  return uses;
}

function refused(rowIndex: number, cell: Cell, rule: Words): UserError {
  const came = quoted(cell);
  return new UserError({
    en: `used must hold customer, amount and day; row ${rowIndex + 1}: ${came.en} is not ${rule.en}`,
    fa: `used باید مشتری، مبلغ و روز داشته باشد؛ ردیف ${rowIndex + 1}: ${came.fa} ${rule.fa} نیست`,
  });
}
