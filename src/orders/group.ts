import type { Grouping } from './grouping.ts';
import { reasonCode } from './reasons.ts';
import { noState, notARow, type RowFacts, reasonOf, type Settled } from './settle.ts';
import type { Row } from './sheet.ts';

/** What is written while the orders of a file are settled one after another. */
export interface Draft {
  readonly reason: Uint8Array;
  readonly gross: Float64Array;
  readonly speaker: Int32Array;
  readonly verdict: Uint8Array;
  readonly day: Int32Array;
  readonly net: Float64Array;
  refunded: Float64Array | null;
}

/** The rows of one order: `list[from]` up to but not including `list[to]`. One object, moved along. */
export interface Group {
  readonly facts: RowFacts;
  readonly rows: readonly Row[];
  readonly list: Int32Array;
  readonly draft: Draft;
  order: number;
  from: number;
  to: number;
}

/** Settles order after order by `settle`; what is no row of orders is passed by. */
export function settleEach(
  grouping: Grouping,
  facts: RowFacts,
  rows: readonly Row[],
  settle: (group: Group) => void,
): Settled {
  const { orders, start, list } = grouping;
  const draft: Draft = {
    reason: new Uint8Array(facts.rows),
    gross: new Float64Array(facts.rows),
    speaker: new Int32Array(orders),
    verdict: new Uint8Array(orders),
    day: new Int32Array(orders),
    net: new Float64Array(orders),
    refunded: null,
  };
  const group: Group = { facts, rows, list, draft, order: 0, from: 0, to: 0 };
  for (let order = 0; order < orders; order++) {
    group.order = order;
    group.from = start[order] as number;
    group.to = start[order + 1] as number;
    if (isNoise(group)) draft.verdict[order] = notARow;
    else settle(group);
  }
  return { orders, ...draft };
}

/** A row that is none of orders, or an id whose rows went to another order. */
function isNoise({ facts, draft, list, from, to }: Group): boolean {
  if (from === to) return true;
  const first = list[from] as number;
  if (facts.noise === null || facts.noise[first] !== 1) return false;
  draft.reason[first] = notARow;
  return true;
}

export interface Conclusion {
  readonly speaker: number;
  /** Before refunds; NaN or Infinity where it could not be read. */
  readonly amount: number;
  readonly back: number;
  readonly day: number;
  /** Reason code of the order's state. */
  readonly state: number;
}

/** Writes the verdict on an order, and as the reason of every row of it that has none of its own. */
export function conclude(
  { draft, order, from, to, list }: Group,
  { speaker, amount, back, day, state }: Conclusion,
): number {
  const code = reasonOf(amount, back, day, state, false);
  draft.verdict[order] = code;
  draft.speaker[order] = speaker;
  draft.day[order] = day;
  draft.net[order] = amount - back;
  if (code === 0) {
    if (back > 0) {
      draft.refunded ??= new Float64Array(draft.verdict.length);
      draft.refunded[order] = back;
    }
    return code;
  }
  for (let at = from; at < to; at++) {
    const row = list[at] as number;
    const own = draft.reason[row] as number;
    if (own === 0 || code < own) draft.reason[row] = code;
  }
  return code;
}

/** Whether two rows are in one currency. */
export function sameCurrency({ currency }: RowFacts, a: number, b: number): boolean {
  return currency === null || currency[a] === currency[b];
}

/** The amount, or 0 for what is none. */
export function plain(amount: number): number {
  return amount - amount === 0 ? amount : 0;
}

/** The row's state as a reason code, 0 for none. */
export function stateOf({ state }: RowFacts, row: number): number {
  const code = state === null ? 0 : (state[row] as number);
  return code === noState ? 0 : code;
}

/** Whether the row is called a refund. */
export function calledRefund({ isRefund }: RowFacts, row: number): boolean {
  return isRefund !== null && isRefund[row] === 1;
}

/** Whether a refund on this row happened: it was not cancelled, left unpaid or a test. */
export function refundStands(facts: RowFacts, row: number): boolean {
  const state = stateOf(facts, row);
  return state === 0 || state >= reasonCode['refunded'];
}

/** Refund rows whose order is not in the file. */
export function settleLoneRefunds(
  { facts, draft, order, from, to, list }: Group,
  amounts: Float64Array,
): void {
  for (let at = from; at < to; at++) {
    const row = list[at] as number;
    const amount = plain(amounts[row] as number);
    draft.gross[row] = amount;
    draft.reason[row] = reasonOf(amount, 0, facts.days[row] as number, stateOf(facts, row), true);
  }
  const first = list[from] as number;
  draft.speaker[order] = first;
  draft.day[order] = facts.days[first] as number;
  draft.verdict[order] = draft.reason[first] as number;
}

// An order is open, then paid, then undone; of two states of one order the later stands.
const stages = [
  reasonCode['unpaid'],
  0,
  reasonCode['unknown status'],
  reasonCode['refunded'],
  reasonCode['cancelled'],
  reasonCode['test order'],
];

/** Whether state `a` comes later in the life of an order than `b`. */
export function isLater(a: number, b: number): boolean {
  return (a === noState ? -1 : stages.indexOf(a)) > (b === noState ? -1 : stages.indexOf(b));
}
