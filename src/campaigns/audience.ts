import { isoOf } from '../core/days.ts';
import { shareOf } from '../core/hash.ts';
import { isSamplePerson } from '../orders/samplePeople.ts';
import { reachOf } from './address.ts';
import type { Campaign } from './campaign.ts';
import type { Cap, SentHistory } from './caps.ts';
import { keyOf } from './message.ts';
import type { OptOuts } from './optOuts.ts';
import type { Shop } from './shop.ts';
import type { Reason } from './words.ts';

/** One person of the audience, as a row of the ledger will say it. */
export interface PlannedMessage {
  readonly key: string;
  /** Index into the orders' customers. */
  readonly customer: number;
  readonly to: string;
  readonly state: 'planned' | 'held_out' | 'excluded';
  readonly reason: Reason | '';
  /** 1 is first in the queue; 0 for who is not in it. */
  readonly place: number;
  readonly orders: number;
  /** "2025-11-30" */
  readonly lastOrder: string;
  /** A code of one's own; left out where the campaign has one for all. */
  readonly code?: string;
}

export interface AudienceQuestion {
  readonly campaign: Pick<Campaign, 'key' | 'channel' | 'kind' | 'holdout' | 'pauseDays' | 'repeat'>;
  readonly occurrence: string;
  readonly step: string;
  readonly shop: Shop;
  /** Customers of the segment, as indices. */
  readonly members: Int32Array;
  readonly now: number;
  readonly optOuts: OptOuts;
  readonly history: SentHistory;
  readonly caps: readonly Cap[];
  /** When a customer got this campaign last, or takes part in it still; null for never. ms since 1970 UTC. */
  lastGot(customer: string): number | null;
  /** What keeps somebody's message from being sent as it would read; null for nothing. */
  whyUnfit(customer: number, to: string): Reason | null;
  /** Codes still free, one for each who gets the message; null where none is needed. */
  readonly codes: readonly string[] | null;
  /** Addresses already used in this occurrence and step, by rows planned before. */
  readonly usedAddresses: ReadonlySet<string>;
}

/** Below so many people a holdout proves nothing and costs sales, so there is none unless asked for. */
const holdoutFrom = 1000;
const usualHoldout = 0.1;
/** Who may get a message so soon stays in the queue; who must wait longer is left out. */
export const capWaitMs = 24 * 3_600_000;

const dayMs = 86_400_000;

/**
 * Everybody in the segment with what will become of them: first those in the queue, worthiest first and equal ones
 * shuffled by hash, then those left out. Held-out people stand in the queue among the others.
 */
export function audienceOf(question: AudienceQuestion): PlannedMessage[] {
  const { shop, members, campaign } = question;
  const ranked = rank(question);
  const used = new Set(question.usedAddresses);
  const queue: { customer: number; to: string }[] = [];
  const leftOut: PlannedMessage[] = [];
  for (const customer of ranked) {
    const { to, reason } = whyNot(question, customer, used);
    if (reason === null) {
      used.add(to);
      queue.push({ customer, to });
    } else leftOut.push(row(question, customer, { to, state: 'excluded', reason, place: 0 }));
  }
  const share = campaign.holdout ?? (queue.length >= holdoutFrom ? usualHoldout : 0);
  const codes = question.codes === null ? null : [...question.codes].reverse();
  const queued = queue.map(({ customer, to }, i): PlannedMessage => {
    const place = i + 1;
    const isHeldOut = isInHoldout(campaign.key, shop.orders.customers[customer]!, share);
    if (isHeldOut) return row(question, customer, { to, state: 'held_out', reason: '', place });
    if (!codes) return row(question, customer, { to, state: 'planned', reason: '', place });
    const code = codes.pop();
    return code === undefined
      ? row(question, customer, { to, state: 'excluded', reason: 'no_code', place: 0 })
      : { ...row(question, customer, { to, state: 'planned', reason: '', place }), code };
  });
  return members.length === 0 ? [] : [...queued, ...leftOut];
}

/** The same answer for the same campaign and customer, whenever it is asked. */
export function isInHoldout(campaign: string, customer: string, share: number): boolean {
  return shareOf(`holdout|${campaign}|${customer}`) < share;
}

function rank({ shop, members, campaign }: AudienceQuestion): number[] {
  const { spent, orders } = shop;
  const lot = new Map<number, number>();
  for (const customer of members)
    lot.set(customer, shareOf(`queue|${campaign.key}|${orders.customers[customer]}`));
  return [...members].sort((a, b) => spent[b]! - spent[a]! || lot.get(a)! - lot.get(b)!);
}

function whyNot(
  question: AudienceQuestion,
  customer: number,
  used: ReadonlySet<string>,
): { to: string; reason: Reason | null } {
  const { campaign, shop } = question;
  const person = shop.orders.person(customer);
  const key = shop.orders.customers[customer]!;
  const { to, reason } = reachOf(campaign.channel, person, shop.customersWithPhone);
  const optedOut = question.optOuts.reason(campaign.channel, campaign.kind, to, key);
  if (optedOut) return { to, reason: optedOut };
  if (reason) return { to, reason };
  if (isSamplePerson(person)) return { to, reason: 'sample' };
  if (person.consent === false && campaign.kind === 'advertising') return { to, reason: 'no_consent' };
  const last = question.lastGot(key);
  if (last !== null && question.now - last < campaign.pauseDays * dayMs) return { to, reason: 'already_got' };
  const free = question.history.freeAt([key, to], campaign.channel, question.caps);
  if (free > question.now + capWaitMs) return { to, reason: 'capped' };
  return { to, reason: question.whyUnfit(customer, to) ?? (used.has(to) ? 'duplicate_address' : null) };
}

function row(
  { campaign, occurrence, step, shop }: AudienceQuestion,
  customer: number,
  what: Pick<PlannedMessage, 'to' | 'state' | 'reason' | 'place'>,
): PlannedMessage {
  const { orders, lastOrder, orderCount } = shop;
  const last = lastOrder[customer]!;
  return {
    key: keyOf(campaign.key, occurrence, orders.customers[customer]!, step),
    customer,
    ...what,
    orders: orderCount[customer]!,
    lastOrder: last < 0 ? '' : isoOf(orders.day[last]!),
  };
}
