import type { Language } from '../core/language.ts';
import type { Platform, Store } from '../platform.ts';
import type { Members } from '../segments/loadSaved.ts';
import type { Click } from '../segments/ruleFacts.ts';
import { type Campaign, type CampaignsTable, stateCells } from './campaign.ts';
import { type Counts, type Journal, type Note, writeJournal } from './journal.ts';
import type { Ledger } from './ledger.ts';
import type { Archive } from './loadArchive.ts';
import type { ReadyGateway } from './loadGateway.ts';
import type { CustomerColumns } from './loadShop.ts';
import { claimedStates, type Message } from './message.ts';
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
  readonly archive: Archive;
  readonly optOuts: ReadOptOuts;
  /** Null when no orders can be read. */
  shop(): Shop | null;
  /** Null where no tab of the shop's own tells of clicks. */
  clicks(): readonly Click[] | null;
  /** @throws {UserError} when there is no such segment, or it cannot be reckoned */
  members(segment: string): Int32Array;
  /** The shop's own, from the tab Segments. */
  ownSegments(): ReturnType<Members['own']>;
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

/** Whether a campaign was confirmed in this file, and not in the one that this is a copy of. */
export const isOurs = ({ platform, journal }: Work, { key }: Campaign): boolean =>
  journal.file === platform.workbook.id && key in journal.counts;

/** Brings what the journal says of a campaign to what its ledger holds. To be called once its rows are in the sheet. */
export function noteCounts(work: Work, key: string, batch?: string): void {
  if (!(key in work.journal.counts)) return;
  const counts = { ...work.journal.counts, [key]: countsOf(work, key) };
  noteJournal(work, batch === undefined ? { counts } : { counts, batch });
}

/** Claimed messages went back into the queue. Before their rows say so: a count that is too high stops the campaign. */
export function noteReturned(work: Work, key: string, messages: number): void {
  const known = work.journal.counts[key];
  if (!known || messages === 0) return;
  noteJournal(work, {
    counts: {
      ...work.journal.counts,
      [key]: { ...known, claimed: known.claimed - messages, reached: countsOf(work, key).reached },
    },
  });
}

export function countsOf({ ledger }: Work, key: string): Counts {
  const messages = ledger.of(key);
  const claimed = messages.filter(({ state }) => claimedStates.has(state));
  const reached = claimed.map(turnOf).reduce((furthest, turn) => (turn > furthest ? turn : furthest), '');
  return { claimed: claimed.length, rows: messages.length, reached };
}

/** How many went for certain. */
export const sentOf = ({ ledger }: Work, key: string): number =>
  ledger.of(key).filter(({ state }) => state === 'accepted' || state === 'delivered').length;

/** The turn of a message among all of its campaign, as a text that sorts. */
export const turnOf = ({ occurrence, place }: Message): string =>
  `${occurrence}|${String(place).padStart(9, '0')}`;

export function setState(work: Work, campaign: Campaign, state: CampaignState, reason: Reason | ''): void {
  work.campaigns.set(campaign.row, stateCells(state, reason, work.language));
}

/** What waits for its turn in a campaign that will not go on, those held out among it. */
export function cancelRest({ ledger, platform }: Work, key: string, reason: Reason | ''): void {
  for (const message of ledger.of(key)) {
    const { state, sentAt } = message;
    const waits = state === 'planned' || state === 'retry' || (state === 'held_out' && sentAt === null);
    if (waits) ledger.change(message, { state: 'cancelled', reason, changedAt: platform.clock.now() });
  }
}
