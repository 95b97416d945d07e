import { ordersByDay, type Period, spanOf } from '../orders/history.ts';
import type { Orders } from '../orders/order.ts';
import { type Calendar, gridOf, periodNumbers, type Unit } from './calendar.ts';
import { monthsIn } from './periods.ts';

/** What happened in one period. Shares are 0 to 1; null where there is nobody to divide by. */
export interface PeriodKpis {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  /** Whether the latest order's day lies before the period's last day. */
  readonly unfinished: boolean;
  /** In the smallest unit. */
  readonly revenue: number;
  readonly orders: number;
  readonly buyers: number;
  /** Buyers whose first order ever was in the period. */
  readonly newBuyers: number;
  /** Buyers with an order before the period. */
  readonly returning: number;
  readonly returningRevenueShare: number | null;
  /** Buyers with at least two orders in the period. */
  readonly repeatShare: number | null;
  /** Of the buyers of the period before. */
  readonly retentionShare: number | null;
  readonly churnShare: number | null;
  /** In the smallest unit, as is `monthlyRevenuePerBuyer`. */
  readonly averageOrderValue: number | null;
  readonly monthlyRevenuePerBuyer: number | null;
}

/** Every period from the first order's to the latest one's, oldest first, those without an order too. */
export function kpisOf(orders: Orders, unit: Unit, calendar: Calendar): PeriodKpis[] {
  const span = spanOf(orders);
  const grid = gridOf(unit, calendar);
  const numbers = periodNumbers(grid, span);
  const first = grid.indexOf(span.from);
  // As ARPU over the same days: a week is not made of months, so its revenue parts by the Gregorian ones.
  const months = periodNumbers(gridOf('month', unit === 'week' ? 'gregorian' : calendar), span);
  const tally = tallyOf(orders, span, numbers, months);
  return Array.from(tally.orders, (_, p) => {
    const from = grid.startOf(first + p);
    const to = grid.startOf(first + p + 1) - 1;
    return { label: grid.label(first + p), from, to, unfinished: to > span.to, ...kpisFrom(tally, p) };
  });
}

type Tally = ReturnType<typeof tallyOf>;

function kpisFrom(tally: Tally, p: number) {
  const per = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  const revenue = tally.revenue[p]!;
  const buyers = tally.buyers[p]!;
  const earlier = p === 0 ? 0 : tally.buyers[p - 1]!;
  return {
    revenue,
    orders: tally.orders[p]!,
    buyers,
    newBuyers: buyers - tally.returning[p]!,
    returning: tally.returning[p]!,
    returningRevenueShare: per(tally.returningRevenue[p]!, revenue),
    repeatShare: per(tally.repeated[p]!, buyers),
    retentionShare: per(tally.retained[p]!, earlier),
    churnShare: per(earlier - tally.retained[p]!, earlier),
    averageOrderValue: per(revenue, tally.orders[p]!),
    monthlyRevenuePerBuyer: per(revenue, tally.monthlyBuyers[p]!),
  };
}

function tallyOf(orders: Orders, span: Period, numbers: Int32Array, months: Int32Array) {
  const periods = numbers[numbers.length - 1]! + 1;
  const counts = () => new Int32Array(periods);
  const tally = {
    orders: counts(),
    buyers: counts(),
    returning: counts(),
    retained: counts(),
    repeated: counts(),
    /** Buyers of each month of the period, added. */
    monthlyBuyers: counts(),
    revenue: new Float64Array(periods),
    returningRevenue: new Float64Array(periods),
  };
  const everyone = () => new Int32Array(orders.customers.length).fill(-1);
  const lastPeriod = everyone();
  const lastPiece = everyone();
  const firstPeriod = everyone();
  const ordersNow = everyone();
  const pieces = piecesOf(numbers, months);
  for (const i of ordersByDay(orders)) {
    const who = orders.customer[i]!;
    const at = orders.day[i]! - span.from;
    const p = numbers[at]!;
    if (lastPeriod[who] !== p) {
      tally.buyers[p]!++;
      if (lastPeriod[who] === -1) firstPeriod[who] = p;
      else tally.returning[p]!++;
      if (p > 0 && lastPeriod[who] === p - 1) tally.retained[p]!++;
      lastPeriod[who] = p;
      ordersNow[who] = 0;
    }
    if (++ordersNow[who]! === 2) tally.repeated[p]!++;
    if (lastPiece[who] !== pieces[at]) {
      lastPiece[who] = pieces[at]!;
      tally.monthlyBuyers[p]!++;
    }
    tally.orders[p]!++;
    tally.revenue[p] = tally.revenue[p]! + orders.amount[i]!;
    if (firstPeriod[who] !== p) tally.returningRevenue[p] = tally.returningRevenue[p]! + orders.amount[i]!;
  }
  return tally;
}

/** A number for each day that changes wherever a period or a month does. */
function piecesOf(numbers: Int32Array, months: Int32Array): Int32Array {
  const pieces = new Int32Array(numbers.length);
  for (let d = 1; d < pieces.length; d++) {
    const changed = numbers[d] !== numbers[d - 1] || months[d] !== months[d - 1];
    pieces[d] = pieces[d - 1]! + (changed ? 1 : 0);
  }
  return pieces;
}

/** Σ of monthly revenue, in the smallest unit, and Σ of monthly active customers; the months a period is made of, else Gregorian. */
export function monthlyActivity(orders: Orders, period: Period): { revenue: number; activeMonths: number } {
  const jalali = monthsIn(period, 'gregorian') === 0 && monthsIn(period, 'jalali') > 0;
  const months = periodNumbers(gridOf('month', jalali ? 'jalali' : 'gregorian'), period);
  const lastMonth = new Int32Array(orders.customers.length).fill(-1);
  let revenue = 0;
  let activeMonths = 0;
  for (const i of ordersByDay(orders, period.to)) {
    if (orders.day[i]! < period.from) continue;
    revenue += orders.amount[i]!;
    const month = months[orders.day[i]! - period.from]!;
    if (lastMonth[orders.customer[i]!] === month) continue;
    lastMonth[orders.customer[i]!] = month;
    activeMonths++;
  }
  return { revenue, activeMonths };
}
