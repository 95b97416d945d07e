import { countBelow } from '../../core/stats.ts';
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
  /** Customers that each group stands for. */
  readonly weight: Float64Array;
  readonly x: Int32Array;
  readonly t: Int32Array;
  readonly age: Int32Array;
  readonly repeatCounts: Float64Array;
  readonly lastOrderAges: Float64Array;
  readonly customerAges: Float64Array;
  /** Customers by repeat count, as `repeatCounts`. */
  readonly customersByCount: Float64Array;
  /** Every so many customers of a large shop, standing for all: enough to find where a fit should start. */
  readonly sample: GroupedHistories | null;
}

const sampleSize = 2500;

export function grouped(histories: Omit<BuyingHistories, 'customer'>): GroupedHistories {
  const every = Math.floor(histories.repeatCount.length / sampleSize);
  return {
    ...groups(histories, 1),
    sample: every < 2 ? null : { ...groups(histories, every), sample: null },
  };
}

type Groups = Omit<GroupedHistories, 'sample'>;

/** Of every so many customers. */
function groups(
  { repeatCount, lastOrderAge, customerAge }: Omit<BuyingHistories, 'customer'>,
  every: number,
): Groups {
  const taken = Float64Array.from({ length: Math.ceil(repeatCount.length / every) }, (_, i) => i * every);
  const xs = taken.map((i) => repeatCount[i]!);
  const ts = taken.map((i) => lastOrderAge[i]!);
  const ages = taken.map((i) => customerAge[i]!);
  const lists = { repeatCounts: different(xs), lastOrderAges: different(ts), customerAges: different(ages) };
  const perT = lists.customerAges.length;
  const perX = lists.lastOrderAges.length * perT;
  const keys = taken.map(
    (_, i) =>
      countBelow(lists.repeatCounts, xs[i]!) * perX +
      countBelow(lists.lastOrderAges, ts[i]!) * perT +
      countBelow(lists.customerAges, ages[i]!),
  );
  const { key, count } = runs(keys.sort());
  const customersByCount = new Float64Array(lists.repeatCounts.length);
  key.forEach((each, i) => {
    const x = Math.floor(each / perX);
    customersByCount[x] = customersByCount[x]! + count[i]! * every;
  });
  return {
    ...lists,
    weight: count.map((customers) => customers * every),
    x: Int32Array.from(key, (each) => Math.floor(each / perX)),
    t: Int32Array.from(key, (each) => Math.floor((each % perX) / perT)),
    age: Int32Array.from(key, (each) => each % perT),
    customersByCount,
  };
}

/** Each different value once, ascending. */
function different(values: Float64Array): Float64Array {
  return runs(values.slice().sort()).key;
}

/** Each different value of a sorted list, with how often it stands there. */
function runs(sorted: Float64Array): { key: Float64Array; count: Float64Array } {
  const key = new Float64Array(sorted.length);
  const count = new Float64Array(sorted.length);
  let n = 0;
  for (const value of sorted) {
    if (n === 0 || key[n - 1] !== value) key[n++] = value;
    count[n - 1]!++;
  }
  return { key: key.slice(0, n), count: count.slice(0, n) };
}
