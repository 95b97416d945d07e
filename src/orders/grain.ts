import { noDay } from './dayColumn.ts';
import { settleEach } from './group.ts';
import { differsInside, type Grouping, groupRows, hasLines } from './grouping.ts';
import { holdsLists } from './lineReader.ts';
import { type LineFacts, settleLines } from './lines.ts';
import type { MoneyFacts } from './moneyFacts.ts';
import { orderIds } from './orderIds.ts';
import type { Plan } from './plan.ts';
import { namedRefunds } from './refunds.ts';
import { settleRepeats } from './repeats.ts';
import { type RowFacts, type Settled, settleRows } from './settle.ts';
import { isBlank } from './sheet.ts';

export interface SettledFile {
  readonly settled: Settled;
  /** Rows of each order, or null when order i is row i. */
  readonly rowsOf: Grouping | null;
  readonly isOfLines: boolean;
}

/** Finds which rows make which order, by looking at the data, and settles them. */
export function settleFile(plan: Plan, facts: RowFacts, money: MoneyFacts): SettledFile {
  const { rows } = plan.sheet;
  const rowsOf = groupingOf(plan, facts);
  if (rowsOf === null) return { settled: settleRows(facts, freeRows(plan, money)), rowsOf, isOfLines: false };
  const columns = lineColumnsOf(plan);
  if (!hasLines(rowsOf, rows, columns)) {
    return { settled: settleEach(rowsOf, facts, rows, settleRepeats), rowsOf, isOfLines: false };
  }
  const lines = lineFacts(plan, money, rowsOf, facts.total, columns);
  return {
    settled: settleEach(rowsOf, facts, rows, (group) => settleLines(group, lines)),
    rowsOf,
    isOfLines: true,
  };
}

/** Lines given away, where orders have no total but the prices of their lines. */
function freeRows({ columns }: Plan, { free }: MoneyFacts): Uint8Array | null {
  return columns.of.total === undefined ? free : null;
}

/** Rows by order id, continuation lines and named refunds with their order; null when every row is an order. */
function groupingOf(plan: Plan, facts: RowFacts): Grouping | null {
  const at = plan.columns.of.order_id;
  if (at === undefined) return null;
  const ids = orderIds(plan.sheet.rows, at);
  const codes = namedRefunds(plan, at, facts, continued(plan, facts, ids.codes));
  if (codes === null) return null;
  const { noise } = facts;
  for (let row = 0; noise !== null && row < noise.length; row++) if (noise[row] === 1) codes[row] = -1;
  return groupRows(codes, ids.distinct);
}

/**
 * Some exports leave every cell of the order blank on its later lines: a row with a product, and without id, day and
 * total, belongs to the row above.
 */
function continued(
  { sheet, columns }: Plan,
  { days, total }: RowFacts,
  codes: Int32Array | null,
): Int32Array | null {
  const { product, sku } = columns.of;
  const productAt = product ?? sku;
  if (codes === null || productAt === undefined) return codes;
  for (let row = 1; row < codes.length; row++) {
    if ((codes[row] as number) >= 0 || days[row] !== noDay || !Number.isNaN(total[row])) continue;
    if (!isBlank(sheet.rows[row]?.[productAt])) codes[row] = codes[row - 1] as number;
  }
  return codes;
}

/** Columns by which the lines of one order differ; a cell that lists all its items tells no line. */
function lineColumnsOf(plan: Plan): number[] {
  const { product, sku, quantity, unit_price, line_total } = plan.columns.of;
  const columns = holdsLists(plan) ? [] : [product, sku, quantity, unit_price, line_total];
  return columns.filter((at) => at !== undefined);
}

function lineFacts(
  plan: Plan,
  money: MoneyFacts,
  rowsOf: Grouping,
  total: Float64Array,
  columns: readonly number[],
): LineFacts {
  if (plan.columns.of.total === undefined)
    return { columns, amount: money.line, free: money.free, orderTotal: null };
  return isOrdersTotal(plan, { rowsOf, total, line: money.line, columns })
    ? { columns, amount: money.line, free: null, orderTotal: total }
    : { columns, amount: total, free: money.free, orderTotal: null };
}

const saysOrder = /order|bill|invoice|basket|cart|grand|سفارش|فاکتور|سبد|نهایی|پرداخت/;

/**
 * Whether a total is the order's and not the line's: within an order it stands once or is the same on every line.
 * Lines that each bear their own quantity × price are the line's, whatever the column is called.
 */
function isOrdersTotal(plan: Plan, given: Totals): boolean {
  let same = 0;
  let differing = 0;
  for (let order = 0; order < given.rowsOf.orders; order++) {
    const vote = voteOf(plan, given, order);
    if (vote > 0) same++;
    else if (vote < 0) differing++;
  }
  const header = plan.sheet.folded[plan.columns.of.total as number] ?? '';
  // An order exported again after a change differs too; those are few.
  const mostDiffering = saysOrder.test(header) ? 0.5 : 0.25;
  return differing <= mostDiffering * (same + differing);
}

interface Totals {
  readonly rowsOf: Grouping;
  readonly total: Float64Array;
  readonly line: Float64Array | null;
  /** Columns by which lines differ. */
  readonly columns: readonly number[];
}

/** 1 the order's, -1 the line's, 0 says nothing: one line, also where it stands there several times. */
function voteOf({ sheet }: Plan, { rowsOf, total, line, columns }: Totals, order: number): number {
  const { start, list } = rowsOf;
  const from = start[order] as number;
  const to = start[order + 1] as number;
  if (!differsInside(rowsOf, order, sheet.rows, columns)) return 0;
  let first = Number.NaN;
  let differs = false;
  let isOwnLine = line !== null;
  for (let at = from; at < to; at++) {
    const row = list[at] as number;
    const value = total[row] as number;
    if (Number.isFinite(value) && value >= 0) {
      if (Number.isNaN(first)) first = value;
      else if (value !== first) differs = true;
    }
    if (line !== null && value !== line[row]) isOwnLine = false;
  }
  if (Number.isNaN(first)) return 0;
  return isOwnLine || differs ? -1 : 1;
}
