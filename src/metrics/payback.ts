import { orderDaysOf, spanOf } from '../orders/history.ts';
import type { Orders } from '../orders/order.ts';

/** What the customers have brought by their n-th order day. */
export interface PaybackStep {
  readonly order: number;
  /** Customers who placed it. */
  readonly customers: number;
  /** Profit of all orders through that day, for each customer ever won, in the smallest unit. */
  readonly profitPerCustomer: number;
}

export interface Payback {
  /** One entry an order day, from the first to the last that anybody placed, at most `most`. */
  readonly steps: readonly PaybackStep[];
  /** The order with which the cost of winning a customer is repaid on average; null when it is not yet. */
  readonly repaidBy: number | null;
}

/**
 * From which order on a customer has repaid what winning one cost: the first order often loses money.
 * `acquisitionCost` is in the smallest unit, `margin` the share of revenue that is profit.
 */
export function paybackOf(orders: Orders, acquisitionCost: number, margin: number, most = 10): Payback {
  const { start, spent } = orderDaysOf(orders, spanOf(orders).to);
  const won = start.reduce((count, from, who) => count + ((start[who + 1] ?? from) > from ? 1 : 0), 0);
  const customers: number[] = [];
  const revenue: number[] = [];
  for (let who = 0; who + 1 < start.length; who++) {
    const last = Math.min(start[who + 1]!, start[who]! + most);
    for (let i = start[who]!; i < last; i++) {
      const nth = i - start[who]!;
      customers[nth] = (customers[nth] ?? 0) + 1;
      revenue[nth] = (revenue[nth] ?? 0) + spent[i]!;
    }
  }
  let profit = 0;
  const steps = customers.map((count, nth) => {
    profit += (revenue[nth]! * margin) / won;
    return { order: nth + 1, customers: count, profitPerCustomer: profit };
  });
  const repaid = steps.find((step) => step.profitPerCustomer >= acquisitionCost);
  return { steps, repaidBy: repaid?.order ?? null };
}
