import type { Day, Orders } from '../orders/order.ts';

/** The orders as a campaign asks about them: who has ordered how often, when last, for how much, up to a day. */
export interface Shop {
  readonly orders: Orders;
  /** Today in the sheet's zone; later orders are not known yet. */
  readonly asOf: Day;
  /** Days since the orders were brought up to date. */
  readonly dataAge: number;
  /** One entry a customer. */
  readonly orderCount: Int32Array;
  /** Index of the last order, -1 for none. */
  readonly lastOrder: Int32Array;
  /** In the smallest unit; of several currencies simply added, as it only ranks. */
  readonly spent: Float64Array;
  /** How many customers have this phone; more than a few make it nobody's. */
  customersWithPhone(phone: string): number;
}

/** `importedOn`: day of the last import, null when orders are typed or pasted. */
export function shopOf(orders: Orders, asOf: Day, importedOn: Day | null): Shop {
  const people = orders.customers.length;
  const orderCount = new Int32Array(people);
  const lastOrder = new Int32Array(people).fill(-1);
  const spent = new Float64Array(people);
  let newest = Number.NEGATIVE_INFINITY;
  for (let order = 0; order < orders.length; order++) {
    const day = orders.day[order]!;
    if (day > asOf) continue;
    const who = orders.customer[order]!;
    orderCount[who] = orderCount[who]! + 1;
    spent[who] = spent[who]! + orders.amount[order]!;
    const last = lastOrder[who]!;
    if (last < 0 || day >= orders.day[last]!) lastOrder[who] = order;
    if (day > newest) newest = day;
  }
  const known = Math.max(newest, importedOn ?? Number.NEGATIVE_INFINITY);
  let phones: Map<string, number> | null = null;
  return {
    orders,
    asOf,
    dataAge: Math.max(0, asOf - known),
    orderCount,
    lastOrder,
    spent,
    customersWithPhone(phone) {
      phones ??= countPhones(orders);
      return phones.get(phone) ?? 0;
    },
  };
}

function countPhones(orders: Orders): Map<string, number> {
  const counts = new Map<string, number>();
  for (let who = 0; who < orders.customers.length; who++) {
    const { phone } = orders.person(who);
    if (phone !== '') counts.set(phone, (counts.get(phone) ?? 0) + 1);
  }
  return counts;
}
