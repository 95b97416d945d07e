import type { Cell } from '../core/cells.ts';
import { instantToDay, isDate } from '../core/days.ts';
import { UserError } from '../core/errors.ts';
import { foldText } from '../core/text.ts';
import type { Zone } from '../core/zone.ts';
import { predictionsOf } from '../metrics/clvPredict.ts';
import { currencyOf, ordersByCustomer, totalsOf } from '../orders/history.ts';
import type { Orders } from '../orders/order.ts';
import { type Standing, standingOf } from './membership.ts';
import type { Reach } from './reach.ts';
import { sinceOf } from './rules/common.ts';
import type { FieldCell, GroupColumns, MessageHistory, OrderHistory, RuleFacts } from './rules/facts.ts';
import type { Needs } from './rules/needs.ts';

/** What tabs besides the orders tell of the customers; each by index into `Orders.customers`. */
export interface Outside {
  readonly messages: readonly {
    readonly who: number;
    readonly day: number;
    readonly campaign: string;
    readonly channel: 'email' | 'sms';
    readonly isReached: boolean;
  }[];
  /** Null where the file does not tell of clicks. */
  readonly clicks: readonly Click[] | null;
  readonly survey: ReadonlyMap<number, { readonly score: number; readonly reason: string }> | null;
  readonly cartDay: ReadonlyMap<number, number> | null;
  readonly birthday: ReadonlyMap<number, number> | null;
  /** A cell of the Customers tab under a header; undefined when it has no such column. */
  customerField(header: string): ((who: number) => Cell) | undefined;
}

interface Known {
  readonly orders: Orders;
  readonly standing: Standing;
  readonly zone: Zone;
  readonly outside: Outside;
  reach(who: number): Reach;
}

/** What some expression asks for beside the rest: columns of customers, days before, or what a model predicts. */
export function withNeeds(facts: RuleFacts, known: Known, needs: Needs): RuleFacts {
  const people = Array.from(known.standing.customer);
  const { scale } = currencyOf(known.orders);
  return {
    ...facts,
    fields: fieldsOf(known, people, needs.fields),
    before: beforeOf(known, people, needs.moved),
    predicted: needs.predicted ? predictedOf(known.orders, facts.asOf, people, scale) : null,
  };
}

/** The facts that rules are reckoned from, without those of `withNeeds`; customers in the order of the standing. */
export function ruleFacts(known: Known): RuleFacts {
  const { orders, standing, outside } = known;
  const { asOf, scores, customer, segment, stage } = standing;
  const totals = totalsOf(orders, { from: Number.NEGATIVE_INFINITY, to: asOf });
  const { scale } = currencyOf(orders);
  const people = Array.from(customer);
  const reaches = people.map((who) => known.reach(who));
  const history = historyOf(orders, people, asOf, scale);
  const pick = <T>(of: ReadonlyMap<number, T>) => people.map((who) => of.get(who) ?? null);
  return {
    asOf,
    before: {},
    customers: people.length,
    segment,
    stage,
    r: Array.from(scores.r),
    f: Array.from(scores.f),
    m: Array.from(scores.m),
    orders: Array.from(scores.orderCount),
    firstDay: people.map((who) => totals.firstDay[who]!),
    lastDay: people.map((who) => totals.lastDay[who]!),
    spent: Array.from(scores.totalSpent, (spent) => spent / scale),
    city: people.map((who) => orders.person(who).city),
    reach: { email: reaches.map(({ email }) => email), sms: reaches.map(({ sms }) => sms) },
    history,
    fields: {},
    messages: messagesOf(outside, people, history),
    survey: outside.survey && {
      score: pick(outside.survey).map((answer) => answer?.score ?? null),
      reason: pick(outside.survey).map((answer) => answer?.reason ?? ''),
    },
    cartDay: outside.cartDay && pick(outside.cartDay),
    birthday: outside.birthday && pick(outside.birthday),
    predicted: null,
  };
}

/** Where everybody stood before each window, by the cut of today; what says no days has none. */
function beforeOf(
  { orders, standing: { asOf, cutPoints } }: Known,
  people: readonly number[],
  windows: readonly string[],
): RuleFacts['before'] {
  const days = windows.flatMap((typed) => sinceOf(typed)?.(asOf) ?? []);
  return Object.fromEntries(
    days.map((first): [number, GroupColumns] => {
      const then = standingOf(orders, first - 1, cutPoints);
      const placeOf = new Map(Array.from(then.customer, (who, at) => [who, at]));
      const column = (of: readonly string[]) => people.map((who) => of[placeOf.get(who) ?? -1] ?? '');
      return [first - 1, { segment: column(then.segment), stage: column(then.stage) }];
    }),
  );
}

/** Texts numbered as they come. */
function numbering(): { readonly list: string[]; of(text: string): number } {
  const list: string[] = [];
  const known = new Map<string, number>();
  return {
    list,
    of(text) {
      if (text === '') return -1;
      let index = known.get(text);
      if (index === undefined) {
        index = list.push(text) - 1;
        known.set(text, index);
      }
      return index;
    },
  };
}

function historyOf(orders: Orders, people: readonly number[], asOf: number, scale: number): OrderHistory {
  const { start, order } = ordersByCustomer(orders, asOf);
  const [coupons, channels, products, categories] = [numbering(), numbering(), numbering(), numbering()];
  const history = {
    start: [0],
    day: [] as number[],
    amount: [] as number[],
    coupon: [] as number[],
    channel: [] as number[],
    lineStart: [0],
    product: [] as number[],
    category: [] as number[],
  };
  for (const who of people) {
    for (const index of order.subarray(start[who]!, start[who + 1]!)) {
      const { coupon, channel, lines } = orders.detail(index);
      history.day.push(orders.day[index]!);
      history.amount.push(orders.amount[index]! / scale);
      history.coupon.push(coupons.of(coupon));
      history.channel.push(channels.of(channel));
      for (const line of lines) {
        history.product.push(products.of(line.product));
        history.category.push(categories.of(line.category));
      }
      history.lineStart.push(history.product.length);
    }
    history.start.push(history.day.length);
  }
  return {
    ...history,
    coupons: coupons.list,
    channels: channels.list,
    products: products.list,
    categories: categories.list,
  };
}

/** @throws {UserError} for a header that neither the Customers tab nor the orders have */
function fieldsOf(
  { orders, outside, zone }: Known,
  people: readonly number[],
  headers: readonly string[],
): RuleFacts['fields'] {
  const plain = (cell: Cell): FieldCell => {
    if (isDate(cell)) return { day: instantToDay(cell.getTime(), zone) };
    return cell === null || cell === undefined ? '' : cell;
  };
  return Object.fromEntries(
    headers.map((header) => {
      const cell = outside.customerField(header) ?? orderField(orders, header);
      if (!cell) throw noSuchField(header);
      return [header, people.map((who) => plain(cell(who)))];
    }),
  );
}

function orderField(orders: Orders, header: string): ((who: number) => Cell) | undefined {
  const isThere = orders.headers?.some((known) => foldText(known) === foldText(header));
  return isThere && orders.field ? (who) => orders.field!(who, header) : undefined;
}

function noSuchField(header: string): UserError {
  return new UserError({
    en: `neither Customers nor the orders have a column "${header}"`,
    fa: `نه تب مشتریان و نه سفارش‌ها ستونی به نام «${header}» دارند`,
  });
}

/** A link that somebody opened; `campaign` '' where that does not say of which. */
export interface Click {
  readonly who: number;
  readonly day: number;
  readonly campaign: string;
}

/** An order so soon after a message is put down to it, and a click that does not say its campaign. */
const windowDays = 14;

/** Whether a click of the same customer is put down to a message of a campaign on a day. */
export const isClickOn = (click: Click, day: number, campaign: string): boolean =>
  click.day >= day &&
  (click.campaign === '' ? click.day <= day + windowDays : click.campaign === foldText(campaign));

export function groupedByWho<T extends { readonly who: number }>(rows: readonly T[]): Map<number, T[]> {
  const byWho = new Map<number, T[]>();
  for (const row of rows) {
    const known = byWho.get(row.who);
    if (known) known.push(row);
    else byWho.set(row.who, [row]);
  }
  return byWho;
}

function messagesOf(
  { messages, clicks }: Outside,
  people: readonly number[],
  orders: OrderHistory,
): MessageHistory | null {
  const byWho = groupedByWho(messages);
  const clicksOf = clicks && groupedByWho(clicks);
  const campaigns = numbering();
  const history = {
    start: [0],
    day: [] as number[],
    campaign: [] as number[],
    channel: [] as ('email' | 'sms')[],
    response: [] as MessageHistory['response'][number][],
    clicked: clicksOf && ([] as boolean[]),
  };
  people.forEach((who, at) => {
    const days = orders.day.slice(orders.start[at]!, orders.start[at + 1]!);
    for (const { day, campaign, channel, isReached } of byWho.get(who) ?? []) {
      const hasOrdered = days.some((on) => on > day && on <= day + windowDays);
      history.day.push(day);
      history.campaign.push(campaigns.of(campaign));
      history.channel.push(channel);
      history.response.push(hasOrdered ? 'ordered' : isReached ? 'reached' : 'sent');
      history.clicked?.push((clicksOf!.get(who) ?? []).some((click) => isClickOn(click, day, campaign)));
    }
    history.start.push(history.day.length);
  });
  return { ...history, campaigns: campaigns.list };
}

const predictedMonths = { months: 12, margin: 1, yearlyDiscount: 0.1 };

/** Null where there are too few orders for a model. */
function predictedOf(
  orders: Orders,
  asOf: number,
  people: readonly number[],
  scale: number,
): RuleFacts['predicted'] {
  let predictions: ReturnType<typeof predictionsOf>;
  try {
    predictions = predictionsOf(orders, asOf, predictedMonths);
  } catch (problem) {
    if (problem instanceof UserError) return null;
    throw problem;
  }
  const of = new Map(predictions.customers.map((prediction) => [prediction.customer, prediction]));
  const value = (who: number) => of.get(who)?.predictedClv ?? null;
  return {
    value: people.map((who) => (value(who) === null ? null : value(who)! / scale)),
    alive: people.map((who) => of.get(who)?.aliveProbability ?? null),
  };
}
