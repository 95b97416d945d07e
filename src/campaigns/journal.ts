import type { Store } from '../platform.ts';
import type { Reason } from './words.ts';

/**
 * What must survive when a version of the file is restored or the file is copied, and so is kept in document
 * properties and not in a tab. Written before the first message of each batch.
 */
export interface Journal {
  /** Id of the spreadsheet that these campaigns belong to: a copy has another. */
  readonly file: string;
  /** E-mail address of the one person whose ticks send; '' if Google did not say. */
  readonly owner: string;
  /** When there is something to do next, ms since 1970 UTC; null for nothing. Never later than the truth. */
  readonly agenda: number | null;
  /** What the ledger held of each campaign that was confirmed in this file, by key; of any other it knows nothing. */
  readonly counts: Readonly<Record<string, Counts>>;
  /** The last batch of which something may have gone. */
  readonly batch: string;
  /** Runs that had no time to write their line into the run log. */
  readonly log?: readonly LoggedRun[];
  /** A hash of the form's answers that were read. */
  readonly answers?: number;
  /** When opt-outs were read last, by gateway id. */
  readonly polled?: Readonly<Record<string, number>>;
  /** When a person last said that something late is to go on all the same, ms since 1970 UTC. */
  readonly asked?: number;
}

/** A ledger that holds fewer has lost some. */
export interface Counts {
  /** Messages that were claimed for sending so far. */
  readonly claimed: number;
  /** Rows, of any state. */
  readonly rows: number;
  /** How far the queue has gone: what stands before it and says it waits has gone, or nobody knows. */
  readonly reached: string;
}

/** One run as the log tells it. */
export interface LoggedRun {
  /** ms since 1970 UTC. */
  readonly at: number;
  readonly sent: number;
  readonly notes: readonly Note[];
}

/** What a run did for one campaign. */
export interface Note {
  readonly campaign: string;
  readonly reason: Reason | '';
  readonly sent: number;
  /** When it goes on, null when it does not by itself. */
  readonly next: number | null;
}

const key = 'campaigns';

export const readJournal = (file: Store): Journal | null => file.get<Journal>(key);

export const writeJournal = (file: Store, journal: Journal): void => file.set(key, journal);

/** The last tick of this file: when, whose, and what kept it from its work, '' for nothing. */
export interface TickRecord {
  readonly at: number;
  readonly by: string;
}

export const readTick = (file: Store): TickRecord | null => file.get<TickRecord>('tick');

export const writeTick = (file: Store, record: TickRecord): void => file.set('tick', record);

/** Campaigns that a person stopped while a run may be busy with them; a run looks here before each batch. */
export interface Halt {
  readonly all: boolean;
  readonly names: readonly string[];
}

export const readHalt = (file: Store): Halt | null => file.get<Halt>('halt');

export const writeHalt = (file: Store, halt: Halt | null): void =>
  halt ? file.set('halt', halt) : file.delete('halt');

export const isHalted = (halt: Halt | null, campaign: string): boolean =>
  halt !== null && (halt.all || halt.names.includes(campaign));
