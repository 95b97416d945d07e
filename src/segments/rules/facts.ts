import type { Day } from '../../core/days.ts';

/**
 * What can be asked of the customers: one entry a customer in every column, in the order of the standing. Plain JSON
 * throughout, so that the sidebar reckons the same counts from the same object. What the file does not tell is null.
 */
export interface RuleFacts extends GroupColumns {
  readonly asOf: Day;
  readonly customers: number;
  /** Where they stood at the end of days before, those that were asked for. */
  readonly before: Readonly<Record<Day, GroupColumns>>;
  /** Scores 1 to 5, 5 best. */
  readonly r: readonly number[];
  readonly f: readonly number[];
  readonly m: readonly number[];
  readonly orders: readonly number[];
  readonly firstDay: readonly Day[];
  readonly lastDay: readonly Day[];
  /** In shown units. */
  readonly spent: readonly number[];
  readonly city: readonly string[];
  readonly reach: { readonly email: readonly boolean[]; readonly sms: readonly boolean[] };
  readonly history: OrderHistory;
  /** By header of the Customers tab: what people wrote or what stands there. */
  readonly fields: Readonly<Record<string, readonly FieldCell[]>>;
  readonly messages: MessageHistory | null;
  readonly survey: { readonly score: readonly (number | null)[]; readonly reason: readonly string[] } | null;
  /** Day of the last cart left behind, null for none. */
  readonly cartDay: readonly (Day | null)[] | null;
  /** Month and day of birth as month × 100 + day, Gregorian; null unknown. */
  readonly birthday: readonly (number | null)[] | null;
  readonly predicted: {
    readonly value: readonly (number | null)[];
    readonly alive: readonly (number | null)[];
  } | null;
}

/** Segment of the default grid and stage, by id; '' for who was no customer yet. */
export interface GroupColumns {
  readonly segment: readonly string[];
  readonly stage: readonly string[];
}

/** A cell of a customer field; a date stands as its day. */
export type FieldCell = string | number | boolean | { readonly day: Day };

/**
 * The orders of each customer, oldest first: customer c has the entries from `start[c]` up to but not including
 * `start[c + 1]`. Texts are indices into the lists beside them, -1 none.
 */
export interface OrderHistory {
  readonly start: readonly number[];
  readonly day: readonly Day[];
  /** In shown units. */
  readonly amount: readonly number[];
  readonly coupon: readonly number[];
  readonly channel: readonly number[];
  readonly coupons: readonly string[];
  readonly channels: readonly string[];
  /** Lines of order i are the entries from `lineStart[i]` up to but not including `lineStart[i + 1]`. */
  readonly lineStart: readonly number[];
  readonly product: readonly number[];
  readonly category: readonly number[];
  readonly products: readonly string[];
  readonly categories: readonly string[];
}

/** The messages of each customer, as `OrderHistory` has its orders. */
export interface MessageHistory {
  readonly start: readonly number[];
  readonly day: readonly Day[];
  readonly campaign: readonly number[];
  readonly channel: readonly ('email' | 'sms')[];
  readonly campaigns: readonly string[];
  readonly response: readonly Response[];
  /** Whether somebody clicked in it; null where the file does not tell of clicks. */
  readonly clicked: readonly boolean[] | null;
}

/** What became of a message, best known, clicks apart. */
export type Response = 'sent' | 'reached' | 'ordered';
