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
import { backOf } from './settle.ts';
import type { Row } from './sheet.ts';
import { textOf } from './textColumn.ts';

const repeated = reasonCode['repeated'];

/**
 * One row an order. Of several rows with one id the latest stands, then the larger; the others are repeats. A refund
 * row is netted.
 */
export function settleRepeats(group: Group): void {
  const { facts, draft, from, to, list } = group;
  let best = -1;
  for (let at = from; at < to; at++) {
    const row = list[at] as number;
    if (!isRefundRow(group, row) && (best < 0 || outranks(group, row, best))) best = row;
  }
  if (best < 0) {
    settleLoneRefunds(group, facts.total);
    return;
  }
  const back = to - from > 1 ? markOthers(group, best) : 0;
  const amount = facts.total[best] as number;
  draft.gross[best] = plain(amount);
  conclude(group, {
    speaker: best,
    amount,
    back: back + (facts.refund === null ? 0 : backOf(facts.refund[best] as number)),
    day: facts.days[best] as number,
    state: stateOf(facts, best),
  });
}

function isRefundRow({ facts }: Group, row: number): boolean {
  return (facts.total[row] as number) < 0 || calledRefund(facts, row);
}

/** Marks repeats and refunds beside the row that stands; returns what the refunds give back. */
function markOthers(group: Group, best: number): number {
  const { facts, draft, from, to, list } = group;
  const twice = twinsBefore(group, best, to) > 1;
  let back = 0;
  for (let at = from; at < to; at++) {
    const row = list[at] as number;
    if (row === best) continue;
    const amount = plain(facts.total[row] as number);
    if (!isRefundRow(group, row)) {
      draft.reason[row] = repeated;
      draft.gross[row] = amount;
      // A file that holds the order twice holds its refunds twice.
    } else if (twice && twinsBefore(group, row, at) > 0) draft.reason[row] = repeated;
    else if (refundStands(facts, row) && sameCurrency(facts, row, best)) {
      draft.reason[row] = reasonCode['refunded'];
      back += Math.abs(amount);
    } else {
      draft.reason[row] = stateOf(facts, row) || reasonCode['refund without its order'];
      draft.gross[row] = amount;
    }
  }
  return back;
}

/** Whether row `a` is to be believed rather than `b`: readable, later, larger, further on; then by its text. */
function outranks({ facts, rows }: Group, a: number, b: number): boolean {
  const days = (facts.days[a] as number) - (facts.days[b] as number);
  if (days !== 0) return days > 0;
  const totalA = facts.total[a] as number;
  const totalB = facts.total[b] as number;
  const readable = Number.isFinite(totalA);
  if (readable !== Number.isFinite(totalB)) return readable;
  if (readable && totalA !== totalB) return totalA > totalB;
  const { state, refund } = facts;
  if (state !== null && state[a] !== state[b]) return isLater(state[a] as number, state[b] as number);
  const back = refund === null ? 0 : backOf(refund[a] as number) - backOf(refund[b] as number);
  return back !== 0 ? back > 0 : rowText(rows[a] as Row) > rowText(rows[b] as Row);
}

function rowText(row: Row): string {
  return row.map(textOf).join('\u0000');
}

/** Rows of the group up to `end` that say the same as `row` in every cell. */
function twinsBefore({ rows, list, from }: Group, row: number, end: number): number {
  const text = rowText(rows[row] as Row);
  let twins = 0;
  for (let at = from; at < end; at++) if (rowText(rows[list[at] as number] as Row) === text) twins++;
  return twins;
}
