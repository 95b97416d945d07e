import { badAmount } from './amountColumn.ts';
import { openDay } from './dayColumn.ts';
import { reasonCode } from './reasons.ts';

/** In place of a reason code: the row's states say nothing. */
export const noState = 255;
/** In place of a reason code: a blank row, a repeated header or a line of totals, which is no row of orders at all. */
export const notARow = 254;

/** The rows as numbers, before it is known which of them count. */
export interface RowFacts {
  readonly rows: number;
  readonly days: Int32Array;
  /** Whether every row has its day. */
  readonly complete: boolean;
  /** In smallest units of the row's currency; NaN blank, Infinity unreadable. */
  readonly total: Float64Array;
  /** Given back, 0 or more; null when the file has no such column. */
  readonly refund: Float64Array | null;
  /** Code of the reason that the row's states give, 0 counts, `noState` for none; null when the file has no states. */
  readonly state: Uint8Array | null;
  /** Rows that are refunds by what they are called, whatever their sign; null when none is. */
  readonly isRefund: Uint8Array | null;
  /** Index of each row's currency; null when there is one only. */
  readonly currency: Uint8Array | null;
  /** 1 for what is no row of orders; null when every row is one. */
  readonly noise: Uint8Array | null;
}

/** Rows and orders told apart into what counts and what does not, and why. */
export interface Settled {
  /** How many orders were found, counted or not. */
  readonly orders: number;
  /** Reason code of each row; 0 counts. Null when every row does. */
  readonly reason: Uint8Array | null;
  /** What each row brings into the sum in. */
  readonly gross: Float64Array;
  /** The row that speaks for each order; null when order i is row i. */
  readonly speaker: Int32Array | null;
  /** Reason code of each order; null when every order counts. */
  readonly verdict: Uint8Array | null;
  readonly day: Int32Array;
  /** Net of each order; means nothing where the verdict is not 0. */
  readonly net: Float64Array;
  /** Given back of each counted order, the `refunded` parts; null when nothing is. */
  readonly refunded: Float64Array | null;
}

export function speakerOf({ speaker }: Settled, order: number): number {
  return speaker === null ? order : (speaker[order] as number);
}

/**
 * Every row an order: the plain case, in one pass and with no copy of what need not change. `free` marks rows at unit
 * price 0 where there is no total.
 */
export function settleRows(facts: RowFacts, free: Uint8Array | null): Settled {
  const { rows, days, total, refund, state, isRefund, noise } = facts;
  const plain =
    facts.complete &&
    refund === null &&
    state === null &&
    isRefund === null &&
    noise === null &&
    free === null;
  if (plain && allCount(total)) {
    return {
      orders: rows,
      reason: null,
      gross: total,
      speaker: null,
      verdict: null,
      day: days,
      net: total,
      refunded: null,
    };
  }
  const reason = new Uint8Array(rows);
  const gross = total.slice();
  const net = total.slice();
  const refunded = refund === null ? null : new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    if (noise !== null && noise[row] === 1) {
      reason[row] = notARow;
      gross[row] = 0;
      continue;
    }
    const amount = total[row] as number;
    const back = refund === null ? 0 : backOf(refund[row] as number);
    const stated = state === null ? 0 : (state[row] as number);
    let code = reasonOf(amount, back, days[row] as number, stated, isRefund !== null && isRefund[row] === 1);
    if (free !== null && free[row] === 1 && (code === 0 || code > reasonCode['no price']))
      code = reasonCode['no price'];
    reason[row] = code;
    if (amount - amount !== 0) gross[row] = 0;
    if (code === 0 && refunded !== null && back > 0) {
      refunded[row] = back;
      net[row] = amount - back;
    }
  }
  return { orders: rows, reason, gross, speaker: null, verdict: reason, day: days, net, refunded };
}

function allCount(total: Float64Array): boolean {
  for (let row = 0; row < total.length; row++) {
    const amount = total[row] as number;
    if (!(amount >= 0 && amount < badAmount)) return false;
  }
  return true;
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
  const givesBack = amount < 0 || isRefund;
  if (state !== 0 && state < reasonCode['refunded']) return state;
  if ((state === reasonCode['refunded'] && !givesBack) || (back > 0 && back >= amount))
    return reasonCode['refunded'];
  if (state === reasonCode['unknown status']) return state;
  if (givesBack) return reasonCode['refund without its order'];
  return reasonOfDay(day) || (amount < badAmount ? 0 : reasonCode['unreadable amount']);
}

function reasonOfDay(day: number): number {
  if (day > openDay) return 0;
  return day === openDay ? reasonCode['unclear date'] : reasonCode['unreadable date'];
}
