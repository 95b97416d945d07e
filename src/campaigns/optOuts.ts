import type { Channel } from '../calls/campaigns.ts';
import { hex, sha256, utf8 } from '../core/hash.ts';
import type { Kind } from './campaign.ts';
import type { Reason } from './words.ts';

/** Who must not be written to. */
export interface OptOuts {
  /** Why a person may not get a message of this kind on this channel, or null. */
  reason(channel: Channel, kind: Kind, to: string, customer: string): Reason | null;
  /** When somebody said so, ms since 1970 UTC; null for never. */
  since(to: string, customer: string): number | null;
}

/** One row of Opt-outs, or one mark in Customers. */
export interface OptOut {
  /** E-mail address, phone in E.164, customer key, or `hashOf` one of them for somebody who wanted to be forgotten. */
  readonly contact: string;
  readonly channel: Channel | 'all' | 'sms_ads';
  /** ms since 1970 UTC, null where nobody noted it. */
  readonly since?: number | null;
}

/** What stays of somebody who is forgotten: enough to never write to them again, and no more. */
export const hashOf = (contact: string): string =>
  `#${hex(sha256(utf8(contact.toLowerCase()))).slice(0, 32)}`;

export function optOutsOf(rows: readonly OptOut[]): OptOuts {
  const channels = new Map<string, Set<OptOut['channel']>>();
  for (const { contact, channel } of rows) {
    const known = channels.get(contact.toLowerCase());
    if (known) known.add(channel);
    else channels.set(contact.toLowerCase(), new Set([channel]));
  }
  const since = new Map<string, number>();
  for (const row of rows) if (row.since) since.set(row.contact.toLowerCase(), row.since);
  const hasForgotten = rows.some(({ contact }) => contact.startsWith('#'));
  return {
    reason(channel, kind, to, customer) {
      for (const contact of [to, customer]) {
        if (contact === '') continue;
        const out = channels.get(contact.toLowerCase());
        if (out?.has('all') || out?.has(channel)) return 'opted_out';
        if (out?.has('sms_ads') && channel === 'sms' && kind === 'advertising') return 'blocked_ads';
        if (hasForgotten && channels.has(hashOf(contact))) return 'forgotten';
      }
      return null;
    },
    since: (to, customer) => since.get(to.toLowerCase()) ?? since.get(customer.toLowerCase()) ?? null,
  };
}
