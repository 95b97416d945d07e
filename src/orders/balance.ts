import type { Currency } from './order.ts';
import { type ReasonId, reasonCode, reasons } from './reasons.ts';
import type { Settled } from './settle.ts';

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
  readonly settled: Settled;
  readonly rowsOf: { readonly start: Int32Array; readonly list: Int32Array } | null;
  readonly anonymous: readonly number[];
  readonly currency: Uint8Array | null;
  readonly currencies: readonly Currency[];
  rowNumber(row: number): number;
}

/** Adds up rows and money by what became of them. */
export function balanceOf(given: Given): Balance {
  const { settled, currency, currencies } = given;
  const { reason, gross } = settled;
  const kinds = Math.max(1, currencies.length);
  const rowsBy = new Float64Array(reasons.length + 1);
  const sums = Array.from({ length: reasons.length + 1 }, () => new Array<number>(kinds).fill(0));
  const first = Array.from({ length: reasons.length + 1 }, () => [] as number[]);
  for (let row = 0; row < reason.length; row++) {
    const code = reason[row] as number;
    const sum = sums[code] as number[];
    const kind = currency === null ? 0 : (currency[row] as number);
    rowsBy[code] = (rowsBy[code] as number) + 1;
    sum[kind] = (sum[kind] as number) + (gross[row] as number);
    if (code !== 0 && (rowsBy[code] as number) <= 3) first[code]?.push(given.rowNumber(row));
  }
  const sumIn = Array.from({ length: kinds }, (_, kind) =>
    sums.reduce((total, sum) => total + (sum[kind] as number), 0),
  );
  moveRefunds(given, sums);
  const anonymous = takeAnonymous(given, kinds);
  return {
    rowsIn: reason.length,
    rowsCounted: (rowsBy[0] as number) - anonymous.rows,
    sumIn,
    sumCounted: (sums[0] as number[]).map((sum, kind) => sum - (anonymous.revenue[kind] as number)),
    anonymous,
    leftOut: reasons.flatMap(({ id }, i) => {
      const code = i + 1;
      const sum = sums[code] as number[];
      const rows = rowsBy[code] as number;
      return rows === 0 && sum.every((part) => part === 0)
        ? []
        : [{ reason: id, rows, sum, firstRows: first[code] as number[] }];
    }),
  };
}

/** The parts of counted orders that went back leave the counted sum for `refunded`. */
function moveRefunds({ settled, currency }: Given, sums: readonly number[][]): void {
  const { refunded, verdict, speaker } = settled;
  if (refunded === null) return;
  const counted = sums[0] as number[];
  const back = sums[reasonCode['refunded']] as number[];
  for (let order = 0; order < refunded.length; order++) {
    const part = refunded[order] as number;
    if (part === 0 || verdict[order] !== 0) continue;
    const kind = currency === null ? 0 : (currency[speaker[order] as number] as number);
    counted[kind] = (counted[kind] as number) - part;
    back[kind] = (back[kind] as number) + part;
  }
}

function takeAnonymous(given: Given, kinds: number): Balance['anonymous'] {
  const { settled, rowsOf, currency } = given;
  const revenue = new Array<number>(kinds).fill(0);
  let rows = 0;
  for (const order of given.anonymous) {
    const kind = currency === null ? 0 : (currency[settled.speaker[order] as number] as number);
    revenue[kind] = (revenue[kind] as number) + (settled.net[order] as number);
    if (rowsOf === null) rows++;
    else {
      for (let at = rowsOf.start[order] as number; at < (rowsOf.start[order + 1] as number); at++) {
        if (settled.reason[rowsOf.list[at] as number] === 0) rows++;
      }
    }
  }
  return { rows, orders: given.anonymous.length, revenue };
}
