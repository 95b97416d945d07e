import type { Cell } from '../core/cells.ts';
import { type Day, remembering } from '../core/days.ts';
import type { Language } from '../core/language.ts';
import { midnight } from '../core/midnight.ts';
import { jalaliText } from '../core/shown.ts';
import type { Zone } from '../core/zone.ts';
import { segmentNames } from '../metrics/segmentGrid.ts';
import { stageNames } from '../metrics/stages.ts';
import { type CustomerTotals, currencyOf, totalsOf } from '../orders/history.ts';
import type { Currency, Orders, Person } from '../orders/order.ts';
import { type Discount, discountFor } from './discounts.ts';
import { type Likes, likesOf } from './likes.ts';
import type { Standing } from './membership.ts';
import { type Reach, reachWords } from './reach.ts';
import type { Column, CustomersColumn } from './tabs.ts';

export interface Facts {
  readonly orders: Orders;
  readonly standing: Standing;
  readonly language: Language;
  readonly zone: Zone;
  reach(who: number): Reach;
  /** The last message in words, '' none. */
  lastMessage(who: number): string;
}

/** One customer, as the cells tell of them. */
interface Customer {
  readonly who: number;
  /** Place in the standing. */
  readonly at: number;
  readonly person: Person;
  readonly likes: Likes;
  readonly discount: Discount | null;
}

/** Shows a cell of one customer. */
type Show = (customer: Customer) => Cell;

/**
 * The cells of a customer's row, by place in the standing: one a column, blank where people write.
 *
 * @throws {UserError} when the amounts are in more than one currency
 */
export function customerCells(facts: Facts, columns: readonly Column[]): (at: number) => Cell[] {
  const { orders, standing } = facts;
  const shows = showsOf(facts, currencyOf(orders));
  const likes = likesOf(orders, standing.asOf);
  const shown = columns.map(({ id }) => shows[id as CustomersColumn]);
  const { scores, segment, stage, customer } = standing;
  return (at) => {
    const who = customer[at]!;
    const average = scores.totalSpent[at]! / scores.orderCount[at]!;
    const about: Customer = {
      who,
      at,
      person: orders.person(who),
      likes: likes(who),
      discount: discountFor(segment[at]!, stage[at]!, average),
    };
    return shown.map((show) => show(about));
  };
}

function showsOf(facts: Facts, currency: Currency): Readonly<Record<CustomersColumn, Show>> {
  const { orders, standing, language } = facts;
  const { scores, stages, segment, stage } = standing;
  const totals: CustomerTotals = totalsOf(orders, { from: Number.NEGATIVE_INFINITY, to: standing.asOf });
  const date = datesIn(facts.zone);
  const money = (smallest: number) => Math.round(smallest) / currency.scale;
  const firstOf = ({ who }: Customer) => totals.firstDay[who]!;
  const lastOf = ({ who }: Customer) => totals.lastDay[who]!;
  const nextOf = ({ at }: Customer) => stages.nextOrder[at]!;
  return {
    name: ({ person }) => person.name,
    mobile: ({ person }) => shownPhone(person.phone),
    email: ({ person }) => person.email,
    city: ({ person }) => person.city,
    segment: ({ at }) => segmentNames[segment[at]!][language],
    stage: ({ at }) => stageNames[stage[at]!][language],
    first_order: (customer) => date(firstOf(customer)),
    first_order_jalali: (customer) => jalaliText(firstOf(customer)),
    last_order: (customer) => date(lastOf(customer)),
    last_order_jalali: (customer) => jalaliText(lastOf(customer)),
    next_order: (customer) => date(nextOf(customer)),
    next_order_jalali: (customer) => jalaliText(nextOf(customer)),
    days: ({ at }) => scores.recencyDays[at]!,
    orders: ({ at }) => scores.orderCount[at]!,
    spent: ({ at }) => money(scores.totalSpent[at]!),
    average: ({ at }) => money(scores.totalSpent[at]! / scores.orderCount[at]!),
    usual_gap: ({ at }) => stages.usualGap[at]!,
    last_product: ({ likes }) => likes.lastProduct,
    category: ({ likes }) => likes.category,
    next_product: ({ likes }) => likes.nextProduct,
    discount: ({ discount }) => (discount ? discount.share : noDiscount[language]),
    discount_cap: ({ discount }) => (discount ? money(discount.cap) : ''),
    last_message: ({ who }) => facts.lastMessage(who),
    reachable: ({ who }) => reachWords[facts.reach(who).why ?? 'yes'][language],
    score: ({ at }) => `${scores.r[at]}${scores.f[at]}${scores.m[at]}`,
    customer: ({ who }) => orders.customers[who]!,
    do_not_contact: () => '',
    note: () => '',
  };
}

const noDiscount: Readonly<Record<Language, string>> = { en: 'none', fa: 'بدون' };

/** As people in its country dial it: an Iranian number without its country code. */
export const shownPhone = (phone: string): string => phone.replace(/^\+98/, '0');

/** Real dates, one object a day however many cells show it. */
function datesIn(zone: Zone): (day: Day) => Date {
  const known = new Map<Day, Date>();
  const quick = remembering(zone);
  return (day) => {
    let date = known.get(day);
    if (!date) {
      date = midnight(day, quick);
      known.set(day, date);
    }
    return date;
  };
}

/** Number formats of the columns; money as the currency writes it. */
export function formatsOf(columns: readonly Column[], currency: Currency): string[] {
  const money = currency.decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(currency.decimals)}`;
  return columns.map(({ kind, id }) => {
    if (id === 'discount') return '0%';
    if (id === 'usual_gap') return 'General';
    return {
      text: '@',
      number: '#,##0',
      money,
      share: '0.0%',
      day: 'yyyy-mm-dd',
      moment: 'yyyy-mm-dd hh:mm',
      yesno: 'General',
    }[kind];
  });
}
