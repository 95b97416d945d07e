import { UserError } from '../core/errors.ts';
import type { Currency, Day, Orders } from './order.ts';

/** Days from the first to the last, both inclusive. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/**
 * What each customer did in a period: the same index as `Orders.customers` in every column. Who has no order there
 * has `orderCount` 0, and days that mean nothing.
 */
export interface CustomerTotals {
  readonly orderCount: Int32Array;
  readonly firstDay: Int32Array;
  readonly lastDay: Int32Array;
  /** In the smallest unit. */
  readonly totalSpent: Float64Array;
  /** Customers with at least one order. */
  readonly buyers: number;
  readonly orders: number;
}

export function totalsOf(orders: Orders, { from, to }: Period): CustomerTotals {
  const customers = orders.customers.length;
  const orderCount = new Int32Array(customers);
  const firstDay = new Int32Array(customers);
  const lastDay = new Int32Array(customers);
  const totalSpent = new Float64Array(customers);
  let buyers = 0;
  let counted = 0;
  const { customer, day, amount } = orders;
  for (let i = 0; i < orders.length; i++) {
    const on = day[i]!;
    if (on < from || on > to) continue;
    const who = customer[i]!;
    counted++;
    if (orderCount[who]!++ === 0) {
      buyers++;
      firstDay[who] = lastDay[who] = on;
    } else if (on > lastDay[who]!) lastDay[who] = on;
    else if (on < firstDay[who]!) firstDay[who] = on;
    totalSpent[who] = totalSpent[who]! + amount[i]!;
  }
  return { orderCount, firstDay, lastDay, totalSpent, buyers, orders: counted };
}

/**
 * The days on which each customer ordered, ascending, orders of one day merged. Customer c has the entries from
 * `start[c]` up to but not including `start[c + 1]`.
 */
export interface OrderDays {
  readonly start: Int32Array;
  readonly day: Int32Array;
  /** Net spend of that day in the smallest unit. */
  readonly spent: Float64Array;
}

/** Orders after `until` are ignored. */
export function orderDaysOf(orders: Orders, until: Day): OrderDays {
  const { start: first, order } = ordersByCustomer(orders, until);
  const customers = orders.customers.length;
  const start = new Int32Array(customers + 1);
  const day = new Int32Array(order.length);
  const spent = new Float64Array(order.length);
  let end = 0;
  for (let who = 0; who < customers; who++) {
    start[who] = end;
    for (let i = first[who]!; i < first[who + 1]!; i++) {
      const on = orders.day[order[i]!]!;
      if (end === start[who] || day[end - 1] !== on) day[end++] = on;
      spent[end - 1] = spent[end - 1]! + orders.amount[order[i]!]!;
    }
  }
  start[customers] = end;
  return { start, day: day.subarray(0, end), spent: spent.subarray(0, end) };
}

/** Indices of orders up to a day: by customer, within a customer by day, within a day as in the file. */
export interface CustomerOrders {
  readonly start: Int32Array;
  readonly order: Int32Array;
}

export function ordersByCustomer(orders: Orders, until: Day): CustomerOrders {
  const byDay = ordersByDay(orders, until);
  const start = new Int32Array(orders.customers.length + 1);
  for (const i of byDay) start[orders.customer[i]! + 1]!++;
  for (let who = 0; who < orders.customers.length; who++) start[who + 1] = start[who + 1]! + start[who]!;
  const next = start.slice();
  const order = new Int32Array(byDay.length);
  for (const i of byDay) order[next[orders.customer[i]!]!++] = i;
  return { start, order };
}

/** Indices of the orders up to a day, oldest first, within a day as in the file: a counting sort. */
export function ordersByDay(orders: Orders, until: Day = Number.POSITIVE_INFINITY): Int32Array {
  if (orders.length === 0) return new Int32Array(0);
  const { from, to } = spanOf(orders);
  const last = Math.min(to, until);
  const place = new Int32Array(Math.max(0, last - from + 1) + 1);
  for (let i = 0; i < orders.length; i++) if (orders.day[i]! <= last) place[orders.day[i]! - from + 1]!++;
  for (let i = 1; i < place.length; i++) place[i] = place[i]! + place[i - 1]!;
  const sorted = new Int32Array(place[place.length - 1]!);
  for (let i = 0; i < orders.length; i++)
    if (orders.day[i]! <= last) sorted[place[orders.day[i]! - from]!++] = i;
  return sorted;
}

/**
 * The days of the first and the latest counted order.
 *
 * @throws {UserError} when there is no order at all
 */
export function spanOf(orders: Orders): Period {
  if (orders.length === 0) {
    throw new UserError({
      en: 'orders must hold at least one order that counts, got none',
      fa: 'orders باید دست‌کم یک سفارش شمرده‌شده داشته باشد، هیچ سفارشی نیامد',
    });
  }
  let from = orders.day[0]!;
  let to = from;
  for (let i = 1; i < orders.length; i++) {
    const day = orders.day[i]!;
    if (day < from) from = day;
    else if (day > to) to = day;
  }
  return { from, to };
}

/**
 * The one currency of the orders, needed wherever their amounts are added.
 *
 * @throws {UserError} when they are in several, naming each
 */
export function currencyOf(orders: Orders): Currency {
  if (orders.currencies.length > 1) {
    if (orders.mixedCurrencies) throw orders.mixedCurrencies();
    const names = orders.currencies.map((currency) => currency.code || '?');
    throw new UserError({
      en: `orders must be in one currency to be added, got ${names.join(', ')}`,
      fa: `برای جمع زدن، orders باید یک واحد پول داشته باشد، ${names.join('، ')} آمد`,
    });
  }
  return orders.currencies[0] ?? { code: '', scale: 1, decimals: 0 };
}
