import type { OrderField, StatusClass } from '../calls/orders.ts';
import type { DayOrder } from '../core/dateText.ts';
import type { Words } from '../core/language.ts';

/**
 * One export of orders. Columns are data; digits, dates, money, grain and identity are read once, in `readOrders`, for
 * all of them. What a format leaves out, the general mapper finds by the headers.
 */
export interface OrderFormat {
  /** Never changed once released: saved mappings refer to it. */
  readonly id: string;
  readonly label: Words;
  /** Sets of headers; all of any one set tell this export. */
  readonly fingerprints: readonly (readonly string[])[];
  /** Field → its headers; the first that the file has, and the rest of them where that one is blank. `[]`: none. */
  readonly columns: Partial<Readonly<Record<OrderField, readonly string[]>>>;
  /** Folded status → how it counts, where this export means something of its own by it. */
  readonly statuses?: Readonly<Record<string, StatusClass>>;
  /** Further columns that say how an order counts, beside its status. */
  readonly states?: readonly StateRule[];
  /** How its days are written where the file itself does not tell. */
  readonly dateOrder?: DayOrder;
  /** Unit of its amounts where the file does not name one. */
  readonly currency?: string;
  /** Amounts written in cents. */
  readonly minorUnits?: boolean;
  /** What is not plainly a column of refunds. */
  readonly refunds?: RefundRule;
  /** Items side by side in numbered columns; `{n}` stands for 1, 2, 3. */
  readonly itemColumns?: { readonly name: string; readonly quantity: string; readonly total: string };
  /** A report that is no list of orders: refused with these words. */
  readonly refused?: Words;
}

/** How a cell of a column other than the status makes an order count. */
export interface StateRule {
  readonly header: string;
  /** Folded value → class. */
  readonly values?: Readonly<Record<string, StatusClass>>;
  /** Class of any filled cell. */
  readonly filled?: StatusClass;
  /** Class of an empty cell. */
  readonly blank?: StatusClass;
  /** Class of the folded cells that match. */
  readonly matching?: readonly [RegExp, StatusClass];
}

/** Where refunds hide. */
export interface RefundRule {
  /** A total after all changes: what it is below the order's total went back. */
  readonly adjustedTotal?: string;
  /** Columns that add up to the total before refunds; where the total is less by the refund, it is net already. */
  readonly grossParts?: readonly string[];
  /** A column of pieces of text, in each match of which the first group is an amount given back. */
  readonly pieces?: { readonly header: string; readonly amount: RegExp };
}

export function defineFormat(format: OrderFormat): OrderFormat {
  return format;
}
