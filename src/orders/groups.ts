import type { Cell } from '../core/cells.ts';
import { badAmount } from './amountColumn.ts';
import { noDay, openDay } from './dayColumn.ts';
import { reasonCode } from './reasons.ts';
import { backOf, noState, type RowFacts, reasonOf, type Settled } from './settle.ts';
import type { Row } from './sheet.ts';
import { textOf } from './textColumn.ts';

/** Which rows make which order. */
export interface Grouping {
  readonly orders: number;
  /** Order i has `list[start[i]]` up to but not including `list[start[i + 1]]`. */
  readonly start: Int32Array;
  readonly list: Int32Array;
}

/** Rows by the code of their order; a row with code -1 is an order by itself. Null when every row is. */
export function groupRows(codes: Int32Array, distinct: number): Grouping | null {
  let alone = 0;
  for (let row = 0; row < codes.length; row++) if ((codes[row] as number) < 0) alone++;
  const orders = distinct + alone;
  if (orders === codes.length) return null;
  const own = new Int32Array(codes.length);
  const start = new Int32Array(orders + 1);
  let next = distinct;
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    const order = code < 0 ? next++ : code;
    own[row] = order;
    start[order + 1] = (start[order + 1] as number) + 1;
  }
  for (let order = 0; order < orders; order++)
    start[order + 1] = (start[order + 1] as number) + (start[order] as number);
  const list = new Int32Array(codes.length);
  const fill = start.slice();
  for (let row = 0; row < codes.length; row++) {
    const order = own[row] as number;
    list[fill[order] as number] = row;
    fill[order] = (fill[order] as number) + 1;
  }
  return { orders, start, list };
}

/** What tells the lines of an order apart, and what they are worth. */
export interface LineFacts {
  /** Product, code, quantity, price: columns by which two lines are the same line. */
  readonly columns: readonly number[];
  /** In smallest units; NaN where the line has none. Null when the file has no such amounts. */
  readonly amount: Float64Array | null;
  /** Lines given away at unit price 0; null when the file has no prices. */
  readonly free: Uint8Array | null;
  /** Whether `total` is the order's, written once or on each line; else orders are the sums of `amount`. */
  readonly totalIsOrders: boolean;
}

/** Whether a line column differs between two rows of one order, which makes the file one of lines. */
export function hasLines(grouping: Grouping, rows: readonly Row[], columns: readonly number[]): boolean {
  const { orders, start, list } = grouping;
  for (let order = 0; order < orders; order++) {
    const from = start[order] as number;
    const to = start[order + 1] as number;
    for (let at = from + 1; at < to; at++) {
      const first = rows[list[from] as number] as Row;
      const other = rows[list[at] as number] as Row;
      for (const column of columns) if (differ(first[column], other[column])) return true;
    }
  }
  return false;
}

function differ(a: Cell, b: Cell): boolean {
  if (a === b) return false;
  const textA = textOf(a);
  const textB = textOf(b);
  return textA !== '' && textB !== '' && textA !== textB;
}

/** Settles orders of one or more rows; `lines` is null in a file of one row an order, where a second row is a repeat. */
export function settleGroups(
  grouping: Grouping,
  facts: RowFacts,
  rows: readonly Row[],
  lines: LineFacts | null,
): Settled {
  const { orders } = grouping;
  const draft: Draft = {
    reason: new Uint8Array(facts.rows),
    gross: new Float64Array(facts.rows),
    speaker: new Int32Array(orders).fill(-1),
    verdict: new Uint8Array(orders),
    day: new Int32Array(orders).fill(noDay),
    net: new Float64Array(orders),
    refunded: null,
  };
  const group: Group = { facts, rows, lines, draft, grouping, order: 0, from: 0, to: 0 };
  for (let order = 0; order < orders; order++) {
    group.order = order;
    group.from = grouping.start[order] as number;
    group.to = grouping.start[order + 1] as number;
    if (lines === null) settleRepeats(group);
    else settleLines(group, lines);
  }
  return draft;
}

type Draft = { -readonly [K in keyof Settled]: Settled[K] };

interface Group {
  readonly facts: RowFacts;
  readonly rows: readonly Row[];
  readonly lines: LineFacts | null;
  readonly draft: Draft;
  readonly grouping: Grouping;
  order: number;
  from: number;
  to: number;
}

const repeated = reasonCode['repeated'];
const refundedCode = reasonCode['refunded'];

/** One row an order: the latest, then the larger of the rows with this id stands; refund rows are netted. */
function settleRepeats(group: Group): void {
  const { facts, draft, from, to, grouping } = group;
  let best = -1;
  let back = 0;
  for (let at = from; at < to; at++) {
    const row = grouping.list[at] as number;
    if (givesBack(facts, row)) continue;
    if (best < 0 || outranks(group, row, best)) best = row;
  }
  if (best < 0) {
    settleLoneRefunds(group);
    return;
  }
  const twice = countTwins(group, best) > 1;
  for (let at = from; at < to; at++) {
    const row = grouping.list[at] as number;
    if (row === best) continue;
    if (!givesBack(facts, row)) {
      draft.reason[row] = repeated;
      draft.gross[row] = plain(facts.total[row] as number);
    } else if (twice && hasEarlierTwin(group, row, at)) draft.reason[row] = repeated;
    else {
      draft.reason[row] = refundedCode;
      back += Math.abs(plain(facts.total[row] as number));
    }
  }
  const stated = facts.state === null ? 0 : (facts.state[best] as number);
  if (facts.refund !== null) back += backOf(facts.refund[best] as number);
  conclude(group, {
    speaker: best,
    amount: facts.total[best] as number,
    back,
    day: facts.days[best] as number,
    stated,
  });
}

/** A refund row that itself counts: negative or so called, and neither cancelled, unpaid nor a test. */
function givesBack(facts: RowFacts, row: number): boolean {
  const isOne = (facts.total[row] as number) < 0 || (facts.isRefund !== null && facts.isRefund[row] === 1);
  if (!isOne) return false;
  const stated = facts.state === null ? 0 : (facts.state[row] as number);
  return stated === 0 || stated === noState || stated >= refundedCode;
}

function settleLoneRefunds({ facts, draft, order, from, to, grouping }: Group): void {
  for (let at = from; at < to; at++) {
    const row = grouping.list[at] as number;
    const amount = facts.total[row] as number;
    draft.gross[row] = plain(amount);
    draft.reason[row] = reasonOf(amount, 0, facts.days[row] as number, facts.state?.[row] ?? 0, true);
  }
  draft.speaker[order] = grouping.list[from] as number;
  draft.verdict[order] = reasonCode['refund without its order'];
}

interface Conclusion {
  readonly speaker: number;
  readonly amount: number;
  readonly back: number;
  readonly day: number;
  readonly stated: number;
}

/** Writes the order, and its reason on every row that has none of its own. */
function conclude(
  { draft, order, from, to, grouping }: Group,
  { speaker, amount, back, day, stated }: Conclusion,
): void {
  const code = reasonOf(amount, back, day, stated, false);
  draft.verdict[order] = code;
  draft.speaker[order] = speaker;
  draft.day[order] = day;
  draft.net[order] = amount - back;
  draft.gross[speaker] = (draft.gross[speaker] as number) + plain(amount);
  if (code === 0 && back > 0) {
    draft.refunded ??= new Float64Array(grouping.orders);
    draft.refunded[order] = back;
  }
  if (code === 0) return;
  for (let at = from; at < to; at++) {
    const row = grouping.list[at] as number;
    if (draft.reason[row] === 0 || (draft.reason[row] === refundedCode && code < refundedCode))
      draft.reason[row] = code;
  }
}

/** Whether row `a` is to be believed rather than `b`: readable, later, larger, graver; then by its text. */
function outranks({ facts, rows }: Group, a: number, b: number): boolean {
  const dayA = facts.days[a] as number;
  const dayB = facts.days[b] as number;
  if (dayA !== dayB) return dayA > dayB;
  const totalA = facts.total[a] as number;
  const totalB = facts.total[b] as number;
  const readableA = totalA - totalA === 0;
  if (readableA !== (totalB - totalB === 0)) return readableA;
  if (readableA && totalA !== totalB) return totalA > totalB;
  if (facts.state !== null && facts.state[a] !== facts.state[b])
    return graver(facts.state[a] as number, facts.state[b] as number);
  const backA = facts.refund === null ? 0 : backOf(facts.refund[a] as number);
  const backB = facts.refund === null ? 0 : backOf(facts.refund[b] as number);
  return backA !== backB ? backA > backB : rowText(rows[a] as Row) > rowText(rows[b] as Row);
}

/** Orders go from open to paid to undone: a test is graver than a cancellation, and so on down to unpaid. */
const gravity: readonly number[] = [
  0,
  reasonCode['unpaid'],
  reasonCode['unknown status'],
  reasonCode['refunded'],
  reasonCode['cancelled'],
  reasonCode['test order'],
];

function graver(a: number, b: number): boolean {
  return rankOf(a) > rankOf(b);
}

function rankOf(state: number): number {
  // A paid order was open before; what says nothing yields to everything.
  if (state === noState) return -2;
  return state === reasonCode['unpaid'] ? -1 : gravity.indexOf(state);
}

function rowText(row: Row): string {
  return row.map(textOf).join('\u0000');
}

function countTwins({ grouping, rows, from, to }: Group, row: number): number {
  const text = rowText(rows[row] as Row);
  let twins = 0;
  for (let at = from; at < to; at++) if (rowText(rows[grouping.list[at] as number] as Row) === text) twins++;
  return twins;
}

function hasEarlierTwin({ grouping, rows, from }: Group, row: number, before: number): boolean {
  const text = rowText(rows[row] as Row);
  for (let at = from; at < before; at++)
    if (rowText(rows[grouping.list[at] as number] as Row) === text) return true;
  return false;
}

function plain(amount: number): number {
  return amount - amount === 0 ? amount : 0;
}

/** One row a line. */
function settleLines(group: Group, lines: LineFacts): void {
  const { facts, draft, from, to, grouping } = group;
  const copies = to - from > 1 ? markCopies(group, lines) : 1;
  const stated = commonState(group, copies);
  let speaker = -1;
  let back = 0;
  let lineBack = 0;
  let sum = 0;
  let summed = 0;
  let undone = 0;
  let day = noDay;
  for (let at = from; at < to; at++) {
    const row = grouping.list[at] as number;
    if (draft.reason[row] === repeated) {
      if (copies > 1 && outranksDay(facts, row, day, true)) day = facts.days[row] as number;
      continue;
    }
    const own = lines.amount === null ? noAmountOf : (lines.amount[row] as number);
    if (stated === mixed && rowState(facts, row) !== 0) {
      draft.reason[row] = rowState(facts, row);
      draft.gross[row] = plain(own);
      undone += plain(own);
      continue;
    }
    if (isRefundLine(facts, lines, row, own)) {
      draft.reason[row] = refundedCode;
      back += Math.abs(lines.totalIsOrders ? plain(facts.total[row] as number) : plain(own));
      continue;
    }
    if (speaker < 0 || speaksBefore(group, row, speaker)) speaker = row;
    if (outranksDay(facts, row, day, copies > 1)) day = facts.days[row] as number;
    if (facts.refund !== null) {
      const given = backOf(facts.refund[row] as number);
      lineBack = lines.totalIsOrders ? Math.max(lineBack, given) : lineBack + given;
    }
    if (lines.totalIsOrders) continue;
    if (lines.free !== null && lines.free[row] === 1) draft.reason[row] = reasonCode['no price'];
    else if (own - own !== 0) draft.reason[row] = reasonCode['unreadable amount'];
    else {
      sum += own;
      summed++;
      draft.gross[row] = own;
    }
  }
  if (speaker < 0) {
    settleUndone(group);
    return;
  }
  const amount = lines.totalIsOrders ? orderTotal(group) : summed > 0 ? sum : noAmountOf;
  finishLines(
    group,
    { speaker, amount, back: back + lineBack, day, stated: stated === mixed ? 0 : stated },
    undone,
    copies,
  );
}

const noAmountOf = Number.NaN;
const mixed = -1;

function rowState(facts: RowFacts, row: number): number {
  const state = facts.state === null ? 0 : (facts.state[row] as number);
  return state === noState ? 0 : state;
}

/** Later wins between copies of an order, the first day among the lines of one; unread days lose. */
function outranksDay(facts: RowFacts, row: number, day: number, latest: boolean): boolean {
  const other = facts.days[row] as number;
  if (day <= openDay || other <= openDay) return other > day;
  return latest ? other > day : other < day;
}

function isRefundLine(facts: RowFacts, lines: LineFacts, row: number, own: number): boolean {
  if (facts.isRefund !== null && facts.isRefund[row] === 1) return true;
  return lines.totalIsOrders ? (facts.total[row] as number) < 0 : own < 0;
}

/** The row that carries the order's own cells: with a total, a state, the larger total, the earlier line. */
function speaksBefore({ facts }: Group, a: number, b: number): boolean {
  const totalA = facts.total[a] as number;
  const totalB = facts.total[b] as number;
  const hasA = totalA - totalA === 0;
  const hasB = totalB - totalB === 0;
  if (hasA !== hasB) return hasA;
  const saysA = facts.state !== null && facts.state[a] !== noState;
  const saysB = facts.state !== null && facts.state[b] !== noState;
  return saysA !== saysB && saysA;
}

/**
 * The order's own total: of rows that differ the latest, then the larger; NaN when no row has one. Rows without a
 * day are lines that leave the order's cells blank.
 */
function orderTotal({ facts, grouping, from, to }: Group): number {
  let total = Number.NaN;
  let day = noDay;
  let unread = false;
  for (let at = from; at < to; at++) {
    const row = grouping.list[at] as number;
    const own = facts.total[row] as number;
    if (own === badAmount) unread = true;
    if (own - own !== 0 || own < 0) continue;
    const ownDay = facts.days[row] as number;
    if (total - total !== 0 || ownDay > day || (ownDay === day && own > total)) {
      total = own;
      day = ownDay;
    }
  }
  return total - total !== 0 && unread ? badAmount : total;
}

/** The state that the rows agree on, or `mixed` where single lines were cancelled or sent back. */
function commonState({ facts, grouping, from, to }: Group, copies: number): number {
  const { state } = facts;
  if (state === null) return 0;
  let common = noState;
  for (let at = from; at < to; at++) {
    const row = grouping.list[at] as number;
    const own = state[row] as number;
    if (own === noState || own === common || givesBackLine(facts, row)) continue;
    if (common === noState) common = own;
    else if (copies > 1) common = graver(own, common) ? own : common;
    else return mixed;
  }
  return common;
}

function givesBackLine(facts: RowFacts, row: number): boolean {
  return facts.isRefund !== null && facts.isRefund[row] === 1;
}

function settleUndone(group: Group): void {
  const { draft, order, from, to, grouping, facts, lines } = group;
  let verdict = 0;
  for (let at = from; at < to; at++) {
    const row = grouping.list[at] as number;
    if (draft.reason[row] === refundedCode && draft.gross[row] === 0) {
      const stated = rowState(facts, row);
      draft.reason[row] =
        stated !== 0 && stated < refundedCode ? stated : reasonCode['refund without its order'];
      draft.gross[row] = plain(
        lines?.totalIsOrders ? (facts.total[row] as number) : (lines?.amount?.[row] ?? 0),
      );
    }
    verdict = Math.max(verdict, draft.reason[row] as number);
  }
  draft.speaker[order] = grouping.list[from] as number;
  draft.verdict[order] = verdict;
}

function finishLines(group: Group, conclusion: Conclusion, undone: number, copies: number): void {
  const { draft, lines } = group;
  const { speaker, amount } = conclusion;
  const readable = amount - amount === 0;
  if (lines?.totalIsOrders) {
    const kept = readable ? Math.max(0, amount - undone) : amount;
    if (copies > 1) spreadCopies(group, plain(amount) * (copies - 1));
    // What single lines took along stands on them already.
    conclude(group, { ...conclusion, amount: kept });
    if (readable && kept !== amount - undone)
      draft.gross[speaker] = (draft.gross[speaker] as number) + amount - undone - kept;
    return;
  }
  const before = draft.gross[speaker] as number;
  const code = readable ? 0 : firstReason(group);
  conclude(group, readable ? conclusion : { ...conclusion, amount: 0 });
  draft.gross[speaker] = before;
  if (code !== 0 && draft.verdict[group.order] === 0) {
    draft.verdict[group.order] = code;
    if (draft.refunded !== null) draft.refunded[group.order] = 0;
  }
}

/** Of an order whose every line is left out: the first of their reasons. */
function firstReason({ draft, grouping, from, to }: Group): number {
  let first = 255;
  for (let at = from; at < to; at++) {
    const code = draft.reason[grouping.list[at] as number] as number;
    if (code !== 0 && code !== repeated) first = Math.min(first, code);
  }
  return first === 255 ? reasonCode['unreadable amount'] : first;
}

/** The totals of the copies of an order go with the rows left out as repeated. */
function spreadCopies({ draft, grouping, from, to }: Group, amount: number): void {
  for (let at = from; at < to; at++) {
    const row = grouping.list[at] as number;
    if (draft.reason[row] !== repeated) continue;
    draft.gross[row] = amount;
    return;
  }
}

/**
 * Marks the rows of a repeated export: the order has two or more different lines and every one occurs the same k ≥ 2
 * times. Returns k, or 1 when all lines stay.
 */
function markCopies(group: Group, lines: LineFacts): number {
  const { draft, grouping, from, to } = group;
  const size = to - from;
  // A repeated export has a twin for its first line; without one there is nothing to count.
  if (size < 4 || !hasTwin(group, lines)) return 1;
  const counts = new Map<string, number>();
  const texts: string[] = [];
  for (let at = from; at < to; at++) {
    const row = group.rows[grouping.list[at] as number] as Row;
    const text = lines.columns.map((column) => textOf(row[column])).join('\u0000');
    texts.push(text);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const [k = 1] = counts.values();
  if (k < 2 || counts.size < 2 || [...counts.values()].some((count) => count !== k)) return 1;
  const seen = new Set<string>();
  texts.forEach((text, i) => {
    const row = grouping.list[from + i] as number;
    if (seen.has(text)) {
      draft.reason[row] = repeated;
      if (!lines.totalIsOrders) draft.gross[row] = plain(lines.amount?.[row] ?? 0);
    }
    seen.add(text);
  });
  return k;
}

function hasTwin({ rows, grouping, from, to }: Group, lines: LineFacts): boolean {
  const first = rows[grouping.list[from] as number] as Row;
  for (let at = from + 1; at < to; at++) {
    const other = rows[grouping.list[at] as number] as Row;
    if (
      lines.columns.every(
        (column) => first[column] === other[column] || textOf(first[column]) === textOf(other[column]),
      )
    ) {
      return true;
    }
  }
  return false;
}
