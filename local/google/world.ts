import type { Book } from '../book/book.ts';
import type { CallingCell } from '../formula/custom.ts';
import type { Dialog, Faults, Host, LogLine, MenuEntry, SentMessage, Sidebar, Toast } from '../host.ts';
import type { Project } from '../runtime/project.ts';
import type { Realm } from '../runtime/realm.ts';
import type { Run } from '../runtime/run.ts';
import type { Account, SharedState } from './account.ts';
import type { HttpAnswer, HttpCall } from './web.ts';

/** Everything that lasts longer than an execution: one file with the add-on in it, and who sits in front of it. */
export interface World {
  readonly project: Project;
  readonly book: Book;
  readonly shared: SharedState;
  readonly account: Account;
  readonly installation: 'bound' | 'addon' | 'test';
  readonly clockActive: 'container' | 'none';
  readonly language: string;
  readonly owner: string;
  readonly faults: Faults;
  readonly outbox: SentMessage[];
  readonly toasts: Toast[];
  readonly dialogs: Dialog[];
  readonly log: LogLine[];
  /** What a script asked for that this host has not; each once. */
  readonly gaps: Set<string>;
  /** Whoever answers web calls on this machine; null when nobody has that address. */
  answerWeb(call: HttpCall): HttpAnswer | null;
  answerDialog: Host['answerDialog'];
  authorization: Host['authorization'];
  menu: readonly MenuEntry[];
  sidebar: Sidebar | null;
  /** A number from 0 to 1, the same series in every host. */
  chance(): number;
  /** Service calls of all executions so far. */
  serviceCalls: number;
  /** Cells that ran since anything else did: Google would run them at the same time. */
  cellsAtOnce: number;
}

/** What a service knows of the execution it serves. */
export interface Env {
  readonly world: World;
  readonly run: Run;
  readonly realm: Realm;
  /** The cell whose formula runs, in an execution of a cell. */
  readonly caller: CallingCell | null;
}
