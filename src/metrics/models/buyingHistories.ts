import { type OrderDays, orderDaysOf } from '../../orders/history.ts';
import type { Day, Orders } from '../../orders/order.ts';

/**
 * What the buying models know of each customer, in one unit of time throughout. One entry a customer who has ordered.
 */
export interface BuyingHistories {
  /** Index into `Orders.customers`. */
  readonly customer: Int32Array;
  /** x: order days after the first. */
  readonly repeatCount: Int32Array;
  /** t_x: from the first order day to the last. */
  readonly lastOrderAge: Float64Array;
  /** T: from the first order day to the day asked for. */
  readonly customerAge: Float64Array;
}

/** Histories in days by `asOf`; orders after it are ignored. */
export function buyingHistories(
  orders: Orders,
  asOf: Day,
  days: OrderDays = orderDaysOf(orders, asOf),
): BuyingHistories {
  const { start, day } = days;
  const customer = Int32Array.from(orders.customers.keys()).filter((who) => start[who + 1]! > start[who]!);
  const first = (who: number) => day[start[who]!]!;
  return {
    customer,
    repeatCount: customer.map((who) => start[who + 1]! - start[who]! - 1),
    lastOrderAge: Float64Array.from(customer, (who) => day[start[who + 1]! - 1]! - first(who)),
    customerAge: Float64Array.from(customer, (who) => asOf - first(who)),
  };
}

/**
 * Histories with equal ones put together, and the different values of each part listed once, so that a likelihood
 * takes each logarithm once. `x`, `t` and `age` are indices into the lists.
 */
export interface GroupedHistories {
  readonly customers: number;
  readonly weight: Float64Array;
  readonly x: Int32Array;
  readonly t: Int32Array;
  readonly age: Int32Array;
  readonly repeatCounts: Float64Array;
  readonly lastOrderAges: Float64Array;
  readonly customerAges: Float64Array;
  /** Customers by repeat count, as `repeatCounts`. */
  readonly customersByCount: Float64Array;
}

export function grouped({
  repeatCount,
  lastOrderAge,
  customerAge,
}: Omit<BuyingHistories, 'customer'>): GroupedHistories {
  const xs = different(repeatCount);
  const ts = different(lastOrderAge);
  const ages = different(customerAge);
  const keys = new Float64Array(repeatCount.length);
  for (let i = 0; i < keys.length; i++) {
    const x = xs.index.get(repeatCount[i]!)!;
    const t = ts.index.get(lastOrderAge[i]!)!;
    keys[i] = (x * ts.values.length + t) * ages.values.length + ages.index.get(customerAge[i]!)!;
  }
  const groups = runs(keys.sort());
  const customersByCount = new Float64Array(xs.values.length);
  for (const count of repeatCount) customersByCount[xs.index.get(count)!]!++;
  const perX = ts.values.length * ages.values.length;
  return {
    customers: keys.length,
    weight: Float64Array.from(groups, ([, weight]) => weight),
    x: Int32Array.from(groups, ([key]) => Math.floor(key / perX)),
    t: Int32Array.from(groups, ([key]) => Math.floor((key % perX) / ages.values.length)),
    age: Int32Array.from(groups, ([key]) => key % ages.values.length),
    repeatCounts: xs.values,
    lastOrderAges: ts.values,
    customerAges: ages.values,
    customersByCount,
  };
}

function different(values: ArrayLike<number>): { values: Float64Array; index: ReadonlyMap<number, number> } {
  const sorted = Float64Array.from(new Set(Array.from(values))).sort();
  return { values: sorted, index: new Map(Array.from(sorted, (value, i) => [value, i])) };
}

/** Each different value of a sorted list with how often it stands there. */
function runs(sorted: Float64Array): [number, number][] {
  const found: [number, number][] = [];
  for (const value of sorted) {
    const last = found[found.length - 1];
    if (last && last[0] === value) last[1]++;
    else found.push([value, 1]);
  }
  return found;
}
