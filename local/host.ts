import type { Book } from './book/book.ts';
import type { FormulaResult } from './formula/once.ts';
import type { SharedState } from './google/account.ts';

/**
 * One spreadsheet with the add-on in it, on this machine: what a page, a script or a test drives in Google's place.
 * Everything runs the built bundle, on a clock that only moves when told to.
 */
export interface HostOptions {
  readonly bundle: Bundle;
  /** Left out: an empty file with one tab. */
  readonly book?: Book;
  /** Id of that empty file. */
  readonly fileId?: string;
  /** Where the clock stands at first, ms since 1970 UTC. */
  readonly nowMs: number;
  /** Zone of the spreadsheet, IANA. The script's own zone is the manifest's. */
  readonly timezone: string;
  /** Language of the person at the keyboard. */
  readonly language: string;
  readonly account: 'consumer' | 'workspace';
  /** What a clock trigger sees as the active spreadsheet; Google's own texts disagree (see `Google`). */
  readonly clockActive: 'container' | 'none';
  /** A test deployment makes triggers that never fire. */
  readonly installation: 'bound' | 'addon' | 'test';
  /** False: an add-on that is installed but was never used in this file, so that `onOpen` may add its menu and no more. */
  readonly enabled?: boolean;
  /** E-mail address of the person at the keyboard, who owns the file too unless `owner` is given. */
  readonly email: string;
  readonly owner?: string;
  /** What several files of one installation share: script properties, everybody's own properties, quotas, triggers. */
  readonly shared?: SharedState;
}

/** The built `dist/`: texts, not paths. Several code files are evaluated in the order given, in one scope. */
export interface Bundle {
  readonly code: string | readonly { readonly name: string; readonly source: string }[];
  readonly sidebar: string;
  /** Other HTML files by name without ".html". */
  readonly html?: Readonly<Record<string, string>>;
  readonly manifest: string;
  /** Names of the functions declared at the top level of `code`, where they were read before: reading them is slow. */
  readonly functions?: readonly string[];
}

export interface Host {
  readonly book: Book;
  /** E-mail address of the person at the keyboard; change it with `actAs`. */
  readonly person: string;
  actAs(email: string): void;
  /** ms since 1970 UTC. */
  now(): number;
  /** Moves the clock and fires, in order, every trigger that comes due; answers what ran. */
  advance(ms: number): readonly Execution[];
  advanceTo(ms: number): readonly Execution[];
  /** When the next trigger of this file is due, null if none waits. */
  nextDue(): number | null;
  /** What Google runs when the file opens; rebuilds the menu. */
  onOpen(): Execution;
  menu(): readonly MenuEntry[];
  /** Runs a menu entry; its failure is in the execution, as Google would show it in a bar. */
  clickMenu(functionName: string): Execution;
  sidebar(): Sidebar | null;
  closeSidebar(): void;
  /** `google.script.run`, the server's half: arguments as JSON values in, the answer as a JSON value out. */
  rpc(name: string, args: readonly unknown[]): RpcAnswer;
  /** What a formula comes to that stands in no cell; references without a sheet mean the active one. */
  evaluate(formula: string): FormulaResult;
  /** A person types: parsed like typing, and `onEdit` alone fires. Rows and columns from 1. */
  typeCell(sheetId: number, row: number, column: number, text: string): void;
  /** What was really sent, oldest first. */
  readonly outbox: readonly SentMessage[];
  /** Oldest first; cells are counted in `cellExecutions` and listed only when they fail. */
  readonly executions: readonly Execution[];
  readonly triggers: readonly TriggerRecord[];
  quotaLeft(): QuotaLeft;
  /** Trouble to come; may be changed at any moment. */
  readonly faults: Faults;
  /** Whether the person has consented; 'required' makes every service that needs a scope fail. */
  authorization: 'granted' | 'required';
  readonly toasts: readonly Toast[];
  readonly dialogs: readonly Dialog[];
  /** Answers alerts and prompts; by default the first button is pressed, with no text. */
  answerDialog: (dialog: Dialog) => { readonly button: string; readonly text?: string };
  /** What the sidebar may call: public functions of the bundle, in file order. */
  readonly functions: readonly string[];
  /** What the program asked for that this host has not, each once; a test wants it empty. */
  readonly gaps: readonly string[];
  /** The fake of an SMS provider: its credit, whom it blocks, what was answered to it. */
  gateway(id: string): Panel;
  /** Google service calls of all executions so far, cells included. */
  readonly serviceCalls: number;
  /** Lines of console and Logger, newest last. */
  readonly log: readonly LogLine[];
}

export type AuthMode = 'NONE' | 'LIMITED' | 'CUSTOM_FUNCTION' | 'FULL';

/** One run of a function of the bundle. */
export interface Execution {
  /** Name of the function. */
  readonly entry: string;
  /** `event` is an installable trigger of the file's. */
  readonly kind: 'open' | 'edit' | 'menu' | 'rpc' | 'clock' | 'event' | 'cell';
  readonly mode: AuthMode;
  /** Clock at its start, ms since 1970 UTC. */
  readonly at: number;
  /** By the cost table, not by this machine. */
  readonly ms: number;
  /** Google service calls; Utilities, Logger and console are free. */
  readonly calls: number;
  /** Calls by name, such as "Range.getValues". */
  readonly callsByName: Readonly<Record<string, number>>;
  readonly person: string;
  readonly error: RunError | null;
}

/** `killed`: the run was ended from outside and could not notice. `line` is that of the script which threw, if known. */
export interface RunError {
  readonly name: string;
  readonly message: string;
  readonly killed: boolean;
  readonly line: number | null;
}

export interface MenuEntry {
  readonly caption: string;
  /** '' for a separator. */
  readonly functionName: string;
  /** Captions of the menus it stands in, outermost first. */
  readonly path: readonly string[];
}

export interface Sidebar {
  readonly title: string;
  readonly html: string;
  /** The function that Google called when it was shown; called again, it shows it anew. */
  readonly shownBy: string;
  /** Grows by one each time a sidebar is shown, so that a page knows when to load it anew. */
  readonly serial: number;
}

export type RpcAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly name: string; readonly message: string; readonly killed: boolean };

export interface SentMessage {
  readonly at: number;
  readonly channel: 'email' | 'sms';
  /** E-mail address, or phone as the gateway was given it. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Name or line the message comes from. */
  readonly sender: string;
  readonly replyTo: string;
  /** Gateway id; '' for e-mail. */
  readonly gateway: string;
  /** What became of it, as the gateway would say when asked. */
  readonly state: 'accepted' | 'delivered' | 'failed' | 'blocked';
  /** Price in the gateway's unit (Rial for Iranian ones), null if it tells none. */
  readonly cost: number | null;
}

export interface TriggerRecord {
  readonly id: string;
  readonly handler: string;
  readonly event: 'CLOCK' | 'ON_OPEN' | 'ON_EDIT' | 'ON_FORM_SUBMIT' | 'ON_CHANGE';
  readonly owner: string;
  readonly fileId: string;
  /** ms since 1970 UTC, null once a single one has fired. */
  readonly due: number | null;
}

export interface QuotaLeft {
  readonly emailRecipients: number;
  readonly urlFetchCalls: number;
  readonly triggerMs: number;
}

/** What a provider keeps for its customer; may be changed at any moment. */
export interface Panel {
  /** In the provider's unit: Rial, or messages at SMS.ir. */
  credit: number;
  /** Numbers, in E.164, that let no advertising through. */
  readonly blocked: Set<string>;
  /** Numbers that answered STOP or «لغو۱۱», with the moment. */
  readonly optedOut: Map<string, number>;
  /** Texts that came in, oldest first. */
  readonly inbox: {
    readonly at: number;
    readonly from: string;
    readonly to: string;
    readonly text: string;
  }[];
}

export interface Faults {
  /** Told the name of every service call that is made, such as `Range.setValues`. */
  onCall: ((name: string) => void) | null;
  /** The n-th service call from the host's start is not made and its execution is dead; null for none. */
  killAt: number | null;
  /** A killed run keeps what it wrote since its last flush. */
  killKeepsWrites: boolean;
  /** Share of cache reads that find nothing though something was put, 0 to 1. */
  cacheLoss: number;
  /** Language of Google's error texts. */
  errorLanguage: 'en' | 'fr';
  /** For the next clock triggers, in order: left out, fired twice, or so many ms late. */
  firing: ('skip' | 'twice' | number)[];
  /** Real time after which a busy run is ended; null for as long as its own clock would let it. */
  watchdogMs: number | null;
  /** Cells that may run at the same time before Google refuses; null for any number. */
  simultaneousCells: number | null;
  /** For the next calls of a gateway, in order: what happens instead of an answer. */
  gateway: GatewayFault[];
}

export interface GatewayFault {
  /** Gateway id, or '*' for any. */
  readonly gateway: string;
  /** `lost`: the gateway did its work but no answer arrives; `unreachable`: nothing arrived; a number: an HTTP status. */
  readonly what: 'lost' | 'unreachable' | 'credit' | number;
}

export interface Toast {
  readonly at: number;
  readonly message: string;
  readonly title: string;
}

export interface Dialog {
  readonly kind: 'alert' | 'prompt' | 'modal' | 'modeless';
  readonly title: string;
  readonly text: string;
  readonly html: string;
  readonly buttons: readonly string[];
}

export interface LogLine {
  readonly at: number;
  readonly level: 'log' | 'info' | 'warn' | 'error';
  readonly text: string;
}
