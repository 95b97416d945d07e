import type { Evidence } from '../campaigns/evidence.ts';
import type { Money } from './money.ts';

/** What a campaign brought so far. Null is what nobody can know, which is never 0. */
export interface Results {
  readonly sent: number;
  readonly orders: number | null;
  readonly revenue: Money | null;
  /** Messages and the discounts that orders took. */
  readonly cost: Money | null;
  readonly messageCost: Money | null;
  readonly heldOut: number;
  readonly heldOutOrders: number | null;
  /** Reported on the phone; null where nobody reports it. */
  readonly reached: number | null;
  readonly ordersByCode: number | null;
  /** Against those held out; null where nobody was, or where no orders since are known. */
  readonly evidence: WordedEvidence | null;
  readonly optOuts: number;
  /** Customers who opened a link of it; null where nobody tells. */
  readonly clicks: number | null;
  readonly collectingUntil: number | null;
  /** Day up to which orders are known, where that is before the end of the last window: "2025-11-30". */
  readonly ordersUntil: string | null;
}

export interface WordedEvidence extends Evidence {
  readonly verdictLabel: string;
  readonly sentence: string;
}
