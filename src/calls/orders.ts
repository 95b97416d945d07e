/** Bringing orders, and reading what their columns mean. */
export interface OrdersCalls {
  /** Writes brought rows as text. Parts come in order; the first makes the tab, the last answers its name. */
  importRows(input: { tab: string; rows: string[][]; part: number; parts: number }): { tab: string };
  /**
   * Says what the brought rows of a whole file would add to the orders of `tabs` and, with `write`, writes it: what is
   * new below the tab `below`, else into a new one named `tab`; what has changed where it stands.
   */
  bringOrders(input: {
    rows: string[][];
    tabs: string[];
    below: string;
    tab: string;
    write: boolean;
  }): Brought;
  /** Reads the orders tabs with what was answered so far and says what was understood. Writes nothing. */
  understand(input: { tabs: string[]; answers?: MappingAnswers; detail?: boolean }): Understood;
  /** Remembers the tabs and the answers for their header. */
  saveMapping(input: { tabs: string[]; answers: MappingAnswers }): Understood;
}

export type OrderField =
  | 'order_id'
  | 'customer_id'
  | 'email'
  | 'phone'
  | 'name'
  | 'first_name'
  | 'last_name'
  | 'date'
  | 'year'
  | 'month'
  | 'day'
  | 'time'
  | 'total'
  | 'subtotal'
  | 'shipping'
  | 'tax'
  | 'discount'
  | 'refund'
  | 'currency'
  | 'status'
  | 'product'
  | 'sku'
  | 'category'
  | 'quantity'
  | 'unit_price'
  | 'line_total'
  | 'coupon'
  | 'channel'
  | 'city'
  | 'delivered'
  | 'consent'
  | 'tags';

export interface MappingAnswers {
  /** Field → header of its column; '' says the file has none. */
  readonly columns?: Partial<Record<OrderField, string>>;
  /** Currency code of amounts that name none: IRT, IRR, EUR, … */
  readonly currency?: string;
  /** For a column whose days could be read both ways. */
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd';
  /** Folded status → how it counts. */
  readonly statuses?: Readonly<Record<string, StatusClass>>;
  /** Rows with unreadable dates or amounts are to be left out, not asked about again. */
  readonly leaveUnreadable?: boolean;
}

export type StatusClass = 'paid' | 'partial' | 'refunded' | 'cancelled' | 'open' | 'test';

export interface Understood {
  readonly format: string;
  readonly formatLabel: string;
  readonly rows: { readonly in: number; readonly counted: number };
  /** Decimal text in the money shown; by currency where the file has several. */
  readonly sum: {
    readonly in: string | Record<string, string>;
    readonly counted: string | Record<string, string>;
  };
  readonly orders: number;
  readonly customers: number;
  readonly revenue: Readonly<Record<string, string>>;
  readonly anonymous: {
    readonly rows: number;
    readonly orders: number;
    readonly revenue: Readonly<Record<string, string>>;
  };
  readonly from: string | null;
  readonly to: string | null;
  /** Field → header. */
  readonly columns: Readonly<Partial<Record<OrderField, string>>>;
  readonly mapping: readonly MappedField[];
  readonly headers: readonly string[];
  readonly leftOut: readonly {
    readonly reason: string;
    /** In the person's language. */
    readonly label: string;
    readonly rows: number;
    readonly sum: string | Record<string, string>;
    /** First rows of the sheet, at most three. */
    readonly firstRows: readonly number[];
  }[];
  /** What a person must settle; [] when all is sure. */
  readonly questions: readonly Question[];
  readonly warnings: readonly string[];
  /** "27 of 100 buyers came back; 214 good customers are slipping away", or null when there is too little data. */
  readonly insight: { readonly cameBackOf100: number; readonly slipping: number } | null;
  /** Under 100 customers or 180 days: ten segments are too many. */
  readonly tooLittle: boolean;
  readonly orderList?: readonly Record<string, unknown>[];
  readonly customerList?: readonly Record<string, unknown>[];
}

export interface MappedField {
  readonly field: OrderField;
  readonly label: string;
  readonly header: string;
  readonly confidence: 'sure' | 'likely' | 'choose' | 'not_found';
  readonly samples: readonly string[];
  readonly required: boolean;
}

/** What a person must settle before a file is read for certain. */
export type Question = QuestionIn<string>;

/** `W`: a text, or its words in each language as long as nobody's language is known. */
export type QuestionIn<W> =
  | {
      readonly kind: 'currency';
      readonly text: W;
      readonly sample: string;
      readonly choices: readonly ChoiceIn<W>[];
    }
  | {
      readonly kind: 'dateOrder';
      readonly text: W;
      readonly sample: string;
      readonly choices: readonly ChoiceIn<W>[];
    }
  | {
      readonly kind: 'column';
      readonly field: OrderField;
      readonly text: W;
      readonly choices: readonly ChoiceIn<W>[];
    }
  | {
      readonly kind: 'status';
      readonly value: string;
      readonly rows: number;
      readonly text: W;
      readonly choices: readonly ChoiceIn<W>[];
    }
  | { readonly kind: 'unreadable'; readonly field: OrderField; readonly text: W; readonly rows: number };

export type Choice = ChoiceIn<string>;

export interface ChoiceIn<W> {
  readonly value: string;
  readonly label: W;
  /** The same order's values under this choice. */
  readonly samples?: readonly string[];
}

/** Brought orders beside those that are there. Counts are of orders, save where rows are named. */
export interface Brought {
  /** Where the new ones are now, '' before they are written and when there are none. */
  readonly tab: string;
  readonly formatLabel: string;
  readonly added: number;
  readonly changed: number;
  readonly repeated: number;
  /** Rows of `added`, and of `unplaced`: changed orders that stand in a tab with other columns. */
  readonly rows: number;
  readonly unplaced: number;
  /** Brought rows that will not count. */
  readonly leftOut: readonly { readonly label: string; readonly rows: number }[];
  /** The first few changed orders; header '' where they have more rows now, or fewer. */
  readonly changes: readonly {
    readonly id: string;
    readonly header: string;
    readonly was: string;
    readonly is: string;
  }[];
  /** The same order numbers stand for other orders here: the file is another channel's and needs a tab of its own. */
  readonly otherNumbers: boolean;
  /** Tabs below which the new rows could stand, with the columns they lack and those that would stay blank. */
  readonly targets: readonly {
    readonly tab: string;
    readonly lacks: readonly string[];
    readonly unsaid: readonly string[];
  }[];
}
