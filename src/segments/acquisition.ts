import type { Day } from '../core/days.ts';
import { salesOf } from '../metrics/aov.ts';
import { yearUpTo } from '../metrics/clv.ts';
import { spanOf } from '../orders/history.ts';
import type { Orders } from '../orders/order.ts';
import type { Months } from './dashboardMonths.ts';

/** Advertising paid for a month or a day, in shown units. */
export interface Spend {
  readonly first: Day;
  readonly last: Day;
  readonly amount: number;
}

const fewestDays = 90;
const daysInYear = 365;

/**
 * What winning a customer cost, in shown units, over the months of the dashboard in which advertising was paid; null
 * where nothing was paid or nobody was won.
 */
export function acquisitionCost(months: Months, spend: readonly Spend[]): number | null {
  let paid = 0;
  let won = 0;
  for (const { kpis } of months.recent) {
    if (!kpis) continue;
    const inMonth = spend
      .filter(({ first, last }) => isWithin(Math.floor((first + last) / 2), kpis))
      .reduce((sum, { amount }) => sum + amount, 0);
    if (inMonth <= 0) continue;
    paid += inMonth;
    won += kpis.newBuyers;
  }
  return paid === 0 || won === 0 ? null : paid / won;
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

const isWithin = (day: Day, { from, to }: { from: Day; to: Day }): boolean => day >= from && day <= to;
