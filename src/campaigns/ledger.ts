import type { Language } from '../core/language.ts';
import type { Cells, Row } from '../segments/table.ts';
import { SentHistory } from './caps.ts';
import {
  type Change,
  claimedStates,
  type Message,
  type MessageColumn,
  type MessagesTable,
  readMessage,
  setMessage,
  wentOrMayHave,
} from './message.ts';
import type { MessageState } from './words.ts';

/** No cap looks further back. */
const historyDays = 45;
const dayMs = 86_400_000;

/**
 * Every message of the file, read once. People may have sorted it, copied rows or typed over states: a key counts
 * once, as the row that got furthest, and a state that is none of ours is never sent.
 */
export class Ledger {
  readonly messages: Message[] = [];
  /** What went in the last weeks, for the caps; kept up while sending. */
  readonly history = new SentHistory();
  private readonly remembered = new Set<Message>();
  private readonly byKey = new Map<string, Message>();
  private readonly byCampaign = new Map<string, Message[]>();

  constructor(
    private readonly table: MessagesTable,
    private readonly language: Language,
    private readonly now: number,
  ) {
    for (const row of table.rows) this.add(readMessage(table, row));
  }

  /** In the order of the queue. */
  of(campaign: string): readonly Message[] {
    return this.byCampaign.get(campaign) ?? [];
  }

  find(key: string): Message | undefined {
    return this.byKey.get(key);
  }

  /** How many messages of a campaign were ever claimed for sending. */
  claimed(campaign: string): number {
    return this.of(campaign).filter((message) => claimedStates.has(message.state)).length;
  }

  change(message: Message, change: Change): void {
    setMessage(this.table, message, change, this.language);
  }

  append(cells: Cells<MessageColumn>): void {
    this.add(readMessage(this.table, this.table.append(cells)));
  }

  /** Puts the queue of a campaign in order after rows were added. */
  sort(campaign: string): void {
    this.byCampaign.get(campaign)?.sort((a, b) => a.place - b.place);
  }

  save(): void {
    this.table.save();
  }

  /** Looks where rows stand by now, before they are written long after they were read. */
  locate(messages: readonly Message[]): void {
    this.table.locate(messages.map(({ row }) => row));
  }

  /** Of rows that were saved and flushed, those that really stand there as claimed. */
  standing(messages: readonly Message[]): Message[] {
    const rows = new Set<Row>(
      this.table.readBack(
        messages.map(({ row }) => row),
        ['state', 'batch'],
      ),
    );
    return messages.filter(({ row }) => rows.has(row));
  }

  /** From now on this message counts against the caps of whoever gets it, as long as it went or may have. */
  remember(message: Message): void {
    const at = goneAt(message);
    if (this.remembered.has(message) || at < this.now - historyDays * dayMs) return;
    this.remembered.add(message);
    this.history.add([message.customer, message.to], {
      channel: message.channel,
      at: () => goneAt(message),
      counts: () => wentOrMayHave.has(message.state),
    });
  }

  private add(message: Message): void {
    const twin = this.byKey.get(message.key);
    if (twin) {
      if (rankOf(message.state) <= rankOf(twin.state)) return;
      this.messages.splice(this.messages.indexOf(twin), 1);
      const siblings = this.byCampaign.get(twin.campaign)!;
      siblings.splice(siblings.indexOf(twin), 1);
    }
    this.byKey.set(message.key, message);
    this.messages.push(message);
    const siblings = this.byCampaign.get(message.campaign);
    if (siblings) siblings.push(message);
    else this.byCampaign.set(message.campaign, [message]);
    if (wentOrMayHave.has(message.state)) this.remember(message);
  }
}

const goneAt = ({ sentAt, changedAt }: Message): number => sentAt ?? changedAt ?? 0;

const ranks: readonly (MessageState | null)[] = [
  'planned',
  'held_out',
  'excluded',
  null,
  'cancelled',
  'retry',
  'failed',
  'sending',
  'unknown',
  'accepted',
  'delivered',
];
const rankOf = (state: MessageState | null): number => ranks.indexOf(state);
