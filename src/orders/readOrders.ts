import type { MappingAnswers, OrderField } from '../calls/orders.ts';
import type { Table } from '../core/cells.ts';
import type { Context } from '../core/context.ts';
import { type Day, remembering } from '../core/days.ts';
import { UserError } from '../core/errors.ts';
import type { Words } from '../core/language.ts';
import { type Balance, balanceOf } from './balance.ts';
import { type Cells, cellsOf } from './cells.ts';
import { looksLikeDay } from './content.ts';
import { type Counted, countOrders, shortened } from './countedOrders.ts';
import { dayFacts } from './dayFacts.ts';
import { detailsOf } from './details.ts';
import { type FoundField, foundFields, headerOf } from './findings.ts';
import * as registry from './formats/index.ts';
import { settleFile } from './grain.ts';
import { headerHash, mergeAnswers, savedAnswers } from './mapping.ts';
import { readMoney } from './moneyFacts.ts';
import { findNoise } from './noise.ts';
import type { Currency, Orders } from './order.ts';
import { identifyOrders, peopleOfOrders, readPeople } from './people.ts';
import { formatOf, type Plan, planOf } from './plan.ts';
import { type OpenQuestion, questionsOf } from './questions.ts';
import type { Settled } from './settle.ts';
import { type SettledOrder, settledOrders } from './settledOrders.ts';
import { type Sheet, sheetOf } from './sheet.ts';
import { readStates } from './states.ts';
import { mixedCurrencies, refuseColumns, refuseRows } from './strict.ts';
import { warningsOf } from './warnings.ts';

export interface ReadOptions {
  readonly context: Context;
  /** What a person answered for this header; it comes before what is saved for it. */
  readonly answers?: MappingAnswers;
  /** Throw what must be settled, as a spreadsheet function does, instead of leaving such rows out with reasons. */
  readonly strict: boolean;
  /** The number that people know a row of the table by, where it is not its own, from 1. */
  rowNumber?(row: number): number;
}

/** What a table of orders was understood to say. Sums are in smallest units, in the order of `currencies`. */
export interface Reading extends Balance {
  readonly format: string;
  readonly formatLabel: Words;
  /** Hash of the header, by which answers are saved; that of three columns without one is that of no headers. */
  readonly headerHash: string;
  readonly headers: readonly string[];
  /** Field → header. */
  readonly columns: Readonly<Partial<Record<OrderField, string>>>;
  readonly mapping: readonly FoundField[];
  readonly currencies: readonly Currency[];
  readonly orders: Orders;
  /** First and latest day of a counted order; null without one. */
  readonly from: Day | null;
  readonly to: Day | null;
  readonly questions: readonly OpenQuestion[];
  readonly warnings: readonly Words[];
  /** Every order found, with what became of it. */
  all(): SettledOrder[];
}

/**
 * Reads orders from a table: any export with a header row, or customer, date and amount in three columns without one.
 * Every row is counted, anonymous or left out with a reason, and the sums add up to the last unit.
 *
 * @throws {UserError} when `strict` and something must be settled by a person first: a column not found or not clear,
 *   a date, amount or status that cannot be read in a row that would count. Several currencies are an error of
 *   whoever adds the amounts, see `currencyOf`. Always for an export that is known not to be one of orders
 */
export function readOrders(table: Table, options: ReadOptions): Reading {
  const { context, answers, strict } = options;
  const zone = remembering(context.zone);
  const sheet = numbered(sheetOf(table, looksLikeDay), options.rowNumber);
  const saved = savedAnswers(context, sheet.folded);
  const plan = planOf(sheet, formatOf(sheet, Object.values(registry)), mergeAnswers(saved, answers ?? {}));
  if (plan.format?.refused) throw new UserError(plan.format.refused);
  if (strict) refuseColumns(plan);
  const cells = readCells(plan, zone);
  const days = dayFacts(plan, cells);
  const money = readMoney(plan, cells);
  const states = readStates(plan, cells);
  const noise = findNoise(plan, days);
  const facts = {
    ...money,
    ...states,
    rows: sheet.rows.length,
    days: days.days,
    complete: days.complete,
    noise: noise.marks,
  };
  const file = settleFile(plan, facts, money);
  const { settled, rowsOf } = file;
  if (strict) refuseRows(plan, settled);
  const iranian = money.currencies.some(({ code }) => code === 'IRT');
  const people = peopleOfOrders(readPeople(plan, cells, zone.id, iranian), file);
  const who = identifyOrders(people, settled.orders);
  const details = detailsOf({ plan, cells, zone, money, people, settled, rowsOf });
  const counted = countOrders({ ...money, settled, who, people, details });
  const { anonymous } = counted;
  const orders = strict && saved === null ? withMixed(plan, settled, counted) : counted.orders;
  return {
    ...balanceOf({
      ...money,
      rows: sheet.rows.length,
      settled,
      rowsOf,
      anonymous,
      rowNumber: sheet.rowNumber,
    }),
    ...spanOf(orders.day),
    ...namesOf(plan),
    mapping: foundFields(plan, zone),
    currencies: money.currencies.map((currency) => shortened(currency, settled.gross)),
    orders,
    questions: questionsOf({ plan, settled, money, openDays: days.open, iranian: people.iranian }),
    warnings: warningsOf({ plan, cells, days, money, states, noise, counted }),
    all: () => settledOrders({ sheet, settled, rowsOf, who, details, money }),
  };
}

function numbered(sheet: Sheet, rowNumber: ReadOptions['rowNumber']): Sheet {
  return rowNumber === undefined ? sheet : { ...sheet, rowNumber: (row) => rowNumber(sheet.rowNumber(row)) };
}

/** The orders, which say in full what is wrong with adding them where they are in several currencies. */
function withMixed(plan: Plan, settled: Settled, { orders, source }: Counted): Orders {
  const { currency } = orders;
  if (currency === null) return orders;
  return {
    ...orders,
    mixedCurrencies: () => mixedCurrencies(plan, settled, { ...orders, currency }, source),
  };
}

/** Reads at once the columns that every file is asked for. */
function readCells({ sheet, columns, format, answers }: Plan, zone: Context['zone']): Cells {
  const { of } = columns;
  const utc = of.date !== undefined && /(^| )(utc|gmt)( |$)|utc$/.test(sheet.folded[of.date] ?? '');
  const found = (fields: readonly OrderField[]) =>
    fields.map((field) => of[field]).filter((at) => at !== undefined);
  return cellsOf(sheet.rows, {
    dayRules: {
      zone,
      order: answers.dateOrder ?? null,
      usualOrder: format?.dateOrder ?? null,
      utc,
    },
    days: found(['date']),
    amounts: found(['total', 'refund', 'line_total', 'unit_price', 'quantity']),
    texts: found(['customer_id', 'status', 'currency']),
  });
}

const generalLabel: Words = { en: 'Table of orders', fa: 'جدول سفارش‌ها' };
const threeLabel: Words = { en: 'Customer, date, amount', fa: 'مشتری، تاریخ، مبلغ' };

function namesOf(plan: Plan): Pick<Reading, 'format' | 'formatLabel' | 'headerHash' | 'headers' | 'columns'> {
  const { sheet, format, columns } = plan;
  const bare = sheet.headers.length === 0;
  const names: Partial<Record<OrderField, string>> = {};
  for (const [field, at] of Object.entries(columns.of)) names[field as OrderField] = headerOf(plan, at);
  return {
    format: format?.id ?? (bare ? 'three-columns' : 'general'),
    formatLabel: format?.label ?? (bare ? threeLabel : generalLabel),
    headerHash: headerHash(sheet.folded),
    headers: sheet.headers,
    columns: names,
  };
}

function spanOf(day: Int32Array): Pick<Reading, 'from' | 'to'> {
  if (day.length === 0) return { from: null, to: null };
  let from = day[0] as number;
  let to = from;
  for (let order = 1; order < day.length; order++) {
    const at = day[order] as number;
    if (at < from) from = at;
    if (at > to) to = at;
  }
  return { from, to };
}
