import type { Day } from '../core/days.ts';
import { salesOf } from '../metrics/aov.ts';
import { yearUpTo } from '../metrics/clv.ts';
import { spanOf, totalsOf } from '../orders/history.ts';
import type { Orders } from '../orders/order.ts';

/** Advertising paid for the days from the first to the last, in shown units. */
export interface Spend {
  readonly first: Day;
  readonly last: Day;
  readonly amount: number;
}

const fewestDays = 90;
const daysInYear = 365;

/**
 * What winning a customer cost, in shown units: what was paid ÷ the customers whose first order fell into the months it
 * was paid for. Null where nothing was paid or nobody was won.
 */
export function acquisitionCost(orders: Orders, spend: readonly Spend[], asOf: Day): number | null {
  const paid = spend.reduce((sum, { amount }) => sum + amount, 0);
  // Several rows may speak of one month, each for another channel.
  const covered = new Set<Day>();
  for (const { first, last } of spend) for (let day = first; day <= last; day++) covered.add(day);
  const { orderCount, firstDay } = totalsOf(orders, { from: Number.NEGATIVE_INFINITY, to: asOf });
  const won = firstDay.reduce((sum, day, who) => sum + (orderCount[who]! > 0 && covered.has(day) ? 1 : 0), 0);
  return paid <= 0 || won === 0 ? null : paid / won;
}

/**
 * What a customer brings in a year ÷ what winning one cost: the aim is 3. Null where that cost is not known, or there
 * are under 90 days of orders.
 */
export function lifetimeToAcquisition(orders: Orders, asOf: Day, cost: number | null): number | null {
  if (cost === null || asOf - spanOf(orders).from + 1 < fewestDays) return null;
  const window = yearUpTo(orders, asOf);
  if (spanOf(orders).to < window.from) return null;
  const { revenue, customers } = salesOf(orders, window);
  const yearly = (revenue / customers) * (daysInYear / (window.to - window.from + 1));
  // `salesOf` tells money in shown units, as `Spend` has it.
  return yearly / cost;
}
