import { compareCodePoints } from '../core/text.ts';
import { type CustomerOrders, ordersByCustomer } from '../orders/history.ts';
import type { Day, Orders } from '../orders/order.ts';

export interface LoyaltyRules {
  /** Share of an order's amount that becomes credit. */
  readonly rate: number;
  /** The first order that earns, counted from 1. */
  readonly fromOrder: number;
  /** Credit is valid through the order's day plus so many. */
  readonly expiryDays: number;
}

/** The club's where nobody set other ones. */
export const usualRules: LoyaltyRules = { rate: 0.02, fromOrder: 2, expiryDays: 365 };

/** Credit that a customer spent. */
export interface Use {
  /** Index into `Orders.customers`. */
  readonly customer: number;
  /** In the smallest unit. */
  readonly amount: number;
  readonly day: Day;
}

/** One customer's club account; amounts in the smallest unit. */
export interface LoyaltyAccount {
  readonly customer: number;
  /** One an order. */
  readonly points: number;
  /** All credit ever given, expired and used credit included. */
  readonly earned: number;
  readonly used: number;
  /** Credit that is neither used nor expired. */
  readonly balance: number;
  /** The credit that expires first, with its last valid day; null when nothing is left. */
  readonly nextToExpire: { readonly amount: number; readonly lastDay: Day } | null;
}

/** One account a customer with an order by `asOf`; orders and uses after it are ignored. */
export function loyaltyAccounts(
  orders: Orders,
  asOf: Day,
  rules: LoyaltyRules,
  uses: readonly Use[],
): LoyaltyAccount[] {
  const grouped = ordersByCustomer(orders, asOf);
  const usesOf = new Map<number, Use[]>();
  for (const use of uses) {
    if (use.day > asOf) continue;
    usesOf.set(use.customer, [...(usesOf.get(use.customer) ?? []), use]);
  }
  const accounts: LoyaltyAccount[] = [];
  for (let who = 0; who < orders.customers.length; who++) {
    const own = ordersInTime(orders, grouped, who, rules.fromOrder);
    if (own.length > 0) accounts.push(accountOf(orders, who, own, asOf, rules, usesOf.get(who) ?? []));
  }
  return accounts;
}

/** A customer's orders as they came. Within a day it matters only where the earning begins: by time, id, amount. */
function ordersInTime(
  orders: Orders,
  { start, order }: CustomerOrders,
  who: number,
  fromOrder: number,
): Int32Array {
  const own = order.subarray(start[who], start[who + 1]);
  const [last, first] = [own[fromOrder - 2], own[fromOrder - 1]];
  if (last === undefined || first === undefined || orders.day[last] !== orders.day[first]) return own;
  return own.slice().sort((a, b) => {
    const [one, other] = [orders.detail(a), orders.detail(b)];
    return (
      orders.day[a]! - orders.day[b]! ||
      (one.minute ?? -1) - (other.minute ?? -1) ||
      compareCodePoints(one.id, other.id) ||
      orders.amount[a]! - orders.amount[b]!
    );
  });
}

interface Credit {
  readonly day: Day;
  left: number;
}

function accountOf(
  orders: Orders,
  customer: number,
  own: Int32Array,
  asOf: Day,
  { rate, fromOrder, expiryDays }: LoyaltyRules,
  uses: readonly Use[],
): LoyaltyAccount {
  const credits = Array.from(own.subarray(fromOrder - 1), (i) => ({
    day: orders.day[i]!,
    left: rate * orders.amount[i]!,
  }));
  const earned = credits.reduce((sum, credit) => sum + credit.left, 0);
  const used = uses.reduce((sum, use) => sum + use.amount, 0);
  spend(credits, uses, expiryDays);
  const valid = credits.filter((credit) => credit.left > 0 && credit.day + expiryDays >= asOf);
  const next = valid[0];
  return {
    customer,
    points: own.length,
    earned,
    used,
    balance: valid.reduce((sum, credit) => sum + credit.left, 0),
    nextToExpire: next
      ? {
          amount: valid.reduce((sum, credit) => sum + (credit.day === next.day ? credit.left : 0), 0),
          lastDay: next.day + expiryDays,
        }
      : null,
  };
}

// Sums of shares of amounts differ by noise; less than this part of a smallest unit is nothing.
const noise = 1e-6;

/** Takes uses, as they came, from the oldest credit valid on their day; what finds none waits for the next credit. */
function spend(credits: readonly Credit[], uses: readonly Use[], expiryDays: number): void {
  const pending = [...uses].sort((a, b) => a.day - b.day).map(({ day, amount }) => ({ day, amount }));
  for (const use of pending) {
    for (const credit of credits) {
      if (use.amount <= 0) break;
      // A later credit pays what the use found too little for; an older one must still be valid.
      if (credit.day <= use.day && credit.day + expiryDays < use.day) continue;
      const taken = Math.min(credit.left, use.amount);
      use.amount -= taken;
      credit.left = credit.left - taken < noise ? 0 : credit.left - taken;
    }
  }
}
