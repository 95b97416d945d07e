import type { Channel } from '../calls/campaigns.ts';
import type { Cell } from '../core/cells.ts';
import type { Language } from '../core/language.ts';
import { readNumber } from '../core/typed.ts';
import type { Cells, KeyedTable, Row } from '../segments/table.ts';
import type { messagesTab } from '../segments/tabs.ts';
import { channelWords, momentOf, readReason } from './campaign.ts';
import { idOf, type MessageState, messageStates, type Reason, reasons } from './words.ts';

export type MessageColumn = (typeof messagesTab)['columns'][number]['id'];
export type MessagesTable = KeyedTable<MessageColumn>;

/** A row of the ledger. Only what changes while sending can be set, by `setMessage`. */
export interface Message {
  readonly row: Row;
  readonly key: string;
  readonly campaign: string;
  readonly occurrence: string;
  readonly customer: string;
  readonly name: string;
  readonly step: string;
  readonly channel: Channel;
  readonly to: string;
  readonly variant: string;
  readonly code: string;
  /** 1 is first in the queue. */
  readonly place: number;
  /** What was known when it was planned, to see who has ordered since. */
  readonly orders: number;
  readonly lastOrder: string;
  /** ms since 1970 UTC. */
  readonly plannedAt: number | null;
  state: MessageState | null;
  reason: Reason | '';
  sentAt: number | null;
  changedAt: number | null;
  tries: number;
  parts: number | null;
  cost: number | null;
  /** Unit of the cost: IRT, USD, 'credit'; '' while none is known. */
  currency: string;
  reference: string;
  batch: string;
}

/** What of a message may change after planning. */
export interface Change {
  readonly state?: MessageState;
  readonly reason?: Reason | '';
  /** What the gateway said, shown after the reason. */
  readonly detail?: string;
  readonly sentAt?: number | null;
  readonly changedAt?: number;
  readonly tries?: number;
  readonly parts?: number | null;
  readonly cost?: number | null;
  readonly currency?: string;
  readonly reference?: string;
  readonly batch?: string;
}

/** States in which a message went, or may have. */
export const wentOrMayHave: ReadonlySet<MessageState | null> = new Set<MessageState | null>([
  'sending',
  'accepted',
  'delivered',
  'unknown',
]);

/** States that only a claim leads to: what the claim counter counts. */
export const claimedStates: ReadonlySet<MessageState | null> = new Set<MessageState | null>([
  ...wentOrMayHave,
  'failed',
  'retry',
]);

export function keyOf(campaign: string, occurrence: string, customer: string, step: string): string {
  return [campaign, occurrence, customer, step].join('|');
}

export function readMessage(table: MessagesTable, row: Row): Message {
  const cell = (column: MessageColumn) => table.text(row, column);
  return {
    row,
    key: cell('key'),
    campaign: cell('campaign'),
    occurrence: cell('occurrence'),
    customer: cell('customer'),
    name: cell('name'),
    step: cell('step'),
    channel: idOf(channelWords, cell('channel')) ?? 'email',
    to: cell('to'),
    variant: cell('variant'),
    code: cell('code'),
    place: numberOf(table.get(row, 'place')) ?? Number.MAX_SAFE_INTEGER,
    orders: numberOf(table.get(row, 'orders')) ?? 0,
    lastOrder: cell('last_order'),
    plannedAt: momentOf(table.get(row, 'planned')),
    state: idOf(messageStates, cell('state')),
    reason: readReason(cell('reason')),
    sentAt: momentOf(table.get(row, 'sent')),
    changedAt: momentOf(table.get(row, 'changed')),
    tries: numberOf(table.get(row, 'tries')) ?? 0,
    parts: numberOf(table.get(row, 'parts')),
    cost: numberOf(table.get(row, 'cost')),
    currency: cell('currency'),
    reference: cell('reference'),
    batch: cell('batch'),
  };
}

/** Most cells are numbers or blank, and a ledger is long. */
const numberOf = (cell: Cell): number | null =>
  typeof cell === 'number' ? cell : cell === '' ? null : readNumber(cell);

/** Changes the row and the message alike; nothing is written before the table is saved. */
export function setMessage(table: MessagesTable, message: Message, change: Change, language: Language): void {
  const { detail, ...fields } = change;
  Object.assign(message, fields);
  const cells: Cells<MessageColumn> = {};
  if (change.state !== undefined) cells.state = messageStates[change.state][language];
  if (change.reason !== undefined) cells.reason = reasonCell(change.reason, detail, language);
  if (change.sentAt !== undefined) cells.sent = momentCell(change.sentAt);
  if (change.changedAt !== undefined) cells.changed = momentCell(change.changedAt);
  if (change.tries !== undefined) cells.tries = change.tries;
  if (change.parts !== undefined) cells.parts = change.parts;
  if (change.cost !== undefined) cells.cost = change.cost;
  if (change.currency !== undefined) cells.currency = change.currency;
  if (change.reference !== undefined) cells.reference = change.reference;
  if (change.batch !== undefined) cells.batch = change.batch;
  table.set(message.row, cells);
}

export const momentCell = (ms: number | null): Date | '' => (ms === null ? '' : new Date(ms));

function reasonCell(reason: Reason | '', detail: string | undefined, language: Language): string {
  if (reason === '') return '';
  return detail ? `${reasons[reason][language]} (${detail})` : reasons[reason][language];
}
