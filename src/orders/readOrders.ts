import type { MappingAnswers, OrderField, Question } from '../calls.ts';
import type { Table } from '../core/cells.ts';
import type { Context } from '../core/context.ts';
import { type Day, remembering } from '../core/days.ts';
import type { Words } from '../core/language.ts';
import { type Balance, balanceOf } from './balance.ts';
import { countOrders } from './countedOrders.ts';
import { dayFacts } from './dayFacts.ts';
import { detailsOf } from './details.ts';
import { type FoundField, foundFields, headerOf, refuseUnsettled } from './findings.ts';
import { formats } from './formats/index.ts';
import { settleFile } from './grain.ts';
import { looksLikeDay } from './mapper.ts';
import { headerHash, savedAnswers } from './mapping.ts';
import { readMoney } from './moneyFacts.ts';
import type { Currency, Orders } from './order.ts';
import { identifyOrders, peopleOfOrders, readPeople } from './people.ts';
import { formatOf, type Plan, planOf } from './plan.ts';
import { sheetOf } from './sheet.ts';
import { readStates } from './states.ts';

export interface ReadOptions {
  readonly context: Context;
  /** What a person answered for this header; missing: what is saved for it. */
  readonly answers?: MappingAnswers;
  /** Throw what must be settled, as a spreadsheet function does, instead of leaving such rows out with reasons. */
  readonly strict: boolean;
}

/** What a table of orders was understood to say. Sums are in smallest units, in the order of `currencies`. */
export interface Reading extends Balance {
  readonly format: string;
  readonly formatLabel: Words;
  /** Hash of the header, by which answers are saved; '' for three columns without one. */
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
  readonly questions: readonly (Omit<Question, 'text'> & { readonly text: Words })[];
  readonly warnings: readonly Words[];
}

/**
 * Reads orders from a table: any export with a header row, or customer, date and amount in three columns without one.
 * Every row is counted, anonymous or left out with a reason, and the sums add up to the last unit.
 *
 * @throws {UserError} when `strict` and something must be settled by a person first: a column not found or not clear,
 *   a date, amount or status that cannot be read in a row that would count, several currencies
 */
export function readOrders(table: Table, { context, answers, strict }: ReadOptions): Reading {
  const zone = remembering(context.zone);
  const sheet = sheetOf(table, looksLikeDay);
  const plan = planOf(sheet, formatOf(sheet, formats), answers ?? savedAnswers(context, sheet) ?? {});
  const days = dayFacts(plan, zone);
  const money = readMoney(plan);
  const states = readStates(plan);
  const { settled, rowsOf } = settleFile(plan, days, money, states);
  if (strict) refuseUnsettled(plan, settled, days);
  const { currency, currencies } = money;
  const iranian = currencies.some(({ code }) => code === 'IRT');
  const people = peopleOfOrders(readPeople(plan, zone.id, iranian), settled.speaker, rowsOf);
  const who = identifyOrders(people, settled.speaker.length);
  const details = detailsOf({ plan, zone, money, people, settled, rowsOf });
  const { orders, anonymous } = countOrders({ settled, who, people, currency, currencies, details });
  const balance = balanceOf({ settled, rowsOf, anonymous, currency, currencies, rowNumber: sheet.rowNumber });
  return {
    ...balance,
    ...spanOf(orders.day),
    format: plan.format?.id ?? (sheet.headers.length === 0 ? 'three-columns' : 'general'),
    formatLabel: plan.format?.label ?? generalLabel,
    headerHash: headerHash(sheet.folded),
    headers: sheet.headers,
    columns: columnNames(plan),
    mapping: foundFields(plan),
    currencies,
    orders,
    questions: [],
    warnings: [],
  };
}

const generalLabel: Words = { en: 'Table of orders', fa: 'جدول سفارش‌ها' };

function spanOf(day: Int32Array): { readonly from: Day | null; readonly to: Day | null } {
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

function columnNames(plan: Plan): Partial<Record<OrderField, string>> {
  const names: Partial<Record<OrderField, string>> = {};
  for (const [field, at] of Object.entries(plan.columns.of)) names[field as OrderField] = headerOf(plan, at);
  return names;
}
