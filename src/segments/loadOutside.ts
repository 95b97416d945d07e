import type { Cell, Table } from '../core/cells.ts';
import { readDay } from '../core/dateText.ts';
import { type Day, instantToDay, isDate, monthEnd, monthStart, partsOf } from '../core/days.ts';
import { jalaliMonthEnd, toJalali } from '../core/jalali.ts';
import { foldHeader, foldText } from '../core/text.ts';
import { type Moment, readMoment, readNumber } from '../core/typed.ts';
import { readVisitors, type Visitors } from '../metrics/visitors.ts';
import type { Orders } from '../orders/order.ts';
import type { Platform } from '../platform.ts';
import type { Spend } from './acquisition.ts';
import { columnsIn } from './layout.ts';
import { loadCalls } from './loadCalls.ts';
import { loadMessageRows } from './loadMessageRows.ts';
import type { Outside } from './ruleFacts.ts';
import { customersTab } from './tabs.ts';

type Host = Pick<Platform, 'workbook' | 'settings'>;

/** Tabs that a shop keeps itself, by the names they may bear. */
const listNames = {
  survey: ['Survey', 'نظرسنجی'],
  carts: ['Carts', 'سبدها'],
  clicks: ['Clicks', 'کلیک ها'],
  members: ['Members', 'اعضا'],
  spend: ['Spend', 'هزینه ها'],
  visitors: ['Visitors', 'بازدید'],
} as const;

/** What the file's other tabs tell of the customers; `customers` is what the Customers tab holds. */
export function loadOutside(host: Host, orders: Orders, customers: Table): Outside {
  return {
    messages: loadMessages(host, orders),
    clicks: loadClicks(host, orders),
    survey: loadSurvey(host, orders),
    cartDay: loadCarts(host, orders),
    birthday: loadBirthdays(host, orders, customers),
    customerField: fieldsIn(customers, orders),
  };
}

/** What was paid for advertising, row by row; rows that cannot be read are left out. */
export function loadSpend(host: Host): Spend[] {
  const list = loadList(host, listNames.spend);
  if (!list) return [];
  const [monthAt, amountAt] = [
    columnOf(list, /month|date|day|ماه|تاریخ|روز/),
    columnOf(list, /amount|spend|cost|مبلغ|هزینه/),
  ];
  return list.rows.flatMap((row) => {
    const month = readMoment(row[monthAt], host.workbook.zone);
    const amount = readNumber(row[amountAt]);
    return month && amount !== null ? [{ ...wholeMonth(month), amount }] : [];
  });
}

/** Advertising is told by month: a day alone stands for its own, the Jalali one where that begins on it. */
function wholeMonth({ first, last, isMonth }: Moment): { first: Day; last: Day } {
  if (isMonth) return { first, last };
  return toJalali(first).day === 1 && partsOf(first).day !== 1
    ? { first, last: jalaliMonthEnd(first) }
    : { first: monthStart(first), last: monthEnd(first) };
}

/** Visitors of the site; null without a tab of theirs. */
export function loadVisitors(host: Host): Visitors | null {
  const table = loadTable(host, listNames.visitors);
  return table && readVisitors(table);
}

/** States of a message that went, and those that say it arrived, in both languages. */
const went = ['accepted', 'delivered', 'unknown', 'تحویل پنل شد', 'رسید', 'نامعلوم'].map(foldText);
const arrived = ['delivered', 'رسید'].map(foldText);

function loadMessages(host: Host, orders: Orders): Outside['messages'] {
  const rows = loadMessageRows(host);
  if (rows.length === 0) return [];
  const called = new Map(loadCalls(host).map(({ key, outcome }) => [key, outcome]));
  return rows.flatMap((row) => {
    const sent = row.get('sent');
    const state = foldText(row.text('state'));
    const who = orders.find(row.text('customer'));
    if (who < 0 || !isDate(sent) || !went.includes(state)) return [];
    const day = instantToDay(sent.getTime(), host.workbook.zone);
    const channel = /^(?:e-?mail|ایمیل)$/i.test(row.text('channel')) ? 'email' : 'sms';
    const outcome = called.get(row.text('key')) ?? 'missed';
    const isReached = arrived.includes(state) || outcome !== 'missed';
    return [{ who, day, channel, campaign: row.text('campaign'), isReached }];
  });
}

/** A list that a shop keeps: rows of cells below a header. */
interface List {
  readonly headers: readonly string[];
  readonly rows: Table;
}

function loadList(host: Host, names: readonly string[]): List | null {
  const table = loadTable(host, names);
  if (!table) return null;
  return { headers: table[0]!.map((cell) => foldHeader(String(cell ?? ''))), rows: table.slice(1) };
}

/** Of the first tab by one of the names, however it is spelled, that holds more than a row. */
function loadTable({ workbook }: Host, names: readonly string[]): Table | null {
  for (const tab of workbook.tabsNamed(names)) {
    const values = tab.values();
    if (values.length > 1) return values;
  }
  return null;
}

/** The first column whose header holds one of these words; -1 for none. */
const columnOf = ({ headers }: List, words: RegExp): number =>
  headers.findIndex((header) => words.test(header));

/** Whose a row is, by whichever of its cells names somebody. */
const whoIn = (row: readonly Cell[], orders: Orders): number =>
  row.reduce<number>((found, cell) => (found >= 0 || cell === '' ? found : orders.find(cell)), -1);

function loadSurvey(host: Host, orders: Orders): Outside['survey'] {
  const list = loadList(host, listNames.survey);
  if (!list) return null;
  const [scoreAt, reasonAt] = [
    columnOf(list, /score|nps|امتیاز|نمره/),
    columnOf(list, /reason|why|comment|دلیل|چرا|توضیح/),
  ];
  const answers = new Map<number, { score: number; reason: string }>();
  for (const row of list.rows) {
    const score = readNumber(row[scoreAt]);
    const who = whoIn(
      row.filter((_, at) => at !== scoreAt && at !== reasonAt),
      orders,
    );
    // Answers come below each other: the last one is the latest.
    if (who >= 0 && score !== null) answers.set(who, { score, reason: String(row[reasonAt] ?? '') });
  }
  return answers;
}

function loadCarts(host: Host, orders: Orders): Outside['cartDay'] {
  const list = loadList(host, listNames.carts);
  if (!list) return null;
  const dayAt = columnOf(list, /date|day|time|created|updated|تاریخ|روز|زمان/);
  const latest = new Map<number, number>();
  for (const row of list.rows) {
    const day = readDay(row[dayAt], { zone: host.workbook.zone });
    const who = whoIn(
      row.filter((_, at) => at !== dayAt),
      orders,
    );
    if (who >= 0 && day !== null) latest.set(who, Math.max(day, latest.get(who) ?? day));
  }
  return latest;
}

/** Who clicked when, as a shop's link shortener or analytics gives it, and in which campaign. */
export function loadClicks(host: Host, orders: Orders): Outside['clicks'] {
  const list = loadList(host, listNames.clicks);
  if (!list) return null;
  const dayAt = columnOf(list, /date|day|time|clicked|تاریخ|روز|زمان/);
  const places = [columnOf(list, /campaign|کمپین/), columnOf(list, /link|url|page|address|لینک|پیوند|نشانی/)];
  return list.rows.flatMap((row) => {
    const day = readDay(row[dayAt], { zone: host.workbook.zone });
    const who = whoIn(
      row.filter((_, at) => at !== dayAt && !places.includes(at)),
      orders,
    );
    if (who < 0 || day === null) return [];
    const [named, link] = places.map((at) => String(row[at] ?? ''));
    return [{ who, day, campaign: foldText(taggedIn(link!) || taggedIn(named!) || named!) }];
  });
}

/** The campaign that the tags of a link name, '' for none. */
function taggedIn(link: string): string {
  const tagged = /[?&]utm_campaign=([^&#]*)/i.exec(link)?.[1]?.replace(/\+/g, ' ') ?? '';
  try {
    return decodeURIComponent(tagged);
  } catch {
    return tagged;
  }
}

const birthWords = /birth|تولد/;

/** From a column of the Customers tab or of Members; null where neither has one. */
function loadBirthdays(host: Host, orders: Orders, customers: Table): Outside['birthday'] {
  const { head } = columnsIn(customersTab, customers);
  const own: List = {
    headers: (customers[head - 1] ?? []).map((cell) => foldHeader(String(cell ?? ''))),
    rows: customers.slice(head),
  };
  const lists = [own, loadList(host, listNames.members)].filter((list) => list !== null);
  const withBirthdays = lists.filter((list) => columnOf(list, birthWords) >= 0);
  if (withBirthdays.length === 0) return null;
  const birthdays = new Map<number, number>();
  for (const list of withBirthdays) {
    const at = columnOf(list, birthWords);
    for (const row of list.rows) {
      const day = readDay(row[at], { zone: host.workbook.zone });
      const who =
        day === null
          ? -1
          : whoIn(
              row.filter((_, column) => column !== at),
              orders,
            );
      if (who < 0 || day === null || birthdays.has(who)) continue;
      const parts = partsOf(day);
      birthdays.set(who, parts.month * 100 + parts.day);
    }
  }
  return birthdays;
}

/** Columns of the Customers tab by their header; rows are known by the customer's key. */
function fieldsIn(customers: Table, orders: Orders): Outside['customerField'] {
  const { head, at } = columnsIn(customersTab, customers);
  const key = at.get('customer');
  let rowOf: Map<number, readonly Cell[]> | undefined;
  return (header) => {
    const column = (customers[head - 1] ?? []).findIndex(
      (cell) => foldText(String(cell ?? '')) === foldText(header),
    );
    if (column < 0 || key === undefined) return undefined;
    rowOf ??= new Map(customers.slice(head).map((row) => [orders.find(row[key]), row]));
    return (who) => rowOf!.get(who)?.[column] ?? '';
  };
}
