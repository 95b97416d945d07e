import type { Cell, Table } from './core/cells.ts';
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
  tabs(): readonly Tab[];
  /** A new last tab, not made active. @throws when the name is taken */
  addTab(name: string, rows: number, columns: number): Tab;
  /** What was written so far is really there when this returns. */
  flush(): void;
  /** Runs `work` while nobody else of this file does, or returns null if another does for `waitMs`. */
  withLock<T>(waitMs: number, work: () => T): T | null;
}

/** Rows and columns are counted from 1, as in the sheet. */
export interface Tab {
  readonly id: number;
  readonly name: string;
  /** Every cell from A1 to the last one with content, rectangular; [] for an empty tab. */
  values(): Cell[][];
  /** Writes a rectangle, growing the grid where it must; text that could be a formula stays text. */
  write(row: number, column: number, values: Table): void;
  /** Everything else of a tab that we set or keep: see `segments/publish.ts`. */
  look(): TabLook;
}

/** The looks of a tab, one service call a member or two. */
export interface TabLook {
  rename(name: string): void;
  delete(): void;
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
