import { badAmount } from './amountColumn.ts';
import { openDay } from './dayColumn.ts';
import { reasonCode } from './reasons.ts';

/** In place of a reason code: the row's states say nothing. */
export const noState = 255;

/** The rows as numbers, before it is known which of them count. */
export interface RowFacts {
  readonly rows: number;
  readonly days: Int32Array;
  /** In smallest units of the row's currency; NaN blank, Infinity unreadable. */
  readonly total: Float64Array;
  /** Given back, 0 or more; null when the file has no such column. */
  readonly refund: Float64Array | null;
  /** Code of the reason that the row's states give, 0 counts, `noState` for none; null when the file has no states. */
  readonly state: Uint8Array | null;
  /** Rows that are refunds by what they are called, whatever their sign; null when none is. */
  readonly isRefund: Uint8Array | null;
}

/** Rows and orders told apart into what counts and what does not, and why. */
export interface Settled {
  /** Reason code of each row; 0 counts. */
  readonly reason: Uint8Array;
  /** What each row brings into the sum in. */
  readonly gross: Float64Array;
  /** The row that speaks for each order; -1 where no row can. */
  readonly speaker: Int32Array;
  /** Reason code of each order. */
  readonly verdict: Uint8Array;
  readonly day: Int32Array;
  /** Net of each order; means nothing where the verdict is not 0. */
  readonly net: Float64Array;
  /** Given back of each counted order, the `refunded` parts; null when nothing is. */
  readonly refunded: Float64Array | null;
}

/** Every row an order: the plain case, in one pass and with no copy of what need not change. */
export function settleRows(facts: RowFacts): Settled {
  const { rows, days, total, refund, state, isRefund } = facts;
  const reason = new Uint8Array(rows);
  const speaker = new Int32Array(rows);
  let gross = total;
  let net = total;
  let refunded: Float64Array | null = null;
  for (let row = 0; row < rows; row++) {
    speaker[row] = row;
    const amount = total[row] as number;
    const back = refund === null ? 0 : backOf(refund[row] as number);
    const stated = state === null ? 0 : (state[row] as number);
    const code = reasonOf(
      amount,
      back,
      days[row] as number,
      stated,
      isRefund !== null && isRefund[row] === 1,
    );
    reason[row] = code;
    if (amount - amount !== 0) {
      if (gross === total) gross = total.slice();
      gross[row] = 0;
    }
    if (code === 0 && back > 0) {
      refunded ??= new Float64Array(rows);
      if (net === total) net = total.slice();
      refunded[row] = back;
      net[row] = amount - back;
    }
  }
  return { reason, gross, speaker, verdict: reason, day: days, net, refunded };
}

/** What a refund cell gives back; a blank or unreadable one nothing. */
export function backOf(refund: number): number {
  return refund - refund === 0 ? Math.abs(refund) : 0;
}

/** The first reason, in their fixed order, for which an order of this amount does not count; 0 when it does. */
export function reasonOf(
  amount: number,
  back: number,
  day: number,
  state: number,
  isRefund: boolean,
): number {
  if (state !== 0 && state < reasonCode['refunded']) return state;
  if (state === reasonCode['refunded'] && !(amount < 0 || isRefund)) return state;
  if (back > 0 && back >= amount) return reasonCode['refunded'];
  if (state !== 0 && state !== noState && state !== reasonCode['refunded']) return state;
  if (amount < 0 || isRefund) return reasonCode['refund without its order'];
  return reasonOfDay(day) || (amount < badAmount ? 0 : reasonCode['unreadable amount']);
}

function reasonOfDay(day: number): number {
  if (day > openDay) return 0;
  return day === openDay ? reasonCode['unclear date'] : reasonCode['unreadable date'];
}
