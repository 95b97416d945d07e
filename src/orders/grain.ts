import { foldText } from '../core/text.ts';
import type { DayColumn } from './dayColumn.ts';
import { type Grouping, groupRows, hasLines, type LineFacts, settleGroups } from './groups.ts';
import type { MoneyFacts } from './moneyFacts.ts';
import type { Plan } from './plan.ts';
import { type RowFacts, type Settled, settleRows } from './settle.ts';
import type { States } from './states.ts';
import { keyed, textColumn, textOf } from './textColumn.ts';

export interface SettledFile {
  readonly settled: Settled;
  /** Rows of each order, or null when every row is one. */
  readonly rowsOf: Grouping | null;
  readonly isOfLines: boolean;
}

/** Finds which rows make which order, by looking at the data, and settles them. */
export function settleFile(plan: Plan, days: DayColumn, money: MoneyFacts, states: States): SettledFile {
  const { rows } = plan.sheet;
  const idColumn = plan.columns.of.order_id;
  const facts: RowFacts = {
    rows: rows.length,
    days: days.days,
    total: plan.columns.of.total === undefined && money.line !== null ? money.line : money.total,
    refund: money.refund,
    state: states.state,
    isRefund: states.isRefund,
  };
  const lineColumns = lineColumnsOf(plan);
  const ids = idColumn === undefined ? null : keyed(textColumn(rows, idColumn), foldOrderId);
  const grouping = ids === null ? null : groupRows(ids.codes, ids.keys.length);
  const alone = grouping === null;
  if (alone && !(lineColumns.length > 0 && money.line !== null && plan.columns.of.total === undefined)) {
    return { settled: settleRows(facts), rowsOf: null, isOfLines: false };
  }
  const groups = grouping ?? eachAlone(rows.length);
  const ofLines = alone || hasLines(groups, rows, lineColumns);
  if (!ofLines) return { settled: settleGroups(groups, facts, rows, null), rowsOf: groups, isOfLines: false };
  const lines = lineFacts(plan, money, groups, facts);
  const lineFactsOf = lines.totalIsOrders || lines.amount === null ? facts : facts;
  return { settled: settleGroups(groups, lineFactsOf, rows, lines), rowsOf: groups, isOfLines: true };
}

/** `#1001`, `'1001` and 1001 are one order. */
export function foldOrderId(cell: Parameters<typeof textOf>[0]): string {
  return foldText(textOf(cell)).replace(/^#\s*/, '');
}

function eachAlone(rows: number): Grouping {
  const start = Int32Array.from({ length: rows + 1 }, (_, i) => i);
  return { orders: rows, start, list: start.subarray(0, rows) };
}

/** Columns by which the lines of one order differ. */
function lineColumnsOf({ columns }: Plan): number[] {
  const { product, sku, quantity, unit_price, line_total } = columns.of;
  return [product, sku, quantity, unit_price, line_total].filter((at) => at !== undefined);
}

function lineFacts(plan: Plan, money: MoneyFacts, groups: Grouping, facts: RowFacts): LineFacts {
  const columns = lineColumnsOf(plan);
  const hasTotal = plan.columns.of.total !== undefined;
  const totalIsOrders = hasTotal && isOrdersTotal(plan, groups, facts.total, money.line);
  const amount = totalIsOrders || !hasTotal ? money.line : facts.total;
  return { columns, amount, free: totalIsOrders ? null : money.free, totalIsOrders };
}

const saysOrder = /order|bill|invoice|basket|cart|grand|سفارش|فاکتور|سبد|نهایی|پرداخت/;

/**
 * Whether a total is the order's and not the line's: within an order it stands once or is the same on every line.
 * Lines that each bear their own quantity × price are the line's, whatever the column is called.
 */
function isOrdersTotal(
  plan: Plan,
  groups: Grouping,
  total: Float64Array,
  line: Float64Array | null,
): boolean {
  let same = 0;
  let differing = 0;
  for (let order = 0; order < groups.orders; order++) {
    const vote = voteOf(groups, order, total, line);
    if (vote > 0) same++;
    else if (vote < 0) differing++;
  }
  const header = plan.sheet.folded[plan.columns.of.total as number] ?? '';
  const share = differing / Math.max(1, same + differing);
  return share <= (saysOrder.test(header) ? 0.5 : 0.25);
}

/** 1 the order's, -1 the line's, 0 says nothing. */
function voteOf(
  { start, list }: Grouping,
  order: number,
  total: Float64Array,
  line: Float64Array | null,
): number {
  const from = start[order] as number;
  const to = start[order + 1] as number;
  if (to - from < 2) return 0;
  let first = Number.NaN;
  let blanks = 0;
  let differs = false;
  let ownLine = line !== null;
  for (let at = from; at < to; at++) {
    const row = list[at] as number;
    const value = total[row] as number;
    if (value - value !== 0) blanks++;
    else if (value >= 0) {
      if (first - first !== 0) first = value;
      else if (value !== first) differs = true;
    }
    if (line !== null && value !== line[row]) ownLine = false;
  }
  if (first - first !== 0) return 0;
  if (ownLine) return -1;
  if (differs) return -1;
  return blanks > 0 || to - from > 1 ? 1 : 0;
}
