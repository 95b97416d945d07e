import type { Block, Cell, Contents, Table } from './core/cells.ts';
import type { Zone } from './core/zone.ts';

/**
 * What the add-on needs from its host. Synchronous, because Apps Script is. Implemented once, by
 * `appsscript/`, and made inside each entry point, never while the code loads.
 */
export interface Platform {
  readonly workbook: Workbook;
  readonly mail: Mail;
  readonly http: Http;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly schedule: Schedule;
  readonly log: Log;
}

/** The spreadsheet of this execution. */
export interface Workbook {
  readonly id: string;
  readonly zone: Zone;
  /** All of them in their order; name and id of each are one service call more, when asked for. */
  tabs(): readonly Tab[];
  /** The tab with this id or, where a text is given, of exactly this name; null if there is none. One service call. */
  tab(idOrName: number | string): Tab | null;
  /**
   * Those that bear one of the names as people spell them, in whatever case, blanks, dashes and Persian letters; exact
   * ones first. The names of all tabs are read once, for one service call each.
   */
  tabsNamed(names: readonly string[]): readonly Tab[];
  /** Whether a tab bears this name: Google takes no second one, whatever the case of its letters. */
  hasTab(name: string): boolean;
  /** The cell in which the person stands. */
  chosenCell(): ChosenCell;
  /** A new last tab, not made active. @throws when the name is taken */
  addTab(name: string, rows: number, columns: number): Tab;
  /** A new last tab that looks like `model` and still holds what `model` holds, not made active. */
  addCopy(name: string, model: Tab): Tab;
  /** What was written so far is really there when this returns. */
  flush(): void;
  /** Runs `work` while nobody else of this file does, or returns null if another does for `waitMs`. */
  withLock<T>(waitMs: number, work: () => T): T | null;
}

/** A cell that a person chose. */
export interface ChosenCell {
  readonly tab: string;
  /** "B2" */
  readonly name: string;
  /** Its formula, else what it shows; '' for an empty one. */
  readonly holds: string;
  /** `format`: of the number that it gives, '' leaves it. */
  enter(formula: string, format: string): void;
}

/** Rows and columns are counted from 1, as in the sheet. */
export interface Tab {
  readonly id: number;
  readonly name: string;
  /** Every cell from A1 to the last one with content, rectangular; [] for an empty tab. */
  values(): Cell[][];
  /** The cells of a rectangle inside the grid. Two service calls. */
  part(at: Rectangle): Cell[][];
  /** The whole grid with what people may have put around the values. One service call a member. */
  contents(): Contents;
  /**
   * Writes a rectangle in one call, growing the grid where it must. Text that could be a formula stays text; text
   * that reads as a number or a day stays text only where `format` set '@' before.
   */
  write(row: number, column: number, values: Table): void;
  /** `write` for a rectangle in which a cell may hold a formula or carry a note, color or number format of its own. */
  put(row: number, column: number, block: Block): void;
  /** Takes over A1 to this cell of `from` in one call: values, formulas, formats and notes. */
  paste(from: Tab, rows: number, columns: number): void;
  /** Takes rows out of the sheet; those below move up. One service call. */
  deleteRows(row: number, rows: number): void;
  /** Number of the last row that holds something; 0 for an empty tab. One service call. */
  lastRow(): number;
  /** Number of the last column that holds something; 0 for an empty tab. One service call. */
  lastColumn(): number;
  /** Cells of the grid, blank ones too. */
  size(): { readonly rows: number; readonly columns: number };
  look(): TabLook;
}

/** How some cells look, all alike. A member left out leaves what is there; each given one is one service call. */
export interface PlainStyle {
  readonly background?: string;
  readonly color?: string;
  readonly bold?: boolean;
  readonly size?: number;
  readonly align?: 'start' | 'left' | 'center' | 'right';
  readonly middle?: boolean;
  readonly wrap?: boolean;
}

/** How the cells of one rectangle look. What is given row by row goes on with its last row; null is plain. */
export interface CellStyle extends PlainStyle {
  readonly aligns?: readonly (readonly ('left' | 'center' | 'right' | null)[])[];
  readonly formats?: readonly (readonly string[])[];
  readonly backgrounds?: readonly (readonly (string | null)[])[];
  readonly colors?: readonly (readonly (string | null)[])[];
  /** Color of a line under the cells. */
  readonly under?: string;
}

export interface Rectangle {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A chart that reads cells of its own tab. */
export interface ChartSpec {
  readonly kind: 'column' | 'bar';
  readonly title: string;
  /** Names in the first column, one series in each further column, headers in the first row. */
  readonly data: readonly Rectangle[];
  readonly stacked: boolean;
  readonly colors: readonly string[];
  readonly legend: boolean;
  /** Where its corner stands. */
  readonly row: number;
  readonly column: number;
  readonly width: number;
  readonly height: number;
  readonly rightToLeft: boolean;
}

/** The looks of a tab; each is one service call or a few. */
export interface TabLook {
  rename(name: string): void;
  delete(): void;
  hide(): void;
  show(): void;
  /** Rows that stay on top. */
  freeze(rows: number): void;
  rightToLeft(on: boolean): void;
  color(color: string): void;
  gridLines(shown: boolean): void;
  /** Widths of the columns from the first on, in pixels. */
  widths(pixels: readonly number[]): void;
  height(row: number, rows: number, pixels: number): void;
  style(at: Rectangle, style: CellStyle): void;
  /** The same for many rectangles, at the cost of one. */
  styleAll(at: readonly Rectangle[], style: PlainStyle): void;
  /** Arrows to filter by in the first row of the rectangle, of which a tab has one. Two service calls. */
  filter(at: Rectangle): void;
  /** Takes the filter away where there is one. */
  unfilter(): void;
  /** Makes the grid at least so high, above its last row: a filter that ends there takes the new rows in. */
  lengthen(rows: number): void;
  /** Makes the grid exactly this large: grown rows look like the last one, cut cells are gone. */
  resize(rows: number, columns: number): void;
  charts(): number;
  addChart(chart: ChartSpec): void;
}

export interface Mail {
  /** Recipients left today. */
  remaining(): number;
  /** @throws whatever the host throws: the caller must not read its text */
  send(message: MailMessage): void;
}

export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly senderName: string;
  readonly replyTo: string;
}

/** One call of an outside service. Bodies are text; a form body is made by the caller. */
export interface HttpRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly contentType?: string;
  readonly body?: string;
}

/** `status` 0: no answer came, so what became of the request is not known. */
export interface HttpResponse {
  readonly status: number;
  readonly body: string;
}

export interface Http {
  /** In the order of the requests; never throws, and never lets an address or key into an error or a log. */
  send(requests: readonly HttpRequest[]): HttpResponse[];
}

/** Small values kept between executions, as JSON. Values longer than the store allows are cut in pieces. */
export interface Settings {
  /** Shared by everybody who uses this file. */
  readonly file: Store;
  /** This person's, in every file; gateway keys of the sending owner live here, by file and gateway. */
  readonly person: Store;
  /** Forgotten after some minutes, maybe at once: progress of long work, results worth keeping. */
  readonly passing: Store;
}

export interface Store {
  get<T>(key: string): T | null;
  set(key: string, value: unknown): void;
  delete(key: string): void;
  /** The same store as it is now, read at one stroke: `get` is free from then on, and blind to what others write. */
  snapshot(): Store;
}

export interface Clock {
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** When this execution must have ended its work; Google kills it soon after. */
  readonly deadline: number;
}

/** The one hourly trigger of this person in this file. */
export interface Schedule {
  isOn(): boolean;
  turnOn(): void;
  turnOff(): void;
  /** E-mail address of the person this runs as, '' if unknown. */
  person(): string;
}

export interface Log {
  /** One line for the developer; never a key, an address or a text of a customer. */
  write(line: string): void;
}
