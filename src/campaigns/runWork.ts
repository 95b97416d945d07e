import type { Language } from '../core/language.ts';
import type { Platform, Store } from '../platform.ts';
import { type Campaign, type CampaignsTable, stateCells } from './campaign.ts';
import { type Journal, type Note, writeJournal } from './journal.ts';
import type { Ledger } from './ledger.ts';
import type { ReadyGateway } from './loadGateway.ts';
import type { CustomerColumns } from './loadShop.ts';
import type { OptOut } from './optOuts.ts';
import type { ReadOptOuts } from './readOptOuts.ts';
import type { Rules } from './rules.ts';
import type { Shop } from './shop.ts';
import type { CampaignState, Reason } from './words.ts';

/** Everything one run holds while it has the lock of the file. */
export interface Work {
  readonly platform: Platform;
  /** The file's settings as others write them meanwhile: where a person's stop arrives. */
  readonly live: Store;
  /** The file's. */
  readonly language: Language;
  readonly rules: Rules;
  journal: Journal;
  readonly campaigns: CampaignsTable;
  readonly ledger: Ledger;
  readonly optOuts: ReadOptOuts;
  /** Null when no orders can be read. */
  shop(): Shop | null;
  members(segment: string): Int32Array;
  /** What the Customers tab says of each; null while no orders can be read. */
  columns(): CustomerColumns | null;
  /** With its settings, read once; null where it is not set up. */
  gateway(id: string): ReadyGateway | null;
  /** What gateways told of people's wishes, to be kept in Opt-outs. */
  readonly wishes: Wish[];
  /** How many messages went in this run. */
  sent: number;
  /** What happened, for the run log and whoever pressed the button. */
  readonly notes: Note[];
}

export interface Wish extends OptOut {
  readonly source: string;
  readonly customer: string;
}

export function noteJournal(work: Work, change: Partial<Journal>): void {
  work.journal = { ...work.journal, ...change };
  writeJournal(work.platform.settings.file, work.journal);
}

/** Brings the claim counters of the campaigns in hand to what the ledger says. */
export function noteClaims(work: Work, campaigns: readonly string[], batch?: string): void {
  const claims = { ...work.journal.claims };
  for (const name of campaigns) claims[name] = work.ledger.claimed(name);
  noteJournal(work, batch === undefined ? { claims } : { claims, batch });
}

export function setState(work: Work, campaign: Campaign, state: CampaignState, reason: Reason | ''): void {
  work.campaigns.set(campaign.row, stateCells(state, reason, work.language));
}
