/**
 * Orders as every measure, segment and campaign sees them: counted, netted, one customer each, in columns so
 * that a million of them fit. Made only by `readOrders`; never changed afterwards.
 */

import type { Cell } from '../core/cells.ts';
import type { UserError } from '../core/errors.ts';

/** Days since 1970-01-01 in the sheet's zone. */
export type Day = number;

/** One line of an order. `amount` is in the order's smallest unit. */
export interface Line {
  readonly product: string;
  readonly category: string;
  readonly quantity: number;
  readonly amount: number;
}

/** What is known of one order beside customer, day and amount; a field the file lacks is ''. */
export interface OrderDetail {
  readonly id: string;
  readonly coupon: string;
  readonly channel: string;
  readonly city: string;
  /** Discount given, in the smallest unit; 0 where the file has none. */
  readonly discount: number;
  readonly delivered: Day | null;
  /** Minutes after midnight of the order, or null where the file has days only. */
  readonly minute: number | null;
  readonly lines: readonly Line[];
}

/** How to reach one customer, from the latest order that says; a field nobody gave is ''. */
export interface Person {
  readonly name: string;
  /** Folded to lower case. */
  readonly email: string;
  /** E.164, such as +989121112233. */
  readonly phone: string;
  readonly city: string;
  /** The file's consent column: yes, no, or null where it has none or says nothing. */
  readonly consent: boolean | null;
  /** A phone was given, but it is no number that anybody could dial. */
  readonly hasUnreadablePhone?: boolean;
}

/** A unit of money: its code as shown ("EUR", "تومان" is IRT, "" unknown) and how many decimals it has. */
export interface Currency {
  readonly code: string;
  /** Smallest units in one shown unit: 100 for EUR, 10 for Toman held in Rial. */
  readonly scale: number;
  /** Decimals to show. */
  readonly decimals: number;
}

/**
 * The products of all orders in columns, for measures over a million lines: order i has the entries from `start[i]`
 * up to but not including `start[i + 1]`, indices into `products`. Lines without a product are not in it.
 */
export interface OrderProducts {
  readonly start: Int32Array;
  readonly product: Int32Array;
  readonly products: readonly string[];
}

/** Counted orders, oldest first as far as the file is; the same index in every column is one order. */
export interface Orders {
  readonly length: number;
  /** Index into `customers`. */
  readonly customer: Int32Array;
  readonly day: Int32Array;
  /** Net of refunds, in the smallest unit of the order's currency. */
  readonly amount: Float64Array;
  /** Index into `currencies`; null when there is one currency only. */
  readonly currency: Uint8Array | null;
  readonly currencies: readonly Currency[];
  /** Names the rows of several currencies that nobody has settled, for whoever would add their amounts. */
  mixedCurrencies?(): UserError;
  /** The printed key of each customer: id, e-mail, phone or name as the design ranks them. */
  readonly customers: readonly string[];
  detail(order: number): OrderDetail;
  /** Whether the file has a column for what `detail` would else leave at '' or 0; left out where nobody can say. */
  has?(field: 'coupon' | 'discount'): boolean;
  /** Made when first asked for; a file without products has none. Measures fall back on `detail` where it is missing. */
  products?(): OrderProducts;
  person(customer: number): Person;
  /** Every id, e-mail, phone and name under which the customer may be asked for, folded → customer; -1 unknown. */
  find(identity: unknown): number;
  /** A phone typed anywhere, as the phones of these orders are read: E.164, or '' for what is none. */
  phoneOf?(cell: Cell): string;
  /** Headers of the file, as written; [] for one without a header. */
  readonly headers?: readonly string[];
  /**
   * What the customer's latest order that says anything has under a header, however it is spelled; '' for nothing,
   * null when the file has no such column.
   */
  field?(customer: number, header: string): Cell;
}
