import type { Day } from '../core/days.ts';
import { foldText } from '../core/text.ts';
import type { Platform } from '../platform.ts';
import { findTable } from '../segments/table.ts';
import { archiveTab } from '../segments/tabs.ts';
import type { Campaign } from './campaign.ts';
import type { Ledger } from './ledger.ts';
import { type Message, readMessage } from './message.ts';
import type { CampaignResults } from './results.ts';
import type { MessageState, Reason } from './words.ts';

/** How many messages of a campaign are in each state, and why those that did not go. */
export interface Tally {
  readonly states: Readonly<Partial<Record<MessageState, number>>>;
  readonly reasons: Readonly<Partial<Record<Reason, number>>>;
}

/** What stays known of a campaign when its rows leave the ledger. */
export interface KeptCampaign extends Tally {
  /** Days of the first and the last turn that came. */
  readonly days: readonly [first: Day, last: Day] | null;
  /** Its codes, folded; null where each message had one of its own. */
  readonly codes: readonly string[] | null;
  /** Null where its row in Campaigns is gone. */
  readonly results: CampaignResults | null;
  readonly optOuts: number;
}

/** Campaigns that are long over, whose rows are in the archive or on their way there. */
export interface Archive {
  /** By key; what does not move any more is kept in document properties. */
  readonly kept: Readonly<Record<string, KeptCampaign>>;
  /** What stays of a campaign that is over; undefined while its rows alone tell of it. */
  of(campaign: Campaign): KeptCampaign | undefined;
  /** Every row of theirs. Read when first asked for, which takes a while. */
  messages(): readonly Message[];
}

const keptAs = 'archived';

export const writeKept = ({ settings }: Platform, kept: Archive['kept']): void =>
  settings.file.set(keptAs, kept);

export function loadArchive(platform: Platform, ledger: Ledger): Archive {
  const kept = platform.settings.file.get<Archive['kept']>(keptAs) ?? {};
  let messages: readonly Message[] | undefined;
  return {
    kept,
    of: ({ key, state }) => (state === 'finished' || state === 'cancelled' ? kept[key] : undefined),
    messages() {
      const table = messages ? null : findTable(platform, archiveTab, 'key');
      messages ??= [
        ...Object.keys(kept).flatMap((key) => ledger.of(key)),
        ...(table?.rows ?? []).map((row) => readMessage(table!, row)).filter(({ key }) => !ledger.find(key)),
      ];
      return messages;
    },
  };
}

/** Codes by which orders may be told to come from these messages. */
export function codesIn(campaign: Campaign, messages: readonly Message[]): KeptCampaign['codes'] {
  const codes = new Set([campaign.code, ...messages.map(({ code }) => code)].map(foldText));
  codes.delete('');
  return codes.size > fewCodes ? null : [...codes];
}

const fewCodes = 5;

export function tallyOf(messages: readonly Message[]): Tally {
  const states: Partial<Record<MessageState, number>> = {};
  const reasons: Partial<Record<Reason, number>> = {};
  for (const { state, reason } of messages) {
    if (state === null) continue;
    states[state] = (states[state] ?? 0) + 1;
    if (reason !== '' && (state === 'excluded' || state === 'failed'))
      reasons[reason] = (reasons[reason] ?? 0) + 1;
  }
  return { states, reasons };
}
