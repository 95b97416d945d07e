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
  readonly score: string;
  readonly orders: number;
  readonly spent: Money;
  readonly lastOrder: string;
  readonly optedOut: readonly Channel[];
  readonly recentOrders: readonly { readonly day: string; readonly amount: Money; readonly what: string }[];
  readonly messages: readonly {
    readonly at: string;
    readonly campaign: string;
    readonly state: string;
    readonly reason: string;
  }[];
}
