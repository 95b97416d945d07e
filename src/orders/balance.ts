import type { Grouping } from './grouping.ts';
import type { Currency } from './order.ts';
import { type ReasonId, reasonCode, reasons } from './reasons.ts';
import { notARow, type Settled, speakerOf } from './settle.ts';

/** Sums in smallest units, one for each of the reading's currencies. */
export type Sums = readonly number[];

export interface LeftOut {
  readonly reason: ReasonId;
  readonly rows: number;
  readonly sum: Sums;
  /** Rows of the sheet from 1, at most three. */
  readonly firstRows: readonly number[];
}

/**
 * Where every row and every unit of money went: rows in = counted + anonymous + left out; sum in = counted + anonymous
 * + left out, where `refunded` among the left out holds the parts of counted orders that went back.
 */
export interface Balance {
  readonly rowsIn: number;
  readonly rowsCounted: number;
  readonly sumIn: Sums;
  /** Net of refunds. */
  readonly sumCounted: Sums;
  readonly anonymous: { readonly rows: number; readonly orders: number; readonly revenue: Sums };
  readonly leftOut: readonly LeftOut[];
}

interface Given {
  readonly rows: number;
  readonly settled: Settled;
  readonly rowsOf: Grouping | null;
  readonly anonymous: readonly number[];
  /** By row. */
  readonly currency: Uint8Array | null;
  readonly currencies: readonly Currency[];
  rowNumber(row: number): number;
}

/** Rows and money by reason code, and within a code by currency. */
interface Tally {
  readonly rows: Float64Array;
  readonly sums: Float64Array;
  readonly kinds: number;
}

/** Adds up rows and money by what became of them. */
export function balanceOf(given: Given): Balance {
  const kinds = Math.max(1, given.currencies.length);
  const tally: Tally = {
    rows: new Float64Array(reasons.length + 1),
    sums: new Float64Array((reasons.length + 1) * kinds),
    kinds,
  };
  const rowsIn = tallyRows(given, tally);
  const sumIn = sumsOf(tally, 0).map((sum, kind) =>
    reasons.reduce((total, _, i) => total + (sumsOf(tally, i + 1)[kind] as number), sum),
  );
  moveRefunds(given, tally);
  const anonymous = anonymousOf(given, kinds);
  return {
    rowsIn,
    rowsCounted: (tally.rows[0] as number) - anonymous.rows,
    sumIn,
    sumCounted: sumsOf(tally, 0).map((sum, kind) => sum - (anonymous.revenue[kind] as number)),
    anonymous,
    leftOut: reasons.flatMap(({ id }) => {
      const code = reasonCode[id];
      const sum = sumsOf(tally, code);
      const rows = tally.rows[code] as number;
      return rows === 0 && sum.every((part) => part === 0)
        ? []
        : [{ reason: id, rows, sum, firstRows: firstRowsOf(given, code) }];
    }),
  };
}

function sumsOf({ sums, kinds }: Tally, code: number): number[] {
  return Array.from(sums.subarray(code * kinds, (code + 1) * kinds));
}

/** Fills the tally; returns how many rows there were, of those that are rows of orders. */
function tallyRows({ rows, settled, currency }: Given, { rows: counts, sums, kinds }: Tally): number {
  const { reason, gross } = settled;
  if (reason === null && currency === null) {
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += gross[row] as number;
    sums[0] = sum;
    counts[0] = rows;
    return rows;
  }
  let rowsIn = 0;
  for (let row = 0; row < rows; row++) {
    const code = reason === null ? 0 : (reason[row] as number);
    if (code === notARow) continue;
    const at = code * kinds + (currency === null ? 0 : (currency[row] as number));
    rowsIn++;
    counts[code] = (counts[code] as number) + 1;
    sums[at] = (sums[at] as number) + (gross[row] as number);
  }
  return rowsIn;
}

/** Rows left out for a reason: the first three, by their numbers in the sheet. */
function firstRowsOf({ settled, rowNumber }: Given, code: number): number[] {
  return firstRows(settled, code).first.map(rowNumber);
}

/** The first three rows left out for a reason, by index, and how many there are. */
export function firstRows(
  { reason }: Settled,
  code: number,
): { readonly first: readonly number[]; readonly count: number } {
  const first: number[] = [];
  let count = 0;
  if (reason === null) return { first, count };
  for (let row = 0; row < reason.length; row++) {
    if (reason[row] !== code) continue;
    if (count < 3) first.push(row);
    count++;
  }
  return { first, count };
}

/** The parts of counted orders that went back leave the counted sum for `refunded`. */
function moveRefunds({ settled, currency }: Given, { sums, kinds }: Tally): void {
  const { refunded, verdict } = settled;
  if (refunded === null) return;
  const refundedAt = reasonCode['refunded'] * kinds;
  for (let order = 0; order < refunded.length; order++) {
    const part = refunded[order] as number;
    if (part === 0 || (verdict !== null && verdict[order] !== 0)) continue;
    const kind = currency === null ? 0 : (currency[speakerOf(settled, order)] as number);
    sums[kind] = (sums[kind] as number) - part;
    sums[refundedAt + kind] = (sums[refundedAt + kind] as number) + part;
  }
}

function anonymousOf({ settled, rowsOf, currency, anonymous }: Given, kinds: number): Balance['anonymous'] {
  const revenue = new Array<number>(kinds).fill(0);
  let rows = 0;
  for (const order of anonymous) {
    const kind = currency === null ? 0 : (currency[speakerOf(settled, order)] as number);
    revenue[kind] = (revenue[kind] as number) + (settled.net[order] as number);
    rows += rowsOf === null ? 1 : countedRows(settled, rowsOf, order);
  }
  return { rows, orders: anonymous.length, revenue };
}

function countedRows({ reason }: Settled, { start, list }: Grouping, order: number): number {
  let rows = 0;
  for (let at = start[order] as number; at < (start[order + 1] as number); at++) {
    if (reason === null || reason[list[at] as number] === 0) rows++;
  }
  return rows;
}
