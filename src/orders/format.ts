import type { OrderField, StatusClass } from '../calls.ts';
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
  /** Further columns that say how an order counts, beside its status. */
  readonly states?: readonly StateRule[];
  /** How its days are written where the file itself does not tell. */
  readonly dateOrder?: DayOrder;
  /** Unit of its amounts where the file does not name one. */
  readonly currency?: string;
  /** Amounts written in cents. */
  readonly minorUnits?: boolean;
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
  /** Class of the cells that match. */
  readonly matching?: readonly [RegExp, StatusClass];
}

export function defineFormat(format: OrderFormat): OrderFormat {
  return format;
}
