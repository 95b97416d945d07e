import type { Channel } from '../calls/campaigns.ts';
import type { Money } from '../calls/money.ts';
import type { Cell } from '../core/cells.ts';
import { instantToDay, isDate } from '../core/days.ts';
import { hex, sha256, utf8 } from '../core/hash.ts';
import type { Language } from '../core/language.ts';
import { shownDay } from '../core/shown.ts';
import type { Orders } from '../orders/order.ts';
import type { Platform } from '../platform.ts';
import { columnsIn } from './layout.ts';
import { loadMessageRows } from './loadMessageRows.ts';
import { loadOptOuts } from './loadOptOuts.ts';
import type { OptOutChannel } from './optOuts.ts';
import { isMark, type Reach, reachOf } from './reach.ts';
import { customersTab } from './tabs.ts';

/** What the file knows of writing to its customers. */
export interface Outreach {
  reach(who: number): Reach;
  /** Somebody said that nothing more is wanted on this channel, or the shop marked it so. */
  refused(who: number, channel: Channel): boolean;
  /** "3 Nov 2025, delivered", '' for none. */
  lastMessage(who: number): string;
  /** What a text cost on average, by what the ledger was told; null where it was told nothing. */
  textCost(): Money | null;
}

type Host = Pick<Platform, 'workbook' | 'settings'>;

/** `marked`: customers whom the shop itself marked "do not contact". */
export function loadOutreach(
  host: Host,
  { orders, marked, language }: { orders: Orders; marked: ReadonlySet<number>; language: Language },
): Outreach {
  const refused = loadRefusals(host, orders);
  let last: ReadonlyMap<number, LastMessage> | undefined;
  const reaches = new Map<number, Reach>();
  return {
    reach(who) {
      let reach = reaches.get(who);
      if (!reach) {
        const key = orders.customers[who]!;
        const has = (address: string, channel: Channel) => refused(address, channel) || refused(key, channel);
        reach = reachOf(orders.person(who), { has }, marked.has(who));
        reaches.set(who, reach);
      }
      return reach;
    },
    refused(who, channel) {
      const { email, phone } = orders.person(who);
      const address = channel === 'email' ? email : phone;
      return marked.has(who) || refused(address, channel) || refused(orders.customers[who]!, channel);
    },
    lastMessage(who) {
      last ??= loadLastMessages(host, orders);
      const message = last.get(who);
      if (!message) return '';
      const day = shownDay(instantToDay(message.sentAt, host.workbook.zone), language);
      return `${day}${language === 'fa' ? '،' : ','} ${message.state}`;
    },
    textCost: () => loadTextCost(host),
  };
}

type Refused = (contact: string, channel: Channel) => boolean;

/** By e-mail address, phone or customer key, from the list of those who want nothing. */
function loadRefusals(host: Host, orders: Orders): Refused {
  const channels = new Map<string, Set<Channel>>();
  for (const { contact, channel } of loadOptOuts(host, orders).optOuts) {
    const folded = contact.toLowerCase();
    const known = channels.get(folded) ?? new Set();
    for (const one of reached[channel]) known.add(one);
    channels.set(folded, known);
  }
  const hasForgotten = [...channels.keys()].some((contact) => contact.startsWith('#'));
  return (contact, channel) => {
    const folded = contact.toLowerCase();
    if (folded === '' || channels.size === 0) return false;
    if (channels.get(folded)?.has(channel)) return true;
    return hasForgotten && channels.has(`#${hex(sha256(utf8(folded))).slice(0, 32)}`);
  };
}

const reached: Readonly<Record<OptOutChannel, readonly Channel[]>> = {
  email: ['email'],
  sms: ['sms'],
  sms_ads: ['sms'],
  all: ['email', 'sms'],
};

interface LastMessage {
  /** ms since 1970 UTC. */
  readonly sentAt: number;
  /** As the ledger words it. */
  readonly state: string;
}

function loadLastMessages(host: Host, orders: Orders): ReadonlyMap<number, LastMessage> {
  const last = new Map<number, LastMessage>();
  for (const row of loadMessageRows(host)) {
    const sent = row.get('sent');
    if (!isDate(sent)) continue;
    const who = orders.find(row.text('customer'));
    const known = last.get(who);
    if (who < 0 || (known && known.sentAt >= sent.getTime())) continue;
    last.set(who, { sentAt: sent.getTime(), state: row.text('state') });
  }
  return last;
}

function loadTextCost(host: Host): Money | null {
  let sum = 0;
  let count = 0;
  let currency = '';
  for (const row of loadMessageRows(host)) {
    const [cost, unit] = [row.get('cost'), row.text('currency')];
    // E-mails cost nothing.
    if (typeof cost !== 'number' || cost <= 0 || (count > 0 && unit !== currency)) continue;
    sum += cost;
    count++;
    currency = unit;
  }
  return count === 0 ? null : { amount: sum / count, currency };
}

/** Customers marked "do not contact" in what the Customers tab holds. */
export function markedIn(values: readonly (readonly Cell[])[], orders: Orders): Set<number> {
  const marked = new Set<number>();
  const { head, at } = columnsIn(customersTab, values);
  const [mark, key] = [at.get('do_not_contact'), at.get('customer')];
  if (mark === undefined || key === undefined) return marked;
  for (const row of values.slice(head)) {
    const who = isMark(row[mark]) ? orders.find(row[key]) : -1;
    if (who >= 0) marked.add(who);
  }
  return marked;
}
