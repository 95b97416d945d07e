import { badAmount, noAmount } from './amountColumn.ts';
import { noDay, openDay } from './dayColumn.ts';
import {
  calledRefund,
  conclude,
  type Group,
  isLater,
  plain,
  refundStands,
  sameCurrency,
  settleLoneRefunds,
  stateOf,
} from './group.ts';
import { reasonCode } from './reasons.ts';
import { backOf, noState, type RowFacts } from './settle.ts';
import type { Row } from './sheet.ts';
import { textOf } from './textColumn.ts';

/** What tells the lines of an order apart, and what they are worth. */
export interface LineFacts {
  /** Product, code, quantity, price: columns by which two lines are the same line. */
  readonly columns: readonly number[];
  /** In smallest units; NaN where the line has none. Null when the file has no such amounts. */
  readonly amount: Float64Array | null;
  /** Lines given away at unit price 0; null when the file has no prices, or orders have a total of their own. */
  readonly free: Uint8Array | null;
  /** The order's own total, written once or on each line; null when orders are the sums of `amount`. */
  readonly orderTotal: Float64Array | null;
}

const repeated = reasonCode['repeated'];
const mixedCode = reasonCode['several currencies'];

/** What the refund column says on the lines of one copy of an order. */
interface ColumnBack {
  sum: number;
  least: number;
  most: number;
  /** Rows that leave the order's total blank, and what they say. */
  bareRows: number;
  bareSum: number;
}

/** What the lines of one order come to. */
interface Tally {
  speaker: number;
  day: number;
  sum: number;
  lines: number;
  back: number;
  /** What the refund column says, one entry a copy of the order. */
  readonly columns: ColumnBack[];
  /** Worth of lines that were cancelled or sent back by themselves. */
  undone: number;
}

/** One row a line. */
export function settleLines(group: Group, lines: LineFacts): void {
  const { from, to, list, draft, facts } = group;
  if (isMixed(group)) {
    leaveOutMixed(group, lines);
    return;
  }
  const copyOf = to - from > 1 ? markCopies(group, lines) : null;
  const copies = copyOf === null ? 1 : copyOf.reduce((most, copy) => Math.max(most, copy + 1), 1);
  const state = commonState(group, copies);
  const tally: Tally = { speaker: -1, day: noDay, sum: 0, lines: 0, back: 0, columns: [], undone: 0 };
  for (let at = from; at < to; at++) {
    const row = list[at] as number;
    if (draft.reason[row] === repeated) {
      if (ranksDay(facts.days[row] as number, tally.day, true)) tally.day = facts.days[row] as number;
      noteRefund(facts, row, tally, copyOf?.[at - from]);
    } else if (state === several && stateOf(facts, row) !== 0) undo(group, lines, row, tally);
    else if (isRefundLine(facts, lines, row)) giveBack(group, lines, row, tally);
    else {
      addLine(group, lines, row, tally, copies > 1);
      noteRefund(facts, row, tally, copyOf?.[at - from]);
    }
  }
  if (tally.speaker < 0) settleWithoutLines(group, lines);
  else if (lines.orderTotal === null) concludeSum(group, tally, state);
  else concludeTotal(group, lines.orderTotal, tally, { state, copies });
}

function isMixed({ facts, from, to, list }: Group): boolean {
  for (let at = from + 1; at < to; at++)
    if (!sameCurrency(facts, list[at] as number, list[from] as number)) return true;
  return false;
}

/** Amounts in several currencies are never added: nobody can say what such an order comes to. */
function leaveOutMixed({ facts, draft, order, from, to, list }: Group, lines: LineFacts): void {
  for (let at = from; at < to; at++) {
    const row = list[at] as number;
    const amount = plain(
      lines.orderTotal === null ? lineAmount(lines, row) : (lines.orderTotal[row] as number),
    );
    const stated = stateOf(facts, row);
    draft.gross[row] = amount;
    draft.reason[row] = stated !== 0 && stated < mixedCode ? stated : mixedCode;
  }
  draft.speaker[order] = list[from] as number;
  draft.day[order] = facts.days[list[from] as number] as number;
  draft.verdict[order] = mixedCode;
}

/** In place of a state: single lines were cancelled or sent back, and others not. */
const several = -1;

/** The state on which the rows agree; of copies of one order the later. */
function commonState({ facts, from, to, list }: Group, copies: number): number {
  const { state } = facts;
  if (state === null) return 0;
  let common = noState;
  for (let at = from; at < to; at++) {
    const row = list[at] as number;
    const own = state[row] as number;
    if (own === noState || own === common || calledRefund(facts, row)) continue;
    if (common === noState) common = own;
    else if (copies === 1) return several;
    else if (isLater(own, common)) common = own;
  }
  return common === noState ? 0 : common;
}

function lineAmount(lines: LineFacts, row: number): number {
  return lines.amount === null ? noAmount : (lines.amount[row] as number);
}

function undo({ facts, draft }: Group, lines: LineFacts, row: number, tally: Tally): void {
  const worth = plain(lineAmount(lines, row));
  draft.reason[row] = stateOf(facts, row);
  draft.gross[row] = worth;
  // A refund that failed takes nothing off.
  if (worth > 0) tally.undone += worth;
}

function isRefundLine(facts: RowFacts, lines: LineFacts, row: number): boolean {
  if (!refundStands(facts, row)) return false;
  const amount = lines.orderTotal === null ? lineAmount(lines, row) : (lines.orderTotal[row] as number);
  return amount < 0 || calledRefund(facts, row);
}

function giveBack({ draft }: Group, lines: LineFacts, row: number, tally: Tally): void {
  draft.reason[row] = reasonCode['refunded'];
  const amount = lines.orderTotal === null ? lineAmount(lines, row) : (lines.orderTotal[row] as number);
  tally.back += Math.abs(plain(amount));
}

function addLine(group: Group, lines: LineFacts, row: number, tally: Tally, latest: boolean): void {
  const { facts, draft } = group;
  if (tally.speaker < 0 || speaksBefore(facts, row, tally.speaker)) tally.speaker = row;
  if (ranksDay(facts.days[row] as number, tally.day, latest)) tally.day = facts.days[row] as number;
  if (lines.orderTotal !== null) return;
  const amount = lineAmount(lines, row);
  if (lines.free !== null && lines.free[row] === 1) draft.reason[row] = reasonCode['no price'];
  else if (!Number.isFinite(amount)) draft.reason[row] = reasonCode['unreadable amount'];
  else {
    tally.sum += amount;
    tally.lines++;
    draft.gross[row] = amount;
  }
}

function noteRefund({ refund, total }: RowFacts, row: number, { columns }: Tally, copy = 0): void {
  if (refund === null) return;
  const given = backOf(refund[row] as number);
  columns[copy] ??= { sum: 0, least: given, most: given, bareRows: 0, bareSum: 0 };
  const known = columns[copy];
  known.sum += given;
  known.least = Math.min(known.least, given);
  known.most = Math.max(known.most, given);
  if (!Number.isNaN(total[row])) return;
  known.bareRows++;
  known.bareSum += given;
}

/**
 * What the refund column gives back. Beside a total of the order it is the order's where all lines say the same, or
 * where it stands with a total that other lines leave blank; else it is the lines'. Of copies the one that gives back
 * more is the later.
 */
function columnBackOf({ columns }: Tally, ofOrder: boolean): number {
  const back = ({ sum, least, most, bareRows, bareSum }: ColumnBack) =>
    ofOrder && (least === most || (bareRows > 0 && bareSum === 0)) ? most : sum;
  return columns.reduce((most, column) => Math.max(most, back(column)), 0);
}

/** Among copies of an order the latest day stands, among its lines the first; days that were not read yield. */
function ranksDay(day: number, known: number, latest: boolean): boolean {
  if (day <= openDay || known <= openDay) return day > known;
  return latest ? day > known : day < known;
}

/** The row that carries the order's own cells: one with a total, then one with a state. */
function speaksBefore({ total, state }: RowFacts, a: number, b: number): boolean {
  const has = Number.isFinite(total[a] as number);
  if (has !== Number.isFinite(total[b] as number)) return has;
  return state !== null && state[a] !== noState && state[b] === noState;
}

/** An order of the sum of its lines. */
function concludeSum(group: Group, tally: Tally, state: number): void {
  const { speaker, sum, lines, day } = tally;
  const back = tally.back + columnBackOf(tally, false);
  const { draft, order, from, to, list } = group;
  const given = { speaker, amount: sum, back, day, state: Math.max(0, state) };
  const code = conclude(group, given);
  if (lines > 0 || code !== 0) return;
  // Every line is left out for itself: free, unreadable. So is the order, with nothing to give back.
  let first = reasonCode['unreadable amount'] as number;
  for (let at = from; at < to; at++) {
    const own = draft.reason[list[at] as number] as number;
    if (own > repeated && own < first) first = own;
  }
  draft.verdict[order] = first;
}

/** An order with a total of its own, of which lines undone by themselves are taken off. */
function concludeTotal(
  group: Group,
  totals: Float64Array,
  tally: Tally,
  { state, copies }: { state: number; copies: number },
): void {
  const { draft } = group;
  const { speaker, day, undone } = tally;
  const back = tally.back + columnBackOf(tally, true);
  const total = latestTotal(group, totals);
  const kept = Math.max(0, total - undone);
  const amount = Number.isFinite(total) ? kept : total;
  if (copies > 1) spreadCopies(group, plain(total) * (copies - 1));
  // What undone lines took beyond the total is the shop's rounding; it must not unbalance the sum.
  draft.gross[speaker] = Number.isFinite(total) ? total - undone : 0;
  if (Number.isFinite(total) && kept > total - undone) draft.gross[speaker] = kept;
  conclude(group, { speaker, amount, back, day, state: Math.max(0, state) });
}

/** Of totals that differ the one of the latest day, then the larger; NaN when no row has one. */
function latestTotal({ facts, from, to, list }: Group, totals: Float64Array): number {
  let total = noAmount;
  let day = noDay;
  let unread = false;
  for (let at = from; at < to; at++) {
    const row = list[at] as number;
    const own = totals[row] as number;
    if (own === badAmount) unread = true;
    if (!(own >= 0 && own < badAmount) || calledRefund(facts, row)) continue;
    const ownDay = facts.days[row] as number;
    if (Number.isNaN(total) || ownDay > day || (ownDay === day && own > total)) {
      total = own;
      day = ownDay;
    }
  }
  return Number.isNaN(total) && unread ? badAmount : total;
}

/** The totals of the copies of an order go with its rows left out as repeated. */
function spreadCopies({ draft, from, to, list }: Group, amount: number): void {
  for (let at = from; at < to; at++) {
    const row = list[at] as number;
    if (draft.reason[row] !== repeated) continue;
    draft.gross[row] = amount;
    return;
  }
}

/** Nothing but refunds and undone lines. */
function settleWithoutLines(group: Group, lines: LineFacts): void {
  const { facts, draft, order, from, to, list } = group;
  let undone = 0;
  for (let at = from; at < to; at++) {
    const code = draft.reason[list[at] as number] as number;
    if (code !== 0 && code !== reasonCode['refunded'] && code !== repeated)
      undone = undone === 0 ? code : Math.min(undone, code);
  }
  if (undone === 0) {
    settleLoneRefunds(group, lines.orderTotal ?? lines.amount ?? group.facts.total);
    return;
  }
  draft.speaker[order] = list[from] as number;
  draft.day[order] = facts.days[list[from] as number] as number;
  draft.verdict[order] = undone;
}

/**
 * Marks the rows of a repeated export: the order has two or more different lines and every one occurs the same k ≥ 2
 * times. Returns in which copy each row stands, from 0, or null when all lines stay.
 */
function markCopies(group: Group, lines: LineFacts): number[] | null {
  const { draft, from, to, list, rows } = group;
  // Two different lines, each twice, are four; without a twin of the first line there is nothing to count.
  if (to - from < 4 || !hasTwin(group, lines)) return null;
  const texts: string[] = [];
  const counts = new Map<string, number>();
  for (let at = from; at < to; at++) {
    const row = rows[list[at] as number] as Row;
    const text = lines.columns.map((column) => textOf(row[column])).join('\u0000');
    texts.push(text);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const [k = 1] = counts.values();
  if (k < 2 || counts.size < 2 || [...counts.values()].some((count) => count !== k)) return null;
  const seen = new Map<string, number>();
  return texts.map((text, i) => {
    const row = list[from + i] as number;
    const copy = seen.get(text) ?? 0;
    if (copy > 0) {
      draft.reason[row] = repeated;
      if (lines.orderTotal === null) draft.gross[row] = plain(lineAmount(lines, row));
    }
    seen.set(text, copy + 1);
    return copy;
  });
}

function hasTwin({ rows, from, to, list }: Group, lines: LineFacts): boolean {
  const first = rows[list[from] as number] as Row;
  for (let at = from + 1; at < to; at++) {
    const other = rows[list[at] as number] as Row;
    let same = true;
    for (const column of lines.columns) {
      if (first[column] !== other[column] && textOf(first[column]) !== textOf(other[column])) {
        same = false;
        break;
      }
    }
    if (same) return true;
  }
  return false;
}
