import type { Day } from '../core/days.ts';
import { openDay } from './dayColumn.ts';
import type { Details } from './details.ts';
import type { Grouping } from './grouping.ts';
import type { Identified } from './identity.ts';
import type { MoneyFacts } from './moneyFacts.ts';
import type { OrderDetail } from './order.ts';
import { reasons } from './reasons.ts';
import { notARow, type Settled, speakerOf } from './settle.ts';
import type { Sheet } from './sheet.ts';

/** One order of the file, counted or not. */
export interface SettledOrder {
  /** `counted`, `anonymous`, or the reason it is left out. */
  readonly status: string;
  /** Printed key, '' for an anonymous one. */
  readonly customer: string;
  readonly day: Day | null;
  /** Net of refunds where it counts, else what it would have brought; null where that cannot be read. */
  readonly amount: number | null;
  /** Index into the reading's currencies. */
  readonly currency: number;
  /** As in the file; '' without one. */
  readonly id: string;
  /** Read when asked for. */
  readonly detail: OrderDetail;
  /** Its rows in the table that was read, from 1. */
  readonly rows: readonly number[];
}

interface Given {
  readonly sheet: Sheet;
  readonly settled: Settled;
  readonly rowsOf: Grouping | null;
  readonly who: Identified;
  readonly details: Details;
  readonly money: MoneyFacts;
}

/** All orders in the order of the file. */
export function settledOrders({ sheet, settled, rowsOf, who, details, money }: Given): SettledOrder[] {
  const list: SettledOrder[] = [];
  for (let order = 0; order < settled.orders; order++) {
    const verdict = settled.verdict?.[order] ?? 0;
    if (verdict === notARow) continue;
    const node = who.node[order] as number;
    const row = speakerOf(settled, order);
    const day = settled.day[order] as number;
    const rows = rowsOf?.list.subarray(rowsOf.start[order], rowsOf.start[order + 1]) ?? [order];
    const amount = verdict === 0 ? (settled.net[order] as number) : (settled.gross[row] as number);
    list.push({
      status: verdict === 0 ? (node < 0 ? 'anonymous' : 'counted') : (reasons[verdict - 1]?.id ?? ''),
      customer: node < 0 ? '' : who.key(node),
      day: day > openDay ? day : null,
      amount: Number.isFinite(amount) ? amount : null,
      currency: money.currency?.[row] ?? 0,
      id: details.id(order),
      get detail() {
        return details.order(order);
      },
      rows: Array.from(rows, sheet.rowNumber),
    });
  }
  return list;
}
