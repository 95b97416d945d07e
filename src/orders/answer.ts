import type { Answering } from '../calls/calls.ts';
import type { MappingAnswers, Question, Understood } from '../calls/orders.ts';
import { isoOf } from '../core/days.ts';
import type { Language } from '../core/language.ts';
import { decimalText } from '../core/money.ts';
import { foldHeader } from '../core/text.ts';
import type { Platform, Tab } from '../platform.ts';
import type { Sums } from './balance.ts';
import { customerRecords, orderRecords } from './lists.ts';
import { readTabs, rememberOrders, savedFor, tabsNamed } from './load.ts';
import { mergeAnswers } from './mapping.ts';
import type { Currency, Orders } from './order.ts';
import type { OpenQuestion } from './questions.ts';
import type { Reading } from './readOrders.ts';
import { reasonLabel } from './reasons.ts';

export { importRows } from './import.ts';
export { bringOrders } from './importOrders.ts';

/** What is worth saying of the orders at a glance, reckoned by the measures; null when there is too little data. */
export type InsightOf = (orders: Orders) => Understood['insight'];

/** `understand` and `saveMapping` that say `insight` too. */
export function ordersAnswers(insight: InsightOf): {
  readonly understand: Answering<'understand'>;
  readonly saveMapping: Answering<'saveMapping'>;
} {
  return {
    understand: ({ tabs: names, answers, detail }, { platform, language }) => {
      const reading = read(platform, tabsNamed(platform, names), language, answers);
      return understood(reading, { language, insight, detail: detail === true });
    },
    saveMapping: ({ tabs: names, answers }, { platform, language }) => {
      const tabs = tabsNamed(platform, names);
      const reading = read(platform, tabs, language, answers);
      const saved = savedFor(platform, reading.headerHash, () => reading.headers.map(foldHeader));
      rememberOrders(platform, tabs, reading, mergeAnswers(saved, answers));
      return understood(reading, { language, insight, detail: false });
    },
  };
}

function read(
  platform: Platform,
  tabs: readonly Tab[],
  language: Language,
  answers: MappingAnswers | undefined,
): Reading {
  return readTabs(platform, tabs, { language, ...(answers === undefined ? {} : { answers }) });
}

interface Wanted {
  readonly language: Language;
  readonly insight: InsightOf;
  readonly detail: boolean;
}

const fewCustomers = 100;
const fewDays = 180;

/** A reading in the words of a person, amounts as decimal text in the money shown. */
export function understood(reading: Reading, { language, insight, detail }: Wanted): Understood {
  const { orders, currencies, from, to } = reading;
  const days = from === null || to === null ? 0 : to - from + 1;
  const one = (sum: Sums) =>
    currencies.length === 1
      ? amountText(sum[0] as number, currencies[0] as Currency)
      : amounts(sum, currencies);
  return {
    format: reading.format,
    formatLabel: reading.formatLabel[language],
    rows: { in: reading.rowsIn, counted: reading.rowsCounted },
    sum: { in: one(reading.sumIn), counted: one(reading.sumCounted) },
    orders: orders.length,
    customers: orders.customers.length,
    revenue: orders.length === 0 ? {} : amounts(reading.sumCounted, currencies),
    anonymous: {
      rows: reading.anonymous.rows,
      orders: reading.anonymous.orders,
      revenue: reading.anonymous.orders === 0 ? {} : amounts(reading.anonymous.revenue, currencies),
    },
    from: from === null ? null : isoOf(from),
    to: to === null ? null : isoOf(to),
    columns: reading.columns,
    mapping: reading.mapping.map((field) => ({ ...field, label: field.label[language] })),
    headers: reading.headers,
    leftOut: reading.leftOut.map(({ reason, rows, sum, firstRows }) => ({
      reason,
      label: reasonLabel(reason)[language],
      rows,
      sum: one(sum),
      firstRows,
    })),
    questions: reading.questions.map((question) => asked(question, language)),
    warnings: reading.warnings.map((words) => words[language]),
    insight: insight(orders),
    tooLittle: orders.customers.length < fewCustomers || days < fewDays,
    ...(detail ? { orderList: orderRecords(reading), customerList: customerRecords(reading) } : {}),
  };
}

function asked(question: OpenQuestion, language: Language): Question {
  const text = question.text[language];
  if (question.kind === 'unreadable') return { ...question, text };
  const choices = question.choices.map((choice) => ({ ...choice, label: choice.label[language] }));
  return { ...question, text, choices };
}

function amountText(units: number, { scale, decimals }: Currency): string {
  return decimalText(units, scale, decimals);
}

/** By currency, those with nothing in them left out unless all are. */
function amounts(sums: Sums, currencies: readonly Currency[]): Record<string, string> {
  const texts: Record<string, string> = {};
  currencies.forEach((currency, at) => {
    if (sums[at] !== 0 || currencies.length === 1)
      texts[currency.code] = amountText(sums[at] as number, currency);
  });
  return texts;
}
