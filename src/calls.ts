import type { Language } from './core/language.ts';
import type { Platform } from './platform.ts';
import type { AdPlatform } from './segments/adAudience.ts';
import type { Expression } from './segments/rules/expression.ts';
import type { RuleFacts } from './segments/rules/facts.ts';

/**
 * What the sidebar may ask, in plain JSON. `main.ts` answers each of these and nothing else; the sidebar is typed by
 * this table, so a renamed call breaks its build. Days are "2025-03-31", moments are milliseconds since 1970 UTC,
 * money is in shown units (see `Money`), words arrive in the language of the person.
 */
export interface Calls {
  /** What the file holds and how far the person has come; the sidebar's first call. */
  start(input: Record<string, never>): Start;
  setLanguage(input: { person?: Language; file?: Language }): Start;
  /** Makes a tab of a made-up shop, in the language of the file. */
  makeSample(input: Record<string, never>): Start;
  removeSample(input: Record<string, never>): Start;
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
  /** The cut before it is made: each segment with its count and money, and what its scores mean. */
  previewSegments(input: { by: SegmentScheme }): SegmentsPreview;
  buildSegments(input: { by: SegmentScheme }): Built;
  /** The whole months there are, newest first, by their first days; renews the dashboard for the one named, '' none. */
  dashboard(input: { month: string }): { months: readonly { from: string; name: string }[] };
  /** What conditions can be reckoned from, and the shop's own segments; columns and forecasts only as asked for. */
  segmentFacts(input: { fields: string[]; predicted: boolean }): SegmentFacts;
  /** Keeps a segment as a row of the Segments tab; `was`: its name before, or ''. */
  saveSegment(input: {
    name: string;
    was: string;
    expression: Expression;
    /** Its tab is made or renewed now, or with the next build. */
    tab: 'now' | 'later' | 'no';
  }): SegmentSaved;
  /** Takes its row away; a tab that was made stays. */
  removeSegment(input: { name: string }): SegmentSaved;
  /** A segment's addresses, hashed as an ad platform asks. */
  audienceFile(input: { segment: string; ads: AdPlatform }): {
    csv: string;
    rows: number;
    customers: number;
  };
  thisWeek(input: Record<string, never>): Week;
  campaigns(input: Record<string, never>): CampaignList;
  /** The plan without sending or writing: who gets it, who not and why, parts, cost, three samples, lint. */
  /** With `credit` the gateway is asked too, which takes a while. */
  previewCampaign(input: { draft: CampaignDraft; credit?: boolean }): CampaignPreview;
  testSend(input: { draft: CampaignDraft }): { to: string; note: string };
  /** `typedCount` is the number the person typed; asked for above 200 people. */
  scheduleCampaign(input: { draft: CampaignDraft; typedCount: number | null }): CampaignStatus;
  saveDraft(input: { draft: CampaignDraft }): CampaignStatus;
  campaign(input: { name: string }): CampaignStatus;
  setCampaignState(input: { name: string; act: 'pause' | 'resume' | 'cancel' }): CampaignStatus;
  /**
   * A person says what became of messages of which nobody knows: they went, or they did not and go after all. `keys`:
   * as `doubtful` of the campaign names them.
   */
  settleDoubtful(input: { name: string; keys: string[]; went: boolean }): CampaignStatus;
  stopEverything(input: Record<string, never>): CampaignList;
  /** Does what the hourly tick would do, now. */
  runNow(input: Record<string, never>): RunReport;
  settings(input: Record<string, never>): SettingsPage;
  saveSettings(input: { values: Record<string, string | number | boolean> }): SettingsPage;
  /** Stores a gateway's settings in the person's own properties. A secret left '' keeps what is stored. */
  saveGateway(input: { id: string; values: Record<string, string> }): SettingsPage;
  testGateway(input: { id: string }): { ok: boolean; note: string };
  /** Where a formula could go and what it could read. */
  formulaPlaces(input: Record<string, never>): FormulaPlaces;
  /** Writes a formula into the chosen cell. What is there stays, unless `over` names that cell. A share is shown in percent. */
  writeFormula(input: { formula: string; over: string; isShare: boolean }): FormulaWritten;
  /** Whether a forecast made on the past would have come true, in sentences; the figures where there are any. */
  checkForecast(input: Record<string, never>): ForecastCheck;
  /** Finds one customer by phone, e-mail, id or name. */
  customer(input: { find: string }): CustomerCard;
  optOut(input: { find: string; channel: Channel | 'all' }): CustomerCard;
  forget(input: { find: string }): { note: string };
  /** How far a long call of this person is. */
  progress(input: Record<string, never>): Progress | null;
}

export type CallName = keyof Calls;

/** What `call` answers: a value, or the sentence to show. `reference` marks a bug of ours. */
export type Answer<T> = { ok: T } | { error: string; reference?: string };

export type Channel = 'email' | 'sms';
export type SegmentScheme = 'rfm' | 'stage';

/** Amount in shown units with its currency code; '' unknown. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

export interface Start {
  readonly personLanguage: Language;
  readonly fileLanguage: Language;
  readonly zone: string;
  readonly now: number;
  /** Tabs that look like orders, likeliest first. */
  readonly candidates: readonly { tab: string; rows: number }[];
  /** The orders tabs in use, [] before the first read. */
  readonly ordersTabs: readonly string[];
  readonly sample: boolean;
  readonly built: { readonly at: number; readonly by: SegmentScheme; readonly unread: number } | null;
  /** Whether the hourly tick is on, and whose it is ('' nobody's, else an e-mail address). */
  readonly tick: {
    readonly on: boolean;
    readonly owner: string;
    readonly mine: boolean;
    /** When it came last, null for never. */
    readonly at: number | null;
  };
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
  readonly dateOrder?: 'dmy' | 'mdy';
  /** Folded status → how it counts. */
  readonly statuses?: Readonly<Record<string, StatusClass>>;
  /** Rows with unreadable dates or amounts are to be left out, not asked about again. */
  readonly leaveUnreadable?: boolean;
  /** Days of a month an ambiguous Jalali/Gregorian column is in. */
  readonly calendar?: 'gregorian' | 'jalali';
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

export interface MappedField {
  readonly field: OrderField;
  readonly label: string;
  readonly header: string;
  readonly confidence: 'sure' | 'likely' | 'choose' | 'not_found';
  readonly samples: readonly string[];
  readonly required: boolean;
}

export type Question =
  | {
      readonly kind: 'currency';
      readonly text: string;
      readonly sample: string;
      readonly choices: readonly Choice[];
    }
  | {
      readonly kind: 'dateOrder';
      readonly text: string;
      readonly sample: string;
      readonly choices: readonly Choice[];
    }
  | {
      readonly kind: 'column';
      readonly field: OrderField;
      readonly text: string;
      readonly choices: readonly Choice[];
    }
  | {
      readonly kind: 'status';
      readonly value: string;
      readonly rows: number;
      readonly text: string;
      readonly choices: readonly Choice[];
    }
  | { readonly kind: 'unreadable'; readonly field: OrderField; readonly text: string; readonly rows: number };

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** The same order's values under this choice. */
  readonly samples?: readonly string[];
}

export interface SegmentsPreview {
  readonly by: SegmentScheme;
  readonly asOf: string;
  readonly customers: number;
  readonly segments: readonly {
    readonly id: string;
    readonly name: string;
    readonly customers: number;
    readonly spent: Money;
    readonly reachable: { readonly email: number; readonly sms: number };
    readonly meaning: string;
  }[];
  /** Which scale is used and what each score means, in days, orders and money. */
  readonly scale: 'fifths' | 'counts';
  readonly scores: readonly {
    readonly score: number;
    readonly days: string;
    readonly orders: string;
    readonly money: string;
  }[];
  readonly tooLittle: string | null;
  /** What the build will do, in one sentence. */
  readonly willDo: string;
}

export interface Built {
  readonly orders: number;
  readonly customers: number;
  readonly leftOut: readonly { readonly reason: string; readonly rows: number }[];
  readonly tabs: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: 'segment' | 'customers' | 'report';
    readonly customers: number;
  }[];
  readonly warnings: readonly string[];
}

export interface SegmentFacts {
  readonly facts: RuleFacts;
  /** Currency code of every amount in the facts. */
  readonly currency: string;
  /** Columns of the Customers tab and of the orders that a condition can ask for. */
  readonly columns: readonly string[];
  readonly saved: readonly SavedSegment[];
}

/** A row of the Segments tab. */
export interface SavedSegment {
  readonly name: string;
  /** Null where the words cannot be read. */
  readonly expression: Expression | null;
  readonly hasTab: boolean;
  /** What is wrong with the row, with its cell; '' for nothing. */
  readonly problem: string;
}

export interface SegmentSaved {
  readonly saved: readonly SavedSegment[];
  /** The tab as it is named now, or null where none was asked for. */
  readonly tab: { readonly name: string; readonly customers: number } | null;
  readonly warnings: readonly string[];
}

export interface Week {
  readonly from: string;
  readonly to: string;
  readonly built: Start['built'];
  readonly cards: readonly {
    readonly segment: string;
    readonly name: string;
    readonly customers: number;
    readonly atStake: Money;
    readonly why: string;
    readonly reachable: number;
    readonly channel: Channel;
    readonly cost: Money | null;
  }[];
  readonly howReckoned: string;
}

export interface CampaignDraft {
  readonly name: string;
  readonly segment: string;
  readonly channel: Channel;
  /** Gateway id; '' for e-mail. */
  readonly gateway: string;
  readonly subject: string;
  readonly text: string;
  /** Local wall clock of the shop, "2025-11-30T11:00". */
  readonly start: string;
  readonly repeat: 'none' | 'daily' | 'weekly' | 'monthly';
  /** Whose months a monthly campaign keeps to; left out: Gregorian. */
  readonly calendar?: 'gregorian' | 'jalali';
  /** Last day of a repeating campaign, '' none. */
  readonly until: string;
  /** Share held out, 0 to 0.5; null leaves it to the rule (off below 1,000 people). */
  readonly holdout: number | null;
  readonly kind: 'advertising' | 'service';
  /** Days for which orders read are recent enough. */
  readonly dataAge: number;
  readonly code: string;
  readonly codeUntil: string;
  readonly topic?: string;
  /** Days before the same customer gets a repeating campaign again; left out: 60. */
  readonly pause?: number;
  /** Most that its messages may cost, in the money shown; left out or null: no limit. */
  readonly budget?: number | null;
}

export interface Count {
  readonly id: string;
  readonly label: string;
  readonly count: number;
}

export interface CampaignPreview {
  readonly inSegment: number;
  readonly leftOut: number;
  readonly leftOutBy: readonly Count[];
  readonly heldOut: number;
  readonly gets: number;
  readonly parts: number | null;
  readonly cost: Money | null;
  /** What a discount in the text comes to if everybody takes it on a usual order; null where none can be read. */
  readonly discountCost: Money | null;
  /** Left at the gateway now; null where it was not asked or does not say. */
  readonly credit: Money | null;
  readonly daysNeeded: number;
  readonly samples: readonly {
    readonly to: string;
    readonly subject: string;
    readonly text: string;
    readonly html: string;
  }[];
  readonly length: {
    readonly units: number;
    readonly limit: number;
    readonly parts: number;
    readonly longestName: string;
  } | null;
  readonly lint: readonly { readonly level: 'error' | 'warn'; readonly text: string }[];
  /** The number must be typed to confirm. */
  readonly typeNumber: boolean;
  /** How many go alone first. */
  readonly firstAlone: number;
  /** Start of the hour in which it begins. */
  readonly startsAt: number;
}

export interface CampaignStatus {
  readonly name: string;
  readonly segment: string;
  readonly segmentName: string;
  readonly channel: Channel;
  readonly state: string;
  readonly stateLabel: string;
  /** Why it is paused, in words; ''. */
  readonly reason: string;
  /** Id of the reason; left out or '' where there is none. */
  readonly reasonId?: string;
  readonly draft: CampaignDraft;
  readonly total: number;
  readonly done: number;
  readonly states: readonly Count[];
  readonly notSent: readonly Count[];
  /** Messages that went or not, with no gateway to ask: the first of them. They wait for a person. */
  readonly doubtful: readonly { readonly key: string; readonly to: string; readonly at: number | null }[];
  /** `stuck`: the hourly run does not come, so it goes only when somebody presses Run now. */
  readonly next: { readonly at: number; readonly note: string; readonly stuck: boolean } | null;
  readonly results: {
    readonly sent: number;
    readonly orders: number | null;
    readonly revenue: Money | null;
    readonly cost: Money | null;
    readonly heldOut: number;
    readonly heldOutOrders: number | null;
    /** Reported on the phone; null where nobody reports it. */
    readonly reached: number | null;
    readonly ordersByCode: number | null;
    /** Against those held out; null where nobody was, or where no orders since are known. */
    readonly evidence: {
      readonly people: number;
      readonly bought: number;
      readonly heldOut: number;
      readonly heldOutBought: number;
      /** Orders it added, with the ends of the 95 % interval; below 0 where it cost some. */
      readonly extra: number;
      readonly low: number;
      readonly high: number;
      readonly verdict: 'proven' | 'unproven' | 'harmed' | 'too_few' | 'early';
      readonly verdictLabel: string;
      readonly sentence: string;
    } | null;
    readonly optOuts: number;
    readonly collectingUntil: number | null;
    /** Day up to which orders are known, where that is before the end of the last window: "2025-11-30". */
    readonly ordersUntil: string | null;
  } | null;
}

export interface CampaignList {
  readonly campaigns: readonly CampaignStatus[];
  readonly segments: readonly { readonly id: string; readonly name: string; readonly customers: number }[];
  readonly gateways: readonly { readonly id: string; readonly label: string; readonly ready: boolean }[];
  readonly fields: readonly { readonly id: string; readonly label: string }[];
  /** What it costs to win a customer by advertising; null where nobody says what that cost. */
  readonly winningCost: Money | null;
  readonly quotaLeft: number;
}

export interface RunReport {
  readonly sent: number;
  readonly notes: readonly string[];
  readonly campaigns: CampaignList;
}

export interface SettingsPage {
  readonly values: Readonly<Record<string, string | number | boolean>>;
  readonly gateways: readonly {
    readonly id: string;
    readonly label: string;
    readonly settings: readonly {
      readonly id: string;
      readonly label: string;
      readonly help: string;
      readonly secret: boolean;
      readonly value: string;
      readonly stored: boolean;
    }[];
  }[];
  readonly optOutWay: string;
}

export interface CustomerCard {
  readonly found: boolean;
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly segment: string;
  readonly stage: string;
  readonly score: string;
  readonly orders: number;
  readonly spent: Money;
  readonly lastOrder: string;
  readonly optedOut: readonly Channel[];
  readonly recentOrders: readonly { readonly day: string; readonly amount: Money; readonly what: string }[];
  readonly messages: readonly {
    readonly at: string;
    readonly campaign: string;
    readonly state: string;
    readonly reason: string;
  }[];
}

export interface FormulaPlaces {
  /** "Orders!B2", the cell chosen now. */
  readonly cell: string;
  /** Tabs that hold something, those of the orders in use first; `lastColumn` is its last letter. */
  readonly tabs: readonly { readonly name: string; readonly lastColumn: string; readonly orders: boolean }[];
}

export interface FormulaWritten {
  readonly cell: string;
  readonly written: boolean;
  /** What was in the cell. */
  readonly held: string;
}

export interface ForecastCheck {
  readonly sentences: readonly string[];
  /** Order days: `bias` is (forecast − came) ÷ came, `error` that of one customer. */
  readonly figures: {
    readonly came: number;
    readonly forecast: ForecastFigures;
    readonly pastRate: ForecastFigures;
  } | null;
}

export interface ForecastFigures {
  readonly total: number;
  readonly bias: number | null;
  readonly error: number;
}

export interface Progress {
  readonly step: string;
  readonly done: number;
  readonly of: number;
}

/** Who asks, and of what: given to every answering function. */
export interface Asked {
  readonly platform: Platform;
  /** The person's language: everything answered is worded in it. */
  readonly language: Language;
  /** The file's language: everything written to tabs is worded in it. */
  readonly fileLanguage: Language;
}

export type Answering<N extends CallName> = (
  input: Parameters<Calls[N]>[0],
  asked: Asked,
) => ReturnType<Calls[N]>;
