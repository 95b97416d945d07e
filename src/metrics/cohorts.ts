import { ordersByDay, spanOf } from '../orders/history.ts';
import type { Orders } from '../orders/order.ts';
import { type Calendar, gridOf, periodNumbers, type Unit } from './calendar.ts';

/** The customers whose first order fell in one period, and what they did in it and in each that followed. */
export interface Cohort {
  /** 2024-01, 2024-W05, 2024-Q1 or 1403-02. */
  readonly label: string;
  readonly customers: number;
  /** Periods that had ended by the latest order's day, the cohort's own included. */
  readonly wholePeriods: number;
  /** One entry a period from the cohort's own to the one of the latest order. */
  readonly buyers: readonly number[];
  readonly orders: readonly number[];
  /** In the smallest unit. */
  readonly revenue: readonly number[];
}

/** Cohorts with at least one customer, oldest first; which orders count was settled before, so nobody looks new who is not. */
export function cohortsOf(orders: Orders, unit: Unit, calendar: Calendar): Cohort[] {
  const span = spanOf(orders);
  const grid = gridOf(unit, calendar);
  const numbers = periodNumbers(grid, span);
  const first = grid.indexOf(span.from);
  const periods = numbers[numbers.length - 1]! + 1;
  const lastIsWhole = grid.startOf(first + periods) === span.to + 1;
  const table = tabulate(orders, numbers, periods, span.from);
  const cohorts: Cohort[] = [];
  for (let born = 0; born < periods; born++) {
    const own = [born * periods + born, (born + 1) * periods] as const;
    if (table.customers[born] === 0) continue;
    cohorts.push({
      label: grid.label(first + born),
      customers: table.customers[born]!,
      wholePeriods: periods - born - (lastIsWhole ? 0 : 1),
      buyers: Array.from(table.buyers.subarray(...own)),
      orders: Array.from(table.orders.subarray(...own)),
      revenue: Array.from(table.revenue.subarray(...own)),
    });
  }
  return cohorts;
}

/** Cell born × periods + number: what the cohort of period `born` did in period `number`. */
function tabulate(orders: Orders, numbers: Int32Array, periods: number, from: number) {
  const customers = new Int32Array(periods);
  const buyers = new Int32Array(periods * periods);
  const orderCount = new Int32Array(periods * periods);
  const revenue = new Float64Array(periods * periods);
  const bornIn = new Int32Array(orders.customers.length).fill(-1);
  const lastIn = new Int32Array(orders.customers.length).fill(-1);
  for (const i of ordersByDay(orders)) {
    const who = orders.customer[i]!;
    const number = numbers[orders.day[i]! - from]!;
    if (bornIn[who] === -1) {
      bornIn[who] = number;
      customers[number]!++;
    }
    const cell = bornIn[who]! * periods + number;
    if (lastIn[who] !== number) {
      lastIn[who] = number;
      buyers[cell]!++;
    }
    orderCount[cell]!++;
    revenue[cell] = revenue[cell]! + orders.amount[i]!;
  }
  return { customers, buyers, orders: orderCount, revenue };
}
