import type { Channel } from './campaigns.ts';
import type { Money } from './money.ts';

/** One customer: found, opted out, forgotten. */
export interface CustomerCalls {
  /** Finds one customer by phone, e-mail, id or name. */
  customer(input: { find: string }): CustomerCard;
  optOut(input: { find: string; channel: Channel | 'all' }): CustomerCard;
  forget(input: { find: string }): { note: string };
}

export interface CustomerCard {
  readonly found: boolean;
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly segment: string;
  readonly stage: string;
  /** 'new', 'active', 'lapsing' or 'lost'; '' for nobody who has ordered so far. */
  readonly stageId: string;
  readonly score: string;
  readonly orders: number;
  readonly spent: Money;
  /** The latest order's day and how many days ago that was. */
  readonly lastOrder: string;
  readonly days: number;
  /** Days between orders; null where there is nothing to go by. */
  readonly usualGap: number | null;
  /** Chance of being a customer still; null where it cannot be told. */
  readonly alive: number | null;
  /** Of a loyalty club with the usual rules. */
  readonly credit: Money;
  /** What to offer next, '' for nothing in particular, with the discount worth giving. */
  readonly offer: string;
  readonly discount: { readonly share: number; readonly upTo: Money } | null;
  readonly optedOut: readonly Channel[];
  readonly recentOrders: readonly { readonly day: string; readonly amount: Money; readonly what: string }[];
  /** Newest first. */
  readonly messages: readonly {
    /** When it went, else when it was planned for; null where the row does not say. */
    readonly at: number | null;
    readonly campaign: string;
    readonly channel: Channel;
    /** As a message's state is called inside; '' where the cell says something else. */
    readonly stateId: string;
    readonly state: string;
    readonly reason: string;
  }[];
}
